// SPDX-License-Identifier: Apache-2.0
#include "core/sync/settle.h"

#include "core/store/holdings.h"
#include "core/store/shelves.h"
#include "core/store/timeline.h"
#include "core/sync/erase.h"
#include "core/sync/marks.h"
#include "core/sync/scopes.h"

#include <algorithm>

namespace zhike::sync {

using outbox::Part;
using outbox::Row;
using outbox::Shelf;

namespace {

bool isRejected(const OpResult &result) { return result.outcome == Outcome::Rejected; }

/// Everything whose answer is known and that isn't settled: refused at once, applied when its targets are done.
bool isTargetDone(const Reader &reader, const Row &row, const Target &target, const Reached &reached,
                  const Rules &rules)
{
    const qint64 ver = documents::version(reader, enumName(target.kind), target.id);
    if (ver > 0)
        return ver >= row.result->centralSeq;
    // without the page's number: whatever was answered before a request began is reached by its last page
    const bool isThere = reached.toSeq > 0 ? reached.toSeq >= row.result->centralSeq : row.provenBy < reached.request;
    const bool isProven = reached.isCaughtUp && isThere;
    return row.gone.contains(targetKey(target)) || isProven || !rules.absentOnlyWhenCaughtUp;
}

/// True when every target is done; notes targets that turned out not to be here.
bool isDone(const Reader &reader, Row &row, const Reached &reached, const Rules &rules)
{
    if (isRejected(*row.result) || !rules.settlesByDocument)
        return true;
    if (!rules.settlesNotByCursor)
        return reached.toSeq >= row.result->centralSeq;
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
            && std::any_of(row.op.targetList.begin(), row.op.targetList.end(),
                           [&](const Target &t) { return targetKey(t) == key; });
        if (isHit && row.gone.insert(key).second)
            outbox::update(writer, row);
    }
}

Result<void> applyRow(Writer &writer, const FeedRow &change, const Moment &now, const Rules &rules)
{
    const documents::Row &row = change.row;
    const bool isEvent = row.kind == enumName(DocumentKind::Event);
    if (change.what == FeedRow::What::Put) {
        if (isEvent)
            return timeline::put(writer, row);
        if (!rules.foldsByVersion)
            holdings::remove(writer, row.kind, row.id);
        documents::put(writer, row);
        return {};
    }
    if (change.what == FeedRow::What::Erase) {
        eraseDocument(writer, change, now, rules);
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

/// In order of their numbers, as central sends them; a page that was shuffled on its way says the same.
Result<void> applyRows(Writer &writer, const std::vector<FeedRow> &changes, const Moment &now, const Rules &rules)
{
    const auto isOlder = [](const FeedRow &a, const FeedRow &b) { return a.row.ver < b.row.ver; };
    std::vector<FeedRow> rows = changes;
    if (rules.foldsByVersion && !std::is_sorted(rows.begin(), rows.end(), isOlder))
        std::stable_sort(rows.begin(), rows.end(), isOlder);
    for (const FeedRow &change : rows)
        if (const Result<void> applied = applyRow(writer, change, now, rules); !applied)
            return applied;
    return {};
}

} // namespace

void endHere(Writer &writer, Row row, ErrorCode code, const Moment &now)
{
    OpResult result;
    result.opId = row.op.opId;
    result.outcome = Outcome::Rejected;
    result.code = errorName(code);
    row.result = result;
    row.endedHere = true;
    row.state = OpState::Refused;
    attention::add(writer, result, now.wall);
    outbox::moveToJournal(writer, row, now.wall);
}

void learn(Writer &writer, const std::vector<OpResult> &results, const Heard &heard, const Rules &rules)
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
        if (outbox::isAboutErased(writer, row->op.opId)) // its last use was to be answered
            outbox::scrub(writer, *row, Shelf::Outbox);
        if (result.outcome != Outcome::Applied)
            attention::add(writer, result, heard.now.wall);
    }
    refuseChildren(writer, heard.now, rules);
}

void refuseChildren(Writer &writer, const Moment &now, const Rules &rules)
{
    if (!rules.endsChildrenHere)
        return;
    for (std::vector<Row> children = outbox::childrenOfRefused(writer); !children.empty();
         children = outbox::childrenOfRefused(writer))
        for (const Row &child : children)
            endHere(writer, child, ErrorCode::ParentRefused, now);
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
    const bool isOfOtherScopes = page.asked && *page.asked != scopesIn(writer, kScopes);
    if (page.epoch != meta::text(writer, kEpoch) || page.from != meta::text(writer, kCursor) || isOfOtherScopes)
        return Error{ErrorCode::AnswerMalformed, QStringLiteral("stale")};
    if (rules.learnsFromPages)
        learn(writer, page.results, {now, 0}, rules);
    if (const Result<void> applied = applyRows(writer, page.changes, now, rules); !applied)
        return applied;
    if (page.to != page.from)
        meta::set(writer, kCursor, page.to);
    if (page.toSeq > meta::number(writer, kReached))
        meta::set(writer, kReached, page.toSeq);
    if (page.scopes)
        takeScopes(writer, *page.scopes, rules); // may give the cursor up
    settle(writer, {now, !page.hasMore, page.request, page.toSeq}, rules);
    if (page.durableSeq > meta::number(writer, kDurable))
        meta::set(writer, kDurable, page.durableSeq);
    outbox::pruneJournal(writer, rules.keepsJournal ? page.durableSeq : std::numeric_limits<qint64>::max());
    const bool isNews = !page.changes.empty() || !page.results.empty() || page.to != page.from;
    if (isNews && !page.hasMore)
        noteTime(writer, now);
    return {};
}

void noteTime(Writer &writer, const Moment &now)
{
    const QString time = now.wall.toString(Qt::ISODateWithMs);
    meta::set(writer, kAsOf, time);
    if (now.isCentral)
        meta::set(writer, kCentralTime, time);
}

} // namespace zhike::sync
