// SPDX-License-Identifier: Apache-2.0
// Snapshot, changes, ops.
#include "central/api/api.h"
#include "central/api/problem.h"
#include "central/api/watch.h"
#include "central/apply/push.h"
#include "central/store/feed.h"
#include "central/store/founding.h"

#include <QJsonArray>

#include <algorithm>
#include <set>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLargestPage = 500; // rows
constexpr int kLongestWait = 25; // seconds
constexpr qsizetype kMostOps = 100; // a batch
constexpr qsizetype kLargestBatch = 256 * 1024;
constexpr qsizetype kLongestId = 64; // op id, replica

QStringList askedScopes(const Call &call) { return call.query.allQueryItemValues(u"scope"_s, QUrl::FullyDecoded); }

Response snapshot(Call &call)
{
    const Result<Manifest> manifest =
        call.premises.shelf.take(call.premises.database, scopesAmong(call.caller.terminal.scopes, askedScopes(call)));
    if (!manifest)
        return problem(manifest.error());
    QJsonObject body = toJson(*manifest);
    if (manifest->shards.empty())
        body.insert(u"shards"_s, QJsonArray());
    return answer(body);
}

/// A shard by its number, or the dictionary they are compressed with.
Response shard(Call &call)
{
    const QString &id = call.parameters.at(0);
    const QString &name = call.parameters.at(1);
    const std::optional<Manifest> manifest = call.premises.shelf.find(id);
    bool isNumber = false;
    const int number = name.toInt(&isNumber);
    const bool isDictionary = manifest && manifest->dictionary && name == u"dictionary";
    if (!manifest
        || (!isDictionary && (!isNumber || number < 0 || static_cast<size_t>(number) >= manifest->shards.size())))
        return problem({ErrorCode::NotFound, {}});
    const QStringList &held = call.caller.terminal.scopes;
    if (!std::all_of(manifest->scopes.begin(), manifest->scopes.end(),
                     [&held](const QString &scope) { return held.contains(scope); }))
        return problem({ErrorCode::NotPermitted, {}});
    if (isDictionary)
        return answerFile(call.request,
                          {call.premises.shelf.dictionaryPath(id), "application/octet-stream",
                           manifest->dictionary->sha256.toLatin1()});
    return answerFile(call.request,
                      {call.premises.shelf.shardPath(id, number), "application/x-ndjson+zstd",
                       manifest->shards.at(static_cast<size_t>(number)).sha256.toLatin1()});
}

struct Asked {
    FeedQuery query;
    int waitSeconds = 0;
    QStringList allowed; ///< what this terminal holds now
    bool isOther = false; ///< and that isn't what it asked for: it has to hear of it at once
};

Result<int> numberIn(const QString &text, int otherwise, int most)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (text.isEmpty())
        return otherwise;
    if (!isNumber || number < 0)
        return ErrorCode::InvalidValue;
    return std::min(number, most);
}

Result<Asked> finish(const Call &call, Asked asked, const QString &cursor)
{
    const Result<qint64> from = cursor.isEmpty() ? Result<qint64>(0) : cursorFromText(cursor);
    if (!from)
        return from.error();
    asked.query.cursor = *from;
    asked.query.limit = std::max(1, asked.query.limit);
    asked.query.terminalId = call.caller.terminal.terminalId;
    const QStringList scopes = askedScopes(call);
    asked.allowed = call.caller.terminal.scopes;
    asked.query.scopes = scopesAmong(asked.allowed, scopes);
    asked.isOther = !scopes.isEmpty()
        && std::set<QString>(scopes.begin(), scopes.end())
            != std::set<QString>(asked.allowed.begin(), asked.allowed.end());
    return asked;
}

QByteArray listOf(const std::vector<QByteArray> &objects)
{
    QByteArray list("[");
    for (const QByteArray &object : objects)
        list += (list.size() > 1 ? "," : "") + object;
    return list + ']';
}

/// The rows are JSON already: five hundred documents are neither parsed nor written anew.
Response pageAnswer(const QJsonObject &head, const FeedPage &page)
{
    Response response;
    response.body = json::toBytes(head).chopped(1) + ",\"changes\":" + listOf(page.changes)
        + ",\"results\":" + listOf(page.results) + '}';
    return response;
}

/// A change in one of its scopes, or a result for one of its ops.
Response later(const Call &call, int seconds)
{
    Response response;
    response.parkFor = std::chrono::seconds(seconds);
    response.wokenBy = {terminalTopic(call.caller.terminal.terminalId)};
    for (const QString &scope : call.caller.terminal.scopes)
        response.wokenBy.push_back(scopeTopic(scope));
    return response;
}

Response feedAnswer(Call &call, const Result<Asked> &asked)
{
    if (!asked)
        return problem(asked.error());
    const Result<FeedPage> page = readFeed(*call.reading, asked->query);
    if (call.reading->hasFailed())
        return problem({ErrorCode::CentralBusy, {}});
    if (!page)
        return problem(page.error());
    if (page->isEmpty() && !asked->isOther && asked->waitSeconds > 0 && !call.request.isLastAsking)
        return later(call, asked->waitSeconds);
    return pageAnswer({{u"epoch"_s, page->epoch},
                       {u"from"_s, cursorText(asked->query.cursor)},
                       {u"to"_s, cursorText(page->to)},
                       {u"toSeq"_s, page->to},
                       {u"scopes"_s, QJsonArray::fromStringList(asked->allowed)},
                       {u"more"_s, page->hasMore},
                       {u"durableSeq"_s, page->durableSeq}},
                      *page);
}

Response changes(Call &call)
{
    Asked asked;
    const Result<int> limit = numberIn(call.query.queryItemValue(u"limit"_s), kLargestPage, kLargestPage);
    const Result<int> wait = numberIn(call.query.queryItemValue(u"wait"_s), 0, kLongestWait);
    if (!limit || !wait)
        return problem({ErrorCode::InvalidValue, limit ? u"wait"_s : u"limit"_s});
    asked.query.limit = *limit;
    asked.waitSeconds = *wait;
    asked.query.epoch = call.query.queryItemValue(u"epoch"_s);
    bool isNumber = false;
    const qint64 erasedAfter = call.query.queryItemValue(u"erasedAfter"_s).toLongLong(&isNumber);
    if (isNumber && erasedAfter >= 0)
        asked.query.erasedAfter = erasedAfter;
    if (call.query.queryItemValue(u"results"_s) == u"all")
        asked.query.results = FeedQuery::Results::All;
    return feedAnswer(call, finish(call, asked, call.query.queryItemValue(u"cursor"_s)));
}

bool isUsableId(const QString &id) { return !id.isEmpty() && id.size() <= kLongestId; }

/// Only what makes an outcome impossible refuses a batch: without an id and a number there is nothing to answer to.
Result<PushRequest> readBatch(const Call &call)
{
    PushRequest request{call.body.value("epoch"_L1).toString(), call.body.value("replica"_L1).toString(),
                        call.body.value("ops"_L1).toArray()};
    if (call.request.body.size() > kLargestBatch || request.ops.size() > kMostOps)
        return Error{ErrorCode::TooLarge, u"ops"_s};
    if (!isUsableId(request.replica))
        return Error{ErrorCode::InvalidValue, u"replica"_s};
    for (const auto &wire : request.ops) {
        const QJsonObject op = wire.toObject();
        if (!isUsableId(op.value("opId"_L1).toString()) || op.value("seq"_L1).toDouble() < 1)
            return Error{ErrorCode::InvalidValue, u"ops"_s};
    }
    return request;
}

/// A program that is too old to be understood keeps reading and queueing; only its ops are turned away.
bool isTooOld(const Call &call)
{
    Transaction tx(call.premises.database, Transaction::Kind::Read);
    const int least = setting(tx, u"leastProtocol"_s).toInt();
    const QByteArray spoken = call.request.header("Zhike-Protocol");
    return !spoken.isEmpty() && spoken.toInt() < least;
}

Response ops(Call &call)
{
    if (isTooOld(call))
        return problem({ErrorCode::ClientTooOld, {}});
    const Result<PushRequest> request = readBatch(call);
    if (!request)
        return problem(request.error());
    const PushAnswer pushed = push(call.premises.database, call.caller.terminal, *request, call.premises.clock);
    const QJsonObject body{{u"lastSeq"_s, pushed.lastSeq}, {u"results"_s, pushed.results}};
    return pushed.stop ? problem(*pushed.stop, body) : answer(body);
}

} // namespace

std::vector<Route> syncRoutes()
{
    std::vector<Route> routes{{"GET", "/v1/sync/snapshot", "snapshot", Door::Terminal, snapshot},
                              {"GET", "/v1/sync/snapshot/{snapshotId}/{shard}", "shard", Door::Terminal, shard},
                              {"GET", "/v1/sync/changes", "changes", Door::Terminal, changes, Reading::AtTheDoor},
                              {"POST", "/v1/sync/ops", "pushOps", Door::Terminal, ops}};
    const std::vector<Route> more = digestRoutes();
    routes.insert(routes.end(), more.begin(), more.end());
    return routes;
}

} // namespace zhike::central
