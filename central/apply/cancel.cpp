// SPDX-License-Identifier: Apache-2.0
#include "central/apply/decide.h"

#include "central/store/merges.h"

#include <QJsonDocument>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

void releaseSlot(Bench &bench, const OpId &cancelled)
{
    const QString slotId = bench.tx.text("SELECT slot_id FROM slot_hold WHERE op_id = ?", {cancelled.toString()});
    if (slotId.isEmpty())
        return;
    bench.tx.run("DELETE FROM slot_hold WHERE op_id = ?", {cancelled.toString()});
    for (Calendar &calendar : bench.documents.calendars)
        for (Slot &slot : calendar.slotList)
            if (slot.slotId == slotId)
                ++slot.free;
}

/// A number that was given up may have become somebody else's meanwhile.
Result<void> permitBack(const Result<Action> &cancelled, Bench &bench)
{
    const auto *phone = cancelled ? std::get_if<ChangePhone>(&*cancelled) : nullptr;
    return phone && !phone->from.isEmpty() ? permitPhone(phone->from, phone->member, bench) : Result<void>();
}

/// The unit may bring its points again, to whom it really belongs; the ledger keeps both lines.
void reversePoints(Bench &bench, const OpId &cancelled)
{
    const QString entry = madeBy(cancelled, "points"_L1);
    bench.tx.run("INSERT INTO points_ledger (entry_id, member_id, unit_code, op_id, points, source, at)"
                 " SELECT entry_id || '/reversed', member_id, unit_code, ?, -points, source, ? FROM points_ledger "
                 "WHERE entry_id = ?",
                 {bench.op.opId.toString(), bench.now.toString(Qt::ISODateWithMs), entry});
    const QString unit = bench.tx.text("SELECT unit_code FROM points_ledger WHERE entry_id = ?", {entry});
    bench.tx.run("DELETE FROM unit_points WHERE unit_code = ? AND entry_id = ?", {unit, entry});
}

} // namespace

Result<void> permit(const CancelOp &action, Bench &bench)
{
    const Row row = bench.tx.row("SELECT outcome, type, body, cancelled_by FROM op_result WHERE op_id = ?",
                                 {action.cancelled.toString()});
    if (row.isEmpty() || row.at(0).toString() == enumName(Outcome::Rejected) || !row.at(3).toString().isEmpty())
        return ErrorCode::NothingToCancel;
    // What was applied may name an account that has been merged since; the cancelling op arrives redirected.
    const QJsonObject applied = redirected(bench.tx, QJsonDocument::fromJson(row.at(2).toString().toUtf8()).object());
    if (row.at(1).toString() != action.cancelledType || applied != redirected(bench.tx, action.cancelledBody))
        return ErrorCode::NothingToCancel;
    return permitBack(readAction(action.cancelledType, action.cancelledBody), bench);
}

void settle(const CancelOp &action, Bench &bench)
{
    bench.tx.run("UPDATE op_result SET cancelled_by = ? WHERE op_id = ?",
                 {bench.op.opId.toString(), action.cancelled.toString()});
    releaseSlot(bench, action.cancelled);
    reversePoints(bench, action.cancelled);
}

} // namespace zhike::central
