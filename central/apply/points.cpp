// SPDX-License-Identifier: Apache-2.0
#include "central/apply/decide.h"

#include <algorithm>

namespace zhike::central {
namespace {

void book(Bench &bench, const PointsEntry &entry, const MemberId &member, const UnitCode &unit)
{
    bench.tx.run(
        "INSERT INTO points_ledger (entry_id, member_id, unit_code, op_id, points, source, at) VALUES (?,?,?,?,?,?,?)",
        {entry.entryId, member.toString(), unit.toString(), entry.op.toString(), entry.points, entry.source,
         bench.now.toString(Qt::ISODateWithMs)});
}

void confirmUnitPoints(Bench &bench, const MemberId &memberId, const UnitCode &unit)
{
    Member *member = bench.documents.member(memberId);
    if (!member)
        return;
    const auto isItsOwn = [&bench](const PointsEntry &entry) { return entry.op == bench.op.opId; };
    const auto entry = std::find_if(member->points.begin(), member->points.end(), isItsOwn);
    if (entry == member->points.end())
        return;
    const int isFirst =
        bench.tx.run("INSERT INTO unit_points (unit_code, entry_id) VALUES (?,?) ON CONFLICT (unit_code) DO NOTHING",
                     {unit.toString(), entry->entryId});
    if (isFirst == 0) {
        member->points.erase(entry);
        return;
    }
    entry->isProvisional = false;
    book(bench, *entry, memberId, unit);
}

} // namespace

void settle(const RedeemPoints &action, Bench &bench)
{
    Member *member = bench.documents.member(action.member);
    if (!member)
        return;
    for (PointsEntry &entry : member->points)
        if (entry.op == bench.op.opId) {
            entry.isProvisional = false;
            book(bench, entry, action.member, {});
        }
}

void settle(const RegisterUnit &action, Bench &bench) { confirmUnitPoints(bench, action.member, action.unit); }
void settle(const ActivateUnit &action, Bench &bench) { confirmUnitPoints(bench, action.member, action.unit); }

} // namespace zhike::central
