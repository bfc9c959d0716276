// SPDX-License-Identifier: Apache-2.0
#include "core/insight/candidates.h"

#include "core/insight/activity.h"
#include "core/insight/appliance.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

constexpr int kWarrantyEndingDays = 60;
constexpr int kQuietDays = 180; // half a year without coming to us: keep, don't sell
constexpr int kUrgent = 100;
constexpr int kLater = 40;

int daysSinceOwnContact(const Situation &situation)
{
    QDateTime last;
    for (const ContactMark &contact : situation.member.contacts)
        if (!contact.isUnsolicited && contact.at <= situation.now && (!last.isValid() || contact.at > last))
            last = contact.at;
    return last.isValid() ? static_cast<int>(last.daysTo(situation.now)) : -1;
}

std::optional<Reason> troubleOf(const Situation &situation)
{
    if (hasTag(situation.member, tagpath::kComplaint, situation.today))
        return Reason{u"complaint"_s, {}, 0};
    for (const Unit &unit : situation.units) {
        if (!isInUse(unit))
            continue;
        if (const WorkOrder *order = openTrouble(unit))
            return Reason{u"openRepair"_s, {{"title"_L1, toParameter(order->title)}}, 0};
        if (const FaultEvent *fault = unansweredFault(unit))
            return Reason{u"confirmedFault"_s, {{"title"_L1, toParameter(fault->title)}}, 0};
    }
    return {};
}

Candidate serviceFor(const Situation &situation, const Unit &unit, const Reason &reason, int urgency)
{
    Candidate candidate;
    Advice &advice = candidate.advice;
    advice.type = AdviceType::Service;
    advice.category = categoryOf(situation, unit);
    advice.model = unit.modelId;
    advice.unit = unit.unitCode;
    advice.demand = {u"service"_s, advice.category, urgency, 0, 0, situation.now, {reason}};
    advice.reasons = {reason};
    advice.priority = {urgency / 100.0, 1, 1, urgency == kUrgent ? 3.0 : 1.0};
    return candidate;
}

std::optional<Candidate> serviceOf(const Situation &situation, const Unit &unit)
{
    if (const WorkOrder *order = openTrouble(unit))
        return serviceFor(situation, unit, {u"openRepair"_s, {{"title"_L1, toParameter(order->title)}}, 0}, kUrgent);
    if (const FaultEvent *fault = unansweredFault(unit))
        return serviceFor(situation, unit, {u"confirmedFault"_s, {{"title"_L1, toParameter(fault->title)}}, 0},
                          kUrgent);
    const QDate ends = warrantyEnd(unit);
    const qint64 days = ends.isValid() ? situation.today.daysTo(ends) : -1;
    if (days >= 0 && days <= kWarrantyEndingDays)
        return serviceFor(situation, unit, {u"warrantyEnding"_s, {{"days"_L1, days}}, 0}, kLater);
    return {};
}

} // namespace

Ground surveyed(const Situation &situation)
{
    const bool isChanging = hasTag(situation.member, tagpath::kMoving, situation.today)
        || hasTag(situation.member, tagpath::kRenovating, situation.today);
    return {situation, activityScore(situation.member, situation.now).value, daysSinceOwnContact(situation), isChanging,
            troubleOf(situation)};
}

std::vector<Candidate> serviceCandidates(const Ground &ground)
{
    std::vector<Candidate> candidates;
    for (const Unit &unit : ground.situation.units)
        if (auto candidate = isInUse(unit) ? serviceOf(ground.situation, unit) : std::nullopt)
            candidates.push_back(std::move(*candidate));
    if (ground.trouble && ground.trouble->code == "complaint"_L1)
        candidates.push_back(serviceFor(ground.situation, Unit{}, *ground.trouble, kUrgent));
    return candidates;
}

std::vector<Candidate> retainCandidates(const Ground &ground)
{
    const Situation &situation = ground.situation;
    const auto newest =
        std::max_element(situation.units.begin(), situation.units.end(), [](const Unit &a, const Unit &b) {
            return a.purchasedOn != b.purchasedOn ? a.purchasedOn < b.purchasedOn : b.unitCode < a.unitCode;
        });
    if (ground.quietDays < kQuietDays || newest == situation.units.end() || !isInUse(*newest))
        return {};
    const TierRule tier = situation.policy.tierRule(situation.member.tier);
    Candidate candidate;
    Advice &advice = candidate.advice;
    advice.type = AdviceType::Retain;
    advice.category = categoryOf(situation, *newest);
    advice.model = newest->modelId;
    advice.unit = newest->unitCode;
    advice.reasons = {{u"quiet"_s, {{"days"_L1, ground.quietDays}}, 0}};
    if (!tier.name.isEmpty())
        advice.reasons.push_back({u"tier"_s, {{"name"_L1, toParameter(tier.name)}}, 0});
    const int value = std::min(100, ground.quietDays / 6); // 180 days 30, 600 days 100
    advice.demand = {u"retain"_s, advice.category, value, 0, 0, situation.now, advice.reasons};
    advice.priority = {value / 100.0, 1, tier.namesTheHour ? 1.5 : 1.0, 0.8};
    return {candidate};
}

} // namespace zhike
