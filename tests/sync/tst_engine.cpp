// SPDX-License-Identifier: Apache-2.0
#include "core/sync/tuning.h"
#include "tests/support/fakeworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

class TestEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNewTerminalHoldsWhatCentralHolds()
    {
        FakeWorld world(10);
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.local(), world.atCentral());
        QCOMPARE(world.local().size(), size_t(10));
        QVERIFY(world.engine->status().isUsable);
        QCOMPARE(world.engine->status().line, LineQuality::Online);
        QCOMPARE(world.network.lastAuthorization(), QByteArray("Bearer terminal-token"));
    }

    void whatHappensElsewhereArrivesWithoutAsking()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.central.write(u"3"_s, 77);
        world.central.remove(u"4"_s);
        world.central.move(u"5"_s, 9); // out of this terminal's scope
        world.network.centralChanged();
        QTRY_COMPARE(world.local(), world.atCentral());
        QCOMPARE(world.local().size(), size_t(8));
    }

    void anOpReachesCentralOnceAndSettles()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        const OpId op = world.add({u"1"_s, u"2"_s}, 5);
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.central.effects[op], 1);
        QCOMPARE(world.local(), world.atCentral());
        QCOMPARE(world.journalRows().front().state, OpState::Settled);
        QCOMPARE(world.engine->status().waiting, 0);
    }

    void aLostAnswerIsNotASecondEffect_data()
    {
        QTest::addColumn<Mishap>("mishap");
        QTest::newRow("the answer never arrives") << Mishap::DropReply;
        QTest::newRow("half of the answer arrives") << Mishap::Truncate;
        QTest::newRow("the request never arrives") << Mishap::NoLine;
        QTest::newRow("nobody answers until the watchdog barks") << Mishap::Hang;
        QTest::newRow("a proxy answers 502") << Mishap::ServerDown;
        QTest::newRow("central is busy") << Mishap::Busy;
        QTest::newRow("a portal redirects") << Mishap::Redirect;
        QTest::newRow("a portal answers with a page") << Mishap::HtmlPage;
        QTest::newRow("something answers that is no JSON") << Mishap::NotJson;
    }
    void aLostAnswerIsNotASecondEffect()
    {
        QFETCH(Mishap, mishap);
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.network.next(u"/ops"_s, mishap, 3);
        std::vector<OpId> ops;
        for (int i = 1; i <= 5; ++i)
            ops.push_back(world.add({QString::number(i)}, i));
        QVERIFY(world.syncUntilQuiet());
        for (const OpId &op : ops)
            QCOMPARE(world.central.effects[op], 1);
        QCOMPARE(world.local(), world.atCentral());
    }

    void aBootstrapSurvivesEveryMishapAtEveryRequest_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<Mishap>("mishap");
        for (const auto &[name, mishap] : {std::pair("lost", Mishap::DropReply), std::pair("cut in half", Mishap::Truncate),
                                           std::pair("hung", Mishap::Hang), std::pair("answered by a portal", Mishap::HtmlPage)}) {
            QTest::addRow("the manifest is %s", name) << u"/v1/sync/snapshot"_s << mishap;
            QTest::addRow("the second shard is %s", name) << u"/1"_s << mishap;
            QTest::addRow("the replay is %s", name) << u"/changes"_s << mishap;
        }
    }
    void aBootstrapSurvivesEveryMishapAtEveryRequest()
    {
        QFETCH(QString, path);
        QFETCH(Mishap, mishap);
        FakeWorld world;
        world.network.next(path, mishap, 2);
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.local(), world.atCentral());
    }

    void aBootstrapGoesOnAtTheNextShardAfterARestart()
    {
        FakeWorld world(10); // four shards
        world.network.next(u"/2"_s, Mishap::Hang);
        world.engine->start();
        QTRY_COMPARE(world.network.count(u"/v1/sync/snapshot/s0/2"_s), 1);
        world.restart();
        world.central.write(u"1"_s, 500); // the world moves on meanwhile
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.local(), world.atCentral());
        QCOMPARE(world.network.count(u"/v1/sync/snapshot/s0/0"_s), 1);
        QCOMPARE(world.network.count(u"/v1/sync/snapshot/s0/1"_s), 1);
        QCOMPARE(world.network.count(u"/v1/sync/snapshot/s0/2"_s), 2);
    }

    void anOpCanBeUndoneUntilItLeavesAndLeavesNoGap()
    {
        FakeWorld world;
        world.undoMs = 10'000;
        QVERIFY(world.syncUntilQuiet());
        const OpId first = world.add({u"1"_s}, 1);
        const OpId child = world.add({u"2"_s}, 1, {first});
        world.pass(5'000);
        QCOMPARE(world.network.count(u"/ops"_s), 0);
        const Result<sync::Undone> undone = world.undo(first);
        QCOMPARE(undone->removed, (std::vector<OpId>{first, child}));
        const OpId second = world.add({u"1"_s}, 2);
        world.pass(11'000);
        QVERIFY(world.syncUntilQuiet());
        QVERIFY(!world.central.rulings.contains(first) && !world.central.rulings.contains(child));
        QCOMPARE(world.central.effects[second], 1);
        QCOMPARE(world.journalRows().front().op.seq, 1); // no number was spent on what was undone
        QVERIFY(world.undo(second)->needsCancelOp);
    }

    void onePoisonedOpBlocksNobody()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.network.always(Mishap::NoLine);
        std::vector<OpId> good;
        OpId bad;
        for (int i = 0; i < 100; ++i)
            i == 50 ? bad = world.addPoison(u"3"_s) : good.emplace_back(world.add({QString::number(i % 10 + 1)}, 1));
        world.network.always(Mishap::None);
        QVERIFY(world.syncUntilQuiet());
        qint64 last = 0;
        for (const OpId &op : good) {
            QCOMPARE(world.central.effects[op], 1);
            QVERIFY(world.central.rulings[op].result.centralSeq > last); // in the order in which they were made
            last = world.central.rulings[op].result.centralSeq;
        }
        QCOMPARE(world.central.rulings[bad].result.outcome, Outcome::Rejected);
        QCOMPARE(world.engine->status().refused, 1);
    }

    void childrenOfARefusedOpEndWithWords()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        const OpId bad = world.addPoison(u"3"_s);
        world.undoMs = 60'000;
        const OpId child = world.add({u"4"_s}, 1, {bad});
        const OpId grandchild = world.add({u"5"_s}, 1, {child});
        QVERIFY(world.syncUntilQuiet());
        QVERIFY(!world.central.rulings.contains(child));
        for (const outbox::Row &row : world.journalRows())
            if (row.op.opId == child || row.op.opId == grandchild) {
                QCOMPARE(row.state, OpState::Refused);
                QCOMPARE(errorFromName(row.result->code), ErrorCode::ParentRefused);
            }
        QCOMPARE(world.journalRows().size(), size_t(3));
    }

    void whatWasMadeOffLineIsThereAtCentralAfterwards()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.network.always(Mishap::NoLine);
        const OpId made = world.make(u"900"_s, 4);
        const OpId built = world.add({u"900"_s, u"1"_s}, 3, {made});
        world.pass(120'000);
        QCOMPARE(world.engine->status().line, LineQuality::Offline);
        QCOMPARE(world.engine->status().waiting, 2);
        world.restart();
        world.network.always(Mishap::None);
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.central.rows[u"900"_s].v, 7);
        QCOMPARE(world.central.effects[made] + world.central.effects[built], 2);
        QCOMPARE(world.local(), world.atCentral());
    }

    /// It has been due since ever and is held: a timer for it would be reckoned from beyond the beginning of time.
    void whatWasMadeBeforeTheFirstSnapshotWaitsForTheSnapshotOnly()
    {
        FakeWorld world;
        world.network.next(u"/v1/sync/snapshot"_s, Mishap::Hang, 3);
        const OpId op = world.add({u"1"_s}, 7);
        world.engine->start();
        world.pass(10'000);
        QCOMPARE(world.timers.untilNext(), sync::tuning::shardWithinMs - 10'000); // the snapshot's watchdog
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.central.effects[op], 1);
    }

    void aRestoredCentralGetsBackWhatItHadAcknowledged()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        const ModelCentral backup = world.central;
        const OpId op = world.add({u"1"_s}, 5);
        QVERIFY(world.syncUntilQuiet());
        world.central = backup;
        world.central.epoch = 2;
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.central.effects[op], 1);
        QCOMPARE(world.local(), world.atCentral());
    }

    void aCursorThatIsTooOldLeadsToASnapshotAndTheOutboxStays()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.engine->stop();
        const OpId op = world.add({u"1"_s}, 5);
        for (int i = 0; i < 30; ++i)
            world.central.write(u"2"_s, i);
        world.central.compact(25);
        world.restart();
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.network.count(u"/v1/sync/snapshot/s1"_s) > 0, true);
        QCOMPARE(world.central.effects[op], 1);
        QCOMPARE(world.local(), world.atCentral());
    }

    void aSecondSyncWithNothingNewIsOneRequestAndNoWrite()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.restart();
        QFile log(world.place.options.path + u"-wal"_s);
        const int before = static_cast<int>(world.network.paths().size());
        QSignalSpy quiet(world.engine.get(), &SyncEngine::quiet);
        const qint64 size = log.size();
        world.engine->start();
        QTRY_VERIFY(!quiet.isEmpty());
        QTRY_VERIFY(world.network.isParked()); // the second one is the long poll that waits
        QCOMPARE(world.network.paths().size(), before + 2);
        QCOMPARE(log.size(), size);
    }

    void twoProofsMakeAStateAndOneAnswerEndsIt()
    {
        ManualClock clock;
        LineMonitor line(clock);
        line.succeeded(20);
        QCOMPARE(line.quality(), LineQuality::Online);
        line.failed({ErrorCode::LineDown, {}});
        QCOMPARE(line.quality(), LineQuality::Online);
        line.failed({ErrorCode::LineTimeout, {}});
        QCOMPARE(line.quality(), LineQuality::Offline);
        line.failed({ErrorCode::CentralFailed, {}});
        line.failed({ErrorCode::CentralFailed, {}});
        QCOMPARE(line.quality(), LineQuality::ServerDown);
        line.failed({ErrorCode::LineCaptive, {}});
        QCOMPARE(line.quality(), LineQuality::Captive);
        line.succeeded(20);
        QCOMPARE(line.quality(), LineQuality::Online);
        line.succeeded(3'000);
        line.succeeded(3'000);
        QCOMPARE(line.quality(), LineQuality::Slow);
        line.succeeded(20);
        QCOMPARE(line.quality(), LineQuality::Online);
        QCOMPARE(line.lastSuccess(), clock.now());
    }

    void tryNowDoesNotWaitForTheNextAttempt()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.network.always(Mishap::NoLine);
        const OpId op = world.add({u"1"_s}, 1);
        world.pass(600'000); // the delays have grown to minutes
        world.network.always(Mishap::None);
        world.engine->retryNow();
        QTRY_COMPARE(world.central.effects[op], 1); // the world's clock stands still
    }

    void aTokenNeverGoesToAnotherHost()
    {
        FakeWorld world;
        CentralClient elsewhere(QUrl(u"http://central.example"_s), {world.network, world.timers, world.place.clock});
        QCOMPARE(TemporaryStore::wait(elsewhere.get(u"/v1/policy"_s)).error().code, ErrorCode::LineRefused); // plain http to the world
        QCOMPARE(TemporaryStore::wait(world.client->shard({u"http://127.0.0.1:2/x"_s, 1, {}, 1}, 0)).error().code, ErrorCode::LineRefused);
        QCOMPARE(world.network.paths().size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
