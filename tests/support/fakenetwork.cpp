// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fakenetwork.h"

#include <QCryptographicHash>
#include <QUrlQuery>

#include <zstd.h>

namespace zhike::test {

using namespace Qt::StringLiterals;

namespace {

const QString kTerminal = u"t0"_s;

std::vector<QString> scopesIn(const QUrl &url)
{
    const QStringList list = QUrlQuery(url).allQueryItemValues(u"scope"_s, QUrl::FullyDecoded);
    return {list.begin(), list.end()};
}

} // namespace

FakeNetwork::FakeNetwork(ModelCentral &central, ManualTimers &timers)
    : MishapNetwork(timers)
    , m_central(central)
{
}

int FakeNetwork::count(const QString &path) const
{
    return static_cast<int>(
        std::count_if(m_paths.begin(), m_paths.end(), [&](const QString &asked) { return asked.contains(path); }));
}

bool FakeNetwork::isParked() const
{
    return std::any_of(m_parked.begin(), m_parked.end(),
                       [](const Parked &one) { return one.reply && !one.reply->isFinished(); });
}

void FakeNetwork::ask(const Request &asked, Reply *reply)
{
    const QUrl url = asked.request.url();
    const QByteArray body = asked.body ? asked.body->readAll() : QByteArray();
    const Mishap mishap = asked.mishap;
    m_paths.append(url.path());
    m_urls.append(url);
    m_authorization = asked.request.rawHeader("Authorization");
    m_operation = asked.operation;
    m_range = asked.request.rawHeader("Range");
    m_contentRange = asked.request.rawHeader("Content-Range");
    if (mishap == Mishap::Hang)
        return;
    std::optional<Answer> answer = misanswer(asked.request, url.path(), mishap);
    if (!answer)
        answer = isReached(mishap) ? serve(url, body, false) : Answer{};
    if (!answer)
        return mishap == Mishap::HalfOpen ? void() : park(reply, url);
    if (answer->status == 200 && mishap == Mishap::None)
        m_remembered.emplace(url.path(), *answer);
    // as from a network: never before the caller has the reply in hand
    QMetaObject::invokeMethod(
        reply, [this, reply, answer = *answer, mishap] { finish(reply, answer, mishap); }, Qt::QueuedConnection);
}

void FakeNetwork::park(Reply *reply, const QUrl &url)
{
    m_parked.removeIf([](const Parked &one) { return !one.reply || one.reply->isFinished(); });
    m_parked.append({reply, url});
    const int wait = QUrlQuery(url).queryItemValue(u"wait"_s).toInt();
    timers().start(wait * 1000, [this, waiting = QPointer<Reply>(reply), url] {
        if (waiting && !waiting->isFinished())
            finish(waiting, *serve(url, {}, true), Mishap::None);
    });
}

void FakeNetwork::abortParked()
{
    for (const Parked &one : std::exchange(m_parked, {}))
        if (one.reply && !one.reply->isFinished())
            one.reply->abort();
}

void FakeNetwork::centralChanged()
{
    const QList<Parked> parked = m_parked;
    for (const Parked &one : parked)
        if (one.reply && !one.reply->isFinished())
            if (const std::optional<Answer> answer = serve(one.url, {}, false))
                finish(one.reply, *answer, Mishap::None);
}

/// What somebody between the terminal and central says instead of central.
std::optional<FakeNetwork::Answer> FakeNetwork::misanswer(const QNetworkRequest &request, const QString &path,
                                                          Mishap mishap)
{
    const bool isStranger = !validToken.isEmpty() && request.rawHeader("Authorization") != "Bearer " + validToken;
    if (mishap == Mishap::Unknown || isStranger)
        return problem(ErrorCode::TokenExpired, 401);
    if (mishap == Mishap::TooOld)
        return problem(ErrorCode::ClientTooOld, 426);
    if (mishap == Mishap::Stale)
        if (const auto first = m_remembered.find(path); first != m_remembered.end())
            return first->second;
    return std::nullopt;
}

std::optional<FakeNetwork::Answer> FakeNetwork::serve(const QUrl &url, const QByteArray &body, bool isLastAsking)
{
    const QString path = url.path();
    if (path == u"/v1/sync/snapshot")
        return snapshot(url);
    if (path.startsWith(u"/v1/sync/snapshot/"))
        return shard(path);
    if (path == u"/v1/sync/changes")
        return changes(url, isLastAsking);
    if (path == u"/v1/sync/digest")
        return digest(url);
    if (path == u"/v1/sync/repair")
        return repair(body);
    if (path == u"/v1/sync/ops") {
        const Answer answer = ops(body);
        QMetaObject::invokeMethod(this, &FakeNetwork::centralChanged, Qt::QueuedConnection);
        return answer;
    }
    if (path.startsWith(u"/v1/blobs/"))
        return blob(path.section(u'/', -1), body);
    if (reported && m_operation == PostOperation)
        return Answer{200, json::toBytes(reported(path, json::parseObject(body).valueOr({}))), "application/json", {}};
    return problem(ErrorCode::NotFound, 404);
}

FakeNetwork::Answer FakeNetwork::blob(const QString &sha256, const QByteArray &body)
{
    if (m_operation == PutOperation)
        return putBlob(sha256, body);
    if (m_operation == GetOperation)
        return getBlob(sha256);
    const auto whole = blobs.find(sha256);
    const qint64 have = whole == blobs.end() ? halfBlobs[sha256].size() : whole->second.size();
    return {200, {}, "application/json", {{"Upload-Offset", QByteArray::number(have)}, {"Upload-Complete", whole == blobs.end() ? "?0" : "?1"}}};
}

/// As central/api/blobhandlers.cpp: pieces in order, the whole checked against its name.
FakeNetwork::Answer FakeNetwork::putBlob(const QString &sha256, const QByteArray &body)
{
    blobBytes += body.size();
    const qint64 from = m_contentRange.mid(6).split('-').value(0).toLongLong();
    const qint64 total = m_contentRange.split('/').value(1).toLongLong();
    QByteArray &half = halfBlobs[sha256];
    const auto told = [](int status, qint64 have, bool isWhole) {
        return Answer{status, {}, "application/json", {{"Upload-Offset", QByteArray::number(have)}, {"Upload-Complete", isWhole ? "?1" : "?0"}}};
    };
    if (blobs.contains(sha256))
        return told(200, blobs[sha256].size(), true);
    if (body.size() > largestPiece)
        return problem(ErrorCode::TooLarge, 413);
    if (from != half.size())
        return told(409, half.size(), false);
    half += body;
    if (half.size() < total)
        return told(202, half.size(), false);
    const QByteArray whole = std::exchange(half, {});
    if (QString::fromLatin1(QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex()) != sha256)
        return problem(ErrorCode::InvalidValue, 400);
    blobs[sha256] = whole;
    return told(201, whole.size(), true);
}

FakeNetwork::Answer FakeNetwork::getBlob(const QString &sha256) const
{
    const auto whole = blobs.find(sha256);
    if (whole == blobs.end())
        return problem(ErrorCode::NotFound, 404);
    const QList<QByteArray> ends = m_range.mid(6).split('-');
    const qint64 from = ends.value(0).toLongLong();
    const qint64 to = std::min<qint64>(ends.value(1).toLongLong(), whole->second.size() - 1);
    if (from > to)
        return problem(ErrorCode::InvalidValue, 416);
    const QByteArray range = "bytes " + QByteArray::number(from) + '-' + QByteArray::number(to) + '/' + QByteArray::number(whole->second.size());
    return {206, whole->second.mid(from, to - from + 1), "application/octet-stream", {{"Content-Range", range}}};
}

FakeNetwork::Answer FakeNetwork::problem(ErrorCode code, int status, QJsonObject more)
{
    more.insert(u"code"_s, errorName(code));
    return {status, json::toBytes(more), "application/problem+json", {}};
}

QByteArray zstdOf(const QByteArray &plain, const QByteArray &dictionary)
{
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(plain.size()))), Qt::Uninitialized);
    packed.resize(static_cast<qsizetype>(ZSTD_compress_usingDict(
        context.get(), packed.data(), static_cast<size_t>(packed.size()), plain.constData(),
        static_cast<size_t>(plain.size()), dictionary.constData(), static_cast<size_t>(dictionary.size()), 1)));
    return packed;
}

FakeNetwork::Answer FakeNetwork::snapshot(const QUrl &url)
{
    Manifest manifest = m_central.manifest(kTerminal, scopesIn(url));
    manifest.snapshotId = u"s%1"_s.arg(m_shards.size());
    const std::set<int> scopes = m_central.scopesFor(kTerminal, manifest.scopes);
    std::vector<QByteArray> &files = m_shards[manifest.snapshotId];
    m_shardScopes[manifest.snapshotId] = manifest.scopes;
    std::vector<documents::Row> rows;
    for (const auto &[id, row] : m_central.rows)
        if (scopes.contains(row.scope))
            rows.push_back(m_central.documentOf(id));
    for (size_t from = 0; from < rows.size(); from += static_cast<size_t>(rowsInShard)) {
        const size_t to = std::min(rows.size(), from + static_cast<size_t>(rowsInShard));
        QByteArray lines = R"({"snapshotId":"x","shard":0,"of":1})"
                           "\n";
        for (size_t i = from; i < to; ++i)
            lines += R"({"kind":"unit","id":")" + rows[i].id.toUtf8() + R"(","ver":)" + QByteArray::number(rows[i].ver)
                + R"(,"scope":")" + rows[i].scope.toUtf8() + R"(","body":)" + rows[i].body + "}\n";
        lines += R"({"docs":)" + QByteArray::number(static_cast<int>(to - from)) + "}\n";
        if (bendLines)
            bendLines(lines);
        const QByteArray packed = zstdOf(lines, dictionary);
        manifest.shards.push_back(
            {u"/v1/sync/snapshot/%1/%2"_s.arg(manifest.snapshotId).arg(files.size()), packed.size(),
             QString::fromLatin1(QCryptographicHash::hash(packed, QCryptographicHash::Sha256).toHex()),
             static_cast<int>(to - from)});
        files.push_back(packed);
    }
    if (!dictionary.isEmpty()) { // the last of the files
        manifest.dictionaryId =
            static_cast<int>(ZSTD_getDictID_fromDict(dictionary.constData(), static_cast<size_t>(dictionary.size())));
        manifest.dictionary =
            ShardRef{u"/v1/sync/snapshot/%1/%2"_s.arg(manifest.snapshotId).arg(files.size()), dictionary.size(),
                     QString::fromLatin1(QCryptographicHash::hash(dictionary, QCryptographicHash::Sha256).toHex()), 0};
        files.push_back(dictionary);
    }
    if (bendSnapshot)
        bendSnapshot(manifest, files);
    return {200, json::toBytes(toJson(manifest)), "application/json", {}};
}

FakeNetwork::Answer FakeNetwork::shard(const QString &path)
{
    const QStringList parts = path.split(u'/');
    const auto found = m_shards.find(parts[parts.size() - 2]);
    if (found == m_shards.end())
        return problem(ErrorCode::NotFound, 404);
    const std::vector<QString> &scopes = m_shardScopes[found->first];
    if (m_central.scopesFor(kTerminal, scopes).size() != scopes.size())
        return problem(ErrorCode::NotPermitted, 403);
    return {200, found->second.at(parts.last().toUInt()), "application/x-ndjson+zstd", {}};
}

std::optional<FakeNetwork::Answer> FakeNetwork::changes(const QUrl &url, bool isLastAsking)
{
    const QUrlQuery query(url);
    const Result<Page> page = m_central.changes(
        {kTerminal, scopesIn(url), query.queryItemValue(u"cursor"_s), query.queryItemValue(u"epoch"_s), rowsInPage,
         query.queryItemValue(u"results"_s) == u"all",
         query.hasQueryItem(u"erasedAfter"_s) ? query.queryItemValue(u"erasedAfter"_s).toLongLong() : -1});
    if (!page)
        return problem(page.error().code, page.error().code == ErrorCode::EpochChanged ? 409 : 410);
    const bool isSame = scopesIn(url).empty() || *page->scopes == scopesIn(url);
    if (page->changes.empty() && page->results.empty() && isSame && !isLastAsking
        && query.queryItemValue(u"wait"_s).toInt() > 0)
        return std::nullopt;
    QByteArray rows;
    static const char *const names[] = {"put", "leave", "del", "erase"};
    for (const FeedRow &row : page->changes)
        rows += (rows.isEmpty() ? QByteArray() : QByteArray(",")) + R"({"k":")" + names[static_cast<int>(row.what)]
            + R"(","kind":")" + row.row.kind.toUtf8() + R"(","id":")" + row.row.id.toUtf8() + R"(","ver":)"
            + QByteArray::number(row.row.ver)
            + (row.what == FeedRow::What::Erase ? R"(,"case":")" + row.erasureCase.toUtf8() + '"' : QByteArray())
            + (row.what == FeedRow::What::Put ? R"(,"scope":")" + row.row.scope.toUtf8() + R"(","body":)" + row.row.body
                                              : QByteArray())
            + "}";
    QByteArray scopes;
    for (const QString &scope : *page->scopes)
        scopes += (scopes.isEmpty() ? "\"" : ",\"") + scope.toUtf8() + '"';
    QByteArray results;
    for (const OpResult &result : page->results)
        results += (results.isEmpty() ? "" : ",") + json::toBytes(toJson(result));
    if (const auto then = std::exchange(afterPage, nullptr))
        then();
    return Answer{200,
                  R"({"epoch":")" + page->epoch.toUtf8() + R"(","from":")" + page->from.toUtf8() + R"(","to":")"
                      + page->to.toUtf8() + R"(","toSeq":)" + QByteArray::number(page->toSeq) + R"(,"scopes":[)"
                      + scopes + R"(],"more":)" + (page->hasMore ? "true" : "false") + R"(,"durableSeq":)"
                      + QByteArray::number(page->durableSeq) + R"(,"changes":[)" + rows + R"(],"results":[)" + results
                      + "]}",
                  "application/json",
                  {}};
}

FakeNetwork::Answer FakeNetwork::digest(const QUrl &url)
{
    const QUrlQuery query(url);
    Digest digest = m_central.digest(
        {kTerminal, scopesIn(url), query.queryItemValue(u"cursor"_s), query.queryItemValue(u"epoch"_s), 0, false});
    return {200, json::toBytes(toJson(digest)), "application/json", {}};
}

FakeNetwork::Answer FakeNetwork::repair(const QByteArray &body)
{
    const Result<RepairWanted> wanted = fromJsonBytes<RepairWanted>(body);
    if (!wanted)
        return problem(ErrorCode::InvalidValue, 400);
    const Repair repair = m_central.repair(kTerminal, *wanted);
    QByteArray rows;
    for (const documents::Row &row : repair.rows)
        rows += (rows.isEmpty() ? "" : ",") + QByteArray(R"({"kind":"unit","id":")") + row.id.toUtf8() + R"(","ver":)"
            + QByteArray::number(row.ver) + R"(,"scope":")" + row.scope.toUtf8() + R"(","body":)" + row.body + "}";
    return {200,
            R"({"epoch":")" + repair.epoch.toUtf8() + R"(","at":")" + repair.at.toUtf8() + R"(","documents":[)" + rows
                + "]}",
            "application/json",
            {}};
}

FakeNetwork::Answer FakeNetwork::ops(const QByteArray &body)
{
    const Result<OpsRequest> request = fromJsonBytes<OpsRequest>(body);
    if (!request)
        return problem(ErrorCode::InvalidValue, 400);
    const OpsAnswer answer = m_central.push(kTerminal, *request);
    QJsonArray results;
    for (const OpResult &result : answer.results)
        results.append(toJson(result));
    const QJsonObject members{{u"lastSeq"_s, answer.lastSeq}, {u"results"_s, results}};
    return answer.conflict ? problem(*answer.conflict, 409, members)
                           : Answer{200, json::toBytes(members), "application/json", {}};
}

} // namespace zhike::test
