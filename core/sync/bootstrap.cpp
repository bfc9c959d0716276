// SPDX-License-Identifier: Apache-2.0
#include "core/sync/bootstrap.h"

#include "core/store/holdings.h"
#include "core/store/shelves.h"
#include "core/store/stagedrows.h"
#include "core/sync/erase.h"
#include "core/sync/marks.h"
#include "core/sync/scopes.h"
#include "core/sync/settle.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace zhike::sync {

using outbox::Row;
using outbox::Shelf;

namespace {

/// How the staging mark lies in the meta table.
struct StagingMark {
    Manifest manifest;
    int shardsDone = 0;
    QString cursor;
    bool isAddition = false;
    static void fields(auto &self, auto &&field)
    {
        field("manifest", self.manifest);
        field("shardsDone", self.shardsDone);
        field("cursor", self.cursor);
        field("isAddition", self.isAddition);
    }
};

void keep(Writer &writer, const Staging &staging)
{
    meta::set(
        writer, kStaging,
        json::toBytes(toJson(StagingMark{staging.manifest, staging.shardsDone, staging.cursor, staging.isAddition})));
}

Result<void> replayRow(Writer &writer, const FeedRow &change, const Moment &now, const Rules &rules)
{
    const documents::Row &row = change.row;
    const bool isEvent = row.kind == enumName(DocumentKind::Event);
    if (change.what == FeedRow::What::Put) {
        if (isEvent)
            return staged::putEvent(writer, row);
        staged::putDocument(writer, row);
        return {};
    }
    if (change.what == FeedRow::What::Erase)
        eraseDocument(writer, change, now, rules); // here and in staging: it doesn't wait for the swap
    if (!rules.leavesAreApplied)
        return {};
    if (isEvent) {
        staged::removeEvent(writer, row.id, row.ver);
        return {};
    }
    staged::removeDocument(writer, row);
    if (row.kind == enumName(DocumentKind::Member))
        staged::removeEventsOf(writer, row.id, row.ver);
    return {};
}

/// One op after the swap, by what central knows of it now: answered, to be sent again under its number, or - once
/// refused here - to be refused again.
Row judgedAnew(Row row, const std::map<OpId, OpResult> &known, const Rules &rules)
{
    const bool wasRefused = row.result && row.result->outcome == Outcome::Rejected;
    row.gone.clear();
    row.provenBy = 0;
    if (const auto found = known.find(row.op.opId); found != known.end()) {
        row.result = found->second;
        row.wasNumbered = true;
        row.state = found->second.outcome == Outcome::Rejected ? OpState::Refused : OpState::Acknowledged;
        return row;
    }
    row.isVoid = row.isVoid || (wasRefused && rules.voidsRefusals);
    row.result.reset();
    row.state = row.op.seq > 0 ? OpState::Numbered : OpState::Waiting;
    return row;
}

void judgeAll(Writer &writer, const Page &page, const Moment &now, const Rules &rules)
{
    std::map<OpId, OpResult> known;
    for (const OpResult &result : page.results)
        known.emplace(result.opId, result);
    const qint64 durable = meta::number(writer, kDurable);
    for (const Row &row : outbox::rows(writer, Shelf::Journal)) {
        const bool isOver = row.endedHere || (row.result && row.result->centralSeq <= durable);
        if (isOver || !rules.judgesAnewAtSwap)
            continue;
        const Row judged = judgedAnew(row, known, rules);
        if (judged.result && judged.result->outcome != Outcome::Rejected)
            attention::remove(writer, judged.op.opId);
        outbox::moveToOutbox(writer, judged);
    }
    for (const Row &row : outbox::rows(writer, Shelf::Outbox)) {
        Row judged = judgedAnew(row, known, rules);
        outbox::update(writer, judged);
        if (judged.result && outbox::isAboutErased(writer, judged.op.opId))
            outbox::scrub(writer, judged, Shelf::Outbox);
        if (judged.result && judged.result->outcome != Outcome::Applied)
            attention::add(writer, *judged.result, now.wall);
    }
    refuseChildren(writer, now, rules);
}

bool isAmong(const std::vector<QString> &scopes, const std::vector<QString> &allowed)
{
    return std::all_of(scopes.begin(), scopes.end(),
                       [&](const QString &scope) { return std::find(allowed.begin(), allowed.end(), scope) != allowed.end(); });
}

void swap(Writer &writer, const Page &page, const Staging &under, const Moment &now, const Rules &rules)
{
    staged::swap(writer);
    dictionaries::keepOnly(writer,
                           static_cast<quint32>(under.manifest.dictionaryId)); // every row was sealed with this one
    meta::remove(writer, kStaging);
    meta::remove(writer, kHeld);
    meta::set(writer, kCursor, page.to);
    meta::set(writer, kReached, page.toSeq);
    meta::set(writer, kEpoch, page.epoch);
    meta::set(writer, kUsable, qint64(1));
    keepScopes(writer, under.manifest.scopes);
    noteTime(writer, now);
    noteCompared(writer, now);
    judgeAll(writer, page, now, rules);
    meta::set(writer, kDurable, page.durableSeq);
    if (page.scopes)
        takeScopes(writer, *page.scopes, rules);
    settle(writer, {now, true, std::max<qint64>(page.request, 1), page.toSeq}, rules);
}

/// The rows are as of the replay's last page, so what central answered until then is learnt with them: an op must not
/// show on a document that has it already.
void merge(Writer &writer, const Page &page, const Staging &under, const Moment &now, const Rules &rules)
{
    holdings::mergeStaging(writer);
    meta::remove(writer, kStaging);
    std::vector<QString> scopes = scopesIn(writer, kScopes);
    scopes.insert(scopes.end(), under.manifest.scopes.begin(), under.manifest.scopes.end());
    keepScopes(writer, scopes);
    if (page.scopes)
        takeScopes(writer, *page.scopes, rules);
    learn(writer, page.results, {now, 0}, rules);
    settle(writer, {now, false, 0}, rules);
}

} // namespace

std::optional<Staging> staging(const Reader &reader)
{
    const std::optional<QByteArray> kept = meta::value(reader, kStaging);
    if (!kept)
        return std::nullopt;
    const Result<StagingMark> mark = fromJsonBytes<StagingMark>(*kept);
    return mark ? std::optional(Staging{mark->manifest, mark->shardsDone, mark->cursor, mark->isAddition})
                : std::nullopt;
}

qint64 erasuresAfter(const Staging &staging, const Standing &standing)
{
    if (staging.isAddition || standing.epoch.isEmpty())
        return -1;
    return staging.manifest.epoch == standing.epoch ? standing.reached : 0; // another history counts anew
}

void beginStaging(Writer &writer, const Manifest &manifest)
{
    staged::clear(writer);
    keep(writer, {manifest, 0, manifest.cursor, false});
}

void beginAddition(Writer &writer, const Manifest &manifest)
{
    if (manifest.epoch != meta::text(writer, kEpoch)) // rows of another history are nothing to add to this one
        return holdForEpoch(writer);
    if (manifest.scopes.empty()) // what was to be added is no longer allowed; the next page tells what is
        return meta::remove(writer, kWanted);
    staged::clear(writer);
    keep(writer, {manifest, 0, manifest.cursor, true});
}

Result<void> stageRows(Writer &writer, std::span<const documents::Row> rows)
{
    for (const documents::Row &row : rows) {
        if (row.kind != enumName(DocumentKind::Event)) {
            staged::putDocument(writer, row);
            continue;
        }
        if (const Result<void> put = staged::putEvent(writer, row); !put)
            return put;
    }
    return {};
}

Result<bool> shardDone(Writer &writer, int shard)
{
    std::optional<Staging> now = staging(writer);
    if (!now || now->shardsDone != shard)
        return false;
    ++now->shardsDone;
    keep(writer, *now);
    const std::vector<ShardRef> &shards = now->manifest.shards;
    if (now->shardsDone < static_cast<int>(shards.size()))
        return false;
    const qint64 promised = std::accumulate(shards.begin(), shards.end(), qint64(0),
                                            [](qint64 sum, const ShardRef &ref) { return sum + ref.docs; });
    return staged::count(writer) == promised
        ? Result<bool>(true)
        : Result<bool>(Error{ErrorCode::AnswerMalformed, QStringLiteral("snapshot")});
}

void abandonStaging(Writer &writer)
{
    staged::clear(writer);
    meta::remove(writer, kStaging);
}

Result<bool> replayPage(Writer &writer, const Page &page, const Moment &now, const Rules &rules)
{
    std::optional<Staging> under = staging(writer);
    if (!under || page.epoch != under->manifest.epoch || page.from != under->cursor)
        return Error{ErrorCode::AnswerMalformed, QStringLiteral("stale")};
    if (page.scopes && !isAmong(under->manifest.scopes, *page.scopes))
        return ErrorCode::CursorTooOld; // what is being fetched may not be held any more, even for a while: its rows are missing here
    for (const FeedRow &change : page.changes)
        if (const Result<void> replayed = replayRow(writer, change, now, rules); !replayed)
            return replayed.error();
    under->cursor = page.to;
    // what was merged behind the cursor would never hear of the changes between
    const bool isBehind = under->isAddition && rules.addsPastCursor && page.toSeq < meta::number(writer, kReached);
    if (page.hasMore || isBehind) {
        keep(writer, *under);
        return false;
    }
    under->isAddition ? merge(writer, page, *under, now, rules) : swap(writer, page, *under, now, rules);
    return true;
}

} // namespace zhike::sync
