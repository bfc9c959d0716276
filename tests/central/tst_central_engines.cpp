// SPDX-License-Identifier: Apache-2.0
// What the two engines have in common and what only one has: addresses, errors, order of text, streaming, a dump that
// is restored.
#include "central/store/backup.h"
#include "central/store/feed.h"
#include "central/store/founding.h"
#include "core/action/addnote/addnote.h"
#include "tests/central/rig.h"

#include <QRegularExpression>
#include <QTest>

#include <array>
#include <malloc.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::central;
using namespace zhike::test;

namespace {

constexpr int kPatienceMs = 120'000;

/// Bytes of the largest resident set since resetPeak().
qint64 peakBytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        qFatal("no /proc");
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').first().toLongLong() * 1024;
    return 0;
}
void resetPeak()
{
    ::malloc_trim(0);
    QFile refs(u"/proc/self/clear_refs"_s);
    if (!refs.open(QIODevice::WriteOnly) || refs.write("5") != 1)
        qFatal("the peak can't be reset");
}
qint64 growthOf(const std::function<void()> &work)
{
    resetPeak();
    const qint64 before = peakBytes();
    work();
    return peakBytes() - before;
}

/// One of Debian's programs for PostgreSQL, as an operator runs it; the password in the environment.
void runTool(const QString &name, const Address &at, const QStringList &words)
{
    QProcess tool;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGPASSWORD"_s, at.password);
    tool.setProcessEnvironment(environment);
    tool.setProcessChannelMode(QProcess::MergedChannels);
    tool.start(u"/usr/lib/postgresql/15/bin/"_s + name,
               QStringList{u"-h"_s, at.host, u"-p"_s, QString::number(at.port), u"-U"_s, at.user} + words);
    if (!tool.waitForFinished(kPatienceMs) || tool.exitCode() != 0)
        qFatal("%s: %s", qPrintable(name), tool.readAll().constData());
}

} // namespace

class TestCentralEngines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAddressIsUnderstood_data();
    void anAddressIsUnderstood();
    void anErrorHasOneMeaningOnBothEngines_data();
    void anErrorHasOneMeaningOnBothEngines();
    void textIsOrderedByBytes();
    void aReadSeesOneStateFromItsFirstStatementOn();
    void aLargeResultPassesThroughWithoutBeingHeld();
    void aDumpThatIsRestoredGoesOnInANewEpoch();
    void whatIsCommittedIsOnDisk();
    void processesThatStartTogetherFoundOneDatabase();
    void theServersLogHoldsNoPeoplesData_data();
    void theServersLogHoldsNoPeoplesData();
};

void TestCentralEngines::anAddressIsUnderstood_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("where"); // host|port|name|user
    QTest::addColumn<QString>("refused"); // detail of the error
    QTest::newRow("a file") << u"sqlite:/var/lib/zhike/c.sqlite"_s << u"|-1||"_s << QString();
    QTest::newRow("a server on the network")
        << u"postgresql://zhike@db.example:5433/central"_s << u"db.example|5433|central|zhike"_s << QString();
    QTest::newRow("the short scheme") << u"postgres://zhike@127.0.0.1/central"_s << u"127.0.0.1|-1|central|zhike"_s
                                      << QString();
    QTest::newRow("a Unix socket") << u"postgresql:///central?host=/run/postgresql&user=zhike&port=5433"_s
                                   << u"/run/postgresql|5433|central|zhike"_s << QString();
    QTest::newRow("with TLS that is verified")
        << u"postgresql://z@h/c?sslmode=verify-full&sslrootcert=/etc/ca.pem&statement_timeout=1000"_s << u"h|-1|c|z"_s
        << QString();
    QTest::newRow("no database") << u"postgresql://zhike@127.0.0.1/"_s << QString() << u"db"_s;
    QTest::newRow("another engine") << u"oracle:x"_s << QString() << u"db"_s;
    QTest::newRow("a file without a name") << u"sqlite:"_s << QString() << u"db"_s;
    QTest::newRow("a port that is none") << u"postgresql://z@h/c?port=many"_s << QString() << u"port"_s;
    QTest::newRow("settings of the session") << u"postgresql://z@h/c?options=-csynchronous_commit%3Doff"_s << QString()
                                             << u"options"_s;
    QTest::newRow("a second word behind a semicolon")
        << u"postgresql://z@h/c?sslmode=prefer;options=-cfsync=off"_s << QString() << u"sslmode"_s;
}

void TestCentralEngines::anAddressIsUnderstood()
{
    QFETCH(QString, url);
    QFETCH(QString, where);
    QFETCH(QString, refused);
    const Result<Address> address = addressOf(url);
    QCOMPARE(address.isOk(), refused.isEmpty());
    if (!address) {
        QCOMPARE(address.error().detail, refused);
        return;
    }
    QCOMPARE(u"%1|%2|%3|%4"_s.arg(address->host).arg(address->port).arg(address->name, address->user), where);
    QCOMPARE(address->options.contains("synchronous_commit=on"_L1), address->engine == EngineKind::Postgres);
}

void TestCentralEngines::anErrorHasOneMeaningOnBothEngines_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<int>("access");
    QTest::addColumn<ErrorCode>("code");
    const int read = static_cast<int>(Access::Read);
    const int write = static_cast<int>(Access::Write);
    QTest::newRow("a row that is there already")
        << QByteArray("INSERT INTO setting (name, value) VALUES ('schema', '0')") << write << ErrorCode::InvalidValue;
    QTest::newRow("a value that is missing") << QByteArray("INSERT INTO setting (name) VALUES ('x')") << write
                                             << ErrorCode::InvalidValue;
    if (isOnPostgres()) {
        QTest::newRow("a key no index takes")
            << QByteArray("INSERT INTO setting (name, value) SELECT string_agg(md5(n::text), ''), '' FROM "
                          "generate_series(1, 9000) n")
            << write << ErrorCode::InvalidValue;
        QTest::newRow("a write in a read") << QByteArray("DELETE FROM setting") << read << ErrorCode::StorageReadOnly;
    }
    QTest::newRow("a table that isn't there") << QByteArray("SELECT x FROM nowhere") << read << ErrorCode::StorageIo;
}

void TestCentralEngines::anErrorHasOneMeaningOnBothEngines()
{
    QFETCH(QByteArray, sql);
    QFETCH(int, access);
    QFETCH(ErrorCode, code);
    const TestDatabase place;
    const auto database = *Database::open(place.url());
    {
        Transaction tx(*database, static_cast<Access>(access));
        tx.run(sql);
        QVERIFY(tx.hasFailed());
        QCOMPARE(tx.number("SELECT COUNT(*) FROM setting"), 0); // nothing happens after a failure
        QCOMPARE(tx.commit().error().code, code);
    }
    Transaction next(*database, Access::Read);
    QCOMPARE(next.number("SELECT COUNT(*) FROM setting WHERE name = 'schema'"), 1);
    QVERIFY(next.commit());
}

/// The test's server sorts as in Chinese where it isn't told otherwise.
void TestCentralEngines::textIsOrderedByBytes()
{
    const TestDatabase place;
    const auto database = *Database::open(place.url());
    Transaction tx(*database, Access::Write);
    const QStringList ids{u"B"_s, u"a"_s, u"a-b"_s, u"ab"_s, u"张"_s, u"陈"_s};
    for (auto id = ids.crbegin(); id != ids.crend(); ++id)
        putNewDocument(tx, {{DocumentKind::Household, *id}, nextSeq(tx), u"store:x"_s, {}});
    QStringList ordered;
    for (const Row &row : tx.rows("SELECT id FROM document ORDER BY kind, id"))
        ordered.append(row.first().toString());
    QCOMPARE(ordered, ids);
    if (isOnPostgres()) { // the control: the same by the database's own rule
        ordered.clear();
        for (const Row &row : tx.rows("SELECT id FROM document ORDER BY id COLLATE \"default\""))
            ordered.append(row.first().toString());
        QVERIFY(ordered != ids);
    }
}

void TestCentralEngines::aReadSeesOneStateFromItsFirstStatementOn()
{
    const TestDatabase place;
    const auto reading = *Database::open(place.url());
    const auto writing = *Database::open(place.url());
    Transaction page(*reading, Access::Read);
    const qint64 before = currentSeq(page);
    {
        Transaction tx(*writing, Access::Write);
        putDocument(tx, {{DocumentKind::Household, u"new"_s}, nextSeq(tx), u"store:x"_s, {}});
        QVERIFY(tx.commit());
    }
    QCOMPARE(currentSeq(page), before);
    QVERIFY(!findDocument(page, {DocumentKind::Household, u"new"_s}));
    QVERIFY(page.commit());
    Transaction later(*reading, Access::Read);
    QCOMPARE(currentSeq(later), before + 1);
}

void TestCentralEngines::aLargeResultPassesThroughWithoutBeingHeld()
{
    constexpr qint64 kRows = 40'000;
    constexpr qint64 kMost = 24 * 1024 * 1024;
    const QByteArray large = isOnPostgres()
        ? "SELECT repeat('x', 2000) FROM generate_series(1, 40000)"
        : "SELECT hex(zeroblob(1000)) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
          "40000) SELECT i FROM n)";
    const TestDatabase place;
    const auto database = *Database::open(place.url());
    Transaction tx(*database, Access::Read);
    qint64 rows = 0;
    qint64 bytes = 0;
    const qint64 streamed = growthOf([&] {
        tx.stream(large, {}, [&](const QSqlQuery &row) {
            ++rows;
            bytes += row.value(0).toString().size();
            return true;
        });
    });
    QCOMPARE(rows, kRows);
    QCOMPARE(bytes, kRows * 2000);
    QVERIFY2(streamed < kMost, qPrintable(QString::number(streamed)));
    const qint64 held = growthOf([&] { QCOMPARE(qint64(tx.rows(large).size()), kRows); }); // the control
    QVERIFY2(held > 2 * kMost, qPrintable(QString::number(held)));
    QVERIFY(tx.commit());
}

/// docs/operations.md, "Back-up, durable horizon, restore", step by step.
void TestCentralEngines::aDumpThatIsRestoredGoesOnInANewEpoch()
{
    Cluster cluster;
    const TestDatabase place(cluster);
    const TestDatabase restored(cluster);
    Rig rig(place.url(), place.files());
    Desk desk(rig);
    const AddNote note{MemberId(golden::kChen.toString()), u"kept"_s};
    QCOMPARE(desk.act(note).outcome, Outcome::Applied);
    const Result<qint64> noted = lastNumber(rig.database());
    const Address here = *addressOf(place.url());
    const QString dump = place.files() + u"/dump"_s;
    runTool(u"pg_dump"_s, here, {u"-Fc"_s, u"-f"_s, dump, here.name});
    QVERIFY(markDurable(rig.database(), *noted));
    const Op late = desk.op(AddNote{note.member, u"after the dump"_s});
    QCOMPARE(desk.pushOne(late).outcome, Outcome::Applied);

    runTool(u"pg_restore"_s, here, {u"-d"_s, restored.name(), dump});
    Rig again(restored.url(), restored.files());
    QCOMPARE(again.count("SELECT value FROM counter WHERE name = 'seq'"), *noted);
    QCOMPARE(again.count("SELECT COUNT(*) FROM op_result"), 1);
    {
        Transaction tx(again.database(), Access::Write);
        beginNewEpoch(tx);
        QVERIFY(tx.commit());
    }
    const auto ask = [&](const QByteArray &epoch) {
        QJsonObject batch = desk.batch({late});
        batch.insert(u"epoch"_s, QString::fromLatin1(epoch));
        return exchange(again.port(), {"POST", "/v1/sync/ops", desk.token, json::toBytes(batch)});
    };
    QCOMPARE(ask(desk.epoch).code(), u"epochChanged"_s);
    Transaction tx(again.database(), Access::Read);
    const QByteArray epoch = epochOf(tx).toLatin1();
    QCOMPARE(resultAt(ask(epoch), 0).outcome, Outcome::Applied); // what came after the dump is sent again
}

void TestCentralEngines::whatIsCommittedIsOnDisk()
{
    const TestDatabase place;
    const auto database = *Database::open(place.url());
    Transaction tx(*database, Access::Write);
    if (isOnPostgres()) {
        QCOMPARE(tx.text("SHOW synchronous_commit"), u"on"_s);
        QCOMPARE(tx.text("SHOW transaction_isolation"), u"read committed"_s);
    } else {
        QCOMPARE(tx.text("SELECT synchronous FROM pragma_synchronous"), u"2"_s); // FULL
    }
}

void TestCentralEngines::processesThatStartTogetherFoundOneDatabase()
{
    Cluster cluster;
    const TestDatabase place(cluster);
    std::array<QString, 4> epochs;
    std::vector<std::thread> processes;
    for (QString &epoch : epochs)
        processes.emplace_back([&] {
            const auto database = Database::open(place.url());
            if (!database)
                return;
            Transaction tx(**database, Access::Write);
            found(tx);
            if (tx.commit())
                epoch = u"founded"_s;
            Transaction later(**database, Access::Read);
            epoch += epochOf(later);
        });
    for (std::thread &process : processes)
        process.join();
    for (const QString &epoch : epochs) {
        QVERIFY(epoch.startsWith(u"founded"_s) && epoch.size() > 10);
        QCOMPARE(epoch, epochs.front());
    }
}

void TestCentralEngines::theServersLogHoldsNoPeoplesData_data()
{
    QTest::addColumn<QStringList>("settings");
    QTest::addColumn<bool>("isWarnedOf");
    QTest::newRow("set up as the manual says") << QStringList() << false;
    QTest::newRow("as it comes: the control") // the later setting counts
        << QStringList{u"log_min_error_statement=error"_s, u"log_error_verbosity=default"_s} << true;
}

/// Statements carry their values; one that fails would be logged with them.
void TestCentralEngines::theServersLogHoldsNoPeoplesData()
{
    QFETCH(QStringList, settings);
    QFETCH(bool, isWarnedOf);
    Cluster cluster(settings);
    const TestDatabase place(cluster);
    if (isWarnedOf)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"logs statements that fail"_s));
    const auto database = *Database::open(place.url());
    for (int twice = 0; twice < 2; ++twice) {
        Transaction tx(*database, Access::Write);
        tx.run("INSERT INTO setting (name, value) VALUES (?, ?)", {u"canary-19911112222"_s, u"canary-body"_s});
        (void)tx.commit();
    }
    QVERIFY(cluster.log().contains(u"duplicate key"_s));
    QCOMPARE(cluster.log().contains(u"canary"_s), isWarnedOf);
}

QTEST_GUILESS_MAIN(TestCentralEngines)
#include "tst_central_engines.moc"
