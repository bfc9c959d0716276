// SPDX-License-Identifier: Apache-2.0
#include "core/insight/candidates.h"

#include "core/insight/demand.h"
#include "core/insight/modelchoice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

constexpr int kRepeatFrom = 35; // demand at which replacing is worth a word
constexpr int kUpSellFrom = 15; // below it the unit is too young even for a better one
constexpr int kUpSellGap = 25; // points by which the better model has to suit better
constexpr int kCompanionFrom = 20; // demand at which an appliance joins a set
constexpr size_t kMostCompanions = 2;
constexpr int kCompanionPoints = 5; // each companion makes the set that much more wanted
constexpr int kCrossFrom = 15; // percent of co-ownership
constexpr size_t kOthersExplained = 3;

/// Value of the product for the shop: 0.9 for nothing, 1.2 from 20,000 yuan on.
double valueFactor(const ProductModel &model)
{
    return 0.9 + std::min(0.3, static_cast<double>(model.listPrice.amountMinor) / 2'000'000.0 * 0.3);
}

/// How well it suits: 0.9 for no match, 1.2 from 60 points on.
double leverFactor(int points) { return 0.9 + std::min(0.3, points / 200.0); }

/// Willingness to talk: 0.8 for a silent member, 1.2 for a lively one.
double contextFactor(const Ground &ground) { return 0.8 + 0.4 * ground.activity / 100.0; }

bool isWearReason(const Reason &reason)
{
    return reason.code == "age"_L1 || reason.code.startsWith("repairs"_L1) || reason.code == "faults"_L1;
}

/// Wear first, then what chose the model, then the rest: the first five are the chips.
std::vector<Reason> joined(const std::vector<Reason> &demand, const std::vector<Reason> &choice)
{
    std::vector<Reason> reasons;
    std::copy_if(demand.begin(), demand.end(), std::back_inserter(reasons), isWearReason);
    reasons.insert(reasons.end(), choice.begin(), choice.end());
    std::copy_if(demand.begin(), demand.end(), std::back_inserter(reasons),
                 [](const Reason &r) { return !isWearReason(r); });
    return reasons;
}

Candidate offered(AdviceType type, const Score &demand, const SuitedModel &suited, const Ground &ground)
{
    Candidate candidate;
    Advice &advice = candidate.advice;
    advice.type = type;
    advice.category = demand.category;
    advice.model = suited.model->modelId;
    advice.demand = demand;
    advice.reasons = joined(demand.reasons, reasonsFor(ground.situation, suited));
    advice.fit = suited.fit;
    advice.communityRank = suited.rank.rank;
    advice.isCityRank = suited.rank.isCity;
    advice.priority = {demand.value / 100.0, contextFactor(ground), valueFactor(*suited.model),
                       leverFactor(suited.points)};
    return candidate;
}

Candidate refused(AdviceType type, const QString &category, const ModelId &model, const Reason &rule)
{
    Candidate candidate;
    candidate.advice.type = type;
    candidate.advice.category = category;
    candidate.advice.model = model;
    candidate.rejection = rule;
    return candidate;
}

/// The models that weren't chosen, each with its numbers.
void explainOthers(std::vector<Candidate> &to, AdviceType type, const QString &category, const ModelChoice &choice)
{
    for (size_t i = 1; i < choice.suited.size() && i <= kOthersExplained; ++i) {
        const Reason rule{u"lessSuitable"_s,
                          {{"model"_L1, toParameter(choice.suited.front().model->name)},
                           {"points"_L1, choice.suited[i].points},
                           {"best"_L1, choice.suited.front().points}},
                          0};
        to.push_back(refused(type, category, choice.suited[i].model->modelId, rule));
    }
    for (size_t i = 0; i < choice.tooLarge.size() && i < kOthersExplained; ++i)
        to.push_back(refused(type, category, choice.tooLarge[i].model->modelId, fitReason(choice.tooLarge[i].fit)));
}

bool isUpSell(const Ground &ground, const UnitDemand &demand, const SuitedModel &best)
{
    const ProductModel *owned = findModel(ground.situation.models, demand.model);
    return demand.score.value >= kUpSellFrom && owned && owned->modelId != best.model->modelId
        && best.points - suitability(ground.situation, *owned) >= kUpSellGap;
}

/// Repeat when the unit is worn, up-sell when a clearly better suited model exists, else refused with its number.
void addReplacement(std::vector<Candidate> &to, const Ground &ground, const UnitDemand &demand)
{
    const QString category = demand.score.category;
    const ModelChoice choice = chooseModel(ground.situation, category);
    const bool isWorn = demand.score.value >= kRepeatFrom;
    if (choice.suited.empty()) {
        to.push_back(refused(AdviceType::Repeat, category, demand.model, {u"nothingOffered"_s, {}, 0}));
        return explainOthers(to, AdviceType::Repeat, category, choice);
    }
    if (!isWorn && !isUpSell(ground, demand, choice.suited.front())) {
        to.push_back(refused(AdviceType::Repeat, category, demand.model,
                             {u"demandLow"_s, {{"value"_L1, demand.score.value}}, 0}));
        return;
    }
    const AdviceType type = isWorn ? AdviceType::Repeat : AdviceType::UpSell;
    Score score = demand.score;
    score.kind = isWorn ? u"replacement"_s : u"upSell"_s;
    to.push_back(offered(type, score, choice.suited.front(), ground));
    to.back().advice.unit = demand.unit;
    explainOthers(to, type, category, choice);
}

/// One set for a home that changes: the most wanted category with up to two that go along.
void addSet(std::vector<Candidate> &to, const Ground &ground, const std::vector<UnitDemand> &demands)
{
    std::vector<ModelId> companions;
    const SuitedModel *anchor = nullptr;
    const UnitDemand *anchored = nullptr;
    std::vector<ModelChoice> choices;
    choices.reserve(demands.size());
    for (const UnitDemand &demand : demands) {
        if (demand.score.value < kCompanionFrom || companions.size() == kMostCompanions)
            break;
        choices.push_back(chooseModel(ground.situation, demand.score.category));
        if (choices.back().suited.empty())
            continue;
        if (anchor) {
            companions.push_back(choices.back().suited.front().model->modelId);
        } else {
            anchor = &choices.back().suited.front();
            anchored = &demand;
        }
    }
    if (!anchor)
        return;
    Score score = anchored->score;
    score.kind = u"set"_s;
    score.value = std::min(100, score.value + kCompanionPoints * static_cast<int>(companions.size()));
    to.push_back(offered(AdviceType::Set, score, *anchor, ground));
    Advice &advice = to.back().advice;
    advice.unit = anchored->unit;
    advice.companions = companions;
    advice.priority.context *= 1.3; // the home is being arranged now
    std::stable_partition(advice.reasons.begin(), advice.reasons.end(),
                          [](const Reason &r) { return r.code == "moving"_L1 || r.code == "renovating"_L1; });
}

bool owns(const Situation &situation, const QString &category)
{
    return std::any_of(situation.units.begin(), situation.units.end(),
                       [&](const Unit &unit) { return isInUse(unit) && categoryOf(situation, unit) == category; });
}

void addPair(std::vector<Candidate> &to, const Ground &ground, const PairRule &pair)
{
    const Situation &situation = ground.situation;
    if (owns(situation, pair.want)) {
        const Reason rule{
            u"alreadyOwned"_s, {{"category"_L1, toParameter(categoryName(situation.policy, pair.want))}}, 0};
        to.push_back(refused(AdviceType::Cross, pair.want, {}, rule));
        return;
    }
    const ModelChoice choice = chooseModel(situation, pair.want);
    if (choice.suited.empty()) {
        to.push_back(refused(AdviceType::Cross, pair.want, {}, {u"nothingOffered"_s, {}, 0}));
        return explainOthers(to, AdviceType::Cross, pair.want, choice);
    }
    const std::vector<Reason> reasons{
        {u"alreadyHas"_s, {{"category"_L1, toParameter(categoryName(situation.policy, pair.have))}}, pair.percent},
        {u"hasNone"_s, {{"category"_L1, toParameter(categoryName(situation.policy, pair.want))}}, 0}};
    const Score score{u"cross"_s, pair.want, pair.percent, 0, 0, situation.now, reasons};
    to.push_back(offered(AdviceType::Cross, score, choice.suited.front(), ground));
    // Owning both halves of a pair is the reason here; the neighbours come after it.
    std::vector<Reason> &shown = to.back().advice.reasons;
    std::stable_partition(shown.begin(), shown.end(), [](const Reason &r) { return r.code == "alreadyHas"_L1; });
}

} // namespace

std::vector<Candidate> replacementCandidates(const Ground &ground)
{
    const std::vector<UnitDemand> demands = strongestByCategory(replacementDemand(ground.situation));
    std::vector<Candidate> candidates;
    if (ground.isChangingHome)
        addSet(candidates, ground, demands);
    for (const UnitDemand &demand : demands)
        addReplacement(candidates, ground, demand);
    return candidates;
}

std::vector<Candidate> crossCandidates(const Ground &ground)
{
    // The strongest pair for each wanted category; ties by the owned category's name.
    std::vector<PairRule> pairs = ground.situation.policy.pairs;
    std::sort(pairs.begin(), pairs.end(), [](const PairRule &a, const PairRule &b) {
        return a.percent != b.percent ? a.percent > b.percent : std::pair(a.want, a.have) < std::pair(b.want, b.have);
    });
    std::vector<Candidate> candidates;
    for (const PairRule &pair : pairs) {
        const bool isSeen = std::any_of(candidates.begin(), candidates.end(),
                                        [&pair](const Candidate &c) { return c.advice.category == pair.want; });
        if (!isSeen && pair.percent >= kCrossFrom && owns(ground.situation, pair.have))
            addPair(candidates, ground, pair);
    }
    return candidates;
}

} // namespace zhike
