// SPDX-License-Identifier: Apache-2.0
#include "core/sync/protocol.h"

#include "core/store/shelves.h"
#include "core/sync/marks.h"
#include "core/sync/scopes.h"
#include "core/sync/settle.h"
#include "core/sync/tuning.h"

#include <QRandomGenerator>

#include <algorithm>

namespace zhike::sync {

using namespace Qt::StringLiterals;
using outbox::Part;
using outbox::Row;
using outbox::Shelf;

namespace {

bool intersects(const std::vector<OpId> &ids, const std::set<OpId> &set)
{
    return std::any_of(ids.begin(), ids.end(), [&](const OpId &id) { return set.contains(id); });
}

QString makeReplica() { return QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, u'0'); }

QStringList replicas(const Reader &reader) { return meta::text(reader, kReplicas).split(u' ', Qt::SkipEmptyParts); }

void takeReplica(Writer &writer, const QString &replica, qint64 lastSeq)
{
    meta::set(writer, kReplica, replica);
    meta::set(writer, kReplicas, (replicas(writer) << replica).join(u' '));
    meta::set(writer, kLastSeq, lastSeq);
}

/// Targets and ops behind which nothing may be numbered.
struct Held {
    std::set<QString> targets;
    std::set<OpId> ops;

    [[nodiscard]] bool holds(const Op &op) const
    {
        return intersects(op.needs, ops)
            || std::any_of(op.targetList.begin(), op.targetList.end(),
                           [this](const Target &target) { return targets.contains(targetKey(target)); });
    }
    void add(const Op &op)
    {
        ops.insert(op.opId);
        for (const Target &target : op.targetList)
            targets.insert(targetKey(target));
    }
};

/// The un-numbered ops that go with a deleted one: those that need it, and those that need them.
std::vector<OpId> withChildren(const std::vector<Row> &unnumbered, const OpId &op, const Rules &rules)
{
    std::set<OpId> dead{op};
    std::vector<OpId> list{op};
    if (!rules.undoesChildren)
        return list;
    for (const Row &row : unnumbered) // in order of making: parents come before children
        if (intersects(row.op.needs, dead) && dead.insert(row.op.opId).second)
            list.push_back(row.op.opId);
    return list;
}

/// Central doesn't know an op that `refused` needs. Do we hold it, unanswered? Then it comes first under a new replica.
void takeNeedsUnknown(Writer &writer, const Op &op, const Rules &rules)
{
    const bool holdsParent = std::any_of(op.needs.begin(), op.needs.end(), [&](const OpId &parent) {
        const std::optional<Row> held = outbox::find(writer, parent, Shelf::Outbox);
        return held && !held->result;
    });
    if (holdsParent)
        return rules.comesFirstWhenNeeded ? rotateReplica(writer, rules) : void();
    if (std::optional<Row> row = outbox::find(writer, op.opId, Shelf::Outbox); row && !row->result) {
        row->isOrphan = true; // nobody holds the parent: it is sent to be refused, with words
        outbox::update(writer, *row);
    }
}

} // namespace

Result<void> commitOp(Writer &writer, const Op &op, const Moment &now, qint64 undoMs)
{
    Row row;
    row.op = op;
    row.op.replica.clear();
    row.op.seq = 0;
    row.dueMs = now.steadyMs + undoMs;
    if (!outbox::insert(writer, row))
        return Error{ErrorCode::InvalidValue, u"opId"_s};
    refuseChildren(writer, now, {});
    return {};
}

std::vector<OpId> neededBy(const Reader &reader, const std::vector<Target> &targets)
{
    std::vector<OpId> needs;
    std::vector<Target> unknown;
    std::copy_if(targets.begin(), targets.end(), std::back_inserter(unknown), [&](const Target &target) {
        return documents::version(reader, enumName(target.kind), target.id) == 0;
    });
    if (unknown.empty()) // nearly always: the outbox stays closed
        return needs;
    const std::vector<Row> rows = outbox::rows(reader, Shelf::Outbox);
    for (const Target &target : unknown) {
        // the first op on a document that central hasn't sent is the one that makes it
        const auto maker = std::find_if(rows.begin(), rows.end(), [&](const Row &row) {
            return std::any_of(row.op.targetList.begin(), row.op.targetList.end(),
                               [&](const Target &t) { return t.isSameDocument(target); });
        });
        if (maker != rows.end() && std::find(needs.begin(), needs.end(), maker->op.opId) == needs.end())
            needs.push_back(maker->op.opId);
    }
    return needs;
}

Result<Undone> undoOp(Writer &writer, const OpId &op, const Rules &rules)
{
    const std::optional<Row> waiting = outbox::find(writer, op, Shelf::Outbox);
    if (waiting && waiting->op.seq == 0 && !waiting->wasNumbered && !waiting->isFrozen && !waiting->result) {
        Undone undone{withChildren(outbox::part(writer, Part::Unnumbered), op, rules), false};
        for (const OpId &dead : undone.removed)
            outbox::erase(writer, dead);
        return undone;
    }
    const std::optional<Row> kept = waiting ? waiting : outbox::find(writer, op, Shelf::Journal);
    const bool isRefused = kept && (kept->isVoid || (kept->result && kept->result->outcome == Outcome::Rejected));
    const QString cancel = QString::fromLatin1(CancelOp::type.name);
    if (!kept || isRefused || outbox::isAboutErased(writer, op) || kept->op.type == cancel
        || outbox::hasChild(writer, op, cancel))
        return ErrorCode::NothingToCancel;
    return Undone{{}, true};
}

void freezeWaiting(Writer &writer, const Rules &rules)
{
    for (Row &row : outbox::rows(writer, Shelf::Outbox)) {
        if (row.provenBy == 0 && (row.isFrozen || !rules.freezesAtRestart))
            continue;
        row.isFrozen = row.isFrozen || rules.freezesAtRestart;
        row.provenBy = 0; // every request from now on is younger than what is known
        outbox::update(writer, row);
    }
    if (meta::text(writer, kReplica).isEmpty())
        rotateReplica(writer, rules); // a new file, or one whose marks were lost: numbers begin anew under a new name
}

void flushWaiting(Writer &writer, const Moment &now)
{
    for (Row &row : outbox::part(writer, Part::Unnumbered))
        if (!row.isFrozen && row.dueMs > now.steadyMs) {
            row.dueMs = now.steadyMs;
            outbox::update(writer, row);
        }
}

int numberOps(Writer &writer, const Moment &now, const Rules &rules)
{
    Held held;
    int numbered = 0;
    qint64 last = meta::number(writer, kLastSeq);
    const QString replica = meta::text(writer, kReplica);
    for (Row &row : outbox::part(writer, Part::Unnumbered)) {
        const bool isDue = row.isFrozen || row.dueMs <= now.steadyMs;
        if (!isDue || (rules.holdsBehindUnnumbered && held.holds(row.op))) {
            held.add(row.op);
            continue;
        }
        row.op.replica = replica;
        row.op.seq = ++last;
        row.wasNumbered = true;
        row.state = OpState::Numbered;
        outbox::update(writer, row);
        ++numbered;
    }
    if (numbered > 0)
        meta::set(writer, kLastSeq, last);
    return numbered;
}

std::optional<qint64> nextDue(const Reader &reader)
{
    std::optional<qint64> due;
    for (const Row &row : outbox::part(reader, Part::Unnumbered)) {
        const qint64 at = row.isFrozen ? 0 : row.dueMs;
        due = due ? std::min(*due, at) : at;
    }
    return due;
}

OpsRequest nextBatch(const Reader &reader)
{
    OpsRequest request;
    if (meta::number(reader, kHeld) != 0)
        return request;
    const QStringList order = replicas(reader);
    std::vector<Row> rows = outbox::part(reader, Part::Unanswered);
    std::sort(rows.begin(), rows.end(), [&order](const Row &a, const Row &b) {
        return std::pair(order.indexOf(a.op.replica), a.op.seq) < std::pair(order.indexOf(b.op.replica), b.op.seq);
    });
    request.epoch = meta::text(reader, kEpoch);
    qint64 bytes = 0;
    for (Row &row : rows) {
        if (request.ops.empty())
            request.replica = row.op.replica;
        bytes += json::toBytes(toJson(row.op)).size();
        const bool isFull =
            request.ops.size() >= tuning::opsInRequest || (bytes > tuning::bytesInRequest && !request.ops.empty());
        if (row.op.replica != request.replica || isFull)
            break;
        request.ops.push_back(std::move(row.op));
    }
    return request;
}

void takePushAnswer(Writer &writer, const OpsRequest &sent, const OpsAnswer &answer, const Moment &now,
                    qint64 requestsSoFar, const Rules &rules)
{
    if (answer.conflict == ErrorCode::EpochChanged)
        return holdForEpoch(writer);
    learn(writer, answer.results, {now, requestsSoFar}, rules);
    settle(writer, {now, false, 0}, rules);
    if (answer.conflict == ErrorCode::NeedsUnknown && answer.results.size() < sent.ops.size())
        takeNeedsUnknown(writer, sent.ops[answer.results.size()], rules);
    if (answer.conflict == ErrorCode::OpGap || (answer.conflict == ErrorCode::ReplicaCloned && rules.rotatesOnClone))
        rotateReplica(writer, rules);
}

Standing standing(const Reader &reader)
{
    Standing standing;
    standing.replica = meta::text(reader, kReplica);
    standing.epoch = meta::text(reader, kEpoch);
    standing.cursor = meta::text(reader, kCursor);
    standing.reached = meta::number(reader, kReached);
    standing.scopes = scopesIn(reader, kScopes);
    standing.added = addedScopes(reader);
    standing.isHeld = meta::number(reader, kHeld) != 0;
    standing.isUsable = meta::number(reader, kUsable) != 0;
    standing.asOf = QDateTime::fromString(meta::text(reader, kAsOf), Qt::ISODateWithMs);
    standing.comparedAt = QDateTime::fromString(meta::text(reader, kCompared), Qt::ISODateWithMs);
    return standing;
}

void noteCompared(Writer &writer, const Moment &now)
{
    meta::set(writer, kCompared, now.wall.toString(Qt::ISODateWithMs));
}

void loseCursor(Writer &writer) { meta::remove(writer, kCursor); }

void holdForEpoch(Writer &writer)
{
    meta::set(writer, kHeld, qint64(1));
    loseCursor(writer);
}

void rotateReplica(Writer &writer, const Rules &rules)
{
    const QString replica = makeReplica();
    std::vector<Row> rows = outbox::rows(writer, Shelf::Outbox);
    std::erase_if(rows, [](const Row &row) { return row.result || (row.op.seq == 0 && !row.wasNumbered); });
    if (!rules.renumbersInOrder) // what was made first may be needed by what was made later
        std::reverse(rows.begin(), rows.end());
    qint64 last = 0;
    for (Row &row : rows) {
        row.op.replica = rules.renumbersAtOnce ? replica : QString();
        row.op.seq = rules.renumbersAtOnce ? ++last : 0;
        row.wasNumbered = rules.renumbersAtOnce;
        row.state = rules.renumbersAtOnce ? OpState::Numbered : OpState::Waiting;
        outbox::update(writer, row);
    }
    takeReplica(writer, replica, last);
}

} // namespace zhike::sync
