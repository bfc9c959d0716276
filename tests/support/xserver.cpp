// SPDX-License-Identifier: Apache-2.0
#include "tests/support/xserver.h"

#include <csignal>

#include <sys/prctl.h>

namespace zhike::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStartMs = 30000; // a loaded machine; it takes well under a second

} // namespace

XServer::XServer()
{
    // A test that dies takes its server along.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    // The server looks for a free number itself and says which, when it is ready.
    m_process.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1400x800x24"_s, u"-nolisten"_s, u"tcp"_s, u"-noreset"_s});
    while (!m_display.endsWith('\n') && m_process.waitForReadyRead(kStartMs))
        m_display += m_process.readAllStandardOutput();
    m_display = m_display.trimmed();
    if (m_display.isEmpty())
        return;
    m_display.prepend(':');
    qputenv("DISPLAY", m_display);
    qputenv("QT_QPA_PLATFORM", "xcb");
    qunsetenv("WAYLAND_DISPLAY");
}

XServer::~XServer()
{
    m_process.terminate();
    if (!m_process.waitForFinished(kStartMs))
        m_process.kill();
}

bool XServer::setLayout(const QStringList &arguments)
{
    QProcess program;
    program.start(u"setxkbmap"_s, arguments);
    return program.waitForFinished(kStartMs) && program.exitCode() == 0;
}

} // namespace zhike::test
