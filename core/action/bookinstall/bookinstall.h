// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// An installation window from the store's calendar. The terminal's calendar is a copy, so the window is provisional until
/// central has reserved it. Conflict class: reserved.
struct BookInstall {
    static constexpr ActionType type{"install.book", 1, Conflict::Reserved};

    MemberId member;
    UnitCode unit;      ///< empty when the unit isn't known yet: the sale is agreed, delivery brings it
    ModelId model;      ///< what is to be installed; wanted when `unit` is empty
    QString slotId;
    QDateTime startsAt; ///< copied from the slot, so that the op can be read without the calendar
    int minutes = 120;
    QString note;

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("unitCode", self.unit);
        field("modelId", self.model);
        field("slotId", self.slotId);
        field("startsAt", self.startsAt);
        field("minutes", self.minutes);
        field("note", self.note);
    }
    friend bool operator==(const BookInstall &, const BookInstall &) = default;
};

[[nodiscard]] std::vector<Target> targets(const BookInstall &action);
/// MemberUnknown, UnitUnknown, UnitNotOwned, SlotUnknown, SlotTaken, TimeInPast, NotPermitted (gold-only window).
[[nodiscard]] Result<void> check(const BookInstall &action, const Documents &documents, const OpContext &context, const Policy &policy);
/// A provisional work order (on the unit, or on the member's plan when there is no unit yet) and a line in the timeline.
void fold(const BookInstall &action, Documents &documents, const OpContext &context, const Policy &policy);
void revert(const BookInstall &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
