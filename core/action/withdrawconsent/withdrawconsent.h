// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// "No more": for one purpose on one channel, or on all. Conflict class: monotone - always applied, in whatever order it
/// meets grants. Once it has left it can't be taken back by cancelling: whoever changes their mind is asked again, with the
/// text.
struct WithdrawConsent {
    static constexpr ActionType type{"consent.withdraw", 1, Conflict::Monotone, Rights::Counter, TakeBack::Never};

    MemberId member;
    Purpose purpose = Purpose::Other;
    Channel channel = Channel::Any; ///< Any: every channel of this purpose

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("purpose", self.purpose);
        field("channel", self.channel);
    }
    friend bool operator==(const WithdrawConsent &, const WithdrawConsent &) = default;
};

[[nodiscard]] std::vector<Target> targets(const WithdrawConsent &action);
/// MemberUnknown (also closed members may withdraw), InvalidValue (purpose, channel). Never a conflict.
[[nodiscard]] Result<void> check(const WithdrawConsent &action, const Documents &documents, const OpContext &context, const Policy &policy);
void fold(const WithdrawConsent &action, Documents &documents, const OpContext &context, const Policy &policy);
/// A withdrawal stands.
void revert(const WithdrawConsent &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
