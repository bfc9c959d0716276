// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>

namespace zhike::test {

/// An X server without a screen, of this test's own: on a display number nobody else has, ended by its own id. Make it
/// before the application; it sets DISPLAY and the platform.
class XServer {
public:
    XServer();
    ~XServer();
    XServer(const XServer &) = delete;
    XServer &operator=(const XServer &) = delete;

    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running && !m_display.isEmpty(); }
    [[nodiscard]] const QByteArray &display() const { return m_display; }
    /// What `setxkbmap ARGUMENTS` does, e.g. {"de"}. True when it said yes.
    [[nodiscard]] static bool setLayout(const QStringList &arguments);

private:
    QProcess m_process;
    QByteArray m_display;
};

} // namespace zhike::test
