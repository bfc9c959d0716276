// SPDX-License-Identifier: Apache-2.0
// The program itself: starting, telling its port, ending on a signal, keeping what it has.
#include "central/seed/golden.h"
#include "tests/central/httpline.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::test;

namespace {

constexpr int kPatienceMs = 60'000; // seeding on a busy machine

struct Program {
    QTemporaryDir directory;
    QProcess process;

    ~Program()
    {
        process.kill();
        process.waitForFinished();
    }
    void launch(const QStringList &words)
    {
        process.start(
            qEnvironmentVariable("ZHIKE_BIN_DIR") + u"/zhike-central"_s,
            QStringList{u"--db"_s, u"sqlite:"_s + directory.filePath(u"c.sqlite"_s), u"--port-file"_s, portFile()}
                + words);
    }
    [[nodiscard]] QString portFile() const { return directory.filePath(u"port"_s); }
    [[nodiscard]] quint16 port()
    {
        QFile file(portFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toUShort() : 0;
    }
    [[nodiscard]] bool isReady()
    {
        return QTest::qWaitFor([this] { return port() != 0 || process.state() == QProcess::NotRunning; }, kPatienceMs)
            && port() != 0;
    }
    /// SIGTERM; the exit code.
    [[nodiscard]] int end()
    {
        QFile::remove(portFile());
        ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
        return process.waitForFinished(kPatienceMs) && process.exitStatus() == QProcess::NormalExit ? process.exitCode()
                                                                                                    : -1;
    }
};

} // namespace

class TestCentralProcess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSignalEndsItAndItsBrandIsKept();
    void aWaitingTerminalIsAnsweredBeforeTheEnd();
    void anEnrolmentCodeIsPrinted();
    void wrongWishesAreRefusedWithWords_data();
    void wrongWishesAreRefusedWithWords();
    void itsFilesAreNobodyElses();
};

void TestCentralProcess::aSignalEndsItAndItsBrandIsKept()
{
    Program program;
    const QStringList words{u"--seed-demo"_s, u"10"_s, u"--today"_s, u"2026-11-21"_s};
    program.launch(words);
    QVERIFY(program.isReady());
    QCOMPARE(exchange(program.port(), {"GET", "/readyz"}).status, 200);
    QCOMPARE(program.end(), 0);
    program.launch(words); // a brand that is there is not seeded again
    QVERIFY(program.isReady());
    QCOMPARE(exchange(program.port(), {"GET", "/readyz"}).status, 200);
    QCOMPARE(program.end(), 0);
}

void TestCentralProcess::aWaitingTerminalIsAnsweredBeforeTheEnd()
{
    Program program;
    program.launch({u"--seed-demo"_s, u"1"_s, u"--today"_s, u"2026-11-21"_s});
    QVERIFY(program.isReady());
    const QByteArray key = QByteArray(32, 'k').toBase64();
    const QByteArray request = R"({"code":")" + golden::kEnrolCode.toLatin1() + R"(","publicKey":")" + key
        + R"(","boxKey":")" + key + R"(","name":"n"})";
    const QByteArray token = exchange(program.port(), {"POST", "/v1/terminals/enrol", {}, request})
                                 .json()
                                 .value("terminalToken"_L1)
                                 .toString()
                                 .toLatin1();
    const QByteArray cursor =
        exchange(program.port(), {"GET", "/v1/sync/snapshot", token}).json().value("cursor"_L1).toString().toLatin1();
    HttpLine line(program.port());
    line.send(requestBytes({"GET", "/healthz"})
              + requestBytes({"GET", "/v1/sync/changes?wait=25&cursor=" + cursor, token}));
    QCOMPARE(line.receive().status, 200); // it is there and reads the next one
    QCOMPARE(program.end(), 0);
    const Answer last = line.receive();
    QVERIFY(last.status == 200
            || last.status == 0); // answered, or not yet begun when the signal came: never cut in between
}

void TestCentralProcess::anEnrolmentCodeIsPrinted()
{
    Program program;
    program.launch({u"enrol-code"_s});
    QVERIFY(program.process.waitForFinished(kPatienceMs));
    QCOMPARE(program.process.exitCode(), 0);
    QCOMPARE(program.process.readAllStandardOutput().trimmed().size(), 10);
}

void TestCentralProcess::wrongWishesAreRefusedWithWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("every interface") << QStringList{u"--listen"_s, u"0.0.0.0:0"_s}
                                     << QByteArray("TLS comes with the packages");
    QTest::newRow("no port") << QStringList{u"--listen"_s, u"127.0.0.1"_s} << QByteArray("--listen");
    QTest::newRow("a fact nobody has") << QStringList{u"--chen"_s, u"height=3"_s} << QByteArray("height");
    QTest::newRow("a day that isn't one")
        << QStringList{u"--seed-demo"_s, u"1"_s, u"--today"_s, u"2026-13-40"_s} << QByteArray("today");
    QTest::newRow("another engine") << QStringList{u"--db"_s, u"oracle:x"_s} << QByteArray("db");
}

void TestCentralProcess::wrongWishesAreRefusedWithWords()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, said);
    Program program;
    program.launch(words);
    QVERIFY(program.process.waitForFinished(kPatienceMs));
    QCOMPARE(program.process.exitCode(), 1);
    const QByteArray error = program.process.readAllStandardError();
    QVERIFY2(error.contains(said), error.constData());
}

void TestCentralProcess::itsFilesAreNobodyElses()
{
    Program program;
    program.launch({u"--seed-demo"_s, u"1"_s, u"--today"_s, u"2026-11-21"_s});
    QVERIFY(program.isReady());
    const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(program.directory.filePath(u"c.sqlite"_s)) & others));
    QCOMPARE(program.end(), 0);
}

QTEST_GUILESS_MAIN(TestCentralProcess)
#include "tst_central_process.moc"
