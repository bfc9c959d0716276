// SPDX-License-Identifier: Apache-2.0
#include "central/apply/push.h"

#include "central/apply/judge.h"

#include <QJsonDocument>

#include <algorithm>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

Incoming incomingOf(const QJsonObject &wire)
{
    Incoming incoming;
    incoming.opId = OpId(wire.value("opId"_L1).toString());
    incoming.seq = static_cast<qint64>(wire.value("seq"_L1).toDouble());
    incoming.ends = enumFromName<OpEnd>(wire.value("ends"_L1).toString());
    incoming.op = fromJson<Op>(wire);
    if (incoming.op)
        incoming.needs = incoming.op->needs;
    return incoming;
}

QJsonObject storedResult(Transaction &tx, const OpId &op)
{
    return QJsonDocument::fromJson(tx.text("SELECT result FROM op_result WHERE op_id = ?", {op.toString()}).toUtf8())
        .object();
}

bool isKnown(Transaction &tx, const OpId &op)
{
    return tx.number("SELECT COUNT(*) FROM op_result WHERE op_id = ?", {op.toString()}) > 0;
}

qint64 lastSeqOf(Transaction &tx, const QString &replica)
{
    return tx.number("SELECT last_seq FROM replica WHERE replica = ?", {replica});
}

void takeNumber(Transaction &tx, const Terminal &terminal, const QString &replica, const Incoming &incoming)
{
    tx.run("INSERT INTO replica (replica, terminal_id, last_seq) VALUES (?,?,?) ON CONFLICT (replica) DO UPDATE SET "
           "last_seq = excluded.last_seq",
           {replica, terminal.terminalId, incoming.seq});
    tx.run("INSERT INTO replica_op (replica, seq, op_id) VALUES (?,?,?)",
           {replica, incoming.seq, incoming.opId.toString()});
}

/// One op of the batch: its result, or why the batch ends here (nothing of it was written then).
Result<QJsonObject> pushOne(Transaction &tx, const Terminal &terminal, const PushRequest &request,
                            const Incoming &incoming, const Clock &clock)
{
    if (request.epoch != setting(tx, u"epoch"_s))
        return ErrorCode::EpochChanged;
    const qint64 last = lastSeqOf(tx, request.replica);
    if (incoming.seq <= last) {
        const bool isHeld = tx.number("SELECT COUNT(*) FROM replica_op WHERE replica = ? AND seq = ? AND op_id = ?",
                                      {request.replica, incoming.seq, incoming.opId.toString()})
            > 0;
        if (!isHeld)
            return ErrorCode::ReplicaCloned;
        return storedResult(tx, incoming.opId);
    }
    if (incoming.seq > last + 1)
        return ErrorCode::OpGap;
    if (!isKnown(tx, incoming.opId)) {
        const bool areParentsKnown =
            std::all_of(incoming.needs.begin(), incoming.needs.end(), [&tx](const OpId &p) { return isKnown(tx, p); });
        if (!areParentsKnown && !incoming.ends)
            return Error{ErrorCode::NeedsUnknown, incoming.opId.toString()};
        judge(tx, terminal, incoming, clock);
    }
    takeNumber(tx, terminal, request.replica, incoming);
    return storedResult(tx, incoming.opId);
}

/// One op in its own transaction.
Result<QJsonObject> commitOne(Database &database, const Terminal &terminal, const PushRequest &request,
                              const Incoming &incoming, const Clock &clock)
{
    Transaction tx(database, Transaction::Kind::Write);
    Result<QJsonObject> result = pushOne(tx, terminal, request, incoming, clock);
    if (!result && !tx.hasFailed())
        return result;
    const Result<void> done = tx.commit(); // a statement that failed shows here, whatever was concluded from it
    return done ? result : Result<QJsonObject>(done.error());
}

/// An op that holds a value no table can keep is that op's refusal: asked again it would fail again, for ever.
Result<QJsonObject> answerOne(Database &database, const Terminal &terminal, const PushRequest &request,
                              Incoming incoming, const Clock &clock)
{
    const Result<QJsonObject> result = commitOne(database, terminal, request, incoming, clock);
    if (result || result.error().code != ErrorCode::InvalidValue)
        return result;
    incoming.op = result.error();
    return commitOne(database, terminal, request, incoming, clock);
}

} // namespace

PushAnswer push(Database &database, const Terminal &terminal, const PushRequest &request, const Clock &clock)
{
    PushAnswer answer;
    for (const auto &wire : request.ops) {
        const Result<QJsonObject> result = answerOne(database, terminal, request, incomingOf(wire.toObject()), clock);
        if (!result) {
            answer.stop = result.error();
            break;
        }
        answer.results.append(*result);
    }
    Transaction tx(database, Transaction::Kind::Read);
    if (request.ops.isEmpty() && request.epoch != setting(tx, u"epoch"_s))
        answer.stop = Error{ErrorCode::EpochChanged, {}};
    answer.lastSeq = lastSeqOf(tx, request.replica);
    return answer;
}

} // namespace zhike::central
