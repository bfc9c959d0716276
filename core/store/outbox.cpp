// SPDX-License-Identifier: Apache-2.0
#include "core/store/outbox.h"

#include "core/store/oprows.h"

#include <QCryptographicHash>

#include <algorithm>
#include <map>

namespace zhike::outbox {
namespace {

std::optional<QString> orNull(const QString &text) { return text.isEmpty() ? std::nullopt : std::optional(text); }
std::optional<qint64> orNull(qint64 number) { return number == 0 ? std::nullopt : std::optional(number); }
std::optional<qint64> orNull(const QDateTime &time)
{
    return time.isValid() ? std::optional(time.toMSecsSinceEpoch()) : std::nullopt;
}

/// What changes while an op travels, in the order of the UPDATE and of the end of the INSERT.
struct Marks {
    explicit Marks(const Writer &writer, const Row &row)
        : replica(orNull(row.op.replica))
        , seq(orNull(row.op.seq))
        , state(enumName(row.state))
    {
        if (!row.result)
            return;
        centralSeq = row.result->centralSeq;
        outcome = enumName(row.result->outcome);
        reason = sealResult(writer.sealer(), *row.result);
    }
    std::optional<QString> replica;
    std::optional<qint64> seq;
    QString state;
    std::optional<qint64> centralSeq;
    std::optional<QString> outcome;
    std::optional<QByteArray> reason;
};

void insertInto(Writer &writer, const char *sql, const Row &row, const std::optional<qint64> &ord)
{
    const Op &op = row.op;
    const Marks marks(writer, row);
    const QByteArray body = sealEnvelope(writer.sealer(), op);
    writer.run(sql, ord, op.opId.toString(), marks.replica, marks.seq, op.type, op.typeVersion, op.actor.toString(),
               op.role, op.store.toString(), op.terminal.toString(), op.interaction.toString(), op.replaces.toString(),
               op.wall.toMSecsSinceEpoch(), op.boot, body, op.escrow,
               QCryptographicHash::hash(body, QCryptographicHash::Sha256), op.signature, marks.state, row.attempts,
               row.dueMs, row.isFrozen, row.wasNumbered, row.isVoid, row.isOrphan, row.endedHere, marks.centralSeq,
               marks.outcome, marks.reason, row.provenBy, orNull(row.settledAt), row.isDismissed);
}

constexpr const char *kIntoOutbox =
    "INSERT INTO outbox VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char *kIntoJournal =
    "INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

void insertTargets(Writer &writer, const Op &op)
{
    int n = 0;
    for (const Target &target : op.targetList)
        writer.run("INSERT OR IGNORE INTO outbox_target (op_id, n, kind, id, base_ver, gone) VALUES (?,?,?,?,?,0)",
                   op.opId.toString(), n++, enumName(target.kind), target.id, target.baseVer);
    n = 0;
    for (const OpId &parent : op.needs)
        writer.run("INSERT OR IGNORE INTO outbox_need (op_id, n, needs) VALUES (?,?,?)", op.opId.toString(), n++,
                   parent.toString());
}

void eraseTargets(Writer &writer, const OpId &op)
{
    writer.run("DELETE FROM outbox_target WHERE op_id=?", op.toString());
    writer.run("DELETE FROM outbox_need WHERE op_id=?", op.toString());
}

/// Ops of the outbox that concern a document, and whatever they need.
constexpr const char *kConcerning =
    "WITH RECURSIVE wanted (op) AS (SELECT t.op_id FROM outbox_target t JOIN outbox o ON o.op_id=t.op_id WHERE t.kind=? AND t.id=? "
    "UNION SELECT n.needs FROM outbox_need n JOIN wanted w ON n.op_id=w.op) SELECT op FROM wanted";

std::optional<PendingOp> pendingOf(const Row &row)
{
    Result<Action> action = readAction(row.op.type, row.op.body);
    if (!action)
        return std::nullopt; // made by a newer program: it travels, but it can't be shown
    return PendingOp{row.op,  *std::move(action), row.ord, row.isVoid ? OpState::Refused : row.state, row.result,
                     row.gone};
}

} // namespace

bool insert(Writer &writer, Row &row)
{
    if (knows(writer, row.op.opId))
        return false;
    insertInto(writer, kIntoOutbox, row, std::nullopt);
    Query made = writer.query("SELECT ord FROM outbox WHERE op_id=?", row.op.opId.toString());
    row.ord = made.next() ? made.number(0) : 0;
    insertTargets(writer, row.op);
    writer.change().outbox = true;
    return true;
}

void update(Writer &writer, const Row &row)
{
    const Marks marks(writer, row);
    writer.run(
        "UPDATE outbox SET replica=?, seq=?, state=?, attempts=?, next_at=?, frozen=?, ever=?, void=?, orphan=?, ended_here=?, "
        "central_seq=?, outcome=?, reason=?, proven_by=? WHERE op_id=?",
        marks.replica, marks.seq, marks.state, row.attempts, row.dueMs, row.isFrozen, row.wasNumbered, row.isVoid,
        row.isOrphan, row.endedHere, marks.centralSeq, marks.outcome, marks.reason, row.provenBy,
        row.op.opId.toString());
    writer.run("UPDATE outbox_target SET gone=0 WHERE op_id=? AND gone=1", row.op.opId.toString());
    for (const QString &key : row.gone)
        writer.run("UPDATE outbox_target SET gone=1 WHERE op_id=? AND gone=0 AND kind || '/' || id = ?",
                   row.op.opId.toString(), key);
    writer.change().outbox = true;
}

void moveToJournal(Writer &writer, const Row &row, const QDateTime &at)
{
    Row kept = row;
    kept.settledAt = at;
    writer.run("DELETE FROM outbox WHERE op_id=?", row.op.opId.toString());
    insertInto(writer, kIntoJournal, kept, row.ord);
    writer.change().outbox = true;
}

void moveToOutbox(Writer &writer, const Row &row)
{
    Row back = row;
    back.settledAt = {};
    back.gone.clear();
    writer.run("DELETE FROM journal WHERE op_id=?", row.op.opId.toString());
    insertInto(writer, kIntoOutbox, back, row.ord);
    writer.run("UPDATE outbox_target SET gone=0 WHERE op_id=? AND gone=1", row.op.opId.toString());
    writer.change().outbox = true;
}

void erase(Writer &writer, const OpId &op)
{
    writer.run("DELETE FROM outbox WHERE op_id=?", op.toString());
    eraseTargets(writer, op);
    writer.change().outbox = true;
}

void scrub(Writer &writer, Row &row, Shelf shelf)
{
    row.op.body = {};
    row.op.escrow.clear();
    row.op.signature.clear();
    row.isVoid = true;
    const QByteArray body = sealEnvelope(writer.sealer(), row.op);
    writer.run(shelf == Shelf::Outbox
                   ? "UPDATE outbox SET body=?, sha256=?, escrow='', signature='', void=1 WHERE op_id=?"
                   : "UPDATE journal SET body=?, sha256=?, escrow='', signature='', void=1 WHERE op_id=?",
               body, QCryptographicHash::hash(body, QCryptographicHash::Sha256), row.op.opId.toString());
    writer.change().outbox = true;
}

void markErased(Writer &writer, const OpId &op, const QString &target)
{
    writer.run("UPDATE outbox_target SET gone=2 WHERE op_id=? AND kind || '/' || id = ?", op.toString(), target);
}

bool isAboutErased(const Reader &reader, const OpId &op)
{
    Query found = reader.query("SELECT 1 FROM outbox_target WHERE op_id=? AND gone=2", op.toString());
    return found.next();
}

void mendTargets(Writer &writer)
{
    for (const Shelf shelf : {Shelf::Outbox, Shelf::Journal})
        for (const Row &row : rows(writer, shelf))
            insertTargets(writer, row.op);
}

int setAsideUnreadable(Writer &writer)
{
    std::vector<qint64> unreadable = unreadableOrds(writer);
    if (unreadable.empty())
        return 0;
    writer.connection().exec("PRAGMA shrink_memory"); // read from the disk again: damage is still there the second time
    unreadable = unreadableOrds(writer);
    for (const qint64 ord : unreadable) {
        writer.run("INSERT OR REPLACE INTO set_aside SELECT * FROM outbox WHERE ord=?", ord);
        writer.run("DELETE FROM outbox WHERE ord=?", ord);
    }
    if (!unreadable.empty())
        writer.change().outbox = true;
    return static_cast<int>(unreadable.size());
}

void pruneJournal(Writer &writer, qint64 durableSeq)
{
    const auto prune = [&](Query found) {
        std::vector<OpId> done;
        while (found.next())
            done.push_back(OpId(found.text(0)));
        return done;
    };
    std::vector<OpId> done = prune(writer.query(
        "SELECT op_id FROM journal WHERE central_seq<=? AND (outcome='applied' OR dismissed=1 OR op_id IN (SELECT op_id FROM attention WHERE seen=1))",
        durableSeq));
    for (OpId &op :
         prune(writer.query("SELECT op_id FROM journal WHERE outcome<>'applied' AND (central_seq<=? OR ended_here=1) "
                            "ORDER BY ord DESC LIMIT -1 OFFSET 1000",
                            durableSeq)))
        done.push_back(std::move(op));
    for (const OpId &op : done) {
        writer.run("DELETE FROM journal WHERE op_id=?", op.toString());
        eraseTargets(writer, op);
    }
}

std::optional<Row> find(const Reader &reader, const OpId &op, Shelf shelf)
{
    std::vector<Row> found = readRows(reader,
                                      shelf == Shelf::Outbox ? reader.query(kOneOfOutbox, op.toString())
                                                             : reader.query(kOneOfJournal, op.toString()));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Row> rows(const Reader &reader, Shelf shelf)
{
    return readRows(reader, reader.query(shelf == Shelf::Outbox ? kAllOfOutbox : kAllOfJournal));
}

std::vector<Row> part(const Reader &reader, Part part)
{
    switch (part) {
    case Part::Unnumbered:
        return readRows(reader, reader.query(kUnnumbered));
    case Part::Unanswered:
        return readRows(reader, reader.query(kUnanswered));
    case Part::Answered:
        return readRows(reader, reader.query(kAnswered));
    }
    return {};
}

std::vector<Row> concerning(const Reader &reader, const QString &kind, const QString &id, Shelf shelf)
{
    return readRows(reader, reader.query(shelf == Shelf::Outbox ? kOutboxConcerning : kJournalConcerning, kind, id));
}

std::vector<Row> childrenOfRefused(const Reader &reader) { return readRows(reader, reader.query(kChildrenOfRefused)); }

bool hasChild(const Reader &reader, const OpId &parent, const QString &type)
{
    Query found = reader.query("SELECT 1 FROM outbox_need n JOIN (SELECT op_id, type, outcome FROM outbox UNION ALL "
                               "SELECT op_id, type, outcome FROM journal) o ON o.op_id=n.op_id "
                               "WHERE n.needs=? AND o.type=? AND (o.outcome IS NULL OR o.outcome<>'rejected')",
                               parent.toString(), type);
    return found.next();
}

std::vector<Row> recentlySettled(const Reader &reader, int limit)
{
    return readRows(reader, reader.query(kNewestOfJournal, limit));
}

bool knows(const Reader &reader, const OpId &op)
{
    Query found = reader.query("SELECT 1 FROM outbox WHERE op_id=? UNION ALL SELECT 1 FROM journal WHERE op_id=?",
                               op.toString(), op.toString());
    return found.next();
}

std::vector<PendingOp> pending(const Reader &reader)
{
    std::vector<PendingOp> list;
    for (const Row &row : rows(reader, Shelf::Outbox))
        if (std::optional<PendingOp> op = pendingOf(row))
            list.push_back(*std::move(op));
    return list;
}

std::vector<PendingOp> pendingFor(const Reader &reader, const std::vector<Target> &targets)
{
    std::set<OpId> wanted; // nearly always none: an outbox of a whole day isn't opened for it
    for (const Target &target : targets) {
        Query found = reader.query(kConcerning, enumName(target.kind), target.id);
        while (found.next())
            wanted.insert(OpId(found.text(0)));
    }
    std::vector<PendingOp> list;
    for (const OpId &op : wanted)
        if (const std::optional<Row> row = find(reader, op, Shelf::Outbox))
            if (std::optional<PendingOp> pending = pendingOf(*row))
                list.push_back(*std::move(pending));
    std::sort(list.begin(), list.end(), [](const PendingOp &a, const PendingOp &b) { return a.ord < b.ord; });
    return list;
}

Counts counts(const Reader &reader)
{
    Counts counts;
    Query waiting = reader.query("SELECT count(*) FROM outbox WHERE outcome IS NULL");
    counts.waiting = waiting.next() ? static_cast<int>(waiting.number(0)) : 0;
    Query refused = reader.query("SELECT count(*) FROM attention WHERE outcome='rejected' AND seen=0");
    counts.refused = refused.next() ? static_cast<int>(refused.number(0)) : 0;
    Query merged = reader.query("SELECT count(*) FROM attention WHERE outcome='merged' AND seen=0");
    counts.merged = merged.next() ? static_cast<int>(merged.number(0)) : 0;
    return counts;
}

void dismiss(Writer &writer, const OpId &op)
{
    writer.run("UPDATE journal SET dismissed=1 WHERE op_id=?", op.toString());
    writer.run("UPDATE attention SET seen=1 WHERE op_id=?", op.toString());
    writer.change().outbox = true;
    writer.change().attention = true;
}

} // namespace zhike::outbox
