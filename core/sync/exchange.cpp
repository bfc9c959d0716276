// SPDX-License-Identifier: Apache-2.0
#include "core/sync/exchange.h"

#include "core/domain/json.h"
#include "core/sync/tuning.h"

#include <QHostAddress>
#include <QLocale>
#include <QNetworkReply>

#include <algorithm>

namespace zhike::sync {

using namespace Qt::StringLiterals;

namespace {

bool isThisMachine(const QString &host) { return host == u"localhost" || QHostAddress(host).isLoopback(); }

ErrorCode lineErrorOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProtocolUnknownError:
        return ErrorCode::LineRefused;
    case QNetworkReply::TimeoutError:
        return ErrorCode::LineTimeout;
    default:
        return ErrorCode::LineDown;
    }
}

/// IMF-fixdate, the only form that HTTP allows to be sent; invalid otherwise.
QDateTime httpDate(const QByteArray &text)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    date.setTimeSpec(Qt::UTC);
    return date;
}

/// Seconds, or a date that is measured against the answer's own: this machine's clock may be wrong.
QString secondsToWait(const QNetworkReply &reply)
{
    const QByteArray asked = reply.rawHeader("Retry-After").trimmed();
    bool isNumber = false;
    qint64 seconds = asked.toLongLong(&isNumber);
    const QDateTime until = isNumber ? QDateTime() : httpDate(asked);
    const QDateTime now = until.isValid() ? httpDate(reply.rawHeader("Date")) : QDateTime();
    if (now.isValid())
        seconds = now.secsTo(until);
    else if (!isNumber)
        return {};
    return QString::number(std::clamp<qint64>(seconds, 0, tuning::retryAfterCapSeconds));
}

ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::TokenExpired;
    case 403:
        return ErrorCode::NotPermitted;
    case 404:
        return ErrorCode::NotFound;
    case 410:
        return ErrorCode::CursorTooOld;
    case 413:
        return ErrorCode::TooLarge;
    case 426:
        return ErrorCode::ClientTooOld;
    case 429:
    case 503:
        return ErrorCode::CentralBusy;
    default:
        return status >= 500 ? ErrorCode::CentralFailed : ErrorCode::AnswerMalformed;
    }
}

/// RFC 9457, member `code`; the status alone when there is none that we know.
Error problemIn(const QNetworkReply &reply, int status, const QByteArray &body)
{
    const Result<QJsonObject> problem = json::parseObject(body);
    const ErrorCode named = problem ? errorFromName(problem->value("code"_L1).toString()) : ErrorCode::Refused;
    const ErrorCode code = named == ErrorCode::Refused ? codeOfStatus(status) : named;
    if (code == ErrorCode::CentralBusy)
        return {code, secondsToWait(reply)};
    return {code, problem ? problem->value("detail"_L1).toString() : QString()};
}

/// What central says about a file, in headers: how much it has of one we send, how long one is that we fetch.
Heard withFileMarks(Heard heard, const QNetworkReply &reply)
{
    bool isNumber = false;
    const qint64 offset = reply.rawHeader("Upload-Offset").toLongLong(&isNumber);
    if (isNumber && offset >= 0)
        heard.uploadOffset = offset;
    heard.isUploadComplete = reply.rawHeader("Upload-Complete") == "?1";
    const QByteArray range = reply.rawHeader("Content-Range");
    const qint64 total = range.mid(range.lastIndexOf('/') + 1).toLongLong(&isNumber);
    if (isNumber && range.startsWith("bytes "))
        heard.totalBytes = total;
    return heard;
}

bool isPage(const QNetworkReply &reply)
{
    return reply.header(QNetworkRequest::ContentTypeHeader).toByteArray().startsWith("text/html");
}

} // namespace

bool isAllowed(const QUrl &url, const QUrl &central)
{
    const bool isSame =
        url.scheme() == central.scheme() && url.host() == central.host() && url.port() == central.port();
    return isSame && (url.scheme() == u"https" || (url.scheme() == u"http" && isThisMachine(url.host())));
}

QNetworkRequest requestOf(const Ask &ask)
{
    QNetworkRequest request(ask.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // Qt 6.4.2 (safety.md, "TLS")
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    if (ask.verb == Verb::Put)
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/octet-stream"));
    else if (ask.body)
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    if (!ask.contentRange.isEmpty())
        request.setRawHeader("Content-Range", ask.contentRange);
    request.setRawHeader("Zhike-Protocol", QByteArray::number(tuning::protocol));
    if (!ask.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + ask.token.toUtf8());
    if (ask.length > 0)
        request.setRawHeader("Range", "bytes=" + QByteArray::number(ask.offset) + '-' + QByteArray::number(ask.offset + ask.length - 1));
    else if (ask.offset > 0)
        request.setRawHeader("Range", "bytes=" + QByteArray::number(ask.offset) + '-');
    return request;
}

Heard heardFrom(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || (reply.error() != QNetworkReply::NoError && status < 300)) // no answer, or one that broke off
        return {status, {}, Error{lineErrorOf(reply.error()), {}}, false};
    const QByteArray body = reply.readAll();
    const QDateTime date = httpDate(reply.rawHeader("Date"));
    if ((status >= 300 && status < 400) || status == 511 || (isPage(reply) && status < 500))
        return {status, {}, Error{ErrorCode::LineCaptive, {}}, false};
    if (status < 300)
        return withFileMarks({status, body, {}, true, -1, false, -1, date}, reply);
    const Error error = problemIn(reply, status, body);
    return withFileMarks({status, body, error, status < 500, -1, false, -1, date}, reply);
}

} // namespace zhike::sync
