// SPDX-License-Identifier: Apache-2.0
#include "core/action/bookinstall/bookinstall.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

Result<void> checkSlot(const BookInstall &action, const Documents &documents, const Member &member, const Policy &policy)
{
    const Slot *slot = documents.slot(action.slotId);
    if (!slot || slot->kind != WorkOrderKind::Install || slot->startsAt != action.startsAt)
        return ErrorCode::SlotUnknown;
    if (slot->free <= 0)
        return ErrorCode::SlotTaken;
    if (slot->isGoldOnly && !policy.tierRule(member.tier).namesTheHour)
        return Error{ErrorCode::NotPermitted, u"goldOnly"_s};
    return {};
}

Text installTitle(const BookInstall &action, const Documents &documents)
{
    const Unit *unit = documents.unit(action.unit);
    const ProductModel *model = documents.model(unit ? unit->modelId : action.model);
    const Text name = model ? model->name : Text{};
    return {u"安装"_s + name.zh, u"Installation: "_s + name.en};
}

} // namespace

std::vector<Target> targets(const BookInstall &action)
{
    std::vector<Target> list;
    if (!action.unit.isEmpty())
        list.push_back(targetOf(action.unit));
    list.push_back(targetOf(action.member));
    return list;
}

Result<void> check(const BookInstall &action, const Documents &documents, const OpContext &context, const Policy &policy)
{
    const Member *member = documents.member(action.member);
    if (!member || member->status != MemberStatus::Active)
        return ErrorCode::MemberUnknown;
    if (!action.unit.isEmpty()) {
        const Unit *unit = documents.unit(action.unit);
        if (!unit)
            return ErrorCode::UnitUnknown;
        if (unit->ownerId != action.member)
            return ErrorCode::UnitNotOwned;
    } else if (!documents.model(action.model)) {
        return Error{ErrorCode::InvalidValue, u"modelId"_s};
    }
    if (action.startsAt <= context.at)
        return ErrorCode::TimeInPast;
    return checkSlot(action, documents, *member, policy);
}

void fold(const BookInstall &action, Documents &documents, const OpContext &context, const Policy &)
{
    Member *member = documents.member(action.member);
    Unit *unit = documents.unit(action.unit);
    if (!member || (!action.unit.isEmpty() && !unit))
        return;
    WorkOrder order;
    order.workOrderId = WorkOrderId(madeBy(context.op, "order"_L1));
    order.kind = WorkOrderKind::Install;
    order.stage = WorkStage::Provisional;
    order.openedAt = context.at;
    order.scheduledFor = action.startsAt;
    order.windowMinutes = action.minutes;
    order.title = installTitle(action, documents);
    order.note = action.note;
    order.op = context.op;
    (unit ? unit->workOrders : member->workOrders).push_back(order);
    addEvent(documents, {madeBy(context.op, "event"_L1), action.member, context.at, u"service"_s,
                         {u"预约"_s + order.title.zh, u"Booked "_s + order.title.en}, action.unit, context.op});
}

void revert(const BookInstall &, Documents &documents, const OpContext &context, const Policy &) { removeMadeBy(documents, context.op); }

} // namespace zhike
