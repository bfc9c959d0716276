// SPDX-License-Identifier: Apache-2.0
#include "core/sync/settle.h"

#include "core/store/shelves.h"
#include "core/store/timeline.h"
#include "core/sync/marks.h"

#include <algorithm>

namespace zhike::sync {

using outbox::Part;
using outbox::Row;
using outbox::Shelf;

namespace {

bool isRejected(const OpResult &result) { return result.outcome == Outcome::Rejected; }

/// Everything whose answer is known and that isn't settled: refused at once, applied when its targets are done.
bool isTargetDone(const Reader &reader, const Row &row, const Target &target, const Reached &reached, const Rules &rules)
{
    const qint64 ver = documents::version(reader, enumName(target.kind), target.id);
    if (ver > 0)
        return ver >= row.result->centralSeq;
    const bool isProven = reached.isCaughtUp && row.provenBy < reached.request;
    return row.gone.contains(targetKey(target)) || isProven || !rules.absentOnlyWhenCaughtUp;
}

/// True when every target is done; notes targets that turned out not to be here.
bool isDone(const Reader &reader, Row &row, const Reached &reached, const Rules &rules)
{
    if (isRejected(*row.result) || !rules.settlesByDocument)
        return true;
    bool isEvery = true;
    for (const Target &target : row.op.targetList) {
        const bool isThis = isTargetDone(reader, row, target, reached, rules);
        if (isThis && documents::version(reader, enumName(target.kind), target.id) == 0)
            row.gone.insert(targetKey(target));
        if (isThis && !rules.settlesPerTarget)
            return true;
        isEvery = isEvery && isThis;
    }
    return isEvery;
}

/// A target left this terminal with or after the op that concerned it: the op no longer shows there.
void markGone(Writer &writer, const FeedRow &left)
{
    const QString key = left.row.kind + u'/' + left.row.id;
    for (Row &row : outbox::part(writer, Part::Answered)) {
        const bool isHit = !isRejected(*row.result) && row.result->centralSeq <= left.row.ver
            && std::any_of(row.op.targetList.begin(), row.op.targetList.end(), [&](const Target &t) { return targetKey(t) == key; });
        if (isHit && row.gone.insert(key).second)
            outbox::update(writer, row);
    }
}

Result<void> applyRow(Writer &writer, const FeedRow &change, const Rules &rules)
{
    const documents::Row &row = change.row;
    const bool isEvent = row.kind == enumName(DocumentKind::Event);
    if (change.what == FeedRow::What::Put) {
        if (isEvent)
            return timeline::put(writer, row.id, row.ver, row.body);
        documents::put(writer, row);
        return {};
    }
    if (!rules.leavesAreApplied)
        return {};
    if (isEvent) {
        timeline::remove(writer, row.id, row.ver);
        return {};
    }
    documents::remove(writer, row.kind, row.id, row.ver);
    if (row.kind == enumName(DocumentKind::Member))
        timeline::removeOf(writer, row.id, row.ver);
    markGone(writer, change);
    return {};
}

OpResult endedHere(const OpId &op)
{
    OpResult result;
    result.opId = op;
    result.outcome = Outcome::Rejected;
    result.code = errorName(ErrorCode::ParentRefused);
    return result;
}

} // namespace

void learn(Writer &writer, const std::vector<OpResult> &results, const Heard &heard)
{
    for (const OpResult &result : results) {
        std::optional<Row> row = outbox::find(writer, result.opId, Shelf::Outbox);
        if (!row)
            continue;
        if (row->result) {
            if (heard.provenBy == 0 && row->provenBy != 0) {
                row->provenBy = 0;
                outbox::update(writer, *row);
            }
            continue;
        }
        row->result = result;
        row->wasNumbered = true;
        row->provenBy = heard.provenBy;
        row->state = isRejected(result) ? OpState::Refused : OpState::Acknowledged;
        outbox::update(writer, *row);
        if (result.outcome != Outcome::Applied)
            attention::add(writer, result, heard.now.wall);
    }
    refuseChildren(writer, heard.now);
}

void refuseChildren(Writer &writer, const Moment &now)
{
    for (std::vector<Row> children = outbox::childrenOfRefused(writer); !children.empty(); children = outbox::childrenOfRefused(writer))
        for (Row &child : children) {
            child.result = endedHere(child.op.opId);
            child.endedHere = true;
            child.state = OpState::Refused;
            attention::add(writer, *child.result, now.wall);
            outbox::moveToJournal(writer, child, now.wall);
        }
}

void settle(Writer &writer, const Reached &reached, const Rules &rules)
{
    for (Row &row : outbox::part(writer, Part::Answered)) {
        const size_t goneBefore = row.gone.size();
        if (isDone(writer, row, reached, rules)) {
            row.state = isRejected(*row.result) ? OpState::Refused : OpState::Settled;
            outbox::moveToJournal(writer, row, reached.now.wall);
        } else if (row.gone.size() != goneBefore) {
            outbox::update(writer, row);
        }
    }
}

Result<void> applyPage(Writer &writer, const Page &page, const Moment &now, const Rules &rules)
{
    if (page.epoch != meta::text(writer, kEpoch))
        return ErrorCode::EpochChanged;
    if (page.from != meta::text(writer, kCursor))
        return ErrorCode::CursorTooOld; // an answer to a question that is no longer ours
    if (rules.learnsFromPages)
        learn(writer, page.results, {now, 0});
    for (const FeedRow &change : page.changes)
        if (const Result<void> applied = applyRow(writer, change, rules); !applied)
            return applied;
    if (page.to != page.from)
        meta::set(writer, kCursor, page.to);
    settle(writer, {now, !page.hasMore, page.request}, rules);
    if (page.durableSeq > meta::number(writer, kDurable))
        meta::set(writer, kDurable, page.durableSeq);
    outbox::pruneJournal(writer, rules.keepsJournal ? page.durableSeq : std::numeric_limits<qint64>::max());
    const bool isNews = !page.changes.empty() || !page.results.empty() || page.to != page.from;
    if (isNews && !page.hasMore)
        meta::set(writer, kAsOf, now.wall.toString(Qt::ISODateWithMs));
    return {};
}

} // namespace zhike::sync
