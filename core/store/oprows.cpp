// SPDX-License-Identifier: Apache-2.0
#include "core/store/oprows.h"

#include <QCryptographicHash>
#include <QLoggingCategory>

namespace zhike::outbox {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcOutbox, "zhike.store.outbox")

Place placeOf(const QString &op, qint64 part) { return {Sealed::Outbox, op.toUtf8(), part}; }
constexpr qint64 kEnvelope = 0, kResult = 1;

QDateTime timeIn(const Query &found, int column)
{
    return found.isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(found.number(column), Qt::UTC);
}

void readMarks(const Query &found, Row &row)
{
    row.state = enumFromName<OpState>(found.text(17)).value_or(OpState::Waiting);
    row.attempts = static_cast<int>(found.number(18));
    row.dueMs = found.number(19);
    row.isFrozen = found.number(20) != 0;
    row.wasNumbered = found.number(21) != 0;
    row.isVoid = found.number(22) != 0;
    row.isOrphan = found.number(23) != 0;
    row.endedHere = found.number(24) != 0;
    row.provenBy = found.number(26);
    row.settledAt = timeIn(found, 27);
    row.isDismissed = found.number(28) != 0;
    if (row.isVoid || row.isOrphan)
        row.op.ends = row.isVoid ? OpEnd::Void : OpEnd::Orphan;
}

bool readSealed(const Sealer &sealer, const Query &found, Row &row)
{
    const QString id = found.text(1);
    Result<Op> op = sealer.open(placeOf(id, kEnvelope), found.bytes(14)).then(fromJsonBytes<Op>);
    if (!op)
        return false;
    row.op = *std::move(op);
    row.op.replica = found.text(2);
    row.op.seq = found.number(3);
    if (found.isNull(29))
        return true;
    const Result<OpResult> result = sealer.open(placeOf(id, kResult), found.bytes(25)).then(fromJsonBytes<OpResult>);
    if (!result)
        return false;
    row.result = *result;
    return true;
}

void readGone(const Reader &reader, Row &row)
{
    Query gone = reader.query("SELECT kind, id FROM outbox_target WHERE op_id=? AND gone>0", row.op.opId.toString());
    while (gone.next())
        row.gone.insert(gone.text(0) + u'/' + gone.text(1));
}

} // namespace

QByteArray sealEnvelope(const Sealer &sealer, const Op &op)
{
    QJsonObject envelope = toJson(op);
    for (const auto key : {"replica"_L1, "seq"_L1, "ends"_L1}) // these change; the columns have them
        envelope.remove(key);
    return sealer.seal(placeOf(op.opId.toString(), kEnvelope), json::toBytes(envelope));
}

QByteArray sealResult(const Sealer &sealer, const OpResult &result)
{
    return sealer.seal(placeOf(result.opId.toString(), kResult), json::toBytes(toJson(result)));
}

std::vector<Row> readRows(const Reader &reader, Query found)
{
    std::vector<Row> rows;
    int unreadable = 0;
    while (found.next()) {
        Row row;
        row.ord = found.number(0);
        if (!readSealed(reader.sealer(), found, row)) {
            ++unreadable;
            continue;
        }
        readMarks(found, row);
        rows.push_back(std::move(row));
    }
    for (Row &row : rows)
        readGone(reader, row);
    if (unreadable > 0)
        qCWarning(lcOutbox) << unreadable << "ops could not be opened and stay in the file";
    return rows;
}

namespace {

/// Clear columns are for SQL and for a day without the vault; the envelope has the same under its seal.
bool agreesWithEnvelope(const Query &found, const Op &op)
{
    return found.text(1) == op.opId.toString() && found.text(4) == op.type && found.number(5) == op.typeVersion
        && found.text(6) == op.actor.toString() && found.text(7) == op.role && found.text(8) == op.store.toString()
        && found.text(9) == op.terminal.toString() && found.text(10) == op.interaction.toString()
        && found.text(11) == op.replaces.toString() && found.number(12) == op.wall.toMSecsSinceEpoch()
        && found.number(13) == op.boot && found.text(15) == op.escrow && found.text(16) == op.signature;
}

} // namespace

std::vector<qint64> damaged(const Reader &reader)
{
    std::vector<qint64> ords;
    Query found = reader.query(kAllOfOutbox);
    Query hashes = reader.query("SELECT sha256 FROM outbox ORDER BY ord");
    while (found.next() && hashes.next()) {
        Row row;
        const QByteArray hash = QCryptographicHash::hash(found.bytes(14), QCryptographicHash::Sha256);
        if (hash != hashes.bytes(0) || !readSealed(reader.sealer(), found, row) || !agreesWithEnvelope(found, row.op))
            ords.push_back(found.number(0));
    }
    return ords;
}

std::vector<qint64> unreadableOrds(const Reader &reader)
{
    std::vector<qint64> ords;
    Query found = reader.query(kAllOfOutbox);
    while (found.next())
        if (Row row; !readSealed(reader.sealer(), found, row))
            ords.push_back(found.number(0));
    return ords;
}

} // namespace zhike::outbox
