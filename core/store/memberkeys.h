// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/profile/member.h"

namespace zhike {

/// What finds a member, taken out of the document so that the index is built without opening bodies. Sealed on disk.
struct MemberKeys {
    MemberId memberId;
    MemberStatus status = MemberStatus::Active;
    QString familyName;
    QString givenName;
    std::vector<QString> phones; ///< E.164
    std::vector<QString> cards;
    std::vector<QString> emails;
    std::vector<QString> wechat;
    std::vector<QString> orders;
    std::vector<QString> devices;
    std::vector<QString> addresses;
    std::vector<UnitCode> units;
    CommunityId communityId;
    QDateTime lastContact; ///< latest contact mark: ties in search go to who was here last

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.memberId);
        field("status", self.status);
        field("familyName", self.familyName);
        field("givenName", self.givenName);
        field("phones", self.phones);
        field("cards", self.cards);
        field("emails", self.emails);
        field("wechat", self.wechat);
        field("orders", self.orders);
        field("devices", self.devices);
        field("addresses", self.addresses);
        field("units", self.units);
        field("communityId", self.communityId);
        field("lastContact", self.lastContact);
    }
    friend bool operator==(const MemberKeys &, const MemberKeys &) = default;
};

/// Pure. Works on stored and on effective members alike, so that a member made here is found the same way.
[[nodiscard]] MemberKeys keysOf(const Member &member);

} // namespace zhike
