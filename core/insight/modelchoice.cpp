// SPDX-License-Identifier: Apache-2.0
#include "core/insight/modelchoice.h"

#include "core/insight/compare.h"

#include <algorithm>
#include <functional>
#include <tuple>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

constexpr int kRankPoints[] = {20, 14, 10, 6, 3};

int rankPoints(const RankFound &found)
{
    if (found.rank < 1 || found.rank > static_cast<int>(std::size(kRankPoints)))
        return 0;
    const int points = kRankPoints[found.rank - 1];
    return found.isCity ? points / 2 : points;
}

Reason rankReason(const Situation &situation, const RankFound &found)
{
    if (found.isCity)
        return {u"cityRank"_s, {{"rank"_L1, found.rank}}, 0};
    const QString grade = situation.community ? situation.community->grade : QString();
    if (grade.isEmpty())
        return {u"communityRank"_s, {{"rank"_L1, found.rank}}, 0};
    return {u"gradeRank"_s, {{"rank"_L1, found.rank}, {"grade"_L1, grade}}, 0};
}

/// The tag behind a preference's path, for its label.
const Tag *tagBehind(const Situation &situation, QStringView path)
{
    for (const Tag &tag : situation.member.tags) {
        const bool isBelow = tag.path == path || tag.path.startsWith(path.toString() + u'/');
        if (isBelow && (!tag.validTo.isValid() || tag.validTo >= situation.today))
            return &tag;
    }
    return nullptr;
}

Reason preferenceReason(const Situation &situation, const PreferenceRule &rule, const ProductModel &model)
{
    const QStringView when = rule.when;
    if (when.startsWith(u"income:"))
        return {u"priceSuits"_s, {{"price"_L1, priceText(model.listPrice)}}, 0};
    if (when.startsWith(u"grade:"))
        return {u"gradeSuits"_s, {{"grade"_L1, when.sliced(6).toString()}}, 0};
    if (when == u"household:child")
        return {u"lifeStage"_s, {{"label"_L1, toParameter({u"家有孩子"_s, u"Child at home"_s})}}, 0};
    if (when == u"household:elder")
        return {u"lifeStage"_s, {{"label"_L1, toParameter({u"家有老人"_s, u"Elder at home"_s})}}, 0};
    const Tag *tag = tagBehind(situation, when);
    const Text label = tag ? tag->label : Text();
    const bool isLife = when.startsWith(u"life/");
    return {isLife ? u"lifeStage"_s : u"interest"_s, {{"label"_L1, toParameter(label)}}, 0};
}

/// Order of the chips: neighbours, interest, life stage, room, price, grade.
int showOrder(const Reason &reason)
{
    static const QString order[] = {u"gradeRank"_s, u"communityRank"_s, u"cityRank"_s,   u"interest"_s,
                                    u"lifeStage"_s, u"fits"_s,          u"priceSuits"_s, u"gradeSuits"_s};
    return static_cast<int>(std::find(std::begin(order), std::end(order), reason.code) - std::begin(order));
}

void addOnce(std::vector<Reason> &to, const Reason &reason)
{
    if (std::find(to.begin(), to.end(), reason) == to.end() && !reasonText(reason).zh.isEmpty())
        to.push_back(reason);
}

/// Calls `each` with the preferences that this home has and the model meets.
void eachPreferenceMet(const Situation &situation, const ProductModel &model, const std::function<void(const PreferenceRule &)> &each)
{
    for (const PreferenceRule &rule : situation.policy.preferences)
        if (model.hasFeature(rule.feature) && holds(situation, rule.when))
            each(rule);
}

SuitedModel weighed(const Situation &situation, const ProductModel &model)
{
    SuitedModel suited{&model, 0, {}, rankOf(model.modelId, model.category, situation.community, situation.city)};
    suited.points = rankPoints(suited.rank);
    eachPreferenceMet(situation, model, [&](const PreferenceRule &rule) { suited.points += rule.weight; });
    if (const FloorPlan *plan = floorPlanOf(situation))
        suited.fit = fitsNiche(model, *plan);
    return suited;
}

bool isBetter(const SuitedModel &a, const SuitedModel &b)
{
    const auto key = [](const SuitedModel &s) {
        const int rank = s.rank.rank > 0 ? s.rank.rank : 1000;
        return std::tuple(-s.points, rank, s.model->listPrice.amountMinor);
    };
    return key(a) != key(b) ? key(a) < key(b) : a.model->modelId < b.model->modelId;
}

} // namespace

bool holds(const Situation &situation, QStringView when)
{
    const QStringView value = when.sliced(when.indexOf(u':') + 1);
    if (when.startsWith(u"income:"))
        return situation.member.incomeBand > 0 && value.toInt() == situation.member.incomeBand;
    if (when.startsWith(u"grade:"))
        return situation.community && situation.community->grade == value;
    if (when == u"household:child")
        return situation.household && situation.household->hasChild;
    if (when == u"household:elder")
        return situation.household && situation.household->hasElder;
    return !when.isEmpty() && hasTag(situation.member, when, situation.today);
}

ModelChoice chooseModel(const Situation &situation, QStringView category)
{
    ModelChoice choice;
    for (const ProductModel &model : situation.models) {
        if (model.category != category || !model.isOwnBrand || !model.isOffered)
            continue;
        const SuitedModel suited = weighed(situation, model);
        const bool hasRoom = suited.fit.verdict == FitVerdict::Fits || suited.fit.verdict == FitVerdict::Unknown;
        (hasRoom ? choice.suited : choice.tooLarge).push_back(suited);
    }
    std::sort(choice.suited.begin(), choice.suited.end(), isBetter);
    std::sort(choice.tooLarge.begin(), choice.tooLarge.end(), isBetter);
    return choice;
}

std::vector<Reason> reasonsFor(const Situation &situation, const SuitedModel &suited)
{
    std::vector<Reason> reasons;
    if (rankPoints(suited.rank) > 0)
        addOnce(reasons, rankReason(situation, suited.rank));
    eachPreferenceMet(situation, *suited.model, [&](const PreferenceRule &rule) {
        if (rule.weight > 0)
            addOnce(reasons, preferenceReason(situation, rule, *suited.model));
    });
    if (suited.fit.verdict == FitVerdict::Fits && suited.fit.nicheMm > 0)
        addOnce(reasons, fitReason(suited.fit));
    std::stable_sort(reasons.begin(), reasons.end(), [](const Reason &a, const Reason &b) { return showOrder(a) < showOrder(b); });
    return reasons;
}

int suitability(const Situation &situation, const ProductModel &model) { return weighed(situation, model).points; }

} // namespace zhike
