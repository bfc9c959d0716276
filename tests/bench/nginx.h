// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QTemporaryDir>

namespace zhike::bench {

/// nginx as a user would take it for static files, started privately on loopback: one process, its log on, one file.
/// Nothing outside its temporary folder is read or written. Ends with this object.
class Nginx {
public:
    ~Nginx();

    /// False when nginx isn't installed or doesn't come up.
    [[nodiscard]] bool start(const QByteArray &content);
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

private:
    [[nodiscard]] QByteArray configuration() const;
    [[nodiscard]] bool put(const QString &name, const QByteArray &content) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace zhike::bench
