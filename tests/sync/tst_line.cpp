// SPDX-License-Identifier: Apache-2.0
// The line in all its moods (sync.md, I15): whatever stands between a terminal and central, nothing is stuck for ever.
#include "core/sync/rounds.h"
#include "tests/support/fakeworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kTenYears = 3652LL * 24 * 60 * kMinute;

} // namespace

class TestLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whenTheTroubleEndsTheOutboxEmpties_data()
    {
        QTest::addColumn<Mishap>("mishap");
        QTest::addColumn<LineQuality>("quality");
        QTest::newRow("a portal redirects") << Mishap::Redirect << LineQuality::Captive;
        QTest::newRow("a portal answers with its page") << Mishap::HtmlPage << LineQuality::Captive;
        QTest::newRow("a portal shows its own certificate") << Mishap::Handshake << LineQuality::Offline;
        QTest::newRow("there is no line") << Mishap::NoLine << LineQuality::Offline;
        QTest::newRow("requests go out and nothing comes back") << Mishap::HalfOpen << LineQuality::Offline;
        QTest::newRow("nothing goes out and nobody says so") << Mishap::Hang << LineQuality::Offline;
        QTest::newRow("answers are lost") << Mishap::DropReply << LineQuality::Offline;
        QTest::newRow("a proxy says bad gateway") << Mishap::ServerDown << LineQuality::ServerDown;
        QTest::newRow("central is busy") << Mishap::Busy << LineQuality::ServerDown;
    }
    void whenTheTroubleEndsTheOutboxEmpties()
    {
        QFETCH(Mishap, mishap);
        QFETCH(LineQuality, quality);
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.network.always(mishap);
        world.network.abortParked(); // no question from before gets an answer
        const OpId op = world.add({u"1"_s}, 5);
        world.pass(2 * kMinute);
        QCOMPARE(world.engine->status().line, quality);
        QCOMPARE(world.engine->status().waiting, 1);
        world.network.always(Mishap::None);
        world.pass(16 * kMinute); // the longest delay, and nobody pressed anything
        QVERIFY(world.outboxRows().empty());
        QCOMPARE(world.central.effects[op], 1);
        QCOMPARE(world.local(), world.atCentral());
        QCOMPARE(world.engine->status().line, LineQuality::Online);
    }

    void halfOfTheLineIsHalfOfTheWork_data()
    {
        QTest::addColumn<QString>("cut");
        QTest::newRow("ops can't leave, the feed comes in") << u"/ops"_s;
        QTest::newRow("the feed is cut, ops leave") << u"/changes"_s;
    }
    void halfOfTheLineIsHalfOfTheWork()
    {
        QFETCH(QString, cut);
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.network.next(cut, Mishap::NoLine, 50);
        world.network.abortParked();
        const OpId op = world.add({u"1"_s}, 5);
        world.central.write(u"2"_s, 77);
        world.network.centralChanged();
        world.pass(2 * kMinute);
        QCOMPARE(world.central.effects[op], cut == u"/ops" ? 0 : 1);
        QCOMPARE(world.local()[u"2"_s].second, cut == u"/ops" ? 77 : 0);
        world.network.forgetMishaps();
        world.pass(12 * kMinute);
        QCOMPARE(world.central.effects[op], 1);
        QCOMPARE(world.local(), world.atCentral());
    }

    void afterANightsSleepItGoesOn()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        QTRY_VERIFY(world.network.isParked());
        world.central.write(u"3"_s, 33);
        const OpId op = world.add({u"1"_s}, 5);
        world.network.next(u"/ops"_s, Mishap::Hang); // the request that was under way when the lid closed
        world.sleep(9 * 60 * kMinute);
        world.pass(10 * kMinute);
        QCOMPARE(world.central.effects[op], 1);
        QCOMPARE(world.local(), world.atCentral());
    }

    void aProxyWithAMemoryMakesNobodyRunInCircles()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        const OpId first = world.add({u"1"_s}, 5);
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.central.effects[first], 1);
        world.network.always(Mishap::Stale);
        world.network.centralChanged();
        const OpId op = world.add({u"2"_s}, 5);
        world.central.write(u"3"_s, 33);
        const int before = static_cast<int>(world.network.paths().size());
        world.pass(10 * kMinute);
        const int asked = static_cast<int>(world.network.paths().size()) - before;
        QVERIFY2(asked < 100, qPrintable(u"%1 requests in ten minutes"_s.arg(asked)));
        QCOMPARE(world.network.count(u"/v1/sync/snapshot"_s),
                 1 + world.network.count(u"/v1/sync/snapshot/"_s)); // no bootstrap for a proxy's sake
        world.network.always(Mishap::None);
        world.pass(12 * kMinute);
        QCOMPARE(world.central.effects[op], 1);
        QCOMPARE(world.local(), world.atCentral());
    }

    void aStrangeAddressGetsPastAMemory()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.network.next(u"/changes"_s, Mishap::Stale, 1);
        world.network.centralChanged();
        world.central.write(u"3"_s, 33);
        world.network.centralChanged();
        world.pass(2 * kMinute);
        QCOMPARE(world.local(), world.atCentral());
    }

    void whatCentralAsksToWaitIsWaited_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::newRow("in seconds") << QByteArray("120");
        QTest::newRow("as a date") << QByteArray();
    }
    void whatCentralAsksToWaitIsWaited()
    {
        QFETCH(QByteArray, retryAfter);
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        const QDateTime until = world.network.centralNow().addSecs(125);
        world.network.retryAfter = retryAfter.isEmpty()
            ? QLocale::c().toString(until, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1()
            : retryAfter;
        world.network.next(u"/ops"_s, Mishap::Busy);
        world.place.clock.setWrong(kTenYears); // whose clock this machine has plays no part
        const OpId op = world.add({u"1"_s}, 5);
        world.pass(110'000);
        QCOMPARE(world.network.count(u"/ops"_s), 1);
        world.pass(30'000);
        QCOMPARE(world.network.count(u"/ops"_s), 2);
        QCOMPARE(world.central.effects[op], 1);
    }

    void aHundredTerminalsDoNotComeBackAtOnce()
    {
        // the most tries of a hundred terminals in one second of an outage, after the first seconds
        const auto most = [](const std::function<quint32(quint32)> &seedOf) {
            std::map<qint64, int> inSecond;
            for (quint32 terminal = 1; terminal <= 100; ++terminal) {
                QRandomGenerator random(seedOf(terminal));
                sync::Backoff backoff;
                qint64 at = 0;
                for (int failures = 0; failures < 8; ++failures)
                    ++inSecond[(at += backoff.next(random, {ErrorCode::LineDown, {}})) / 1'000];
            }
            int tries = 0;
            for (const auto &[second, count] : inSecond)
                tries = second >= 3 ? std::max(tries, count) : tries;
            return tries;
        };
        const int jittered = most([](quint32 terminal) { return terminal; });
        QVERIFY2(jittered <= 45, qPrintable(QString::number(jittered)));
        QCOMPARE(most([](quint32) { return 1U; }), 100); // the control: with the same luck all hundred meet
    }

    void aStateNeedsTwoProofsAndDoesNotFlutter()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        QList<LineQuality> seen;
        connect(world.engine.get(), &SyncEngine::statusChanged, this, [&] {
            if (seen.isEmpty() || seen.last() != world.engine->status().line)
                seen.append(world.engine->status().line);
        });
        for (int i = 0; i < 5; ++i) { // every other request is lost
            world.network.next(u"/ops"_s, Mishap::NoLine);
            (void)world.add({u"1"_s}, 1);
            world.pass(20'000);
        }
        QVERIFY(seen.isEmpty() || seen == QList<LineQuality>{LineQuality::Online});
        QVERIFY(world.outboxRows().empty());
    }

    void aProgramThatIsTooOldReadsAndQueues()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.network.next(u"/ops"_s, Mishap::TooOld, 1'000);
        const OpId op = world.add({u"1"_s}, 5);
        world.pass(2 * kMinute);
        QVERIFY(world.engine->status().isTooOld);
        QCOMPARE(world.network.count(u"/ops"_s), 1); // it isn't asked again and again
        world.central.write(u"2"_s, 22);
        world.network.centralChanged();
        const OpId later = world.add({u"3"_s}, 5);
        world.pass(2 * kMinute);
        QCOMPARE(world.local()[u"2"_s].second, 22);
        QCOMPARE(world.engine->status().waiting, 2);
        world.network.forgetMishaps();
        world.restart(); // the upgrade
        QVERIFY(world.syncUntilQuiet());
        QVERIFY(!world.engine->status().isTooOld);
        QCOMPARE(world.central.effects[op] + world.central.effects[later], 2);
    }

    void aTokenThatIsNoLongerTakenIsRenewedAndTheQueueStays()
    {
        FakeWorld world;
        world.mayRenew = true;
        world.restart();
        QVERIFY(world.syncUntilQuiet());
        world.network.validToken = "another";
        const OpId op = world.add({u"1"_s}, 5);
        world.pass(kMinute);
        QCOMPARE(world.central.effects[op], 1);
        QVERIFY(world.renewals >= 1 && world.renewals <= 2);
        QCOMPARE(world.network.lastAuthorization(), QByteArray("Bearer another"));
    }

    void withoutAWayToRenewTheQueueWaits()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.network.always(Mishap::Unknown);
        const OpId op = world.add({u"1"_s}, 5);
        world.pass(5 * kMinute);
        QCOMPARE(world.engine->status().waiting, 1);
        QCOMPARE(world.outboxRows().front().op.opId, op);
        world.network.always(Mishap::None);
        world.pass(12 * kMinute);
        QCOMPARE(world.central.effects[op], 1);
    }

    void aGapOrACloneMeansANewName_data()
    {
        QTest::addColumn<bool>("isClone");
        QTest::newRow("central has lost numbers: gap") << false;
        QTest::newRow("another copy used the number: cloned") << true;
    }
    void aGapOrACloneMeansANewName()
    {
        QFETCH(bool, isClone);
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        const QString name = world.standing().replica;
        const ModelCentral before = world.central;
        const OpId first = world.add({u"1"_s}, 1);
        if (isClone) { // the copy was there first
            OpsRequest others{world.central.epochText(), name, {}};
            Op op;
            op.opId = OpId(u"of-the-copy"_s);
            op.seq = 1;
            op.targetList = {{DocumentKind::Unit, u"2"_s, 0}};
            op.body = {{u"arg"_s, 1}};
            others.ops.push_back(op);
            (void)world.central.push(u"t0"_s, others);
        } else {
            QVERIFY(world.syncUntilQuiet());
            const int epoch = world.central.epoch;
            world.central = before; // a restore without a new epoch: an operator's mistake
            world.central.epoch = epoch;
        }
        const OpId second = world.add({u"3"_s}, 1);
        world.pass(2 * kMinute);
        QVERIFY(world.standing().replica != name);
        QCOMPARE(world.central.effects[second], 1);
        QVERIFY(world.outboxRows().empty() || !isClone);
        QVERIFY(!isClone || world.central.effects[first] == 1);
    }

    void aClockThatIsOffIsToldAndPlaysNoPart()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.engine->status().clockOffMs, 0);
        world.place.clock.setWrong(3 * 24 * 60 * kMinute);
        (void)world.add({u"1"_s}, 1);
        QVERIFY(world.syncUntilQuiet());
        world.pass(1'000);
        QVERIFY(std::abs(world.engine->status().clockOffMs - 3 * 24 * 60 * kMinute) < 2'000);
        QVERIFY(std::abs(world.corrected.now().msecsTo(world.network.centralNow())) < 2'000); // what ops are dated with
        world.place.clock.setWrong(-3 * 24 * 60 * kMinute);
        world.pass(30'000);
        QCOMPARE(world.engine->status().clockOffMs, 0);
    }

    void tenYearsEitherWayChangeNothing_data()
    {
        QTest::addColumn<qint64>("by");
        QTest::newRow("ten years ahead") << kTenYears;
        QTest::newRow("ten years behind") << -kTenYears;
    }
    void tenYearsEitherWayChangeNothing()
    {
        QFETCH(qint64, by);
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        for (int turn = 0; turn < 4; ++turn) {
            world.place.clock.setWrong(turn % 2 == 0 ? by : -by);
            world.central.write(u"2"_s, turn);
            const OpId op = world.add({u"1"_s}, 1);
            if (turn == 2)
                world.restart();
            QVERIFY(world.syncUntilQuiet());
            QCOMPARE(world.central.effects[op], 1);
            QCOMPARE(world.local(), world.atCentral());
        }
        QCOMPARE(world.network.count(u"/v1/sync/snapshot"_s),
                 1 + world.network.count(u"/v1/sync/snapshot/"_s)); // one bootstrap, the first
    }

    void centralsTimeIsKnownWithinTheRoundTrip()
    {
        const QDateTime base(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
        CentralTime time;
        QVERIFY(!time.isKnown());
        time.heard(base, 1'000, 1'400); // between 0.4 s and 1.0 s after what Date says, by our count
        QVERIFY(time.boundMs() <= 700);
        QVERIFY(std::abs(time.at(1'400).msecsTo(base.addMSecs(500))) <= time.boundMs() + 500);
        time.heard(base.addSecs(-3'600), 10'000, 10'100); // one answer from a memory proves nothing
        QVERIFY(std::abs(time.at(10'100).msecsTo(base.addSecs(9))) < 2'000);
        time.heard(base.addSecs(7'209), 10'200, 10'300);
        time.heard(base.addSecs(7'209), 10'300, 10'400); // two that agree do: this machine slept
        QVERIFY(std::abs(time.at(10'400).msecsTo(base.addSecs(7'209))) < 2'000);
    }
};

QTEST_GUILESS_MAIN(TestLine)
#include "tst_line.moc"
