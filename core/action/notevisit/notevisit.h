// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// One scan of a visit: what was held in front of the camera.
struct VisitScan {
    int number = 0; ///< place in the visit, from 1: with the interaction it names the scan for ever
    QDateTime at;
    UnitCode unit;  ///< empty: a product without a unit code
    Text title;     ///< the product's name

    static void fields(auto &self, auto &&field)
    {
        field("number", self.number);
        field("at", self.at);
        field("unitCode", self.unit);
        field("title", self.title);
    }
    friend bool operator==(const VisitScan &, const VisitScan &) = default;
};

/// What somebody looked at before we knew who they are becomes part of their story: an anonymous visit becomes
/// a named one without loss. Conflict class: commute. Events are named by interaction and scan, not by op: said twice, by
/// whatever terminal, a scan stands once.
struct NoteVisit {
    static constexpr ActionType type{"visit.note", 1, Conflict::Commute};

    MemberId member;
    InteractionId interaction;
    std::vector<VisitScan> scans; ///< 1…50

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("interactionId", self.interaction);
        field("scans", self.scans);
    }
    friend bool operator==(const NoteVisit &, const NoteVisit &) = default;
};

[[nodiscard]] std::vector<Target> targets(const NoteVisit &action);
/// MemberUnknown, InvalidValue (interactionId, scans).
[[nodiscard]] Result<void> check(const NoteVisit &action, const Documents &documents, const OpContext &context, const Policy &policy);
/// One contact and a line a scan; scans that stand already are left as they are.
void fold(const NoteVisit &action, Documents &documents, const OpContext &context, const Policy &policy);
void revert(const NoteVisit &action, Documents &documents, const OpContext &context, const Policy &policy);

/// The id of a scan's line: the same wherever the visit is told.
[[nodiscard]] QString visitEventId(const InteractionId &interaction, int number);

} // namespace zhike
