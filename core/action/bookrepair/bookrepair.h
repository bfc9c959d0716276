// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// A repair with symptom, words, window and photos by hash; the photos travel on their own and never hold the op up.
/// Conflict class: reserved (central plans the window).
struct BookRepair {
    static constexpr ActionType type{"repair.book", 1, Conflict::Reserved};

    MemberId member;
    UnitCode unit;
    QString symptom;             ///< key: "noise", "leak", "noPower", "notCooling", "notSpinning", "other"
    QString words;               ///< what the customer says, ≤ 500 characters
    QString slotId;              ///< empty: the agent calls back for a time
    QDateTime startsAt;
    int minutes = 120;
    std::vector<QString> blobs;  ///< sha256 of photos

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("unitCode", self.unit);
        field("symptom", self.symptom);
        field("words", self.words);
        field("slotId", self.slotId);
        field("startsAt", self.startsAt);
        field("minutes", self.minutes);
        field("blobs", self.blobs);
    }
    friend bool operator==(const BookRepair &, const BookRepair &) = default;
};

[[nodiscard]] std::vector<Target> targets(const BookRepair &action);
/// MemberUnknown, UnitUnknown, UnitNotOwned, InvalidValue (symptom, words), SlotUnknown, SlotTaken, TimeInPast.
[[nodiscard]] Result<void> check(const BookRepair &action, const Documents &documents, const OpContext &context, const Policy &policy);
/// An open work order on the unit (provisional window, or asked) and a line in the timeline.
void fold(const BookRepair &action, Documents &documents, const OpContext &context, const Policy &policy);
void revert(const BookRepair &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
