// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace zhike::test {

/// The line between one terminal and a central on this machine, with a plug to pull: others still reach central
/// meanwhile. Loopback only. Lives on the test's thread and needs its event loop.
class LinePlug : public QObject {
    Q_OBJECT
public:
    explicit LinePlug(const QUrl &central);

    /// What the terminal takes for central. Empty when no port could be had.
    [[nodiscard]] QUrl url() const;
    void cut(); ///< connections break, new ones are refused
    void mend(); ///< the same address answers again
    [[nodiscard]] qint64 connections() const { return m_connections; } ///< carried so far

private:
    void carry();
    const quint16 m_to;
    quint16 m_port = 0;
    QTcpServer m_server;
    QList<QPointer<QTcpSocket>> m_ends;
    qint64 m_connections = 0;
};

} // namespace zhike::test
