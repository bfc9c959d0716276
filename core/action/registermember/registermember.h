// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// A new member in at most four fields, made here with a permanent id, with or without a line.
/// Conflict class: guarded - a phone number belongs to one member; central answers memberExists when it knows it already.
struct RegisterMember {
    static constexpr ActionType type{"member.register", 1, Conflict::Guarded};

    MemberId member; ///< UUIDv7 made at the terminal
    QString familyName;
    QString givenName;
    QString phone;   ///< E.164
    CommunityId community;
    Salutation salutation = Salutation::None;
    /// The code under which another member recommended us, as it was scanned; whose it is and what it brings, central's brand
    /// decides. Empty: nobody did.
    QString referral = {};

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("familyName", self.familyName);
        field("givenName", self.givenName);
        field("phone", self.phone);
        field("communityId", self.community);
        field("salutation", self.salutation);
        field("referralCode", self.referral);
    }
    friend bool operator==(const RegisterMember &, const RegisterMember &) = default;
};

[[nodiscard]] std::vector<Target> targets(const RegisterMember &action);
/// MemberExists (the id), NameMissing, PhoneMalformed, InvalidValue "referralCode" (capital letters, digits and dashes, at most 32).
[[nodiscard]] Result<void> check(const RegisterMember &action, const Documents &documents, const OpContext &context, const Policy &policy);
void fold(const RegisterMember &action, Documents &documents, const OpContext &context, const Policy &policy);
/// Closes the member; what other ops built on it stands.
void revert(const RegisterMember &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
