// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/faultynetwork.h"

#include <cstring>

namespace zhike::test {

using namespace Qt::StringLiterals;

/// Hands on what the real reply brought, or what became of it.
class FaultyNetwork::Reply final : public QNetworkReply {
public:
    Reply(QNetworkReply *inner, Mishap mishap, QObject *parent)
        : QNetworkReply(parent)
        , m_inner(inner)
        , m_mishap(mishap)
    {
        setOperation(inner->operation());
        setRequest(inner->request());
        setUrl(inner->url());
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        connect(inner, &QNetworkReply::finished, this, [this] { arrived(); });
    }
    void abort() override
    {
        if (isFinished())
            return;
        if (m_inner) {
            m_inner->disconnect(this);
            m_inner->abort();
            m_inner->deleteLater();
        }
        fail(OperationCanceledError);
    }
    [[nodiscard]] qint64 bytesAvailable() const override
    {
        return m_body.size() - m_at + QNetworkReply::bytesAvailable();
    }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const qint64 size = std::min<qint64>(most, m_body.size() - m_at);
        std::memcpy(to, m_body.constData() + m_at, static_cast<size_t>(size));
        m_at += size;
        return size == 0 && most > 0 ? -1 : size;
    }

private:
    void arrived()
    {
        m_inner->deleteLater(); // the manager owns it, as it owns this one: neither may own the other
        if (m_mishap == Mishap::HalfOpen)
            return; // central did it, and nobody hears of it
        if (m_mishap == Mishap::DropReply)
            return fail(RemoteHostClosedError);
        for (const QNetworkReply::RawHeaderPair &header : m_inner->rawHeaderPairs())
            setRawHeader(header.first, header.second);
        setHeader(QNetworkRequest::ContentTypeHeader, m_inner->header(QNetworkRequest::ContentTypeHeader));
        setAttribute(QNetworkRequest::HttpStatusCodeAttribute,
                     m_inner->attribute(QNetworkRequest::HttpStatusCodeAttribute));
        m_body = m_inner->readAll();
        if (m_mishap == Mishap::Truncate)
            m_body.truncate(m_body.size() / 2);
        if (m_inner->error() != NoError)
            setError(m_inner->error(), u"inner"_s);
        setFinished(true);
        Q_EMIT finished();
    }
    void fail(NetworkError error)
    {
        setError(error, u"mishap"_s);
        setFinished(true);
        Q_EMIT finished();
    }

    QPointer<QNetworkReply> m_inner;
    Mishap m_mishap;
    QByteArray m_body;
    qint64 m_at = 0;
};

QNetworkReply *FaultyNetwork::createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body)
{
    const Mishap mishap = m_mishaps.isEmpty() ? Mishap::None : m_mishaps.takeFirst();
    QNetworkRequest sent = request;
    if (mishap == Mishap::NoLine) // a port where nobody listens
        sent.setUrl(QUrl(u"http://127.0.0.1:1/"_s));
    auto *reply = new Reply(QNetworkAccessManager::createRequest(operation, sent, body), mishap, this);
    connect(reply, &QNetworkReply::finished, this, [this] { ++m_answers; });
    return reply;
}

} // namespace zhike::test
