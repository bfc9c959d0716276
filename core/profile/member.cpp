// SPDX-License-Identifier: Apache-2.0
#include "core/profile/member.h"

#include <algorithm>

namespace zhike {

PointsBalance pointsBalance(const Member &member)
{
    PointsBalance balance{member.pointsBroughtForward, 0};
    for (const PointsEntry &entry : member.points)
        (entry.isProvisional ? balance.provisional : balance.confirmed) += entry.points;
    return balance;
}

const Identity *primaryPhone(const Member &member)
{
    const Identity *first = nullptr;
    for (const Identity &identity : member.identities) {
        if (identity.kind != IdentityKind::Phone)
            continue;
        if (identity.isPrimary)
            return &identity;
        if (!first)
            first = &identity;
    }
    return first;
}

bool hasConsent(const Member &member, Purpose purpose, Channel channel)
{
    // The newest answer for exactly this channel wins over the newest answer for "any".
    const Consent *exact = nullptr;
    const Consent *any = nullptr;
    for (const Consent &consent : member.consents) {
        if (consent.purpose != purpose)
            continue;
        const Consent **slot = consent.channel == channel ? &exact : consent.channel == Channel::Any ? &any : nullptr;
        if (slot && (!*slot || (*slot)->capturedAt <= consent.capturedAt))
            *slot = &consent;
    }
    const Consent *answer = exact ? exact : any;
    return answer && answer->status == ConsentStatus::Granted;
}

bool hasTag(const Member &member, QStringView path, const QDate &day)
{
    return std::any_of(member.tags.begin(), member.tags.end(), [&](const Tag &tag) {
        const bool covers = tag.path == path || (tag.path.startsWith(path) && tag.path.at(path.size()) == u'/');
        return covers && (!tag.validTo.isValid() || tag.validTo >= day);
    });
}

} // namespace zhike
