// SPDX-License-Identifier: Apache-2.0
// PostgreSQL dies, is full, is slow: what was acknowledged stays, what wasn't can be sent again, and no terminal is
// told that it or its data is unknown because our database was away.
#include "central/store/access.h"
#include "core/action/addnote/addnote.h"
#include "tests/central/rig.h"

#include <QTest>

#include <atomic>
#include <set>
#include <thread>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::central;
using namespace zhike::test;

namespace {

constexpr int kPatienceMs = 120'000;
const MemberId kChen(golden::kChen.toString());

/// A counter that writes notes through a storm: sends each until it is answered, and remembers what was.
struct Shop {
    Shop(Rig &rig, int number)
        : desk(rig, "replica-" + QByteArray::number(number))
        , name(number)
    {
    }
    /// Until all are answered, or until central answers as if it had forgotten what it acknowledged.
    void run(int count)
    {
        for (int i = 0; i < count && !isForgotten; ++i) {
            const Op op = desk.op(AddNote{kChen, u"storm %1-%2."_s.arg(name).arg(i)});
            while (!isForgotten && !pushOnce(op)) { }
        }
    }
    bool pushOnce(const Op &op)
    {
        const Answer answer = desk.push({op});
        if (answer.status == 200 && resultAt(answer, 0).outcome == Outcome::Applied) {
            acknowledged.push_back(op.opId.toString());
            ++answered;
            return true;
        }
        isForgotten = answer.status == 409;
        if (answer.status != 503 && answer.status != 0 && answer.status != 409)
            ++strange;
        ++unanswered;
        return false;
    }

    Desk desk;
    int name;
    std::vector<QString> acknowledged; ///< read after the thread ended
    std::atomic<int> answered = 0;
    std::atomic<int> unanswered = 0;
    std::atomic<int> strange = 0;
    std::atomic<bool> isForgotten = false;
};

struct Storm {
    int strange = 0;
    int unanswered = 0;
    int lost = 0; ///< acknowledged, and not there
    int doubled = 0; ///< in effect more than once
    int missing = 0; ///< of those that should be in effect at the end
};

/// Four counters push; in the middle of it every process of the server dies at once and comes back.
Storm storm(Cluster &cluster, const QStringList &before, int each)
{
    const TestDatabase place(cluster);
    Rig rig(place.url(), place.files());
    cluster.administer(place.name(), before);
    std::vector<std::unique_ptr<Shop>> shops;
    for (int i = 0; i < 4; ++i)
        shops.push_back(std::make_unique<Shop>(rig, i));
    std::vector<std::thread> threads;
    for (const auto &shop : shops)
        threads.emplace_back([&shop, each] { shop->run(each); });
    const auto all = [&shops](auto isSo) { return std::all_of(shops.begin(), shops.end(), isSo); };
    const bool isUnderWay = QTest::qWaitFor([&] { return all([](auto &s) { return s->answered >= 5; }); }, kPatienceMs);
    cluster.kill();
    const bool isFelt = QTest::qWaitFor([&] { return all([](auto &s) { return s->unanswered > 0; }); }, kPatienceMs);
    cluster.start();
    for (std::thread &thread : threads)
        thread.join();
    if (!isUnderWay || !isFelt)
        qFatal("the server did not die in the middle of it");
    Storm seen;
    for (const auto &shop : shops) {
        seen.strange += shop->strange;
        seen.unanswered += shop->unanswered;
        for (const QString &op : shop->acknowledged)
            seen.lost += rig.count("SELECT COUNT(*) FROM op_result WHERE op_id = ?", {op}) != 1;
        for (int i = 0; i < each; ++i) {
            const qint64 effects = rig.count("SELECT COUNT(*) FROM document WHERE kind = 'event' AND body LIKE ?",
                                             {u"%storm %1-%2.%"_s.arg(shop->name).arg(i)});
            seen.missing += effects == 0;
            seen.doubled += effects > 1;
        }
    }
    return seen;
}

} // namespace

class TestCentralOutage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatWasAcknowledgedOutlivesTheServer();
    void theStormFindsAnAcknowledgementThatWasNotOnDisk();
    void anOutageTellsNobodyThatTheyAreUnknown_data();
    void anOutageTellsNobodyThatTheyAreUnknown();
    void readWithoutTheWatchAnOutageLooksLikeAStranger();
    void aServerThatCameBackIsUsedAgain();
    void aServerWithoutFreeConnectionsIsBusyAndNothingElse();
    void aStatementThatTakesTooLongIsBusy();
    void aWriterThatWaitsTooLongIsBusyAndReadersNeverWait();
};

void TestCentralOutage::whatWasAcknowledgedOutlivesTheServer()
{
    Cluster cluster;
    const Storm seen = storm(cluster, {}, 25);
    QVERIFY(seen.unanswered > 0);
    QCOMPARE(seen.strange, 0);
    QCOMPARE(seen.lost, 0);
    QCOMPARE(seen.missing, 0);
    QCOMPARE(seen.doubled, 0);
}

/// The same storm over commits that answer before they are on disk: it must find what is gone.
void TestCentralOutage::theStormFindsAnAcknowledgementThatWasNotOnDisk()
{
    Cluster cluster({u"wal_writer_delay=10s"_s, u"wal_writer_flush_after=1GB"_s});
    const Storm seen = storm(cluster,
                             {u"CREATE FUNCTION answer_early() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                              "PERFORM set_config('synchronous_commit', 'off', true); RETURN NEW; END $$"_s,
                              u"CREATE TRIGGER early BEFORE INSERT ON op_result FOR EACH ROW "
                              "EXECUTE FUNCTION answer_early()"_s},
                             25);
    QVERIFY(seen.lost > 0);
}

void TestCentralOutage::anOutageTellsNobodyThatTheyAreUnknown_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    const QByteArray key = QByteArray(32, 'k').toBase64();
    QTest::newRow("a page of changes") << QByteArray("GET") << QByteArray("/v1/sync/changes?limit=5&epoch=EPOCH")
                                       << QByteArray();
    QTest::newRow("a snapshot") << QByteArray("GET") << QByteArray("/v1/sync/snapshot") << QByteArray();
    QTest::newRow("ops") << QByteArray("POST") << QByteArray("/v1/sync/ops")
                         << QByteArray(R"({"epoch":"EPOCH","replica":"r","ops":[{"opId":"a","seq":1}]})");
    QTest::newRow("a look-up") << QByteArray("POST") << QByteArray("/v1/members/lookup")
                               << QByteArray(R"({"kind":"phone","value":"19900005678"})");
    QTest::newRow("the policy") << QByteArray("GET") << QByteArray("/v1/policy") << QByteArray();
    QTest::newRow("a bundle") << QByteArray("GET") << QByteArray("/v1/bundles/scripts") << QByteArray();
    QTest::newRow("a sign-in") << QByteArray("POST") << QByteArray("/v1/auth/login")
                               << QByteArray(R"({"terminalId":"TERMINAL","badge":"1001","pin":"2580"})");
    QTest::newRow("an enrolment") << QByteArray("POST") << QByteArray("/v1/terminals/enrol")
                                  << QByteArray(R"({"code":")" + golden::kEnrolCode.toLatin1() + R"(","publicKey":")"
                                                + key + R"(","boxKey":")" + key + R"(","name":"n"})");
    QTest::newRow("a heartbeat") << QByteArray("POST") << QByteArray("/v1/terminals/heartbeat") << QByteArray("{}");
    QTest::newRow("whether it is ready") << QByteArray("GET") << QByteArray("/readyz") << QByteArray();
}

void TestCentralOutage::anOutageTellsNobodyThatTheyAreUnknown()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    static Cluster cluster; // one for all rows: killed and started again by each
    const TestDatabase place(cluster);
    Rig rig(place.url(), place.files());
    Desk desk(rig);
    const QByteArray token = target.contains("lookup") ? desk.signIn() : desk.token;
    const auto filled = [&desk](QByteArray text) {
        return text.replace("EPOCH", desk.epoch).replace("TERMINAL", desk.terminalId);
    };
    const Ask ask{method, filled(target), token, filled(body)};
    cluster.kill();
    const Answer during = exchange(rig.port(), ask);
    cluster.start();
    QCOMPARE(during.status, 503);
    QCOMPARE(during.code(), u"centralBusy"_s);
    QVERIFY(!during.header("Retry-After").isEmpty());
    QVERIFY(exchange(rig.port(), ask).status < 300);
}

/// What the rows above would be without the watch: an empty answer to "whose token is this?".
void TestCentralOutage::readWithoutTheWatchAnOutageLooksLikeAStranger()
{
    Cluster cluster;
    const TestDatabase place(cluster);
    Rig rig(place.url(), place.files());
    Desk desk(rig);
    cluster.kill();
    const FailureWatch watch(rig.database());
    Transaction tx(rig.database(), Transaction::Kind::Read);
    QCOMPARE(callerOf(tx, QString::fromLatin1(desk.token), rig.clock).error().code, ErrorCode::TokenExpired);
    QCOMPARE(watch.failure()->code, ErrorCode::StorageBusy);
}

void TestCentralOutage::aServerThatCameBackIsUsedAgain()
{
    Cluster cluster;
    const TestDatabase place(cluster);
    const auto database = *Database::open(place.url());
    Transaction before(*database, Transaction::Kind::Write);
    before.run("INSERT INTO setting (name, value) VALUES ('before', '1')");
    cluster.kill();
    QCOMPARE(before.commit().error().code, ErrorCode::StorageBusy);
    {
        Transaction during(*database, Transaction::Kind::Read);
        QVERIFY(during.hasFailed());
        QCOMPARE(during.commit().error().code, ErrorCode::StorageBusy);
    }
    cluster.start();
    Transaction after(*database, Transaction::Kind::Read);
    QCOMPARE(after.number("SELECT COUNT(*) FROM setting WHERE name = 'before'"), 0);
    QVERIFY(after.commit());
    const FailureWatch watch(*database);
    cluster.kill();
    cluster.start();
    Transaction unaware(*database, Transaction::Kind::Read); // the old connection is gone and nobody told it
    QCOMPARE(unaware.number("SELECT COUNT(*) FROM setting WHERE name = 'schema'"), 1);
    QVERIFY(unaware.commit());
    QVERIFY(!watch.failure());
}

void TestCentralOutage::aServerWithoutFreeConnectionsIsBusyAndNothingElse()
{
    Cluster cluster;
    const TestDatabase place(cluster);
    ServerOptions options;
    options.threads = 8;
    Rig rig(place.url(), place.files(), options);
    cluster.administer(u"postgres"_s, {u"ALTER DATABASE %1 CONNECTION LIMIT 4"_s.arg(place.name())});
    std::atomic<int> served = 0;
    std::atomic<int> busy = 0;
    std::atomic<int> other = 0;
    const auto askOnce = [&] {
        const Answer answer = exchange(rig.port(), {"GET", "/readyz"});
        ++(answer.status == 200 ? served : answer.status == 503 ? busy : other);
    };
    const auto askAtOnce = [&] {
        std::vector<std::thread> crowd;
        for (int i = 0; i < 8; ++i)
            crowd.emplace_back(askOnce);
        for (std::thread &one : crowd)
            one.join();
        return served > 0 && busy > 0;
    };
    QVERIFY(QTest::qWaitFor(askAtOnce, kPatienceMs));
    QCOMPARE(other.load(), 0);
    cluster.administer(u"postgres"_s, {u"ALTER DATABASE %1 CONNECTION LIMIT -1"_s.arg(place.name())});
    busy = 0;
    (void)askAtOnce();
    QCOMPARE(busy.load(), 0);
}

void TestCentralOutage::aStatementThatTakesTooLongIsBusy()
{
    Cluster cluster;
    const TestDatabase place(cluster);
    const auto database = *Database::open(place.url() + u"?statement_timeout=100"_s);
    {
        Transaction endless(*database, Transaction::Kind::Read);
        (void)endless.text("SELECT pg_sleep(600)");
        QCOMPARE(endless.commit().error().code, ErrorCode::StorageBusy);
    }
    {
        Transaction patient(*database, Transaction::Kind::Read, Transaction::Patience::Unlimited);
        (void)patient.text("SELECT pg_sleep(0.3)");
        QVERIFY(patient.commit());
    }
    Transaction next(*database, Transaction::Kind::Read);
    QCOMPARE(next.text("SHOW statement_timeout"), u"100ms"_s); // the patience was that transaction's only
    QVERIFY(next.commit());
}

void TestCentralOutage::aWriterThatWaitsTooLongIsBusyAndReadersNeverWait()
{
    Cluster cluster;
    const TestDatabase place(cluster);
    const auto first = *Database::open(place.url());
    const auto second = *Database::open(place.url() + u"?lock_timeout=100"_s);
    Transaction writing(*first, Transaction::Kind::Write);
    writing.run("INSERT INTO setting (name, value) VALUES ('mine', '1')");
    {
        Transaction waiting(*second, Transaction::Kind::Write);
        QVERIFY(waiting.hasFailed());
        QCOMPARE(waiting.commit().error().code, ErrorCode::StorageBusy);
    }
    {
        Transaction reading(*second, Transaction::Kind::Read);
        QCOMPARE(reading.number("SELECT COUNT(*) FROM setting WHERE name = 'mine'"), 0);
        QVERIFY(reading.commit());
    }
    QVERIFY(writing.commit());
    Transaction now(*second, Transaction::Kind::Write);
    QCOMPARE(now.number("SELECT COUNT(*) FROM setting WHERE name = 'mine'"), 1);
    QVERIFY(now.commit());
}

QTEST_GUILESS_MAIN(TestCentralOutage)
#include "tst_central_outage.moc"
