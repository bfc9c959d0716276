// SPDX-License-Identifier: Apache-2.0
// What a terminal may hold changes while it works; what it holds is compared with central's and mended.
#include "tests/support/fakeworld.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHour = 60 * 60'000;

void allow(FakeWorld &world, const std::set<int> &scopes)
{
    world.central.allowed[u"t0"_s] = scopes;
    world.network.centralChanged();
}

/// Document 1 moves from scope 1 into scope 2 and is written again behind more news than a page holds; scope 2 is taken
/// away between the two pages.
void moveAndLose(FakeWorld &world)
{
    world.central.move(u"1"_s, 2);
    for (const auto &other : {u"3"_s, u"4"_s, u"6"_s, u"7"_s, u"9"_s})
        world.central.write(other, 70);
    world.central.write(u"1"_s, 71);
    world.network.afterPage = [&world] { world.central.allowed[u"t0"_s] = {0, 1}; };
    world.network.centralChanged();
}

int manifests(const FakeWorld &world)
{
    return world.network.count(u"/v1/sync/snapshot"_s) - world.network.count(u"/v1/sync/snapshot/"_s);
}

} // namespace

class TestScopes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aScopeThatIsAddedComesByItself()
    {
        FakeWorld world;
        allow(world, {0, 1});
        QVERIFY(world.syncUntilQuiet());
        const size_t before = world.local().size();
        allow(world, {0, 1, 2});
        QVERIFY(world.syncUntilQuiet());
        QVERIFY(world.local().size() > before);
        QCOMPARE(world.local(), world.atCentral());
        QCOMPARE(manifests(world), 2);
        const auto isSmall = [](const QUrl &url) {
            return url.path() == u"/v1/sync/snapshot"
                && QUrlQuery(url).allQueryItemValues(u"scope"_s) == QStringList{u"2"_s};
        };
        QVERIFY(std::any_of(world.network.urls().begin(), world.network.urls().end(),
                            isSmall)); // the rest wasn't fetched again
    }

    void whileItComesTheFeedGoesOn()
    {
        FakeWorld world(30);
        allow(world, {0, 1});
        QVERIFY(world.syncUntilQuiet());
        world.network.next(u"/v1/sync/snapshot/s1/1"_s, Mishap::ServerDown, 3);
        allow(world, {0, 1, 2});
        world.central.write(u"3"_s, 33); // of a scope that was here before
        world.network.centralChanged();
        world.pass(500);
        world.central.write(u"2"_s, 22); // of the one that is coming
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.local(), world.atCentral());
    }

    void anAdditionSurvivesARestart()
    {
        FakeWorld world(30);
        allow(world, {0});
        QVERIFY(world.syncUntilQuiet());
        world.network.next(u"/v1/sync/snapshot/s1/2"_s, Mishap::Hang, 1);
        allow(world, {0, 1, 2});
        QTRY_VERIFY(world.network.count(u"/v1/sync/snapshot/s1/2"_s) > 0);
        world.restart();
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.local(), world.atCentral());
        QCOMPARE(world.network.count(u"/v1/sync/snapshot/s1/0"_s), 1); // shards that were here weren't fetched again
    }

    void aScopeThatIsLostGoesAtOnceAndOpsAboutItStillLeave()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.network.next(u"/ops"_s, Mishap::NoLine, 2);
        const OpId op = world.add({u"2"_s}, 5); // document 2 is of scope 2
        world.pass(100);
        int commitsWithRemovals = 0;
        connect(&world.place.store->events(), &StoreEvents::committed, this,
                [&](const Change &change) { commitsWithRemovals += change.everything ? 1 : 0; });
        allow(world, {0, 1});
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.local(), world.atCentral());
        QVERIFY(!world.local().contains(u"2"_s));
        QCOMPARE(world.central.effects[op], 1);
        world.work();
        QCOMPARE(commitsWithRemovals, 1);
        QCOMPARE(manifests(world), 1);
    }

    /// Document 1 moved from scope 1 to scope 2 and changed again later: the page that tells it is a late one, and by then
    /// scope 2 is lost. Nobody says any more that it left scope 1.
    void aRowThatHadMovedIntoALostScopeGoesToo()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        QTRY_VERIFY(world.network.isParked());
        moveAndLose(world);
        QVERIFY(world.local().contains(u"1"_s));
        QVERIFY(world.syncUntilQuiet());
        QVERIFY(!world.local().contains(u"1"_s));
        QCOMPARE(world.local(), world.atCentral());
        QCOMPARE(manifests(world), 1);
    }

    /// It isn't in central's sums and, since it doesn't open, not in ours; but it stands where the op's end is looked for.
    void anUnreadableRowDoesNotKeepAnOpFromEnding()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.spoil({}, {u"1"_s});
        world.network.next(u"/changes"_s, Mishap::NoLine, 1'000);
        world.network.abortParked();
        const OpId op = world.add({u"1"_s}, 5);
        world.pass(1'000);
        QCOMPARE(world.central.effects[op], 1);
        QCOMPARE(world.outboxRows().size(), size_t(1)); // answered; its document hasn't come
        world.network.forgetMishaps();
        moveAndLose(world);
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.local(), world.atCentral());
        QCOMPARE(world.journalRows().size(), size_t(1));
    }

    /// Central refuses its files from the moment it is taken away: asking for them again and again would never end.
    void aFetchWhoseFilesAreRefusedBeginsAnew()
    {
        FakeWorld world(30);
        allow(world, {0, 1});
        QVERIFY(world.syncUntilQuiet());
        world.network.next(u"/v1/sync/snapshot/s1/1"_s, Mishap::ServerDown, 1);
        allow(world, {0, 1, 2});
        QTRY_VERIFY(world.network.count(u"/v1/sync/snapshot/s1/1"_s) > 0);
        allow(world, {0, 1});
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.local(), world.atCentral());
    }

    void oneComesAndAnotherGoes()
    {
        FakeWorld world;
        allow(world, {0, 1});
        QVERIFY(world.syncUntilQuiet());
        allow(world, {1, 2});
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.local(), world.atCentral());
        world.restart();
        allow(world, {0, 2});
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.local(), world.atCentral());
    }

    void lostRowsComeBackWithoutABootstrap_data()
    {
        QTest::addColumn<QStringList>("lost");
        QTest::addColumn<QStringList>("unreadable");
        QTest::newRow("one row is gone") << QStringList{u"1"_s} << QStringList{};
        QTest::newRow("one row doesn't open") << QStringList{} << QStringList{u"1"_s};
        QTest::newRow("many are gone, many don't open")
            << QStringList{u"1"_s, u"2"_s, u"3"_s} << QStringList{u"4"_s, u"5"_s};
    }
    void lostRowsComeBackWithoutABootstrap()
    {
        QFETCH(QStringList, lost);
        QFETCH(QStringList, unreadable);
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.spoil(lost, unreadable);
        QVERIFY(world.local() != world.atCentral());
        QSignalSpy compared(world.engine.get(), &SyncEngine::compared);
        world.engine->compare();
        world.network.centralChanged();
        world.central.write(u"9"_s, 9); // the long poll ends; the feed moves once more before the sums are made
        world.network.centralChanged();
        world.pass(60'000);
        QVERIFY(!compared.isEmpty());
        QVERIFY(compared.first().first().toInt() > 0);
        QCOMPARE(world.local(), world.atCentral());
        QCOMPARE(manifests(world), 1);
        QVERIFY(world.engine->status().repaired > 0);
    }

    void aWholeCacheIsFoundWhole()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        QSignalSpy compared(world.engine.get(), &SyncEngine::compared);
        world.engine->compare();
        world.central.write(u"9"_s, 9);
        world.network.centralChanged();
        world.pass(60'000);
        QCOMPARE(compared.size(), 1);
        QCOMPARE(compared.first().first().toInt(), 0);
        QCOMPARE(world.network.count(u"/repair"_s), 0);
    }

    void itComparesOnceADay()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.network.count(u"/digest"_s), 0);
        world.sleep(23 * kHour);
        world.pass(60'000);
        QCOMPARE(world.network.count(u"/digest"_s), 0);
        world.sleep(2 * kHour);
        world.pass(120'000);
        QCOMPARE(world.network.count(u"/digest"_s), 1);
        world.sleep(12 * kHour);
        world.pass(60'000);
        QCOMPARE(world.network.count(u"/digest"_s), 1);
    }

    void aCentralWithoutSumsIsAskedSeldom()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        world.network.next(u"/digest"_s, Mishap::ServerDown, 100);
        world.sleep(25 * kHour);
        world.pass(60'000);
        QCOMPARE(world.network.count(u"/digest"_s), 1);
        world.central.write(u"9"_s, 9);
        world.network.centralChanged();
        world.pass(60'000);
        QCOMPARE(world.local(), world.atCentral()); // the feed isn't held up by it
    }

    void opsAboutAnErasedDocumentEndHereOrAtCentral()
    {
        FakeWorld world;
        world.undoMs = 60'000;
        QVERIFY(world.syncUntilQuiet());
        const OpId waiting = world.add({u"1"_s}, 5);
        const OpId child = world.add({u"2"_s}, 5, {waiting});
        world.undoMs = 0;
        world.network.next(u"/ops"_s, Mishap::NoLine, 1);
        const OpId numbered = world.add({u"1"_s, u"3"_s}, 5);
        world.work();
        world.central.erase(u"1"_s);
        world.network.centralChanged();
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.local(), world.atCentral());
        QVERIFY(!world.central.rulings.contains(waiting) && !world.central.rulings.contains(child));
        for (const outbox::Row &row : world.journalRows()) {
            const bool isChild = row.op.opId == child;
            QCOMPARE(errorFromName(row.result->code), isChild ? ErrorCode::ParentRefused : ErrorCode::MemberErased);
            QCOMPARE(row.op.body.isEmpty(), !isChild); // no words are kept of what concerned the erased
        }
        QCOMPARE(world.journalRows().size(), size_t(3));
        Q_UNUSED(numbered)
    }

    void whoWasErasedBeforeABootstrapIsHeardOf()
    {
        FakeWorld world;
        world.undoMs = 3'600'000;
        QVERIFY(world.syncUntilQuiet());
        const OpId op = world.add({u"1"_s}, 5);
        world.work();
        world.engine->stop();
        world.central.erase(u"1"_s);
        for (int i = 0; i < 30; ++i)
            world.central.write(u"2"_s, i);
        world.central.compact(35); // the feed no longer tells
        world.network.abortParked();
        world.engine->start();
        world.engine->retryNow();
        world.pass(120'000);
        QCOMPARE(manifests(world), 2);
        QCOMPARE(errorFromName(world.central.rulings[op].result.code),
                 ErrorCode::MemberErased); // a start freezes what waits: it left
        QCOMPARE(world.journalRows().size(), size_t(1));
        QVERIFY(world.journalRows().front().op.body.isEmpty());
    }

    /// A lock wipes pages and index; sync goes on and everything is there at the next unlock.
    void readersComeAndGoWhileSyncGoesOn()
    {
        FakeWorld world;
        QVERIFY(world.syncUntilQuiet());
        std::vector<QFuture<Result<int>>> looks;
        for (int i = 0; i < 200; ++i) {
            if (i % 10 == 0)
                (void)world.add({QString::number(i / 10 % 10 + 1)}, 1);
            looks.push_back(world.place.store->read(
                [](const Reader &reader) { return Result<int>(documents::count(reader, DocumentKind::Unit)); }));
            if (i % 3 == 0)
                looks.back().cancel(); // its page is gone
        }
        QVERIFY(world.syncUntilQuiet());
        QCOMPARE(world.local(), world.atCentral());
        QCOMPARE(world.central.effects.size(), size_t(20));
    }
};

QTEST_GUILESS_MAIN(TestScopes)
#include "tst_scopes.moc"
