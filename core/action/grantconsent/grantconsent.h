// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// "Yes, you may": for one purpose and one channel, to a text that was shown. Conflict class: guarded - refused when the
/// person has withdrawn meanwhile, wherever that was (safety.md, "Consent": a withdrawal wins every conflict).
struct GrantConsent {
    static constexpr ActionType type{"consent.grant", 1, Conflict::Guarded};

    MemberId member;
    Purpose purpose = Purpose::Other;
    Channel channel = Channel::Other;
    QString textVersion;    ///< of what the person was told
    QString evidence;       ///< "spoken", "signed", "screen"
    QString seenWithdrawal; ///< answerKey() of the withdrawal this answers; empty: none was known here

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("purpose", self.purpose);
        field("channel", self.channel);
        field("textVersion", self.textVersion);
        field("evidence", self.evidence);
        field("seenWithdrawal", self.seenWithdrawal);
    }
    friend bool operator==(const GrantConsent &, const GrantConsent &) = default;
};

[[nodiscard]] std::vector<Target> targets(const GrantConsent &action);
/// MemberUnknown, InvalidValue (purpose, channel, textVersion, evidence), ConsentWithdrawn. Consent to service isn't asked
/// for here: it is what the person came for.
[[nodiscard]] Result<void> check(const GrantConsent &action, const Documents &documents, const OpContext &context, const Policy &policy);
void fold(const GrantConsent &action, Documents &documents, const OpContext &context, const Policy &policy);
void revert(const GrantConsent &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
