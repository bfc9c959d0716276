// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/workers.h"

#include "core/desk/workplace.h"
#include "core/domain/json.h"
#include "tests/bench/figures.h"
#include "tests/bench/searching.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QTextStream>

namespace zhike::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPatienceMs = 15 * 60 * 1000;
constexpr auto kCode = "HEMEJ02580"_L1; // the demo's (central/seed/golden.h)

double megabytesIn(const QByteArray &status, const char *name)
{
    const qsizetype at = status.indexOf(name);
    return at < 0 ? 0 : status.mid(at + qstrlen(name)).trimmed().split(' ').first().toDouble() / 1024;
}

/// Enrols at central and takes everything it may hold, until a round ends with nothing left to do.
Result<QJsonObject> bootstrap(const QString &central, const QString &file)
{
    const SystemClock clock;
    WorkplaceOptions options;
    options.file = file;
    options.central = QUrl(central);
    options.vault = VaultKind::Demo;
    const Result<std::unique_ptr<Workplace>> place = Workplace::open(options, clock);
    if (!place)
        return place.error();
    bool isQuiet = false;
    QObject::connect(place->get(), &Workplace::quiet, [&isQuiet] { isQuiet = true; });
    const Answer<bool> enrolled = (*place)->enrol(kCode);
    QElapsedTimer timer;
    timer.start();
    if (!QTest::qWaitFor([&] { return isQuiet || (enrolled.isFinished() && !enrolled.result()); }, kPatienceMs) || !isQuiet)
        return enrolled.isFinished() && !enrolled.result() ? enrolled.result().error() : Error{ErrorCode::LineTimeout, u"bootstrap"_s};
    return QJsonObject{{u"seconds"_s, static_cast<double>(timer.elapsed()) / 1000}, {u"peakMb"_s, memoryOfThisProcess().peak}};
}

Result<QJsonObject> work(const QStringList &arguments)
{
    const QString name = arguments.value(0);
    if (name == u"bootstrap")
        return bootstrap(arguments.value(1), arguments.value(2));
    if (name == u"unlock")
        return unlockFigures(arguments.value(1), arguments.value(2));
    return Error{ErrorCode::InvalidValue, name};
}

} // namespace

Memory memoryOfThisProcess()
{
    QFile file(u"/proc/self/status"_s);
    const QByteArray status = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return {megabytesIn(status, "VmRSS:"), megabytesIn(status, "VmHWM:")};
}

Result<void> CentralProcess::start(const Wanted &wanted)
{
    const QString portFile = m_folder + u"/port"_s;
    QFile::remove(portFile);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    m_process.start(QCoreApplication::applicationDirPath() + u"/zhike-central"_s,
                    {u"--db"_s, u"sqlite:"_s + m_folder + u"/central.sqlite"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--port-file"_s, portFile, u"--seed-demo"_s,
                     QString::number(wanted.members), u"--seed-one-store"_s, u"--seed-detailed-homes"_s, QString::number(wanted.detailed)});
    if (!QTest::qWaitFor([&] { return QFile::exists(portFile) || m_process.state() == QProcess::NotRunning; }, kPatienceMs))
        return Error{ErrorCode::LineTimeout, u"central"_s};
    m_seededSeconds = static_cast<double>(timer.elapsed()) / 1000;
    QFile file(portFile);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::LineDown, u"central"_s};
    m_url = QUrl(u"http://127.0.0.1:%1"_s.arg(file.readAll().trimmed().toUShort()));
    return {};
}

void CentralProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    (void)m_process.waitForFinished(20'000);
}

Result<QJsonObject> runWorker(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), QStringList{u"--worker"_s} + arguments);
    if (!process.waitForFinished(kPatienceMs))
        return Error{ErrorCode::LineTimeout, arguments.value(0)};
    const QByteArray said = process.readAllStandardOutput();
    const Result<QJsonObject> object = json::parseObject(said.trimmed());
    return process.exitCode() == 0 && object ? object : Result<QJsonObject>(Error{ErrorCode::NotFound, arguments.value(0) + u": "_s + QString::fromUtf8(said)});
}

int beWorker(const QStringList &arguments)
{
    const Result<QJsonObject> done = work(arguments);
    QTextStream out(stdout);
    if (!done)
        out << errorName(done.error().code) << ' ' << done.error().detail;
    else
        out << json::toBytes(*done);
    return done ? 0 : 1;
}

} // namespace zhike::bench
