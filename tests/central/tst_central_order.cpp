// SPDX-License-Identifier: Apache-2.0
// The feed is in the order of commits (sync.md, I6): a change that commits late under a smaller number is skipped by
// nobody. On PostgreSQL several processes write at once, so this has to be true of them together.
#include "central/store/feed.h"
#include "core/action/addnote/addnote.h"
#include "tests/central/rig.h"

#include <QTest>

#include <atomic>
#include <random>
#include <set>
#include <thread>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::central;
using namespace zhike::test;

namespace {

const QString kScope = u"store:somewhere"_s;
constexpr int kPatienceMs = 60'000;

std::shared_ptr<Database> opened(const QString &url)
{
    auto database = Database::open(url);
    if (!database)
        qFatal("no database: %s", qPrintable(errorName(database.error().code)));
    return *database;
}

void put(Transaction &tx, qint64 n, const QString &id)
{
    putDocument(tx, {{DocumentKind::Household, id}, n, kScope, {}});
}

/// Reads the feed as a terminal does: page by page, always from where the page before ended.
class Follower {
public:
    explicit Follower(const QString &url)
        : m_database(opened(url))
    {
    }
    void follow()
    {
        for (bool hasMore = true; hasMore;) {
            Transaction tx(*m_database, Transaction::Kind::Read);
            const Result<FeedPage> page = readFeed(tx, {u"nobody"_s, {kScope}, m_cursor, 3});
            if (!page || tx.hasFailed())
                return;
            for (const QByteArray &row : page->changes)
                m_seen.insert(json::parseObject(row).valueOr({}).value("id"_L1).toString());
            m_cursor = page->to;
            hasMore = page->hasMore;
        }
    }
    /// What was committed and never came by.
    [[nodiscard]] QStringList missing() const
    {
        QStringList list;
        Transaction tx(*m_database, Transaction::Kind::Read);
        for (const Row &row : tx.rows("SELECT id FROM document WHERE scope = ? ORDER BY id", {kScope}))
            if (!m_seen.contains(row.first().toString()))
                list.append(row.first().toString());
        return list;
    }
    [[nodiscard]] size_t seen() const { return m_seen.size(); }

private:
    std::shared_ptr<Database> m_database;
    qint64 m_cursor = 0;
    std::set<QString> m_seen;
};

/// How a writer comes to its number. Only the first is central's; the others are what the check has to see.
enum class Numbering { InsideTheLock, InATransactionOfItsOwn, FromASequence };

/// A change under way: numbered and written, not committed.
class Change {
public:
    Change(Database &database, Numbering numbering, const QString &id)
        : m_id(id)
        , m_numbering(numbering)
        , m_database(database)
    {
        if (numbering == Numbering::InATransactionOfItsOwn) {
            Transaction tx(database, Transaction::Kind::Write);
            m_n = nextSeq(tx);
            (void)tx.commit();
        } else if (numbering == Numbering::FromASequence) {
            beginWithoutLock();
        } else {
            m_tx.emplace(database, Transaction::Kind::Write);
            m_n = nextSeq(*m_tx);
            put(*m_tx, m_n, id);
        }
    }
    ~Change()
    {
        m_raw = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_id);
    }
    [[nodiscard]] bool commit()
    {
        if (m_numbering == Numbering::FromASequence)
            return QSqlQuery(m_raw).exec(
                       u"UPDATE counter SET value = GREATEST(value, %1) WHERE name = 'seq'"_s.arg(m_n))
                && QSqlQuery(m_raw).exec(u"COMMIT"_s);
        if (m_numbering == Numbering::InATransactionOfItsOwn) {
            m_tx.emplace(m_database, Transaction::Kind::Write);
            put(*m_tx, m_n, m_id);
        }
        return static_cast<bool>(m_tx->commit());
    }
    [[nodiscard]] qint64 number() const { return m_n; }

private:
    /// What "id bigserial" does: numbers in the order of asking, commits in any order.
    void beginWithoutLock()
    {
        m_raw = QSqlDatabase::addDatabase(driverOf(EngineKind::Postgres), m_id);
        QSqlQuery next;
        if (!connectTo(m_raw, m_database.address()) || !QSqlQuery(m_raw).exec(u"BEGIN"_s))
            qFatal("no connection for the naive writer");
        next = QSqlQuery(m_raw);
        if (!next.exec(u"SELECT nextval('naive')"_s) || !next.next())
            qFatal("no number for the naive writer");
        m_n = next.value(0).toLongLong();
        next = QSqlQuery(m_raw);
        if (!next.exec(u"INSERT INTO document (kind, id, ver, scope, body) VALUES ('household', '%1', %2, '%3', '{}')"_s
                           .arg(m_id)
                           .arg(m_n)
                           .arg(kScope)))
            qFatal("the naive writer could not write");
    }

    const QString m_id;
    const Numbering m_numbering;
    Database &m_database;
    std::optional<Transaction> m_tx;
    QSqlDatabase m_raw;
    qint64 m_n = 0;
};

/// Somebody stands at the writers' door: on PostgreSQL seen from outside, for a file told by the writer itself.
bool isWaiting(Database &observer, const std::atomic<bool> &isAtTheDoor)
{
    if (observer.engine() == EngineKind::Sqlite)
        return isAtTheDoor;
    Transaction tx(observer, Transaction::Kind::Read);
    return tx.number("SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") > 0;
}

struct Ran {
    QStringList missing; ///< by a terminal that looked in between and at the end
    size_t seen = 0;
    size_t seenBetween = 0;
    qint64 slow = 0; ///< numbers
    qint64 quick = 0;
};

/// The slow one takes its number first; the quick one comes, and is done if nothing stops it; a terminal looks; then
/// the slow one commits.
Ran interleave(const QString &url, Numbering numbering)
{
    Ran ran;
    const bool hasLock = numbering == Numbering::InsideTheLock;
    const auto slowProcess = opened(url);
    const auto quickProcess = opened(url);
    const auto observer = opened(url);
    Follower terminal(url);
    Change slow(*slowProcess, numbering, u"slow"_s);
    std::atomic<bool> isAtTheDoor = false;
    std::atomic<bool> isDone = false;
    std::thread other([&] {
        isAtTheDoor = true;
        Change quick(*quickProcess, numbering, u"quick"_s);
        ran.quick = quick.number();
        isDone = quick.commit();
    });
    const bool isArranged =
        QTest::qWaitFor([&] { return isDone || (hasLock && isWaiting(*observer, isAtTheDoor)); }, kPatienceMs);
    terminal.follow();
    ran.seenBetween = terminal.seen();
    const bool isCommitted = slow.commit();
    other.join();
    if (!isArranged || !isCommitted || !isDone)
        qFatal("the two transactions did not go as arranged");
    ran.slow = slow.number();
    terminal.follow();
    ran.missing = terminal.missing();
    ran.seen = terminal.seen();
    return ran;
}

/// One process of several: writes, now and then gives up half-way, now and then writes more than a page holds.
void writeMuch(const QString &url, quint32 seed, int count)
{
    const auto database = opened(url);
    std::mt19937 chance(seed);
    for (int i = 0; i < count; ++i) {
        Transaction tx(*database, Transaction::Kind::Write);
        const qint64 n = nextSeq(tx);
        for (quint32 k = 0, docs = chance() % 8 == 0 ? 7 : 1 + chance() % 2; k < docs; ++k)
            put(tx, n, u"%1-%2-%3"_s.arg(seed).arg(i).arg(k));
        if (chance() % 5 != 0 && !tx.commit())
            qFatal("a writer could not commit");
    }
}

} // namespace

class TestCentralOrder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSlowTransactionWithTheSmallerNumberIsNotSkipped();
    void aNumberTakenOutsideTheLockIsCaught_data();
    void aNumberTakenOutsideTheLockIsCaught();
    void terminalsThatReadWhileManyWriteMissNothing();
    void twoCentralsOverOneDatabaseNumberAsOne();
    void aTerminalWaitingAtOneCentralHearsWhatAnotherCommits();
};

void TestCentralOrder::aSlowTransactionWithTheSmallerNumberIsNotSkipped()
{
    const TestDatabase place;
    const auto founded = opened(place.url());
    const Ran ran = interleave(place.url(), Numbering::InsideTheLock);
    QCOMPARE(ran.missing, QStringList());
    QCOMPARE(ran.seenBetween, 0U); // the quick one had to wait: there was nothing to see yet
    QCOMPARE(ran.seen, 2U);
    QVERIFY(ran.slow < ran.quick);
}

void TestCentralOrder::aNumberTakenOutsideTheLockIsCaught_data()
{
    QTest::addColumn<int>("numbering");
    QTest::newRow("a number drawn in a transaction of its own") << static_cast<int>(Numbering::InATransactionOfItsOwn);
    if (isOnPostgres())
        QTest::newRow("a sequence, as bigserial does") << static_cast<int>(Numbering::FromASequence);
}

/// The same schedule, the same check: without the lock it must find the change that nobody ever sees.
void TestCentralOrder::aNumberTakenOutsideTheLockIsCaught()
{
    QFETCH(int, numbering);
    const TestDatabase place;
    const auto founded = opened(place.url());
    if (isOnPostgres()) {
        Transaction tx(*founded, Transaction::Kind::Write);
        tx.define("CREATE SEQUENCE naive");
        QVERIFY(tx.commit());
    }
    const Ran ran = interleave(place.url(), static_cast<Numbering>(numbering));
    QCOMPARE(ran.seenBetween, 1U);
    QCOMPARE(ran.missing, QStringList{u"slow"_s});
}

void TestCentralOrder::terminalsThatReadWhileManyWriteMissNothing()
{
    constexpr int kWriters = 4;
    constexpr int kEach = 30;
    const quint32 seed = std::random_device{}();
    qInfo("seed %u", seed);
    const TestDatabase place;
    const auto founded = opened(place.url());
    std::atomic<int> writing = kWriters;
    std::vector<std::thread> writers;
    for (quint32 w = 0; w < kWriters; ++w)
        writers.emplace_back([&, w] {
            writeMuch(place.url(), seed + w, kEach);
            --writing;
        });
    std::vector<QStringList> missing(2);
    std::vector<std::thread> terminals;
    for (QStringList &mine : missing)
        terminals.emplace_back([&] {
            Follower terminal(place.url());
            while (writing > 0)
                terminal.follow();
            terminal.follow();
            mine = terminal.missing();
        });
    for (std::thread &thread : writers)
        thread.join();
    for (std::thread &thread : terminals)
        thread.join();
    QCOMPARE(missing.at(0), QStringList());
    QCOMPARE(missing.at(1), QStringList());
    Transaction tx(*founded, Transaction::Kind::Read);
    QVERIFY(tx.number("SELECT COUNT(*) FROM document") > kWriters * kEach / 2);
}

void TestCentralOrder::twoCentralsOverOneDatabaseNumberAsOne()
{
    const TestDatabase place;
    Rig first(place.url(), place.files());
    Rig second(place.url(), place.files());
    constexpr int kEach = 20;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> shops;
    for (Rig *rig : {&first, &second})
        shops.emplace_back([rig, &wrong] {
            Desk desk(*rig, "replica");
            desk.replica += desk.terminalId;
            for (int i = 0; i < kEach; ++i)
                wrong += desk.act(AddNote{MemberId(golden::kChen.toString()), u"note"_s}).outcome != Outcome::Applied;
        });
    for (std::thread &shop : shops)
        shop.join();
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(first.count("SELECT COUNT(DISTINCT central_seq) FROM op_result"), 2 * kEach);
    QCOMPARE(first.count("SELECT COUNT(*) FROM document WHERE kind = 'event' AND body LIKE '%\"note\"%'"), 2 * kEach);
}

void TestCentralOrder::aTerminalWaitingAtOneCentralHearsWhatAnotherCommits()
{
    if (!isOnPostgres())
        return; // a file has one process; what wakes its own terminals is in tst_central_feed
    const TestDatabase place;
    Rig here(place.url(), place.files());
    Rig there(place.url(), place.files());
    Desk desk(here);
    const QByteArray from = desk.get("/v1/sync/snapshot").json().value("cursor"_L1).toString().toLatin1();
    HttpLine line(here.port());
    line.send(requestBytes({"GET", "/v1/sync/changes?wait=25&cursor=" + from, desk.token}));
    there.write([](Transaction &tx, qint64 n) {
        putDocument(tx, {{DocumentKind::Household, u"news"_s}, n, u"store:store-laoshan"_s, {}});
    });
    const Answer answer = line.receive(); // sooner than the line's patience of 20 s, and than the 25 s of the wait
    QCOMPARE(answer.status, 200);
    QCOMPARE(rowsFor({answer.json()}, u"household", u"news").size(), 1U);
}

QTEST_GUILESS_MAIN(TestCentralOrder)
#include "tst_central_order.moc"
