// SPDX-License-Identifier: Apache-2.0
#include "tests/journeys/centralprocess.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
constexpr int kStartMs = 60000; // seeding 300 members on a slow machine
}

CentralProcess::CentralProcess(QStringList extra) : m_extra(std::move(extra)), m_port(qEnvironmentVariable("ZHIKE_CENTRAL_PORT").toUShort())
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

CentralProcess::~CentralProcess() { kill(); }

bool CentralProcess::start()
{
    const QString portFile = m_place.files() + u"/port"_s;
    QFile::remove(portFile);
    QStringList words{u"--db"_s, m_place.url(), u"--files"_s, m_place.files(), u"--listen"_s, u"127.0.0.1:%1"_s.arg(m_port), u"--port-file"_s, portFile,
                      u"--enrol-code"_s, u"HEMEJ02580"_s};
    if (!m_isSeeded)
        words << u"--seed-demo"_s << u"300"_s << u"--seed"_s << u"7"_s << m_extra;
    m_process.start(qEnvironmentVariable("ZHIKE_BIN_DIR") + u"/zhike-central"_s, words);
    const bool isUp = QTest::qWaitFor([&] { return QFile::exists(portFile) || m_process.state() == QProcess::NotRunning; }, kStartMs);
    QFile file(portFile);
    if (!isUp || !file.open(QIODevice::ReadOnly))
        return false;
    m_port = file.readAll().trimmed().toUShort();
    m_isSeeded = true;
    return m_port != 0;
}

QUrl CentralProcess::url() const
{
    const QString via = qEnvironmentVariable("ZHIKE_CENTRAL_VIA");
    return QUrl(via.isEmpty() ? u"http://127.0.0.1:%1"_s.arg(m_port) : via);
}

bool CentralProcess::errand(const QStringList &words) const
{
    QProcess beside;
    beside.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    beside.start(qEnvironmentVariable("ZHIKE_BIN_DIR") + u"/zhike-central"_s,
                 QStringList{u"--db"_s, m_place.url(), u"--files"_s, m_place.files()} + words);
    return beside.waitForFinished(kStartMs) && beside.exitCode() == 0;
}

void CentralProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}
