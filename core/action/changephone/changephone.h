// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// Another main phone number. Conflict class: guarded - the number is how the person is found and called back, so nobody's
/// change is silently preferred: central refuses when the number was changed elsewhere (changedElsewhere) or belongs to
/// somebody (memberExists, with the candidates: perhaps the same person).
struct ChangePhone {
    static constexpr ActionType type{"member.phone", 1, Conflict::Guarded};

    MemberId member;
    QString from; ///< E.164 as the terminal held it; empty: none
    QString to;   ///< E.164
    bool wasVerified = false; ///< of `from`, so that taking it back gives it back whole

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("from", self.from);
        field("to", self.to);
        field("wasVerified", self.wasVerified);
    }
    friend bool operator==(const ChangePhone &, const ChangePhone &) = default;
};

[[nodiscard]] std::vector<Target> targets(const ChangePhone &action);
/// MemberUnknown, PhoneMalformed, InvalidValue (the same number), ChangedElsewhere.
[[nodiscard]] Result<void> check(const ChangePhone &action, const Documents &documents, const OpContext &context, const Policy &policy);
/// The old number no longer finds the member: carriers give numbers to others.
void fold(const ChangePhone &action, Documents &documents, const OpContext &context, const Policy &policy);
void revert(const ChangePhone &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
