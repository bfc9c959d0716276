// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// A line an associate writes down about the visit. Conflict class: commute.
struct AddNote {
    static constexpr ActionType type{"member.note", 1, Conflict::Commute};

    MemberId member;
    QString words; ///< 1…500 characters

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("words", self.words);
    }
    friend bool operator==(const AddNote &, const AddNote &) = default;
};

[[nodiscard]] std::vector<Target> targets(const AddNote &action);
/// MemberUnknown, InvalidValue (words).
[[nodiscard]] Result<void> check(const AddNote &action, const Documents &documents, const OpContext &context, const Policy &policy);
void fold(const AddNote &action, Documents &documents, const OpContext &context, const Policy &policy);
void revert(const AddNote &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
