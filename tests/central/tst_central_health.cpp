// SPDX-License-Identifier: Apache-2.0
// What central tells about itself: alive, ready, how much is going on; and who waits for what inside.
#include "central/http/waitingroom.h"
#include "tests/central/rig.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::central;
using namespace zhike::test;

namespace {

QByteArray figures(const Rig &rig) { return exchange(rig.port(), {"GET", "/metrics"}).body; }

bool hasLine(const QByteArray &text, const QByteArray &line) { return ('\n' + text).contains('\n' + line + '\n'); }

void breakTable(Rig &rig, const QByteArray &sql)
{
    Transaction tx(rig.database(), Transaction::Kind::Write);
    tx.run(sql);
    QVERIFY(tx.commit());
}

std::vector<quint64> sorted(std::vector<quint64> guests)
{
    std::sort(guests.begin(), guests.end());
    return guests;
}

} // namespace

class TestCentralHealth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void requestsAreCountedByOperationAndStatus();
    void theGaugesTellWhatIs();
    void theFiguresNameNobody();
    void everyLineOfTheFiguresIsPrometheus();
    void whoeverCantReadItsDatabaseIsNotReady();
    void whoeverHasNoRoomToWorkIsNotReady();
    void anotherCentralsCommitWakesToo();

    void aGuestIsWokenForItsOwnTopicOnce();
    void whoNamesNoTopicHearsEverything();
    void whoHasLeftIsNotWoken();
    void aWakeIsRememberedForThoseBeingAsked();
};

void TestCentralHealth::requestsAreCountedByOperationAndStatus()
{
    Rig rig;
    for (int i = 0; i < 3; ++i)
        QCOMPARE(exchange(rig.port(), {"GET", "/v1/time"}).status, 200);
    QCOMPARE(exchange(rig.port(), {"GET", "/v1/policy"}).status, 401);
    QCOMPARE(exchange(rig.port(), {"GET", "/v1/members/nobody"}).status, 404);
    const QByteArray text = figures(rig);
    QVERIFY(hasLine(text, "zhike_requests_total{operation=\"time\",status=\"200\"} 3"));
    QVERIFY(hasLine(text, "zhike_requests_total{operation=\"policy\",status=\"401\"} 1"));
    QVERIFY(hasLine(text, "zhike_requests_total{operation=\"none\",status=\"404\"} 1"));
    QVERIFY(text.contains("zhike_request_seconds_total{operation=\"time\",status=\"200\"} ")); // how long is nothing a test may ask
}

void TestCentralHealth::theGaugesTellWhatIs()
{
    Rig rig;
    Desk desk(rig);
    const QByteArray cursor = desk.get("/v1/sync/snapshot").json().value("cursor"_L1).toString().toLatin1();
    HttpLine line(rig.port());
    line.send(requestBytes({"GET", "/v1/sync/changes?wait=25&cursor=" + cursor, desk.token}));
    QTRY_VERIFY(hasLine(figures(rig), "zhike_parked_requests 1"));
    const qint64 before = rig.count("SELECT value FROM counter WHERE name = 'seq'");
    QVERIFY(hasLine(figures(rig), "zhike_feed_position " + QByteArray::number(before)));
    rig.write([](Transaction &tx, qint64 n) {
        putDocument(tx, {{DocumentKind::Rule, u"new"_s}, n, kRulesScope, {{u"a"_s, 1}}});
    });
    QCOMPARE(line.receive().status, 200);
    QVERIFY(hasLine(figures(rig), "zhike_feed_position " + QByteArray::number(before + 1)));
    QVERIFY(hasLine(figures(rig), "zhike_parked_requests 0"));
    QVERIFY(!figures(rig).contains("process_resident_memory_bytes 0\n"));
    QVERIFY(!figures(rig).contains("zhike_commits_total 0\n"));
}

void TestCentralHealth::theFiguresNameNobody()
{
    Rig rig;
    Desk desk(rig);
    const QByteArray person = desk.signIn();
    const QByteArray body = json::toBytes({{u"kind"_s, u"phone"_s}, {u"value"_s, golden::kChenPhone.toString()}});
    QCOMPARE(exchange(rig.port(), {"POST", "/v1/members/lookup", person, body}).status, 200);
    QCOMPARE(
        exchange(rig.port(), {"GET", "/v1/communities/community-haiyuefu/ranking?category=washer", desk.token}).status,
        200);
    const QByteArray text = figures(rig);
    QVERIFY(text.contains("operation=\"lookupMember\"")); // it was there to be told
    for (const QByteArray &who :
         {desk.terminalId, desk.token, person, QByteArray("19900005678"), QByteArray("haiyuefu"), QByteArray("member-"),
          QByteArray("store-"), QByteArray("washer")})
        QVERIFY2(!text.contains(who), who.constData());
}

void TestCentralHealth::everyLineOfTheFiguresIsPrometheus()
{
    Rig rig;
    const Answer answer = exchange(rig.port(), {"GET", "/metrics"});
    QVERIFY(answer.header("Content-Type").startsWith("text/plain; version=0.0.4"));
    const QRegularExpression form(
        uR"(^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="\w+"(,[a-z]+="\w+")*\})? -?[0-9.e+]+)$)"_s);
    const QList<QByteArray> lines = answer.body.trimmed().split('\n');
    QVERIFY(lines.size() > 20);
    for (const QByteArray &line : lines)
        QVERIFY2(form.match(QString::fromUtf8(line)).hasMatch(), line.constData());
}

void TestCentralHealth::whoeverCantReadItsDatabaseIsNotReady()
{
    Rig rig;
    QCOMPARE(exchange(rig.port(), {"GET", "/readyz"}).status, 200);
    breakTable(rig, "ALTER TABLE counter RENAME TO counter_away");
    const Answer answer = exchange(rig.port(), {"GET", "/readyz"});
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.code(), u"centralBusy"_s);
    QVERIFY(answer.header("Retry-After").toInt() > 0);
    QCOMPARE(exchange(rig.port(), {"GET", "/healthz"}).status, 200); // alive it is
    breakTable(rig, "ALTER TABLE counter_away RENAME TO counter");
    QCOMPARE(exchange(rig.port(), {"GET", "/readyz"}).status, 200);
}

void TestCentralHealth::whoeverHasNoRoomToWorkIsNotReady()
{
    Rig rig;
    SnapshotShelf shelf(rig.database().path() + u".shards"_s);
    const Request request{"GET", "/readyz", {}, {}, {}, false};
    AuditBook book(rig.database(), [](const std::function<void()> &task) { task(); });
    CommunityNames names;
    const Premises here{rig.database(), rig.clock, shelf, book, names, rig.database().path() + u".blobs"_s, {}};
    QCOMPARE(dispatch(here, request).status, 200);
    const Premises nowhere{rig.database(), rig.clock, shelf, book, names, u"/nowhere/at/all.blobs"_s, {}};
    const Response response = dispatch(nowhere, request);
    QCOMPARE(response.status, 503);
    QVERIFY(response.body.contains("\"disk\""));
}

void TestCentralHealth::anotherCentralsCommitWakesToo()
{
    Rig rig;
    Desk desk(rig);
    const QByteArray cursor = desk.get("/v1/sync/snapshot").json().value("cursor"_L1).toString().toLatin1();
    HttpLine line(rig.port());
    line.send(requestBytes({"GET", "/v1/sync/changes?wait=25&cursor=" + cursor, desk.token}));
    QTRY_VERIFY(hasLine(figures(rig), "zhike_parked_requests 1"));
    const auto other = Database::open(u"sqlite:"_s + rig.database().path());
    QVERIFY(other);
    {
        Transaction tx(**other, Transaction::Kind::Write);
        putDocument(tx, {{DocumentKind::Rule, u"new"_s}, nextSeq(tx), kRulesScope, {{u"a"_s, 1}}});
        QVERIFY(tx.commit());
    }
    QVERIFY(line.receive().json().value("changes"_L1).toArray().size() > 0); // not the empty page of a wait that ended
}

void TestCentralHealth::aGuestIsWokenForItsOwnTopicOnce()
{
    WaitingRoom room;
    room.enter(1, {"a", "b"});
    room.enter(2, {"b"});
    room.enter(3, {"c"});
    QCOMPARE(room.guests(), 3);
    QCOMPARE(room.wake({"a", "b"}).size(), 2U);
    QCOMPARE(sorted(room.wake({"b"})), (std::vector<quint64>{1, 2}));
    QCOMPARE(room.wake({"c"}), (std::vector<quint64>{3}));
    QCOMPARE(room.wake({"d"}).size(), 0U);
    QCOMPARE(sorted(room.wake({})), (std::vector<quint64>{1, 2, 3}));
}

void TestCentralHealth::whoNamesNoTopicHearsEverything()
{
    WaitingRoom room;
    room.enter(1, {});
    room.enter(2, {"a"});
    QCOMPARE(room.wake({"z"}), (std::vector<quint64>{1}));
    QCOMPARE(sorted(room.wake({"a"})), (std::vector<quint64>{1, 2}));
}

void TestCentralHealth::whoHasLeftIsNotWoken()
{
    WaitingRoom room;
    room.enter(1, {"a"});
    room.enter(2, {"a"});
    room.leave(1, {"a"});
    QCOMPARE(room.wake({"a"}), (std::vector<quint64>{2}));
    room.leave(2, {"a"});
    QCOMPARE(room.wake({}).size(), 0U);
    QCOMPARE(room.guests(), 0);
}

void TestCentralHealth::aWakeIsRememberedForThoseBeingAsked()
{
    WaitingRoom room;
    const quint64 before = room.now();
    QVERIFY(!room.isTooLate({"a"}, before));
    QCOMPARE(room.wake({"a"}).size(), 0U);
    QVERIFY(room.isTooLate({"a"}, before));
    QVERIFY(!room.isTooLate({"b"}, before));
    QVERIFY(room.isTooLate({}, before)); // who hears everything
    QVERIFY(!room.isTooLate({"a"}, room.now()));
    const quint64 after = room.now();
    QCOMPARE(room.wake({}).size(), 0U);
    QVERIFY(room.isTooLate({"b"}, after)); // a wake for everybody
    const quint64 longAgo = room.now();
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(room.wake({"x"}).size(), 0U);
    QVERIFY(room.isTooLate({"b"}, longAgo)); // too long ago to say no
}

QTEST_GUILESS_MAIN(TestCentralHealth)
#include "tst_central_health.moc"
