// SPDX-License-Identifier: Apache-2.0
// Ten thousand terminals that wait at one central: what they cost, whom a commit wakes, how they are sent home.
#include "central/http/descriptors.h"
#include "central/seed/golden.h"
#include "central/store/access.h"
#include "core/domain/clock.h"
#include "tests/central/centralprogram.h"
#include "tests/central/crowd.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::test;

namespace {

constexpr int kCrowd = 10'000;
constexpr int kNear = 25; // of them, in the shop where something happens
constexpr quint64 kFiles = 256; // descriptors this test needs besides
constexpr double kMostBytesEach = 16 * 1024; // performance.md, P12
const QString kFarStore = u"store-far-away"_s;

/// Terminals of two shops at one central; many lines each.
struct World {
    CentralProgram program;
    QByteArray near; ///< tokens
    QByteArray far;
    QByteArray cursor;

    [[nodiscard]] bool begin()
    {
        if (!program.start({u"--seed-demo"_s, u"20"_s, u"--today"_s, u"2026-11-21"_s}))
            return false;
        if (program.end() != 0
            || !program.start({})) // anew: memory that seeding used and gave back would hide the crowd's
            return false;
        near = program.enrol(golden::kEnrolCode.toLatin1());
        far = program.enrol(program.enrolCode(kFarStore));
        cursor = exchange(program.port(), {"GET", "/v1/sync/snapshot", near})
                     .json()
                     .value("cursor"_L1)
                     .toString()
                     .toLatin1();
        return !near.isEmpty() && !far.isEmpty() && !cursor.isEmpty();
    }
    [[nodiscard]] QByteArray waiting(int client) const
    {
        return requestBytes({"GET", "/v1/sync/changes?wait=25&cursor=" + cursor, client < kNear ? near : far});
    }
    /// Another central on the same database changes a document of this scope.
    void change(const QString &scope, const QString &id) const
    {
        const auto database = central::Database::open(program.database());
        QVERIFY(database);
        central::Transaction tx(**database, central::Transaction::Kind::Write);
        central::putDocument(tx, {{DocumentKind::Calendar, id}, central::nextSeq(tx), scope, {{u"text"_s, u"new"_s}}});
        QVERIFY(tx.commit());
    }
};

/// What the crowd heard. A client that has heard news keeps its cursor and is told again: it falls silent instead.
struct Ears {
    int empty = 0;
    int nearNews = 0;
    int farNews = 0;
    int odd = 0;
    std::vector<bool> hasNews = std::vector<bool>(kCrowd, false);

    void hear(const Crowd::Answer &answer)
    {
        const bool isPage = answer.status == 200 && answer.body.contains("\"changes\":[");
        const bool isEmpty = answer.body.contains("\"changes\":[]");
        odd += isPage ? 0 : 1;
        empty += isPage && isEmpty ? 1 : 0;
        if (!isPage || isEmpty)
            return;
        (answer.client < kNear ? nearNews : farNews) += 1;
        hasNews[static_cast<size_t>(answer.client)] = true;
    }
};

} // namespace

class TestCentralCrowd : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(central::raiseDescriptorLimit() >= kCrowd + kFiles,
                 "this machine's hard limit of open files is too low for the test");
    }
    void tenThousandWaitAndACommitWakesThoseItConcerns();
    void theEndAnswersEverybodyWhoWaits();
};

void TestCentralCrowd::tenThousandWaitAndACommitWakesThoseItConcerns()
{
    World world;
    QVERIFY(world.begin());
    Ears ears;
    const auto ask = [&](int client) {
        return ears.hasNews[static_cast<size_t>(client)] ? QByteArray() : world.waiting(client);
    };
    Crowd crowd(world.program.port(), kCrowd, ask, [&ears](const Crowd::Answer &answer) { ears.hear(answer); });

    const double before = world.program.metric("process_resident_memory_bytes");
    QVERIFY(crowd.until([&] { return world.program.metric("zhike_parked_requests") >= kCrowd; }));
    const double each = (world.program.metric("process_resident_memory_bytes") - before) / kCrowd;
    qInfo("%d long polls wait; %.1f KiB of memory each; sent away and back meanwhile: %llu", kCrowd, each / 1024,
          crowd.sentAway());
    QVERIFY2(each <= kMostBytesEach, qPrintable(QString::number(each)));

    // A change in one shop is read by that shop's terminals and nobody else.
    const double callsBefore = world.program.metric("zhike_handler_calls_total");
    const int emptyBefore = ears.empty;
    world.change(central::storeScope(golden::kStore.toString()), u"near-1"_s);
    QVERIFY(crowd.until([&] { return ears.nearNews >= kNear; }));
    QVERIFY(crowd.until([&] {
        return world.program.metric("zhike_parked_requests") >= kCrowd - kNear;
    })); // whoever was asked sleeps again
    const double calls = world.program.metric("zhike_handler_calls_total") - callsBefore;
    const int deadlines =
        ears.empty - emptyBefore; // those whose 25 s ended meanwhile: a last look each, and a new question
    QVERIFY2(calls <= kNear + 2 * deadlines + 200, qPrintable(QString::number(calls)));
    QCOMPARE(ears.farNews, 0);

    // A change that concerns the others reaches every one of them: the positive control of the line above.
    world.change(central::storeScope(kFarStore), u"far-1"_s);
    QVERIFY(crowd.until([&] { return ears.farNews >= kCrowd - kNear; }));
    QCOMPARE(ears.nearNews, kNear);
    QCOMPARE(ears.odd, 0);
    QCOMPARE(crowd.ended(), 0);
    QCOMPARE(world.program.end(), 0);
}

void TestCentralCrowd::theEndAnswersEverybodyWhoWaits()
{
    constexpr int kFew = 1'000; // a drain ends after ten seconds whatever happens: not a race for a busy machine
    World world;
    QVERIFY(world.begin());
    int answered = 0;
    bool isEnding = false;
    Crowd crowd(
        world.program.port(), kFew, [&](int client) { return isEnding ? QByteArray() : world.waiting(client); },
        [&](const Crowd::Answer &answer) { answered += isEnding && answer.status == 200 ? 1 : 0; });
    QVERIFY(crowd.until([&] { return world.program.metric("zhike_parked_requests") >= kFew; }));
    isEnding = true;
    world.program.askToEnd();
    static_cast<void>(crowd.until([&] { return crowd.ended() == kFew; }));
    QCOMPARE(answered, kFew);
    QCOMPARE(world.program.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestCentralCrowd)
#include "tst_central_crowd.moc"
