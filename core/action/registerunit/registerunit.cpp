// SPDX-License-Identifier: Apache-2.0
#include "core/action/registerunit/registerunit.h"

#include <algorithm>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

/// A registration always brings points: they tell that the member's document carries it.
bool hasPointsOf(const Member &member, const OpId &op)
{
    return std::any_of(member.points.begin(), member.points.end(), [&op](const PointsEntry &entry) { return entry.op == op; });
}

} // namespace

std::vector<Target> targets(const RegisterUnit &action) { return {targetOf(action.unit), targetOf(action.member)}; }

std::vector<Warranty> warrantiesFrom(const ProductModel &model, const QDate &start)
{
    std::vector<Warranty> warranties;
    for (const WarrantyTerm &term : model.warrantyTerms)
        warranties.push_back({term.scope, term.months, start, start.addMonths(term.months).addDays(-1)});
    return warranties;
}

Result<void> check(const RegisterUnit &action, const Documents &documents, const OpContext &context, const Policy &)
{
    const Member *member = documents.member(action.member);
    if (!member || member->status != MemberStatus::Active)
        return ErrorCode::MemberUnknown;
    const Unit *unit = documents.unit(action.unit);
    switch (ownerVerdict(unit, action.member)) {
    case OwnerVerdict::Unknown: return ErrorCode::UnitUnknown;
    case OwnerVerdict::Blocked: return ErrorCode::UnitBlocked;
    case OwnerVerdict::Mine: return Error{ErrorCode::UnitOwned, u"mine"_s};
    case OwnerVerdict::SomeoneElse: return ErrorCode::UnitOwned;
    case OwnerVerdict::NeverSold:
    case OwnerVerdict::Unowned: break;
    }
    if (action.purchasedOn.isValid() && action.purchasedOn > context.at.date().addDays(1)) // a day of grace for time zones
        return Error{ErrorCode::InvalidValue, u"purchasedOn"_s};
    return {};
}

void fold(const RegisterUnit &action, Documents &documents, const OpContext &context, const Policy &policy)
{
    Unit *unit = documents.unit(action.unit);
    Member *member = documents.member(action.member);
    // A unit that carries this very op already came back from central ahead of the member's document: fold on for the member.
    const bool isFree = unit && (unit->ownerId.isEmpty() || unit->registeredBy == context.op);
    if (!isFree || !member)
        return;
    const ProductModel *model = documents.model(unit->modelId);
    unit->ownerId = action.member;
    unit->registeredBy = context.op;
    unit->purchasedOn = action.purchasedOn.isValid() ? action.purchasedOn : context.at.date();
    unit->status = UnitStatus::InUse;
    if (model)
        unit->warranties = warrantiesFrom(*model, unit->purchasedOn);
    if (std::find(member->units.begin(), member->units.end(), action.unit) == member->units.end())
        member->units.push_back(action.unit);
    member->points.push_back({madeBy(context.op, "points"_L1), PointsKind::Accrue, policy.activationPoints, u"activation"_s, context.op, true, context.at});
    const Text name = model ? model->name : Text{};
    addEvent(documents, {madeBy(context.op, "event"_L1), action.member, context.at, u"purchase"_s,
                         {u"登记"_s + name.zh, u"Registered "_s + name.en}, action.unit, context.op});
}

/// Each document by its own traces: central may have sent the unit after the cancelling and the member from before it.
void revert(const RegisterUnit &action, Documents &documents, const OpContext &context, const Policy &)
{
    if (Unit *unit = documents.unit(action.unit); unit && unit->registeredBy == context.op) {
        unit->ownerId = {};
        unit->registeredBy = {};
        unit->status = UnitStatus::Sold;
        unit->warranties.clear();
    }
    if (Member *member = documents.member(action.member); member && hasPointsOf(*member, context.op))
        std::erase(member->units, action.unit);
    removeMadeBy(documents, context.op);
}

} // namespace zhike
