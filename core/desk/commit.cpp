// SPDX-License-Identifier: Apache-2.0
#include "core/desk/commit.h"

#include "core/store/audit.h"
#include "core/store/documentrows.h"
#include "core/store/outbox.h"
#include "core/sync/blobrules.h"
#include "core/sync/protocol.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

sync::Moment momentOf(const Clock &clock) { return {clock.steadyMs(), clock.now()}; }

OpContext contextFor(const CommitRoom &room, const OpId &op)
{
    return {op, room.who.associate, room.who.role, room.who.storeId, room.clock.now()};
}

std::vector<ModelId> modelsNamedBy(const Action &action)
{
    if (const auto *install = std::get_if<BookInstall>(&action))
        return {install->model};
    if (const auto *answer = std::get_if<AnswerAdvice>(&action))
        return {answer->model};
    return {};
}

/// The action's own check, on what the person sees: stored documents, pending ops folded, windows of other bookings taken off.
Result<void> checkHere(const Writer &writer, const CommitRoom &room, const Action &action, const OpContext &context)
{
    const Result<Stored> stored = loadStored(writer, room.shared, targets(action));
    if (!stored)
        return stored.error();
    Documents documents = effective(stored->documents, stored->pending, room.shared.policy);
    addModels(documents, room.shared, modelsNamedBy(action));
    if (!slotNamedBy(action).isEmpty()) // only a booking asks what other bookings have taken
        documents.calendars = effectiveCalendars(room.shared, outbox::pending(writer));
    return check(action, documents, context, room.shared.policy);
}

std::vector<OpId> needsOf(const Writer &writer, const Action &action, const std::vector<Target> &targetList)
{
    std::vector<OpId> needs = sync::neededBy(writer, targetList);
    if (const auto *cancel = std::get_if<CancelOp>(&action); cancel && std::find(needs.begin(), needs.end(), cancel->cancelled) == needs.end())
        needs.push_back(cancel->cancelled);
    return needs;
}

Result<Op> makeOp(const Writer &writer, const CommitRoom &room, const CommitOrder &order, const OpContext &context)
{
    Op op;
    op.opId = context.op;
    op.type = typeName(order.action);
    op.typeVersion = typeOf(order.action).version;
    op.actor = context.actor;
    op.role = context.role;
    op.store = context.store;
    op.terminal = room.terminal.id;
    op.interaction = order.interaction;
    op.replaces = order.replaces;
    op.wall = context.at;
    op.boot = room.clock.steadyMs() - room.startedAtMs;
    op.targetList = targets(order.action);
    for (Target &target : op.targetList)
        target.baseVer = documents::version(writer, enumName(target.kind), target.id);
    op.needs = needsOf(writer, order.action, op.targetList);
    op.body = bodyOf(order.action);
    const Result<QByteArray> escrow = room.terminal.escrow->seal(json::toBytes(op.body), {room.terminal.centralKey, room.clock.steadyMs()});
    if (!escrow)
        return escrow.error();
    op.escrow = QString::fromLatin1(escrow->toBase64());
    op.signature = QString::fromLatin1(room.terminal.keys.sign(signedBytes(op)).toBase64());
    return op;
}

} // namespace

void appendAudit(Writer &writer, const AuditLine &line)
{
    audit::append(writer, json::toBytes({{"event"_L1, line.event}, {"actor"_L1, line.actor}, {"subject"_L1, line.subject},
                                         {"detail"_L1, line.detail}, {"at"_L1, line.at.toUTC().toString(Qt::ISODateWithMs)}}));
}

Result<Receipt> commitAction(Writer &writer, const CommitRoom &room, const CommitOrder &order)
{
    const QString type = typeName(order.action);
    if (!mayAct(enumFromName<Role>(room.who.role).value_or(Role::None), order.action))
        return Error{ErrorCode::NotPermitted, type};
    const OpContext context = contextFor(room, makeId<OpId>(room.clock));
    if (const Result<void> allowed = checkHere(writer, room, order.action, context); !allowed)
        return allowed.error();
    const Result<Op> op = makeOp(writer, room, order, context);
    if (!op)
        return op.error();
    const qint64 undoMs = qint64(room.shared.policy.undoSeconds) * 1000;
    if (const Result<void> kept = sync::commitOp(writer, *op, momentOf(room.clock), undoMs); !kept)
        return kept.error();
    sync::claimBlobs(writer, *op);
    appendAudit(writer, {u"act"_s, context.actor.toString(), type, op->opId.toString(), context.at});
    return Receipt{op->opId, receiptNumber(op->opId), context.at.addMSecs(undoMs)};
}

Result<UndoOutcome> undoAction(Writer &writer, const CommitRoom &room, const OpId &op)
{
    std::optional<outbox::Row> row = outbox::find(writer, op, outbox::Shelf::Outbox);
    if (!row)
        row = outbox::find(writer, op, outbox::Shelf::Journal);
    const std::set<QString> filesBefore = sync::namedBlobs(writer);
    const Result<sync::Undone> undone = sync::undoOp(writer, op);
    if (!undone)
        return undone.error().code == ErrorCode::NothingToCancel ? Result<UndoOutcome>(UndoOutcome::TooLate) : Result<UndoOutcome>(undone.error());
    if (!undone->needsCancelOp) {
        sync::releaseBlobs(writer, filesBefore);
        for (const OpId &removed : undone->removed) // what needed it went along
            appendAudit(writer, {u"undo"_s, room.who.associate.toString(), removed == op && row ? row->op.type : QString(), removed.toString(), room.clock.now()});
        return UndoOutcome::Removed;
    }
    if (!row)
        return UndoOutcome::TooLate;
    if (const Result<Action> action = readAction(row->op.type, row->op.body); action && typeOf(*action).takeBack == TakeBack::Never)
        return UndoOutcome::TooLate;
    const Result<Receipt> cancelling = commitAction(writer, room, {CancelOp{op, row->op.type, row->op.body}, row->op.interaction, {}});
    if (!cancelling)
        return cancelling.error();
    appendAudit(writer, {u"cancelling"_s, room.who.associate.toString(), op.toString(), cancelling->op.toString(), room.clock.now()});
    return UndoOutcome::Cancelling;
}

} // namespace zhike
