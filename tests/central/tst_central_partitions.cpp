// SPDX-License-Identifier: Apache-2.0
// The rehearsal of docs/operations.md: tables laid out over 32 partitions, real requests of a terminal over HTTP, and
// what PostgreSQL itself counted for each partition.
#include "central/store/backup.h"
#include "central/store/partitions.h"
#include "core/action/table.h"
#include "tests/central/rig.h"

#include <QTest>

#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::central;
using namespace zhike::test;

namespace {

constexpr int kPartitions = 32;
constexpr int kPatienceMs = 60'000;

/// "document_store_17" → how often it was scanned or written.
using Touches = std::map<QString, qint64>;

Touches touchesOf(const Cluster &cluster, const TestDatabase &place)
{
    Touches touches;
    const QString list = cluster.ask(
        place.name(),
        u"SELECT string_agg(relname || '=' || (coalesce(seq_scan, 0) + coalesce(idx_scan, 0) + n_tup_ins + n_tup_upd + "
        "n_tup_del), ',') FROM pg_stat_user_tables"_s);
    for (const QString &entry : list.split(u',', Qt::SkipEmptyParts))
        touches[entry.section(u'=', 0, 0)] = entry.section(u'=', 1).toLongLong();
    return touches;
}

/// The partitions of `table` that were touched between the two; reference ones apart.
struct Touched {
    std::set<QString> stores; ///< hash partitions
    std::set<QString> reference;
};
Touched between(const Touches &before, const Touches &after, const QString &table)
{
    Touched touched;
    for (const auto &[name, count] : after) {
        const auto known = before.find(name);
        if (!name.startsWith(table + u'_') || count == (known == before.end() ? 0 : known->second))
            continue;
        const QString rest = name.mid(table.size() + 1);
        const bool isHash = rest.front().isDigit() || (rest.startsWith(u"store_"_s) && rest.at(6).isDigit());
        if (isHash)
            touched.stores.insert(name);
        else if (rest == u"reference" || rest == u"beyond")
            touched.reference.insert(name);
    }
    return touched;
}

/// Makes this connection's counts visible at once; otherwise a session tells them now and then.
void tellCounts(Database &database)
{
    Transaction tx(database, Transaction::Kind::Read);
    (void)tx.text("SELECT pg_stat_force_next_flush()");
    (void)tx.commit();
}

/// A brand laid out, and a central over it that counts for itself.
struct Rehearsal {
    Rehearsal(Cluster &on, const TestDatabase &at)
        : cluster(on)
        , place(at)
        , rig(place.url(), place.files())
        , desk(rig)
    {
        desk.replica += desk.terminalId;
    }
    /// Everything that `request` did, told by the threads that did it: they end with the central.
    void count(const std::function<void()> &request)
    {
        tellCounts(rig.database());
        before = touchesOf(cluster, place);
        request();
        rig.central().stop();
        tellCounts(rig.database());
        waitForTheOthersToEnd();
        after = touchesOf(cluster, place);
    }
    Touched touched(const QString &table) const { return between(before, after, table); }

    Cluster &cluster;
    const TestDatabase &place;
    Rig rig;
    Desk desk;
    Touches before;
    Touches after;

private:
    /// A session tells its last counts when it ends; the test's own, the watch's and the asking one stay.
    void waitForTheOthersToEnd()
    {
        const QString ask =
            u"SELECT COUNT(*) FROM pg_stat_activity WHERE datname = '%1' AND pid <> pg_backend_pid()"_s.arg(
                place.name());
        if (!QTest::qWaitFor([&] { return cluster.ask(place.name(), ask) == u"2"; }, kPatienceMs))
            qFatal("a session did not end");
    }
};

/// Documents that left the counter's scope, were deleted in it, left and came back: the feed has to look for each.
void leaveTraces(Rig &rig)
{
    const auto move = [&rig](const QString &id, const QStringList &scopes) {
        for (const QString &scope : scopes)
            rig.write([&](Transaction &tx, qint64 n) {
                putDocument(tx, {{DocumentKind::Household, id}, n, scope, {}});
            });
    };
    const QString here = u"store:"_s + golden::kStore.toString();
    for (int i = 0; i < 6; ++i) {
        move(u"left-%1"_s.arg(i), {here, u"store:elsewhere-%1"_s.arg(i)});
        move(u"back-%1"_s.arg(i), {here, u"store:elsewhere-%1"_s.arg(i), here});
        move(u"gone-%1"_s.arg(i), {here});
        rig.write([&](Transaction &tx, qint64 n) {
            removeDocument(tx, {DocumentKind::Household, u"gone-%1"_s.arg(i)}, n);
        });
    }
}

struct World {
    Cluster cluster;
    TestDatabase place{cluster};

    explicit World(const QString &planning)
    {
        {
            Rig founder(place.url(), place.files());
            leaveTraces(founder);
            if (!layOut(founder.database(), kPartitions))
                qFatal("the tables could not be laid out");
        }
        cluster.administer(u"postgres"_s,
                           {u"ALTER DATABASE %1 SET plan_cache_mode = %2"_s.arg(place.name(), planning)});
    }
};

World &world(const QString &planning)
{
    static std::map<QString, std::unique_ptr<World>> worlds;
    std::unique_ptr<World> &mine = worlds[planning];
    if (!mine)
        mine = std::make_unique<World>(planning);
    return *mine;
}

MemberId chen() { return MemberId(golden::kChen.toString()); }
UnitCode stocked() { return UnitCode(golden::kStockedUnit.toString()); }
RegisterMember newcomer()
{
    return {MemberId(u"member-rehearsal"_s), u"陈"_s, u"一"_s, u"+8619944445555"_s, {}, {}};
}

} // namespace

class TestCentralPartitions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyRequestOfATerminalTouchesOnePartition_data();
    void everyRequestOfATerminalTouchesOnePartition();
    void aLookUpThatDoesNotSayWhereIsSeenToTouchThemAll();
    void anIdIsThereOnceWhateverItsScope();
    void layingOutKeepsEveryRow();
    void itIsDoneOnceAndOnPostgresOnly();

private:
    using Request = std::function<void(Rehearsal &)>;
    std::map<QString, Request> m_requests;
};

/// What a counter asks for in a day. Each answer is checked: a refused request would touch little, too.
void TestCentralPartitions::initTestCase()
{
    const auto applies = [](const Action &action) {
        return [action](Rehearsal &r) { QCOMPARE(r.desk.act(action).outcome, Outcome::Applied); };
    };
    const auto gets = [](const QByteArray &target) {
        return [target](Rehearsal &r) { QCOMPARE(r.desk.get(target).status, 200); };
    };
    m_requests[u"the feed from its beginning"_s] = gets("/v1/sync/changes?limit=500");
    m_requests[u"a page that has to be cut"_s] = gets("/v1/sync/changes?limit=3");
    m_requests[u"every result of its ops"_s] = gets("/v1/sync/changes?results=all&limit=500");
    m_requests[u"a snapshot of its scopes"_s] = gets("/v1/sync/snapshot");
    m_requests[u"a bundle"_s] = gets("/v1/bundles/scripts");
    m_requests[u"the policy"_s] = gets("/v1/policy");
    m_requests[u"a note about a member"_s] = applies(AddNote{chen(), u"rehearsed"_s});
    m_requests[u"a unit registered and its points"_s] = applies(RegisterUnit{chen(), stocked(), {}});
    m_requests[u"a new member"_s] = applies(newcomer());
    m_requests[u"an op that comes twice"_s] = [](Rehearsal &r) {
        const Op op = r.desk.op(AddNote{chen(), u"twice"_s});
        QCOMPARE(r.desk.pushOne(op).outcome, Outcome::Applied);
        QCOMPARE(r.desk.pushOne(op).outcome, Outcome::Applied);
    };
    m_requests[u"a look-up by phone"_s] = [](Rehearsal &r) {
        const QJsonObject question{{u"kind"_s, u"phone"_s}, {u"value"_s, u"19900005678"_s}};
        const Answer answer = exchange(
            r.rig.port(), {"POST", "/v1/members/lookup", r.desk.signIn(), json::toBytes(question)});
        QCOMPARE(answer.json().value("candidates"_L1).toArray().size(), 1);
    };
    m_requests[u"a heartbeat"_s] = [](Rehearsal &r) { QCOMPARE(r.desk.post("/v1/terminals/heartbeat", {}).status, 200); };
}

void TestCentralPartitions::everyRequestOfATerminalTouchesOnePartition_data()
{
    QTest::addColumn<QString>("request");
    QTest::addColumn<QString>("planning");
    for (const QString &planning : QStringList{u"force_custom_plan"_s, u"force_generic_plan"_s})
        for (const auto &[name, request] : m_requests)
            QTest::addRow("%s, %s", qPrintable(name), qPrintable(planning)) << name << planning;
}

void TestCentralPartitions::everyRequestOfATerminalTouchesOnePartition()
{
    QFETCH(QString, request);
    QFETCH(QString, planning);
    World &here = world(planning);
    Rehearsal rehearsal(here.cluster, here.place);
    rehearsal.count([&] { m_requests[request](rehearsal); });
    QString told;
    for (const QString &table : QStringList{u"document"_s, u"scope_move"_s, u"identity_key"_s, u"identity_of"_s, u"op_result"_s,
                                u"op_answer"_s, u"replica_op"_s, u"points_ledger"_s, u"unit_points"_s, u"slot_hold"_s,
                                u"document_place"_s}) {
        const Touched touched = rehearsal.touched(table);
        // Where documents stand is asked by their ids, and an op names several: each is one partition.
        const size_t most = table == u"document_place" ? 8 : 1;
        QVERIFY2(touched.stores.size() <= most,
                 qPrintable(table + u": "_s + QStringList(touched.stores.begin(), touched.stores.end()).join(u' ')));
        if (!touched.stores.empty() || !touched.reference.empty())
            told += u" %1 %2+%3"_s.arg(table).arg(touched.stores.size()).arg(touched.reference.size());
    }
    qInfo("touched (of its own + reference):%s", qPrintable(told));
}

/// The check sees it when a statement asks all of them.
void TestCentralPartitions::aLookUpThatDoesNotSayWhereIsSeenToTouchThemAll()
{
    World &here = world(u"force_custom_plan"_s);
    Rehearsal rehearsal(here.cluster, here.place);
    rehearsal.count([&] {
        Transaction tx(rehearsal.rig.database(), Transaction::Kind::Read);
        QCOMPARE(tx.number("SELECT COUNT(*) FROM document WHERE kind = 'member' AND id = ?", {chen().toString()}), 1);
    });
    QCOMPARE(rehearsal.touched(u"document"_s).stores.size(), static_cast<size_t>(kPartitions));
}

void TestCentralPartitions::anIdIsThereOnceWhateverItsScope()
{
    World &here = world(u"force_custom_plan"_s);
    Rig rig(here.place.url(), here.place.files());
    const DocKey key{DocumentKind::Household, u"wanderer"_s};
    for (const QString &scope : QStringList{u"store:a"_s, u"store:b"_s, u"rules"_s, u"store:c"_s})
        rig.write([&](Transaction &tx, qint64 n) { putDocument(tx, {key, n, scope, {{u"at"_s, scope}}}); });
    QCOMPARE(rig.count("SELECT COUNT(*) FROM document WHERE id = 'wanderer'"), 1);
    QCOMPARE(rig.count("SELECT COUNT(*) FROM document_place WHERE id = 'wanderer'"), 1);
    {
        Transaction twice(rig.database(), Transaction::Kind::Write);
        putNewDocument(twice, {key, nextSeq(twice), u"store:d"_s, {}});
        QCOMPARE(twice.commit().error().code, ErrorCode::InvalidValue);
    }
    rig.write([&](Transaction &tx, qint64 n) { removeDocument(tx, key, n); });
    QCOMPARE(rig.count("SELECT COUNT(*) FROM document_place WHERE id = 'wanderer'"), 0);
    QCOMPARE(rig.count("SELECT COUNT(*) FROM scope_move WHERE id = 'wanderer'"), 4); // three moves and the end
}

void TestCentralPartitions::layingOutKeepsEveryRow()
{
    World &here = world(u"force_custom_plan"_s); // for its server
    const TestDatabase place(here.cluster);
    Rig rig(place.url(), place.files());
    Desk desk(rig);
    QCOMPARE(desk.act(RegisterUnit{chen(), stocked(), {}}).outcome, Outcome::Applied);
    const auto hash = [&rig] {
        Transaction tx(rig.database(), Transaction::Kind::Read);
        return documentsHash(tx);
    };
    const QByteArrayList tables{"document",      "scope_move",  "identity_key", "op_result",      "replica_op",
                                "points_ledger", "unit_points", "slot_hold",    "document_place", "op_answer"};
    const auto counts = [&] {
        QStringList list;
        for (const QByteArray &table : tables)
            list.append(QString::number(rig.count("SELECT COUNT(*) FROM " + table)));
        return list;
    };
    const QString before = hash();
    const QStringList countsBefore = counts();
    QVERIFY(layOut(rig.database(), kPartitions));
    QCOMPARE(hash(), before);
    QCOMPARE(counts(), countsBefore);
    QCOMPARE(desk.act(AddNote{chen(), u"afterwards"_s}).outcome, Outcome::Applied);
}

void TestCentralPartitions::itIsDoneOnceAndOnPostgresOnly()
{
    World &here = world(u"force_custom_plan"_s);
    const auto again = Database::open(here.place.url());
    QVERIFY(again);
    QCOMPARE(layOut(**again, kPartitions).error().code, ErrorCode::NotPermitted);
    QCOMPARE(layOut(**again, 0).error().code, ErrorCode::InvalidValue);
    const QTemporaryDir folder;
    const auto file = Database::open(u"sqlite:"_s + folder.filePath(u"f"_s));
    QVERIFY(file);
    QCOMPARE(layOut(**file, kPartitions).error().code, ErrorCode::NotPermitted);
}

QTEST_GUILESS_MAIN(TestCentralPartitions)
#include "tst_central_partitions.moc"
