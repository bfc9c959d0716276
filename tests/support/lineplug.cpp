// SPDX-License-Identifier: Apache-2.0
#include "tests/support/lineplug.h"

namespace zhike::test {

using namespace Qt::StringLiterals;

LinePlug::LinePlug(const QUrl &central)
    : m_to(static_cast<quint16>(central.port()))
{
    connect(&m_server, &QTcpServer::newConnection, this, &LinePlug::carry);
    mend();
}

QUrl LinePlug::url() const { return m_port == 0 ? QUrl() : QUrl(u"http://127.0.0.1:%1"_s.arg(m_port)); }

void LinePlug::cut()
{
    m_server.close();
    for (const QPointer<QTcpSocket> &end : std::exchange(m_ends, {}))
        if (end)
            end->abort();
}

void LinePlug::mend()
{
    if (m_server.listen(QHostAddress::LocalHost, m_port))
        m_port = m_server.serverPort();
}

void LinePlug::carry()
{
    while (QTcpSocket *near = m_server.nextPendingConnection()) {
        ++m_connections;
        auto *far = new QTcpSocket(near);
        far->connectToHost(QHostAddress(QHostAddress::LocalHost), m_to);
        const auto pass = [](QTcpSocket *from, QTcpSocket *to) { to->write(from->readAll()); };
        connect(near, &QTcpSocket::readyRead, far, [=] { pass(near, far); });
        connect(far, &QTcpSocket::readyRead, near, [=] { pass(far, near); });
        connect(far, &QTcpSocket::disconnected, near, &QTcpSocket::disconnectFromHost);
        connect(far, &QTcpSocket::errorOccurred, near, [near] { near->abort(); });
        connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
        m_ends << near << far;
        m_ends.removeIf([](const QPointer<QTcpSocket> &end) { return !end; });
    }
}

} // namespace zhike::test
