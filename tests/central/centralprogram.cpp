// SPDX-License-Identifier: Apache-2.0
#include "tests/central/centralprogram.h"

#include "central/seed/golden.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace zhike::test {
namespace {
constexpr int kPatienceMs = 60'000; // seeding on a busy machine

QString pathOf(const QString &program)
{
    return qEnvironmentVariable("ZHIKE_BIN_DIR", QCoreApplication::applicationDirPath()) + u'/' + program;
}

} // namespace

CentralProgram::~CentralProgram()
{
    m_process.kill();
    m_process.waitForFinished();
}

void CentralProgram::launch(const QStringList &words)
{
    QFile::remove(file(u"port"_s));
    if (QFile log(file(u"log"_s)); log.open(QIODevice::WriteOnly)) // ours beside central's own files: for nobody else either
        log.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    m_process.setStandardErrorFile(file(u"log"_s)); // an unread pipe would fill and hold the program up
    m_process.start(pathOf(m_program), QStringList{u"--db"_s, database(), u"--files"_s, folder(), u"--port-file"_s, file(u"port"_s)} + words);
}

bool CentralProgram::isReady()
{
    return QTest::qWaitFor([this] { return port() != 0 || m_process.state() == QProcess::NotRunning; }, kPatienceMs)
        && port() != 0;
}

quint16 CentralProgram::port() const
{
    QFile told(file(u"port"_s));
    return told.open(QIODevice::ReadOnly) ? told.readAll().trimmed().toUShort() : 0;
}

QByteArray CentralProgram::log() const
{
    QFile written(file(u"log"_s));
    return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
}

QJsonObject CentralProgram::enrolled(const QByteArray &code) const
{
    const QByteArray key = QByteArray(32, 'k').toBase64();
    const QByteArray request =
        R"({"code":")" + code + R"(","publicKey":")" + key + R"(","boxKey":")" + key + R"(","name":"n"})";
    return exchange(port(), {"POST", "/v1/terminals/enrol", {}, request}).json();
}

QByteArray CentralProgram::enrol(const QByteArray &code) const
{
    return enrolled(code).value("terminalToken"_L1).toString().toLatin1();
}

QByteArray CentralProgram::signIn() const
{
    const QString terminal = enrolled(golden::kEnrolCode.toLatin1()).value("terminalId"_L1).toString();
    const QByteArray request = R"({"terminalId":")" + terminal.toLatin1() + R"(","badge":")"
        + golden::kAssociateBadge.toLatin1() + R"(","pin":")" + golden::kPin.toLatin1() + R"("})";
    return exchange(port(), {"POST", "/v1/auth/login", {}, request}).json().value("token"_L1).toString().toLatin1();
}

QByteArray CentralProgram::enrolCode(const QString &store) const
{
    QProcess beside;
    beside.start(pathOf(m_program), {u"--db"_s, database(), u"enrol-code"_s, store});
    beside.waitForFinished(kPatienceMs);
    return beside.readAllStandardOutput().trimmed();
}

double CentralProgram::metric(const QByteArray &name) const
{
    const QByteArray text = '\n' + exchange(port(), {"GET", "/metrics"}).body;
    const qsizetype at = text.indexOf('\n' + name + ' ');
    if (at < 0)
        return -1;
    const qsizetype from = at + name.size() + 2;
    return text.mid(from, text.indexOf('\n', from) - from).toDouble();
}

void CentralProgram::askToEnd() { ::kill(static_cast<pid_t>(m_process.processId()), SIGTERM); }

int CentralProgram::exitCode()
{
    return m_process.waitForFinished(kPatienceMs) && m_process.exitStatus() == QProcess::NormalExit
        ? m_process.exitCode()
        : -1;
}

} // namespace zhike::test
