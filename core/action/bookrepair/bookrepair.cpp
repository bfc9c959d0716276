// SPDX-License-Identifier: Apache-2.0
#include "core/action/bookrepair/bookrepair.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestWords = 500; // characters; a counter note, not a letter

Result<void> checkSlot(const BookRepair &action, const Documents &documents, const OpContext &context)
{
    if (action.slotId.isEmpty())
        return {};
    if (action.startsAt <= context.at)
        return ErrorCode::TimeInPast;
    const Slot *slot = documents.slot(action.slotId);
    if (!slot || slot->kind != WorkOrderKind::Repair || slot->startsAt != action.startsAt)
        return ErrorCode::SlotUnknown;
    return slot->free > 0 ? Result<void>() : Result<void>(ErrorCode::SlotTaken);
}

} // namespace

std::vector<Target> targets(const BookRepair &action) { return {targetOf(action.unit), targetOf(action.member)}; }

Result<void> check(const BookRepair &action, const Documents &documents, const OpContext &context, const Policy &)
{
    const Member *member = documents.member(action.member);
    if (!member || member->status != MemberStatus::Active)
        return ErrorCode::MemberUnknown;
    const Unit *unit = documents.unit(action.unit);
    if (!unit)
        return ErrorCode::UnitUnknown;
    if (unit->ownerId != action.member)
        return ErrorCode::UnitNotOwned;
    if (action.symptom.isEmpty())
        return Error{ErrorCode::InvalidValue, u"symptom"_s};
    if (action.words.size() > kLongestWords)
        return Error{ErrorCode::InvalidValue, u"words"_s};
    return checkSlot(action, documents, context);
}

void fold(const BookRepair &action, Documents &documents, const OpContext &context, const Policy &)
{
    Unit *unit = documents.unit(action.unit);
    if (!unit || !documents.member(action.member))
        return;
    const ProductModel *model = documents.model(unit->modelId);
    const Text name = model ? model->name : Text{};
    WorkOrder order;
    order.workOrderId = WorkOrderId(madeBy(context.op, "order"_L1));
    order.kind = WorkOrderKind::Repair;
    order.stage = action.slotId.isEmpty() ? WorkStage::Asked : WorkStage::Provisional;
    order.openedAt = context.at;
    order.scheduledFor = action.startsAt;
    order.windowMinutes = action.minutes;
    order.title = {u"报修"_s + name.zh, u"Repair: "_s + name.en};
    order.symptom = action.symptom;
    order.note = action.words;
    order.blobs = action.blobs;
    order.op = context.op;
    unit->workOrders.push_back(order);
    addEvent(documents, {madeBy(context.op, "event"_L1), action.member, context.at, u"service"_s, order.title, action.unit, context.op});
}

void revert(const BookRepair &, Documents &documents, const OpContext &context, const Policy &) { removeMadeBy(documents, context.op); }

} // namespace zhike
