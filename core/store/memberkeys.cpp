// SPDX-License-Identifier: Apache-2.0
#include "core/store/memberkeys.h"

#include <algorithm>

namespace zhike {
namespace {

std::vector<QString> *listFor(MemberKeys &keys, IdentityKind kind)
{
    switch (kind) {
    case IdentityKind::Phone: return &keys.phones;
    case IdentityKind::Card: return &keys.cards;
    case IdentityKind::Email: return &keys.emails;
    case IdentityKind::Wechat: return &keys.wechat;
    case IdentityKind::Order: return &keys.orders;
    case IdentityKind::Device: return &keys.devices;
    case IdentityKind::Address: return &keys.addresses;
    case IdentityKind::Unit:
    case IdentityKind::Other: return nullptr;
    }
    return nullptr;
}

} // namespace

MemberKeys keysOf(const Member &member)
{
    MemberKeys keys;
    keys.memberId = member.memberId;
    keys.status = member.status;
    keys.familyName = member.familyName;
    keys.givenName = member.givenName;
    keys.communityId = member.communityId;
    keys.units = member.units;
    for (const Identity &identity : member.identities) {
        if (std::vector<QString> *list = listFor(keys, identity.kind))
            list->push_back(identity.value);
        else if (identity.kind == IdentityKind::Unit && std::find(keys.units.begin(), keys.units.end(), UnitCode(identity.value)) == keys.units.end())
            keys.units.push_back(UnitCode(identity.value));
    }
    for (const ContactMark &contact : member.contacts)
        if (!keys.lastContact.isValid() || contact.at > keys.lastContact)
            keys.lastContact = contact.at;
    return keys;
}

} // namespace zhike
