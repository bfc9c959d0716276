// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/profile/member.h"

#include <string_view>

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
    TierId tier;
    QDateTime lastContact; ///< latest contact mark, else the day of joining: ties in search go to who was here last

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
        field("tier", self.tier);
        field("lastContact", self.lastContact);
    }
    friend bool operator==(const MemberKeys &, const MemberKeys &) = default;
};

/// Pure. Works on stored and on effective members alike, so that a member made here is found the same way.
[[nodiscard]] MemberKeys keysOf(const Member &member);
/// The same out of central's bytes, without reading the rest of the document: a bootstrap does it a million times.
[[nodiscard]] Result<MemberKeys> keysIn(const QByteArray &body);

/// One part of the keys as they rest. The numbers are part of the file format.
enum class KeyPart : quint8 {
    Member = 1,
    Status = 2,
    FamilyName = 3,
    GivenName = 4,
    Community = 5,
    Tier = 6,
    LastContact = 7,
    Unit = 8,
    Phone = 16,
    Card = 17,
    Email = 18,
    Wechat = 19,
    Order = 20,
    Device = 21,
    Address = 22
};

/// Keys as they rest: parts of number, length and UTF-8. An index takes them as they are, a million in a second.
[[nodiscard]] QByteArray toParts(const MemberKeys &keys);
/// AnswerMalformed for what toParts didn't write. Keys written before it (JSON) are read too.
[[nodiscard]] Result<MemberKeys> keysFromParts(const QByteArray &parts);
/// Reads JSON keys of an older row into parts; parts stay as they are. Empty when malformed.
[[nodiscard]] QByteArray asParts(QByteArray bytes);

/// Walks through parts; what it shows lives as long as the bytes. Total: malformed bytes end the walk with isWhole()
/// false.
class KeyParts {
public:
    explicit KeyParts(std::string_view parts);
    [[nodiscard]] bool next();
    [[nodiscard]] KeyPart part() const { return m_part; }
    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] bool isWhole() const { return m_isWhole; }

private:
    std::string_view m_rest;
    std::string_view m_text;
    KeyPart m_part = KeyPart::Member;
    bool m_isWhole = true;
};

} // namespace zhike
