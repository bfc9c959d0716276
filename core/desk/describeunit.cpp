// SPDX-License-Identifier: Apache-2.0
#include "core/desk/lens.h"

#include "core/insight/appliance.h"
#include "core/insight/community.h"
#include "core/insight/compare.h"

#include <algorithm>

namespace zhike {
namespace {

const FloorPlan *planOf(const Community *community, const FloorPlanId &id)
{
    return community && !id.isEmpty() ? community->floorPlan(id) : nullptr;
}

/// The categories with a ranking, in the policy's order.
void fillCategories(CommunityView &view, const Community *source, const Lens &lens)
{
    for (const CategoryRule &rule : lens.shared.policy.categories)
        if (source && source->rankingOf(rule.category)) {
            view.categories.push_back(rule.category);
            view.categoryNames.push_back(rule.name);
        }
}

RankRow rowOf(const RankingRow &from, const ModelId &advised)
{
    RankRow row;
    row.model = from.model;
    row.name = from.name;
    row.rank = from.rank;
    row.households = from.households;
    row.barPercent = from.barPercent;
    row.trend = from.trend;
    row.cityRank = from.cityRank;
    row.isAdvised = !advised.isEmpty() && from.model == advised;
    if (from.fit.verdict != FitVerdict::Unknown)
        row.fits = from.fit.verdict == FitVerdict::Fits;
    return row;
}

void fillModel(PassportView &view, const ProductModel &model)
{
    view.model = model.modelId;
    view.name = model.name;
    view.modelNumber = model.modelNumber;
    view.category = model.category;
    view.brand = model.brand;
    view.isConnected = model.isConnected;
    view.bandFrom = model.bandFrom;
    view.bandTo = model.bandTo;
    view.terms = model.warrantyTerms;
    view.manualSteps = static_cast<int>(model.manual.size());
    view.manualClips = static_cast<int>(std::count_if(model.manual.begin(), model.manual.end(), [](const ManualStep &s) { return !s.clip.isEmpty(); }));
    view.picture = model.picture;
}

/// Someone else's unit shows its kind and its service state; never the dates and tickets of the person who owns it.
void fillUnit(PassportView &view, const Unit &unit, const std::set<OpId> &unconfirmed)
{
    view.gtin = unit.gtin;
    view.manufacturedOn = unit.manufacturedOn;
    view.isActivated = !unit.deviceId.isEmpty();
    view.isPending = unconfirmed.contains(unit.registeredBy) || unconfirmed.contains(unit.activatedBy);
    if (view.verdict == OwnerVerdict::SomeoneElse)
        return;
    view.purchasedOn = unit.purchasedOn;
    view.warranties = unit.warranties;
    view.tickets = describeTickets(unit.workOrders, unconfirmed);
    if (const FaultEvent *fault = unansweredFault(unit))
        view.openFaults.push_back(*fault);
}

} // namespace

CommunityView describeCommunity(const CommunityQuestion &question, const Lens &lens)
{
    const Community *community = lens.shared.community(question.community);
    const Community *city = lens.shared.city();
    const Community *source = community && !community->rankings.empty() ? community : city;
    CommunityView view;
    view.freshness = freshnessOf(lens);
    view.kAnonymity = lens.shared.policy.kAnonymity;
    fillCategories(view, source, lens);
    if (!source || view.categories.empty())
        return view;
    view.category = question.category.isEmpty() ? view.categories.front() : question.category;
    view.categoryName = lens.shared.categoryName(view.category);
    const FloorPlan *plan = planOf(community, question.floorPlan);
    const RankingView ranking = rankingView({.community = community, .city = city, .category = view.category, .models = lens.shared.models,
                                             .policy = lens.shared.policy, .plan = plan, .limit = 5});
    const Community *shown = ranking.isCityFallback ? city : community;
    view.isCityFallback = ranking.isCityFallback;
    view.windowMonths = ranking.windowMonths;
    if (shown) {
        view.communityId = shown->communityId;
        view.name = shown->name;
        view.grade = shown->grade;
        view.households = shown->householdCount;
        view.brandHouseholds = shown->brandHouseholds;
    }
    if (plan)
        view.floorPlan = plan->name;
    for (const RankingRow &row : ranking.rows)
        view.rows.push_back(rowOf(row, question.advised));
    const ProductModel *asked = lens.shared.model(question.advised.isEmpty() && !view.rows.empty() ? view.rows.front().model : question.advised);
    if (asked && plan)
        view.fit = fitText(fitsNiche(*asked, *plan));
    return view;
}

PassportView describePassport(const UnitCase &which, const Lens &lens)
{
    const Unit *unit = which.documents.unit(which.id);
    PassportView view;
    view.unit = which.id;
    view.unitDisplay = displayUnitCode(which.id.toString());
    view.verdict = ownerVerdict(unit, which.atCounter);
    view.freshness = freshnessOf(lens);
    if (!unit)
        return view;
    const ProductModel *model = lens.shared.model(unit->modelId);
    if (model)
        fillModel(view, *model);
    fillUnit(view, *unit, which.unconfirmed);
    const bool mayBringPoints = view.verdict == OwnerVerdict::NeverSold || view.verdict == OwnerVerdict::Unowned;
    view.activationPoints = mayBringPoints ? lens.shared.policy.activationPoints : 0;
    const Member *member = which.documents.member(which.atCounter);
    view.community = describeCommunity({member ? member->communityId : CommunityId(), view.category, member ? member->floorPlanId : FloorPlanId(),
                                        unit->modelId}, lens);
    view.fit = view.community.fit;
    return view;
}

WarrantyView describeWarranty(const UnitCase &which, const Lens &lens)
{
    WarrantyView view;
    view.unit = which.id;
    view.unitDisplay = displayUnitCode(which.id.toString());
    view.freshness = freshnessOf(lens);
    const Unit *unit = which.documents.unit(which.id);
    if (!unit)
        return view;
    const ProductModel *model = lens.shared.model(unit->modelId);
    view.name = model ? model->name : Text{};
    view.modelNumber = model ? model->modelNumber : QString();
    if (ownerVerdict(unit, which.atCounter) == OwnerVerdict::SomeoneElse)
        return view;
    view.purchasedOn = unit->purchasedOn;
    view.warranties = unit->warranties;
    view.isProvisional = which.unconfirmed.contains(unit->registeredBy);
    return view;
}

CompareView describeComparison(const std::vector<ModelId> &models, const Member *member, const Lens &lens)
{
    CompareView view;
    for (const ModelId &id : models)
        if (const ProductModel *model = lens.shared.model(id); model && view.products.size() < kMostCompared)
            view.products.push_back(*model);
    const FloorPlan *plan = member ? planOf(lens.shared.community(member->communityId), member->floorPlanId) : nullptr;
    view.rows = compareModels(view.products, plan).rows;
    for (const ProductModel &product : view.products)
        view.fits.push_back(plan ? fitText(fitsNiche(product, *plan)) : Text{});
    return view;
}

std::vector<Slot> describeSlots(WorkOrderKind kind, const Member *member, const std::vector<Calendar> &calendars, const Lens &lens)
{
    const bool namesTheHour = member && lens.shared.policy.tierRule(member->tier).namesTheHour;
    std::vector<Slot> open;
    for (const Calendar &calendar : calendars)
        for (const Slot &slot : calendar.slotList)
            if (slot.kind == kind && slot.free > 0 && slot.startsAt > lens.now && (namesTheHour || !slot.isGoldOnly))
                open.push_back(slot);
    std::sort(open.begin(), open.end(), [](const Slot &a, const Slot &b) { return a.startsAt < b.startsAt; });
    return open;
}

} // namespace zhike
