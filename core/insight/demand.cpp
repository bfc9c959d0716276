// SPDX-License-Identifier: Apache-2.0
#include "core/insight/demand.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace zhike {
namespace {

namespace tuning = demandtuning;

constexpr double kDaysAYear = 365.25;
constexpr int kLongestWindow = 24; // months; beyond it there is no "time to talk"

double lifeScale(const CategoryRule &rule) { return rule.meanLifeYears / std::tgamma(1.0 + 1.0 / rule.weibullShape); }

double cumulativeHazard(double years, const CategoryRule &rule)
{
    return std::pow(std::max(0.0, years) / lifeScale(rule), rule.weibullShape);
}

double hazardFactor(const WearFacts &facts)
{
    double bx = tuning::kPerRepair * std::min(facts.repairs, tuning::kMostRepairs);
    bx += tuning::kPerFault * std::min(facts.faults, tuning::kMostFaults);
    bx += facts.isOutOfWarranty ? tuning::kOutOfWarranty : 0;
    bx += facts.isPastSafeUse ? tuning::kPastSafeUse : 0;
    bx += facts.isMoving ? tuning::kMoving : 0;
    bx += facts.isRenovating ? tuning::kRenovating : 0;
    return std::exp(bx);
}

int valueOf(const WearFacts &facts, const CategoryRule &rule) { return demandValue(replacementChance(facts, rule)); }

/// Months until (H(a+t) − H(a))·e^{βx} reaches −ln(1 − kWindowChance).
int windowMonths(const WearFacts &facts, const CategoryRule &rule)
{
    const double wanted =
        -std::log(1.0 - tuning::kWindowChance) / hazardFactor(facts) + cumulativeHazard(facts.ageYears, rule);
    const double years = lifeScale(rule) * std::pow(wanted, 1.0 / rule.weibullShape) - facts.ageYears;
    return std::clamp(static_cast<int>(std::ceil(years * 12)), 1, kLongestWindow);
}

WearFacts factsOn(const Situation &situation, const Unit &unit, const QDate &day)
{
    const QDate start = unit.purchasedOn.isValid() ? unit.purchasedOn : unit.manufacturedOn;
    const int safeYears = safeUseYears(situation, unit);
    const QDate guarded = warrantyEnd(unit);
    WearFacts facts;
    facts.ageYears = start.isValid() ? std::max(0.0, static_cast<double>(start.daysTo(day)) / kDaysAYear) : 0;
    facts.repairs = repairsWithin(unit, day, situation.policy.repairWindowMonths);
    facts.faults =
        static_cast<int>(std::count_if(unit.faults.begin(), unit.faults.end(), [&day](const FaultEvent &fault) {
            const QDate on = fault.occurredAt.date();
            return on <= day && on > day.addDays(-tuning::kFaultDays);
        }));
    facts.isOutOfWarranty = guarded.isValid() && guarded < day;
    facts.isPastSafeUse = safeYears > 0 && start.isValid() && start.addYears(safeYears) < day;
    facts.isMoving = hasTag(situation.member, tagpath::kMoving, day);
    facts.isRenovating = hasTag(situation.member, tagpath::kRenovating, day);
    return facts;
}

/// The reason of one fact; its effect is what the score would lose without the fact.
struct Explainer {
    WearFacts facts;
    CategoryRule rule;
    std::vector<Reason> reasons;

    void add(const QString &code, const QJsonObject &parameters, const WearFacts &without)
    {
        reasons.push_back({code, parameters, valueOf(facts, rule) - valueOf(without, rule)});
    }
};

void addRepairs(Explainer &to, const Situation &situation, const Unit &unit)
{
    if (to.facts.repairs == 0)
        return;
    WearFacts without = to.facts;
    without.repairs = 0;
    // "In a year" when twelve months hold them all, wherever in the window these twelve months lie: the words of the
    // counter.
    std::vector<QDate> closed;
    for (const WorkOrder &order : unit.workOrders) {
        const QDate on = order.closedAt.date();
        if (order.kind == WorkOrderKind::Repair && order.stage == WorkStage::Done
            && on >= situation.today.addMonths(-situation.policy.repairWindowMonths) && on <= situation.today)
            closed.push_back(on);
    }
    const auto [first, last] = std::minmax_element(closed.begin(), closed.end());
    const bool isOneYear = first->addYears(1) >= *last;
    to.add(isOneYear ? u"repairsYear"_s : u"repairs"_s,
           {{"count"_L1, to.facts.repairs}, {"months"_L1, situation.policy.repairWindowMonths}}, without);
}

void addFlags(Explainer &to, const Situation &situation, const Unit &unit)
{
    const struct {
        QString code;
        bool WearFacts::*flag;
    } flags[] = {{u"outOfWarranty"_s, &WearFacts::isOutOfWarranty},
                 {u"pastSafeUse"_s, &WearFacts::isPastSafeUse},
                 {u"moving"_s, &WearFacts::isMoving},
                 {u"renovating"_s, &WearFacts::isRenovating}};
    for (const auto &row : flags) {
        if (!(to.facts.*row.flag))
            continue;
        WearFacts without = to.facts;
        without.*row.flag = false;
        to.add(row.code, {{"years"_L1, safeUseYears(situation, unit)}}, without);
    }
}

std::vector<Reason> reasonsOf(const Situation &situation, const Unit &unit, const WearFacts &facts,
                              const CategoryRule &rule)
{
    Explainer explained{facts, rule, {}};
    WearFacts young = facts;
    young.ageYears = 0;
    explained.add(u"age"_s, {{"years"_L1, ageTenths(unit, situation.today) / 10.0}}, young);
    addRepairs(explained, situation, unit);
    if (facts.faults > 0) {
        WearFacts without = facts;
        without.faults = 0;
        explained.add(u"faults"_s, {{"count"_L1, facts.faults}}, without);
    }
    addFlags(explained, situation, unit);
    return explained.reasons;
}

UnitDemand demandOf(const Situation &situation, const Unit &unit, const QString &category)
{
    const CategoryRule rule = situation.policy.categoryRule(category);
    const WearFacts facts = wearFacts(situation, unit);
    const WearFacts before = factsOn(situation, unit, situation.today.addDays(-tuning::kTrendDays));
    UnitDemand demand{unit.unitCode, unit.modelId, {}};
    demand.score.kind = u"replacement"_s;
    demand.score.category = category;
    demand.score.value = valueOf(facts, rule);
    demand.score.windowMonths = windowMonths(facts, rule);
    demand.score.trend = demand.score.value - valueOf(before, rule);
    demand.score.computedAt = situation.now;
    demand.score.reasons = reasonsOf(situation, unit, facts, rule);
    return demand;
}

} // namespace

WearFacts wearFacts(const Situation &situation, const Unit &unit) { return factsOn(situation, unit, situation.today); }

double replacementChance(const WearFacts &facts, const CategoryRule &rule)
{
    const double next = cumulativeHazard(facts.ageYears + 1, rule) - cumulativeHazard(facts.ageYears, rule);
    return 1.0 - std::exp(-next * hazardFactor(facts));
}

int demandValue(double chance)
{
    const double value = 100.0 * (1.0 - std::exp(-std::max(0.0, chance) / tuning::kScale));
    return std::clamp(static_cast<int>(std::lround(value)), 0, 100);
}

std::vector<UnitDemand> replacementDemand(const Situation &situation)
{
    std::vector<UnitDemand> demands;
    for (const Unit &unit : situation.units) {
        const QString category = categoryOf(situation, unit);
        if (isInUse(unit) && !category.isEmpty())
            demands.push_back(demandOf(situation, unit, category));
    }
    std::sort(demands.begin(), demands.end(), [](const UnitDemand &a, const UnitDemand &b) {
        return a.score.value != b.score.value ? a.score.value > b.score.value : a.unit < b.unit;
    });
    return demands;
}

std::vector<UnitDemand> strongestByCategory(const std::vector<UnitDemand> &demands)
{
    std::vector<UnitDemand> strongest;
    for (const UnitDemand &demand : demands) {
        const bool isKnown = std::any_of(strongest.begin(), strongest.end(), [&demand](const UnitDemand &other) {
            return other.score.category == demand.score.category;
        });
        if (!isKnown)
            strongest.push_back(demand);
    }
    return strongest;
}

} // namespace zhike
