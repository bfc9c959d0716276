// SPDX-License-Identifier: Apache-2.0
#include "core/profile/member.h"

#include <algorithm>

namespace zhike {
namespace {

/// At the same moment a withdrawal counts as the later one, in whatever order the answers arrived.
bool isNewer(const Consent &a, const Consent &b)
{
    if (a.capturedAt != b.capturedAt)
        return a.capturedAt > b.capturedAt;
    return a.status == ConsentStatus::Withdrawn;
}

const Consent *newestAnswer(const Member &member, Purpose purpose, Channel channel)
{
    const Consent *newest = nullptr;
    for (const Consent &consent : member.consents)
        if (consent.purpose == purpose && consent.channel == channel && (!newest || isNewer(consent, *newest)))
            newest = &consent;
    return newest;
}

bool isGranted(const Consent *answer) { return answer && answer->status == ConsentStatus::Granted; }

} // namespace

PointsBalance pointsBalance(const Member &member)
{
    PointsBalance balance{member.pointsBroughtForward, 0};
    for (const PointsEntry &entry : member.points)
        (entry.isProvisional ? balance.provisional : balance.confirmed) += entry.points;
    return balance;
}

qint64 undecidedRedemptions(const Member &member)
{
    qint64 out = 0;
    for (const PointsEntry &entry : member.points)
        if (entry.isProvisional && entry.points < 0)
            out -= entry.points;
    return out;
}

qint64 spendablePoints(const Member &member) { return pointsBalance(member).confirmed - undecidedRedemptions(member); }

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
    const Consent *exact = newestAnswer(member, purpose, channel);
    const Consent *any = newestAnswer(member, purpose, Channel::Any);
    if (!exact || !any)
        return isGranted(exact ? exact : any);
    const bool isWithdrawnForAll = any->status == ConsentStatus::Withdrawn && any->capturedAt >= exact->capturedAt;
    return isGranted(exact) && !isWithdrawnForAll;
}

bool hasTag(const Member &member, QStringView path, const QDate &day)
{
    return std::any_of(member.tags.begin(), member.tags.end(), [&](const Tag &tag) {
        const bool covers = tag.path == path || (tag.path.startsWith(path) && tag.path.at(path.size()) == u'/');
        return covers && (!tag.validTo.isValid() || tag.validTo >= day);
    });
}

} // namespace zhike
