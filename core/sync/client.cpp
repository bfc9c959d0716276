// SPDX-License-Identifier: Apache-2.0
#include "core/sync/client.h"

#include "core/sync/exchange.h"
#include "core/sync/tuning.h"

#include <QNetworkReply>
#include <QUrlQuery>

#include <map>

namespace zhike {

using namespace Qt::StringLiterals;
using namespace sync;

namespace {

template <typename T>
using Parse = std::function<Result<T>(const Heard &)>;

Result<QJsonObject> objectIn(const Heard &heard)
{
    return heard.error ? Result<QJsonObject>(*heard.error) : json::parseObject(heard.body);
}

Result<QByteArray> bytesIn(const Heard &heard)
{
    return heard.error ? Result<QByteArray>(*heard.error) : Result<QByteArray>(heard.body);
}

void addScopes(QUrlQuery &query, const std::vector<QString> &scopes)
{
    for (const QString &scope : scopes)
        query.addQueryItem(u"scope"_s, QString::fromLatin1(QUrl::toPercentEncoding(scope)));
}

template <typename T>
Result<T> valueIn(const Heard &heard)
{
    return objectIn(heard).then(fromJson<T>);
}

bool isPushConflict(ErrorCode code)
{
    return code == ErrorCode::EpochChanged || code == ErrorCode::ReplicaCloned || code == ErrorCode::OpGap
        || code == ErrorCode::NeedsUnknown;
}

/// 200 and the four conflicts have the same members.
struct PushMembers {
    qint64 lastSeq = 0;
    std::vector<OpResult> results;
    static void fields(auto &self, auto &&field)
    {
        field("lastSeq", self.lastSeq);
        field("results", self.results);
    }
};

Result<OpsAnswer> pushAnswerIn(const Heard &heard)
{
    if (heard.error && !isPushConflict(heard.error->code))
        return *heard.error;
    const Result<QJsonObject> object = json::parseObject(heard.body);
    if (!object)
        return object.error();
    const Result<PushMembers> members = fromJson<PushMembers>(*object);
    if (!members)
        return members.error();
    OpsAnswer answer{{}, members->lastSeq, members->results};
    if (heard.error)
        answer.conflict = heard.error->code;
    return answer;
}

/// Where central stands with a file: in the headers, whether the piece was taken (200, 201, 202) or didn't fit (409).
Result<CentralClient::BlobStanding> standingIn(const Heard &heard)
{
    const bool isAnswer = !heard.error || heard.status == 409;
    if (!isAnswer)
        return *heard.error;
    if (heard.uploadOffset < 0)
        return ErrorCode::AnswerMalformed;
    return CentralClient::BlobStanding{heard.uploadOffset, heard.isUploadComplete};
}

} // namespace

class CentralClient::Private {
public:
    Private(CentralClient *owner, QUrl base, Edges e)
        : q(owner)
        , central(std::move(base))
        , edges(e)
    {
    }

    /// Nobody waits for an answer any more.
    ~Private()
    {
        for (const auto &[reply, watchdog] : open) {
            edges.timers.cancel(watchdog);
            reply->disconnect(q);
            reply->abort();
            reply->deleteLater();
        }
    }

    [[nodiscard]] QUrl urlOf(const QString &path) const { return central.resolved(QUrl(path)); }

    template <typename T>
    QFuture<Result<T>> send(Ask ask, Parse<T> parse)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        const auto end = [promise](Result<T> result) {
            promise->addResult(std::move(result));
            promise->finish();
        };
        if (!isAllowed(ask.url, central)) {
            end(ErrorCode::LineRefused);
            return future;
        }
        begin(std::move(ask), [parse = std::move(parse), end](const Heard &heard) { end(parse(heard)); });
        return future;
    }

    Ask ask(const QString &path, const QString &token) const
    {
        Ask ask;
        ask.url = urlOf(path);
        ask.token = token;
        ask.withinMs = tuning::answerWithinMs;
        return ask;
    }
    Ask fileAsk(const QString &sha256) const
    {
        Ask file = ask(u"/v1/blobs/"_s + sha256, terminalToken);
        file.withinMs = tuning::pieceWithinMs;
        file.isFile = true;
        return file;
    }

    CentralClient *q;
    QUrl central;
    Edges edges;
    QString terminalToken;
    QString personToken;

private:
    std::map<QNetworkReply *, Timers::Id> open; ///< unanswered, each with its watchdog

    [[nodiscard]] QNetworkReply *send(const QNetworkRequest &request, const Ask &ask) const
    {
        if (ask.verb == Verb::Put)
            return edges.network.put(request, ask.body.value_or(QByteArray()));
        if (ask.verb == Verb::Head)
            return edges.network.head(request);
        return ask.body ? edges.network.post(request, *ask.body) : edges.network.get(request);
    }

    void tell(const Heard &heard, qint64 tookMs)
    {
        if (heard.isFromCentral)
            Q_EMIT q->answered(std::max<qint64>(0, tookMs));
        else
            Q_EMIT q->failed(*heard.error);
    }

    void begin(Ask ask, std::function<void(const Heard &)> then)
    {
        const QNetworkRequest request = requestOf(ask);
        QNetworkReply *reply = send(request, ask);
        const qint64 sentAt = edges.clock.steadyMs();
        const auto isLate = std::make_shared<bool>(false);
        const Timers::Id watchdog = edges.timers.start(ask.withinMs + ask.waitMs, [reply, isLate] {
            *isLate = true;
            reply->abort();
        });
        open.emplace(reply, watchdog);
        QObject::connect(reply, &QNetworkReply::downloadProgress, q, [reply](qint64 received, qint64) {
            if (received > tuning::bodyBytesAtMost)
                reply->abort();
        });
        QObject::connect(reply, &QNetworkReply::finished, q, [this, reply, watchdog, isLate, sentAt, waitMs = ask.waitMs, isFile = ask.isFile, then = std::move(then)] {
            edges.timers.cancel(watchdog);
            open.erase(reply);
            reply->deleteLater();
            const Heard heard = *isLate ? Heard{0, {}, Error{ErrorCode::LineTimeout, {}}, false} : heardFrom(*reply);
            if (heard.isFromCentral && heard.date.isValid())
                Q_EMIT q->dated(heard.date, sentAt, edges.clock.steadyMs());
            if (!isFile)
                tell(heard, edges.clock.steadyMs() - sentAt - waitMs);
            then(heard);
        });
    }
};

CentralClient::CentralClient(QUrl central, Edges edges, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(central), edges))
{
}
CentralClient::~CentralClient() = default;

void CentralClient::setTerminalToken(const QString &token) { d->terminalToken = token; }
void CentralClient::setPersonToken(const QString &token) { d->personToken = token; }

QFuture<Result<Enrolment>> CentralClient::enrol(const EnrolRequest &request)
{
    Ask ask = d->ask(u"/v1/terminals/enrol"_s, {});
    ask.body = json::toBytes(toJson(request));
    return d->send<Enrolment>(std::move(ask), valueIn<Enrolment>);
}

QFuture<Result<SignInAnswer>> CentralClient::signIn(const TerminalId &terminal, const QString &badge,
                                                    const QString &pin)
{
    Ask ask = d->ask(u"/v1/auth/login"_s, d->terminalToken);
    ask.body = json::toBytes({{u"terminalId"_s, terminal.toString()}, {u"badge"_s, badge}, {u"pin"_s, pin}});
    return d->send<SignInAnswer>(std::move(ask), valueIn<SignInAnswer>);
}

QFuture<Result<Manifest>> CentralClient::snapshot(const std::vector<QString> &scopes)
{
    QUrlQuery query;
    addScopes(query, scopes);
    Ask ask =
        d->ask(query.isEmpty() ? u"/v1/sync/snapshot"_s : u"/v1/sync/snapshot?"_s + query.toString(QUrl::FullyEncoded),
               d->terminalToken);
    ask.withinMs = tuning::shardWithinMs; // central may have to cut the shards first
    return d->send<Manifest>(std::move(ask), valueIn<Manifest>);
}

QFuture<Result<QByteArray>> CentralClient::shard(const ShardRef &shard, qint64 offset)
{
    Ask ask = d->ask(shard.url, d->terminalToken);
    ask.offset = offset;
    ask.withinMs = tuning::shardWithinMs;
    return d->send<QByteArray>(std::move(ask), bytesIn);
}

QFuture<Result<QByteArray>> CentralClient::changes(const ChangesWanted &wanted)
{
    QUrlQuery query;
    query.addQueryItem(u"cursor"_s, QString::fromLatin1(QUrl::toPercentEncoding(wanted.cursor)));
    query.addQueryItem(u"epoch"_s, QString::fromLatin1(QUrl::toPercentEncoding(wanted.epoch)));
    query.addQueryItem(u"limit"_s, QString::number(wanted.limit > 0 ? wanted.limit : tuning::rowsInPage));
    query.addQueryItem(u"wait"_s, QString::number(wanted.waitSeconds));
    addScopes(query, wanted.scopes);
    if (wanted.erasedAfter >= 0)
        query.addQueryItem(u"erasedAfter"_s, QString::number(wanted.erasedAfter));
    if (wanted.tellApart > 0)
        query.addQueryItem(u"try"_s, QString::number(wanted.tellApart));
    if (wanted.allResults)
        query.addQueryItem(u"results"_s, u"all"_s);
    Ask ask = d->ask(u"/v1/sync/changes?"_s + query.toString(QUrl::FullyEncoded), d->terminalToken);
    ask.waitMs = wanted.waitSeconds * 1000;
    return d->send<QByteArray>(std::move(ask), bytesIn);
}

QFuture<Result<OpsAnswer>> CentralClient::push(const OpsRequest &request)
{
    Ask ask = d->ask(u"/v1/sync/ops"_s, d->terminalToken);
    ask.body = json::toBytes(toJson(request));
    return d->send<OpsAnswer>(std::move(ask), pushAnswerIn);
}

QFuture<Result<CentralClient::BlobStanding>> CentralClient::blobStanding(const QString &sha256)
{
    Ask ask = d->fileAsk(sha256);
    ask.verb = Verb::Head;
    ask.withinMs = tuning::answerWithinMs;
    return d->send<BlobStanding>(std::move(ask), standingIn);
}

QFuture<Result<CentralClient::BlobStanding>> CentralClient::putBlob(const BlobPiece &piece)
{
    Ask ask = d->fileAsk(piece.sha256);
    ask.verb = Verb::Put;
    ask.body = piece.bytes;
    const qint64 last = piece.from + piece.bytes.size() - 1;
    ask.contentRange = "bytes " + QByteArray::number(piece.from) + '-' + QByteArray::number(last) + '/' + QByteArray::number(piece.total);
    return d->send<BlobStanding>(std::move(ask), standingIn);
}

QFuture<Result<CentralClient::BlobPart>> CentralClient::blob(const QString &sha256, qint64 from, qint64 length)
{
    Ask ask = d->fileAsk(sha256);
    ask.offset = from;
    ask.length = length;
    return d->send<BlobPart>(std::move(ask), [from](const Heard &heard) -> Result<BlobPart> {
        if (heard.error)
            return *heard.error;
        if (heard.status == 206 && heard.totalBytes >= from + heard.body.size())
            return BlobPart{heard.body, heard.totalBytes};
        const bool isWhole = heard.status == 200 && from == 0; // a central that doesn't serve ranges
        return isWhole ? Result<BlobPart>(BlobPart{heard.body, heard.body.size()}) : Result<BlobPart>(ErrorCode::AnswerMalformed);
    });
}

QFuture<Result<Digest>> CentralClient::digest(const QString &cursor, const QString &epoch,
                                              const std::vector<QString> &scopes)
{
    QUrlQuery query;
    query.addQueryItem(u"cursor"_s, QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
    query.addQueryItem(u"epoch"_s, QString::fromLatin1(QUrl::toPercentEncoding(epoch)));
    addScopes(query, scopes);
    Ask ask = d->ask(u"/v1/sync/digest?"_s + query.toString(QUrl::FullyEncoded), d->terminalToken);
    ask.withinMs = tuning::shardWithinMs; // central goes through every row of the scopes
    return d->send<Digest>(std::move(ask), valueIn<Digest>);
}

QFuture<Result<QByteArray>> CentralClient::repair(const RepairWanted &wanted)
{
    Ask ask = d->ask(u"/v1/sync/repair"_s, d->terminalToken);
    ask.body = json::toBytes(toJson(wanted));
    ask.withinMs = tuning::shardWithinMs;
    return d->send<QByteArray>(std::move(ask), bytesIn);
}

QFuture<Result<QJsonObject>> CentralClient::get(const QString &pathAndQuery)
{
    return d->send<QJsonObject>(d->ask(pathAndQuery, d->personToken.isEmpty() ? d->terminalToken : d->personToken),
                                objectIn);
}

QFuture<Result<QJsonObject>> CentralClient::post(const QString &path, const QJsonObject &body)
{
    Ask ask = d->ask(path, d->personToken.isEmpty() ? d->terminalToken : d->personToken);
    ask.body = json::toBytes(body);
    return d->send<QJsonObject>(std::move(ask), objectIn);
}

QFuture<Result<QJsonObject>> CentralClient::report(const QString &path, const QJsonObject &body)
{
    Ask ask = d->ask(path, d->terminalToken);
    ask.body = json::toBytes(body);
    return d->send<QJsonObject>(std::move(ask), objectIn);
}

} // namespace zhike
