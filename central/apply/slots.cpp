// SPDX-License-Identifier: Apache-2.0
#include "central/apply/decide.h"

#include <algorithm>

namespace zhike::central {
namespace {

constexpr size_t kAlternatives = 3;

struct Wish {
    WorkOrderKind kind = WorkOrderKind::Other;
    QDateTime startsAt;
    MemberId member;
};

Result<void> permitWindow(const QDateTime &startsAt, const Bench &bench)
{
    return startsAt.isValid() && startsAt <= bench.now ? Result<void>(ErrorCode::TimeInPast) : Result<void>();
}

WorkOrder *orderMadeBy(std::vector<WorkOrder> &orders, const OpId &op)
{
    const auto it =
        std::find_if(orders.begin(), orders.end(), [&op](const WorkOrder &order) { return order.op == op; });
    return it == orders.end() ? nullptr : &*it;
}

void bookOrder(Bench &bench)
{
    for (auto &[id, unit] : bench.documents.units)
        if (WorkOrder *order = orderMadeBy(unit.value.workOrders, bench.op.opId))
            order->stage = WorkStage::Booked;
    for (auto &[id, member] : bench.documents.members)
        if (WorkOrder *order = orderMadeBy(member.value.workOrders, bench.op.opId))
            order->stage = WorkStage::Booked;
}

void reserve(Bench &bench, const QString &slotId)
{
    for (Calendar &calendar : bench.documents.calendars) {
        for (Slot &slot : calendar.slotList) {
            if (slot.slotId != slotId)
                continue;
            --slot.free;
            bench.tx.run("INSERT INTO slot_hold (op_id, store_id, slot_id) VALUES (?,?,?)",
                         {bench.op.opId.toString(), calendar.storeId.toString(), slotId});
            bookOrder(bench);
            return;
        }
    }
}

Wish wishOf(const auto &) { return {}; }
Wish wishOf(const BookInstall &action) { return {WorkOrderKind::Install, action.startsAt, action.member}; }
Wish wishOf(const BookRepair &action) { return {WorkOrderKind::Repair, action.startsAt, action.member}; }

} // namespace

Result<void> permit(const BookInstall &action, Bench &bench) { return permitWindow(action.startsAt, bench); }
Result<void> permit(const BookRepair &action, Bench &bench)
{
    return action.slotId.isEmpty() ? Result<void>() : permitWindow(action.startsAt, bench);
}
void settle(const BookInstall &action, Bench &bench) { reserve(bench, action.slotId); }
void settle(const BookRepair &action, Bench &bench)
{
    if (!action.slotId.isEmpty())
        reserve(bench, action.slotId);
}

std::vector<Slot> alternativesTo(const Action &action, const Bench &bench)
{
    const Wish wish = std::visit([](const auto &a) { return wishOf(a); }, action);
    const Member *member = bench.before.member(wish.member);
    if (wish.kind == WorkOrderKind::Other || !member)
        return {};
    const bool mayTakeAny = bench.policy.tierRule(member->tier).namesTheHour;
    std::vector<Slot> free;
    for (const Calendar &calendar : bench.before.calendars)
        for (const Slot &slot : calendar.slotList)
            if (slot.kind == wish.kind && slot.free > 0 && slot.startsAt > bench.now
                && (!slot.isGoldOnly || mayTakeAny))
                free.push_back(slot);
    std::stable_sort(free.begin(), free.end(), [&wish](const Slot &a, const Slot &b) {
        return std::abs(a.startsAt.secsTo(wish.startsAt)) < std::abs(b.startsAt.secsTo(wish.startsAt));
    });
    free.resize(std::min(free.size(), kAlternatives));
    std::sort(free.begin(), free.end(), [](const Slot &a, const Slot &b) { return a.startsAt < b.startsAt; });
    return free;
}

} // namespace zhike::central
