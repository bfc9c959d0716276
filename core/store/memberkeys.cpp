// SPDX-License-Identifier: Apache-2.0
#include "core/store/memberkeys.h"

#include <algorithm>

namespace zhike {
namespace {

std::vector<QString> *listFor(MemberKeys &keys, IdentityKind kind)
{
    switch (kind) {
    case IdentityKind::Phone:
        return &keys.phones;
    case IdentityKind::Card:
        return &keys.cards;
    case IdentityKind::Email:
        return &keys.emails;
    case IdentityKind::Wechat:
        return &keys.wechat;
    case IdentityKind::Order:
        return &keys.orders;
    case IdentityKind::Device:
        return &keys.devices;
    case IdentityKind::Address:
        return &keys.addresses;
    case IdentityKind::Unit:
    case IdentityKind::Other:
        return nullptr;
    }
    return nullptr;
}

/// What keysOf needs of a member, and no more.
struct Gist {
    MemberId memberId;
    MemberStatus status = MemberStatus::Active;
    QString familyName;
    QString givenName;
    CommunityId communityId;
    TierId tier;
    QDate joinedOn;
    std::vector<Identity> identities;
    std::vector<UnitCode> units;
    struct Contact {
        QDateTime at;
        static void fields(auto &self, auto &&field) { field("at", self.at); }
    };
    std::vector<Contact> contacts;

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.memberId);
        field("status", self.status);
        field("familyName", self.familyName);
        field("givenName", self.givenName);
        field("communityId", self.communityId);
        field("tier", self.tier);
        field("joinedOn", self.joinedOn);
        field("identities", self.identities);
        field("units", self.units);
        field("contacts", self.contacts);
    }
};

MemberKeys gather(const auto &member)
{
    MemberKeys keys;
    keys.memberId = member.memberId;
    keys.status = member.status;
    keys.familyName = member.familyName;
    keys.givenName = member.givenName;
    keys.communityId = member.communityId;
    keys.tier = member.tier;
    keys.units = member.units;
    for (const Identity &identity : member.identities) {
        if (std::vector<QString> *list = listFor(keys, identity.kind))
            list->push_back(identity.value);
        else if (identity.kind == IdentityKind::Unit
                 && std::find(keys.units.begin(), keys.units.end(), UnitCode(identity.value)) == keys.units.end())
            keys.units.push_back(UnitCode(identity.value));
    }
    for (const auto &contact : member.contacts)
        if (!keys.lastContact.isValid() || contact.at > keys.lastContact)
            keys.lastContact = contact.at;
    if (!keys.lastContact.isValid() && member.joinedOn.isValid())
        keys.lastContact = QDateTime(member.joinedOn, QTime(0, 0), Qt::UTC);
    return keys;
}

constexpr char kPartsVersion = 1; // a JSON object of older rows begins with a brace

void append(QByteArray &parts, KeyPart part, const QString &text)
{
    if (text.isEmpty())
        return;
    const QByteArray utf8 = text.toUtf8();
    parts.append(static_cast<char>(part));
    auto length = static_cast<quint32>(utf8.size());
    for (; length >= 0x80; length >>= 7)
        parts.append(static_cast<char>(length | 0x80));
    parts.append(static_cast<char>(length)).append(utf8);
}

/// The lists of a member's keys with their part, once for writing and reading.
constexpr struct {
    KeyPart part;
    std::vector<QString> MemberKeys::*list;
} kLists[] = {{KeyPart::Phone, &MemberKeys::phones},     {KeyPart::Card, &MemberKeys::cards},
              {KeyPart::Email, &MemberKeys::emails},     {KeyPart::Wechat, &MemberKeys::wechat},
              {KeyPart::Order, &MemberKeys::orders},     {KeyPart::Device, &MemberKeys::devices},
              {KeyPart::Address, &MemberKeys::addresses}};

QString textOf(std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); }

void take(MemberKeys &keys, KeyPart part, const QString &text)
{
    switch (part) {
    case KeyPart::Member:
        keys.memberId = MemberId(text);
        return;
    case KeyPart::Status:
        keys.status = enumFromName<MemberStatus>(text).value_or(MemberStatus::Active);
        return;
    case KeyPart::FamilyName:
        keys.familyName = text;
        return;
    case KeyPart::GivenName:
        keys.givenName = text;
        return;
    case KeyPart::Community:
        keys.communityId = CommunityId(text);
        return;
    case KeyPart::Tier:
        keys.tier = TierId(text);
        return;
    case KeyPart::LastContact:
        keys.lastContact = QDateTime::fromMSecsSinceEpoch(text.toLongLong(), Qt::UTC);
        return;
    case KeyPart::Unit:
        keys.units.push_back(UnitCode(text));
        return;
    default:
        break;
    }
    for (const auto &[each, list] : kLists)
        if (each == part)
            (keys.*list).push_back(text);
}

} // namespace

MemberKeys keysOf(const Member &member) { return gather(member); }

Result<MemberKeys> keysIn(const QByteArray &body)
{
    return fromJsonBytes<Gist>(body).then([](const Gist &gist) -> Result<MemberKeys> { return gather(gist); });
}

QByteArray toParts(const MemberKeys &keys)
{
    QByteArray parts;
    parts.reserve(256);
    parts.append(kPartsVersion);
    append(parts, KeyPart::Member, keys.memberId.toString());
    if (keys.status != MemberStatus::Active)
        append(parts, KeyPart::Status, enumName(keys.status));
    append(parts, KeyPart::FamilyName, keys.familyName);
    append(parts, KeyPart::GivenName, keys.givenName);
    append(parts, KeyPart::Community, keys.communityId.toString());
    append(parts, KeyPart::Tier, keys.tier.toString());
    if (keys.lastContact.isValid())
        append(parts, KeyPart::LastContact, QString::number(keys.lastContact.toMSecsSinceEpoch()));
    for (const auto &[part, list] : kLists)
        for (const QString &value : keys.*list)
            append(parts, part, value);
    for (const UnitCode &unit : keys.units)
        append(parts, KeyPart::Unit, unit.toString());
    return parts;
}

Result<MemberKeys> keysFromParts(const QByteArray &bytes)
{
    if (bytes.startsWith('{'))
        return fromJsonBytes<MemberKeys>(bytes);
    MemberKeys keys;
    KeyParts parts(std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
    while (parts.next())
        take(keys, parts.part(), textOf(parts.text()));
    return parts.isWhole() ? Result<MemberKeys>(std::move(keys))
                           : Result<MemberKeys>(Error{ErrorCode::AnswerMalformed, QStringLiteral("keys")});
}

QByteArray asParts(QByteArray bytes)
{
    if (!bytes.startsWith('{'))
        return bytes;
    const Result<MemberKeys> keys = keysFromParts(bytes);
    return keys ? toParts(*keys) : QByteArray();
}

KeyParts::KeyParts(std::string_view parts)
    : m_isWhole(!parts.empty() && parts.front() == kPartsVersion)
{
    if (m_isWhole)
        m_rest = parts.substr(1);
}

bool KeyParts::next()
{
    if (m_rest.empty())
        return false;
    m_part = static_cast<KeyPart>(m_rest.front());
    size_t length = 0;
    size_t at = 1;
    for (unsigned shift = 0; at < m_rest.size() && shift < 32; shift += 7) {
        const auto byte = static_cast<unsigned char>(m_rest[at++]);
        length |= static_cast<size_t>(byte & 0x7f) << shift;
        if (byte < 0x80) {
            m_isWhole = length <= m_rest.size() - at;
            m_text = m_rest.substr(at, length);
            m_rest = m_isWhole ? m_rest.substr(at + length) : std::string_view();
            return m_isWhole;
        }
    }
    m_isWhole = false;
    m_rest = {};
    return false;
}

} // namespace zhike
