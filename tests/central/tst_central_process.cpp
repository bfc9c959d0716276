// SPDX-License-Identifier: Apache-2.0
// The program itself: starting, telling its port, ending on a signal, keeping what it has.
#include "central/seed/golden.h"
#include "tests/central/centralprogram.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::test;

namespace {
constexpr int kPatienceMs = 60'000; // seeding on a busy machine
}

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
    CentralProgram program;
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
    CentralProgram program;
    program.launch({u"--seed-demo"_s, u"1"_s, u"--today"_s, u"2026-11-21"_s});
    QVERIFY(program.isReady());
    const QByteArray token = program.enrol(golden::kEnrolCode.toLatin1());
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
    CentralProgram program;
    program.launch({u"enrol-code"_s});
    QVERIFY(program.process().waitForFinished(kPatienceMs));
    QCOMPARE(program.process().exitCode(), 0);
    QCOMPARE(program.process().readAllStandardOutput().trimmed().size(), 10);
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
    QTest::newRow("a word that is no command") << QStringList{u"destroy"_s} << QByteArray("destroy");
    QTest::newRow("a horizon beyond the last change") << QStringList{u"durable"_s, u"999999"_s} << QByteArray("number");
    QTest::newRow("a setting of PostgreSQL that could weaken central's promises")
        << QStringList{u"--db"_s, u"postgresql://zhike@127.0.0.1/central?options=-csynchronous_commit%3Doff"_s}
        << QByteArray("options");
    QTest::newRow("a database server without a place for files")
        << QStringList{u"--db"_s, u"postgresql://zhike@127.0.0.1:9/"_s} << QByteArray("db");
    QTest::newRow("another engine") << QStringList{u"--db"_s, u"oracle:x"_s} << QByteArray("db");
}

void TestCentralProcess::wrongWishesAreRefusedWithWords()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, said);
    CentralProgram program;
    program.launch(words);
    QVERIFY(program.process().waitForFinished(kPatienceMs));
    QCOMPARE(program.process().exitCode(), 1);
    const QByteArray error = program.log();
    QVERIFY2(error.contains(said), error.constData());
}

void TestCentralProcess::itsFilesAreNobodyElses()
{
    CentralProgram program;
    program.launch({u"--seed-demo"_s, u"1"_s, u"--today"_s, u"2026-11-21"_s});
    QVERIFY(program.isReady());
    const QByteArray token = program.enrol(golden::kEnrolCode.toLatin1());
    QCOMPARE(exchange(program.port(), {"GET", "/v1/sync/snapshot", token}).status, 200); // so that there are shards
    QCOMPARE(program.end(), 0);
    const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    int looked = 0;
    QDirIterator files(program.folder(), QDir::Files | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        QVERIFY2(!(files.fileInfo().permissions() & others), qPrintable(files.fileName()));
        ++looked;
    }
    QVERIFY(looked > 0);
}

QTEST_GUILESS_MAIN(TestCentralProcess)
#include "tst_central_process.moc"
