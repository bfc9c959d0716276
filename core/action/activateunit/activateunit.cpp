// SPDX-License-Identifier: Apache-2.0
#include "core/action/activateunit/activateunit.h"

#include "core/action/registerunit/registerunit.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

RegisterUnit binding(const ActivateUnit &action) { return {action.member, action.unit, action.purchasedOn}; }

} // namespace

std::vector<Target> targets(const ActivateUnit &action) { return targets(binding(action)); }

Result<void> check(const ActivateUnit &action, const Documents &documents, const OpContext &context, const Policy &policy)
{
    const Unit *unit = documents.unit(action.unit);
    if (!unit)
        return ErrorCode::UnitUnknown;
    const ProductModel *model = documents.model(unit->modelId);
    if (!model || !model->isConnected)
        return ErrorCode::UnitNotConnected;
    if (!unit->deviceId.isEmpty() && unit->ownerId == action.member)
        return ErrorCode::AlreadyActive;
    if (ownerVerdict(unit, action.member) == OwnerVerdict::Mine)
        return {};
    return check(binding(action), documents, context, policy);
}

void fold(const ActivateUnit &action, Documents &documents, const OpContext &context, const Policy &policy)
{
    fold(binding(action), documents, context, policy);
    Unit *unit = documents.unit(action.unit);
    const bool isInactive = unit && (unit->deviceId.isEmpty() || unit->activatedBy == context.op);
    if (!isInactive || unit->ownerId != action.member)
        return;
    unit->deviceId = DeviceId(u"dev-"_s + action.unit.toString());
    unit->activatedBy = context.op;
    if (unit->registeredBy != context.op) {
        const ProductModel *model = documents.model(unit->modelId);
        const Text name = model ? model->name : Text{};
        addEvent(documents, {madeBy(context.op, "event"_L1), action.member, context.at, u"device"_s,
                             {u"激活"_s + name.zh, u"Activated "_s + name.en}, action.unit, context.op});
    }
}

void revert(const ActivateUnit &action, Documents &documents, const OpContext &context, const Policy &policy)
{
    if (Unit *unit = documents.unit(action.unit); unit && unit->activatedBy == context.op) {
        unit->deviceId = {};
        unit->activatedBy = {};
    }
    revert(binding(action), documents, context, policy);
}

} // namespace zhike
