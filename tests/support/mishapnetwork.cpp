// SPDX-License-Identifier: Apache-2.0
#include "tests/support/mishapnetwork.h"

#include <QLocale>

#include <cstring>

namespace zhike::test {

using namespace Qt::StringLiterals;

bool isReached(Mishap mishap)
{
    switch (mishap) {
    case Mishap::None:
    case Mishap::DropReply:
    case Mishap::Truncate:
    case Mishap::NotJson:
    case Mishap::Delay:
    case Mishap::HalfOpen:
    case Mishap::Stale:
        return true;
    default:
        return false;
    }
}

MishapNetwork::Reply::Reply(QNetworkAccessManager::Operation operation, const QNetworkRequest &request, QObject *parent)
    : QNetworkReply(parent)
{
    setOperation(operation);
    setRequest(request);
    setUrl(request.url());
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

void MishapNetwork::Reply::end(const Answer &answer)
{
    if (answer.status != 0)
        setAttribute(QNetworkRequest::HttpStatusCodeAttribute, answer.status);
    setHeader(QNetworkRequest::ContentTypeHeader, answer.type);
    for (const auto &[name, value] : answer.headers)
        setRawHeader(name, value);
    m_body = answer.body;
    if (answer.error != NoError || answer.status >= 400)
        setError(answer.error != NoError ? answer.error : UnknownContentError, u"status"_s);
    done();
}

void MishapNetwork::Reply::fail(NetworkError error)
{
    setError(error, u"mishap"_s);
    done();
}

void MishapNetwork::Reply::abort()
{
    if (!isFinished())
        fail(OperationCanceledError);
}

qint64 MishapNetwork::Reply::bytesAvailable() const { return m_body.size() - m_at + QNetworkReply::bytesAvailable(); }

qint64 MishapNetwork::Reply::readData(char *to, qint64 most)
{
    const qint64 size = std::min<qint64>(most, m_body.size() - m_at);
    std::memcpy(to, m_body.constData() + m_at, static_cast<size_t>(size));
    m_at += size;
    return size == 0 && most > 0 ? -1 : size;
}

void MishapNetwork::Reply::done()
{
    setFinished(true);
    Q_EMIT finished();
}

void MishapNetwork::next(const QString &path, Mishap mishap, int times)
{
    for (int i = 0; i < times; ++i)
        m_mishaps.append({path, mishap});
}

Mishap MishapNetwork::mishapFor(const QString &path)
{
    if (m_always != Mishap::None)
        return m_always;
    for (auto it = m_mishaps.begin(); it != m_mishaps.end(); ++it)
        if (path.contains(it->first)) {
            const Mishap mishap = it->second;
            m_mishaps.erase(it);
            return mishap;
        }
    return Mishap::None;
}

QNetworkReply *MishapNetwork::createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body)
{
    auto *reply = new Reply(operation, request, this);
    ask({operation, request, body, mishapFor(request.url().path())}, reply);
    return reply;
}

void MishapNetwork::finish(Reply *reply, const Answer &answer, Mishap mishap)
{
    if (reply->isFinished())
        return;
    if (centralNow)
        reply->setRawHeader("Date",
                            QLocale::c().toString(centralNow(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1());
    switch (mishap) {
    case Mishap::None:
        return reply->end(answer);
    case Mishap::NoLine:
        return reply->fail(QNetworkReply::ConnectionRefusedError);
    case Mishap::DropReply:
        return reply->fail(QNetworkReply::RemoteHostClosedError);
    case Mishap::ServerDown:
        return reply->end({502, "bad gateway", "text/plain", {}});
    case Mishap::Busy:
        return reply->end({503, {}, "application/json", {{"Retry-After", retryAfter}}});
    case Mishap::Redirect:
        return reply->end({302, {}, "text/plain", {{"Location", "http://portal.example/"}}});
    case Mishap::HtmlPage:
        return reply->end({200, "<html>please pay</html>", "text/html; charset=utf-8", {}});
    case Mishap::Truncate:
        return reply->end({answer.status, answer.body.left(answer.body.size() / 2), answer.type, answer.headers});
    case Mishap::NotJson:
        return reply->end({200, "hello", "application/json", {}});
    case Mishap::Handshake:
        return reply->fail(QNetworkReply::SslHandshakeFailedError);
    case Mishap::Delay:
        m_timers.start(delayMs, [this, reply = QPointer<Reply>(reply), answer] {
            if (reply)
                finish(reply, answer, Mishap::None);
        });
        return;
    case Mishap::Stale:
    case Mishap::TooOld:
    case Mishap::Unknown:
        return reply->end(answer);
    case Mishap::HalfOpen:
    case Mishap::Hang:
        return;
    }
}

} // namespace zhike::test
