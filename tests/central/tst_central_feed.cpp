// SPDX-License-Identifier: Apache-2.0
// The change feed and the snapshots: sync.md, "Page" and "Bootstrap".
#include "central/store/backup.h"
#include "central/store/feed.h"
#include "central/store/founding.h"
#include "tests/central/rig.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <set>
#include <thread>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::central;
using namespace zhike::test;

namespace {

const QString kHere = u"store:store-laoshan"_s;
const QString kElsewhere = u"store:store-shinan"_s;

void put(Transaction &tx, qint64 n, const QString &id, const QString &scope, int value = 0)
{
    putDocument(tx, {{DocumentKind::Household, id}, n, scope, {{u"v"_s, value}}});
}

QByteArray cursorNow(Desk &desk)
{
    return desk.get("/v1/sync/snapshot").json().value("cursor"_L1).toString().toLatin1();
}

} // namespace

class TestCentralFeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSnapshotIsWholeAndItsHashesHold();
    void theDictionaryComesWithItsSnapshotAndHoldsNobody();
    void aSnapshotHoldsOnlyThisTerminalsScopes();
    void aShardCanBeTakenFromTheMiddle();
    void theSameStateSharesOneSnapshot();
    void somebodyElsesSnapshotIsNotGiven();
    void everyDocumentComesOnceWithItsLatestState();
    void aGroupIsNeverSplit();
    void whatLeavesComesWithTheNumberAtWhichItLeft();
    void whatIsDeletedMergedOrErasedSaysSo();
    void whatCameBackIsNotReportedGone();
    void whatNeverWasHereIsNotMentioned();
    void aWaitingTerminalIsWokenByACommit();
    void aCommitForOthersLetsItSleepOn();
    void badQuestionsAreRefused_data();
    void badQuestionsAreRefused();
    void aCursorBehindTheCompactionHasToBootstrap();
    void theFeedAgreesWithItsModel_data();
    void theFeedAgreesWithItsModel();
    void aBackupMovesTheDurableHorizon();
    void theOperatorsOwnBackupMovesTheHorizonToWhereItBegan();
};

void TestCentralFeed::aSnapshotIsWholeAndItsHashesHold()
{
    Rig rig;
    Desk desk(rig);
    const QJsonObject manifest = desk.get("/v1/sync/snapshot").json();
    QCOMPARE(manifest.value("epoch"_L1).toString().toLatin1(), desk.epoch);
    const QByteArray dictionary = desk.dictionary();
    int documents = 0;
    const QJsonArray shards = manifest.value("shards"_L1).toArray();
    for (const auto &entry : shards) {
        const QJsonObject shard = entry.toObject();
        const Answer answer = desk.get(shard.value("url"_L1).toString().toLatin1());
        QCOMPARE(answer.header("Content-Type"), QByteArray("application/x-ndjson+zstd"));
        QVERIFY(answer.header("Content-Encoding").isEmpty());
        QCOMPARE(answer.body.size(), shard.value("bytes"_L1).toInt());
        QCOMPARE(QCryptographicHash::hash(answer.body, QCryptographicHash::Sha256).toHex(),
                 shard.value("sha256"_L1).toString().toLatin1());
        const QList<QByteArray> lines = unzstd(answer.body, dictionary).split('\n'); // header, documents, trailer, nothing
        QCOMPARE(json::parseObject(lines.first())->value("snapshotId"_L1), manifest.value("snapshotId"_L1));
        QCOMPARE(json::parseObject(lines.first())->value("of"_L1).toInt(), static_cast<int>(shards.size()));
        QCOMPARE(json::parseObject(lines.at(lines.size() - 2))->value("docs"_L1), shard.value("docs"_L1));
        QCOMPARE(lines.size() - 3, shard.value("docs"_L1).toInt());
        QVERIFY(json::parseObject(lines.at(1))->contains("body"_L1));
        documents += shard.value("docs"_L1).toInt();
    }
    QCOMPARE(documents,
             rig.count("SELECT COUNT(*) FROM document WHERE scope IN ('catalogue', 'community', 'rules', "
                       "'staff:store-laoshan', 'store:store-laoshan')"));
}

void TestCentralFeed::theDictionaryComesWithItsSnapshotAndHoldsNobody()
{
    Rig rig;
    Desk desk(rig);
    const QJsonObject manifest = desk.get("/v1/sync/snapshot").json();
    const QJsonObject file = manifest.value("dictionary"_L1).toObject();
    const QByteArray dictionary = desk.dictionary();
    QCOMPARE(dictionary.size(), file.value("bytes"_L1).toInt());
    QVERIFY(dictionary.size() > 1024 && dictionary.size() <= 64 * 1024);
    QCOMPARE(QCryptographicHash::hash(dictionary, QCryptographicHash::Sha256).toHex(), file.value("sha256"_L1).toString().toLatin1());
    QVERIFY(manifest.value("dictionaryId"_L1).toInt() != 0);
    const QByteArray shard = desk.get(manifest.value("shards"_L1)[0].toObject().value("url"_L1).toString().toLatin1()).body;
    QVERIFY(unzstd(shard).isEmpty()); // the control: it is needed
    QVERIFY(!unzstd(shard, dictionary).isEmpty());
    QCOMPARE(Desk(rig, "replica-2").dictionary(), dictionary);
    // trained on invented people: what this central holds can't be in it
    QVERIFY(unzstd(shard, dictionary).contains(golden::kChenPhone.toLatin1()));
    QVERIFY(!dictionary.contains(golden::kChenPhone.toLatin1()));
    Rig empty; // another central with the same program has the same one
    QCOMPARE(Desk(empty).dictionary(), dictionary);
}

void TestCentralFeed::aSnapshotHoldsOnlyThisTerminalsScopes()
{
    Rig rig;
    rig.write([](Transaction &tx, qint64 n) {
        put(tx, n, u"mine"_s, kHere);
        put(tx, n, u"theirs"_s, kElsewhere);
    });
    Desk desk(rig);
    const QByteArray url = desk.get("/v1/sync/snapshot")
                               .json()
                               .value("shards"_L1)
                               .toArray()
                               .at(0)
                               .toObject()
                               .value("url"_L1)
                               .toString()
                               .toLatin1();
    const QByteArray plain = unzstd(desk.get(url).body, desk.dictionary());
    QVERIFY(plain.contains("\"mine\""));
    QVERIFY(!plain.contains("\"theirs\""));
}

void TestCentralFeed::aShardCanBeTakenFromTheMiddle()
{
    Rig rig;
    Desk desk(rig);
    const QByteArray url = desk.get("/v1/sync/snapshot")
                               .json()
                               .value("shards"_L1)
                               .toArray()
                               .at(0)
                               .toObject()
                               .value("url"_L1)
                               .toString()
                               .toLatin1();
    const QByteArray whole = desk.get(url).body;
    const Answer rest = exchange(rig.port(), {"GET", url, desk.token, {}, "Range: bytes=100-\r\n"});
    QCOMPARE(rest.status, 206);
    QCOMPARE(rest.body, whole.mid(100));
    QCOMPARE(
        exchange(rig.port(), {"GET", url, desk.token, {}, "Range: bytes=" + QByteArray::number(whole.size()) + "-\r\n"})
            .status,
        416);
}

void TestCentralFeed::theSameStateSharesOneSnapshot()
{
    Rig rig;
    Desk first(rig);
    Desk second(rig);
    const QString id = first.get("/v1/sync/snapshot").json().value("snapshotId"_L1).toString();
    QCOMPARE(second.get("/v1/sync/snapshot").json().value("snapshotId"_L1).toString(), id);
    rig.write([](Transaction &tx, qint64 n) { put(tx, n, u"new"_s, kHere); });
    QVERIFY(second.get("/v1/sync/snapshot").json().value("snapshotId"_L1).toString() != id);
    QCOMPARE(first.get("/v1/sync/snapshot/" + id.toLatin1() + "/0").status, 200); // a download under way goes on
}

void TestCentralFeed::somebodyElsesSnapshotIsNotGiven()
{
    Rig rig;
    Desk mine(rig);
    rig.write([](Transaction &tx, qint64) { tx.run("DELETE FROM enrol_code"); });
    const QByteArray id = mine.get("/v1/sync/snapshot").json().value("snapshotId"_L1).toString().toLatin1();
    rig.write([&](Transaction &tx, qint64) {
        tx.run("DELETE FROM terminal_scope WHERE terminal_id = ? AND scope LIKE 'store:%'",
               {QString::fromLatin1(mine.terminalId)});
    });
    QCOMPARE(mine.get("/v1/sync/snapshot/" + id + "/0").code(), u"notPermitted"_s);
    QCOMPARE(mine.get("/v1/sync/snapshot/" + QByteArray(32, '0') + "/0").status, 404);
    QCOMPARE(mine.get("/v1/sync/snapshot/..%2f..%2fcentral/0").status, 404);
}

void TestCentralFeed::everyDocumentComesOnceWithItsLatestState()
{
    Rig rig;
    Desk desk(rig);
    const QByteArray from = cursorNow(desk);
    for (int i = 1; i <= 5; ++i)
        rig.write([i](Transaction &tx, qint64 n) { put(tx, n, u"busy"_s, kHere, i); });
    const std::vector<QJsonObject> rows = rowsFor(desk.pages(from, 2), u"household", u"busy");
    QCOMPARE(rows.size(), 1U);
    QCOMPARE(rows.front().value("body"_L1).toObject().value("v"_L1).toInt(), 5);
    QCOMPARE(rows.front().value("ver"_L1).toInteger(), rig.versionOf(DocumentKind::Household, u"busy"));
}

void TestCentralFeed::aGroupIsNeverSplit()
{
    Rig rig;
    Desk desk(rig);
    const QByteArray from = cursorNow(desk);
    for (int group = 0; group < 6; ++group)
        rig.write([group](Transaction &tx, qint64 n) {
            for (int i = 0; i < 3; ++i)
                put(tx, n, u"g%1-%2"_s.arg(group).arg(i), kHere);
        });
    for (const int limit : {1, 2, 3, 4, 7}) {
        std::set<qint64> seen;
        for (const QJsonObject &page : desk.pages(from, limit)) {
            std::map<qint64, int> inPage;
            for (const auto &row : page.value("changes"_L1).toArray())
                ++inPage[row.toObject().value("ver"_L1).toInteger()];
            for (const auto &[ver, rows] : inPage) {
                QCOMPARE(rows, 3);
                QVERIFY2(seen.insert(ver).second, "a group came twice");
            }
        }
        QCOMPARE(seen.size(), 6U);
    }
}

void TestCentralFeed::whatLeavesComesWithTheNumberAtWhichItLeft()
{
    Rig rig;
    Desk desk(rig);
    qint64 left = 0;
    rig.write([](Transaction &tx, qint64 n) { put(tx, n, u"mover"_s, kHere); });
    const QByteArray from = cursorNow(desk);
    rig.write([&left](Transaction &tx, qint64 n) { put(tx, left = n, u"mover"_s, kElsewhere); });
    rig.write([](Transaction &tx, qint64 n) { put(tx, n, u"mover"_s, kElsewhere, 7); });
    const std::vector<QJsonObject> rows = rowsFor(desk.pages(from, 10), u"household", u"mover");
    QCOMPARE(rows.size(), 1U);
    QCOMPARE(rows.front().value("k"_L1).toString(), u"leave"_s);
    QCOMPARE(rows.front().value("ver"_L1).toInteger(), left);
    QVERIFY(!rows.front().contains("body"_L1));
}

void TestCentralFeed::whatIsDeletedMergedOrErasedSaysSo()
{
    Rig rig;
    Desk desk(rig);
    rig.write([](Transaction &tx, qint64 n) {
        for (const QString &id : {u"gone"_s, u"merged"_s, u"erased"_s})
            put(tx, n, id, kHere);
    });
    const QByteArray from = cursorNow(desk);
    rig.write([](Transaction &tx, qint64 n) {
        removeDocument(tx, {DocumentKind::Household, u"gone"_s}, n);
        removeDocument(tx, {DocumentKind::Household, u"merged"_s}, n, {u"other"_s, {}});
        removeDocument(tx, {DocumentKind::Household, u"erased"_s}, n, {{}, u"ER-77"_s});
    });
    const std::vector<QJsonObject> pages = desk.pages(from, 10);
    QCOMPARE(rowsFor(pages, u"household", u"gone").at(0).value("k"_L1).toString(), u"del"_s);
    QCOMPARE(rowsFor(pages, u"household", u"merged").at(0).value("mergedInto"_L1).toString(), u"other"_s);
    QCOMPARE(rowsFor(pages, u"household", u"erased").at(0).value("k"_L1).toString(), u"erase"_s);
    QCOMPARE(rowsFor(pages, u"household", u"erased").at(0).value("case"_L1).toString(), u"ER-77"_s);
}

void TestCentralFeed::whatCameBackIsNotReportedGone()
{
    Rig rig;
    Desk desk(rig);
    rig.write([](Transaction &tx, qint64 n) { put(tx, n, u"back"_s, kHere); });
    const QByteArray from = cursorNow(desk);
    rig.write([](Transaction &tx, qint64 n) { put(tx, n, u"back"_s, kElsewhere); });
    rig.write([](Transaction &tx, qint64 n) { put(tx, n, u"back"_s, kHere, 2); });
    const std::vector<QJsonObject> rows = rowsFor(desk.pages(from, 10), u"household", u"back");
    QCOMPARE(rows.size(), 1U);
    QCOMPARE(rows.front().value("k"_L1).toString(), u"put"_s);
}

void TestCentralFeed::whatNeverWasHereIsNotMentioned()
{
    Rig rig;
    Desk desk(rig);
    const QByteArray from = cursorNow(desk);
    rig.write([](Transaction &tx, qint64 n) { put(tx, n, u"theirs"_s, kElsewhere); });
    rig.write([](Transaction &tx, qint64 n) { removeDocument(tx, {DocumentKind::Household, u"theirs"_s}, n); });
    const std::vector<QJsonObject> pages = desk.pages(from, 10);
    QCOMPARE(pages.size(), 1U);
    QVERIFY(pages.front().value("changes"_L1).toArray().isEmpty());
    QVERIFY(pages.front().value("to"_L1) != QJsonValue(QString::fromLatin1(from))); // but the cursor moves on
}

void TestCentralFeed::aWaitingTerminalIsWokenByACommit()
{
    Rig rig;
    Desk desk(rig);
    const QByteArray from = cursorNow(desk);
    HttpLine line(rig.port());
    line.send(requestBytes({"GET", "/v1/sync/changes?wait=25&cursor=" + from, desk.token}));
    rig.write([](Transaction &tx, qint64 n) { put(tx, n, u"news"_s, kHere); });
    const Answer answer = line.receive(); // far sooner than the line's patience of 20 s
    QCOMPARE(answer.status, 200);
    QCOMPARE(rowsFor({answer.json()}, u"household", u"news").size(), 1U);
}

void TestCentralFeed::aCommitForOthersLetsItSleepOn()
{
    Rig rig;
    Desk desk(rig);
    const QByteArray from = cursorNow(desk);
    HttpLine line(rig.port());
    line.send(requestBytes({"GET", "/v1/sync/changes?wait=25&cursor=" + from, desk.token}));
    rig.write([](Transaction &tx, qint64 n) { put(tx, n, u"theirs"_s, kElsewhere); });
    rig.write([](Transaction &tx, qint64 n) { put(tx, n, u"mine"_s, kHere); });
    const std::vector<QJsonObject> page{line.receive().json()};
    QCOMPARE(rowsFor(page, u"household", u"mine").size(), 1U);
    QVERIFY(rowsFor(page, u"household", u"theirs").empty());
}

void TestCentralFeed::badQuestionsAreRefused_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("a cursor nobody made") << QByteArray("cursor=hello") << 400 << u"invalidValue"_s;
    QTest::newRow("a limit that is no number") << QByteArray("limit=many") << 400 << u"invalidValue"_s;
    QTest::newRow("a wait that is no number") << QByteArray("wait=-1") << 400 << u"invalidValue"_s;
    QTest::newRow("another epoch") << QByteArray("epoch=before") << 409 << u"epochChanged"_s;
    QTest::newRow("no cursor is the beginning") << QByteArray("limit=1") << 200 << QString();
}

void TestCentralFeed::badQuestionsAreRefused()
{
    QFETCH(QByteArray, query);
    Rig rig;
    Desk desk(rig);
    const Answer answer = desk.get("/v1/sync/changes?" + query);
    QTEST(answer.status, "status");
    QTEST(answer.code(), "code");
}

void TestCentralFeed::aCursorBehindTheCompactionHasToBootstrap()
{
    Rig rig;
    Desk desk(rig);
    const QByteArray from = cursorNow(desk);
    rig.write([](Transaction &tx, qint64 n) { put(tx, n, u"a"_s, kHere); });
    rig.write([](Transaction &tx, qint64 n) { compactFeed(tx, n - 1); });
    const Answer answer = desk.get("/v1/sync/changes?cursor=" + from);
    QCOMPARE(answer.status, 410);
    QCOMPARE(answer.code(), u"cursorTooOld"_s);
    QCOMPARE(desk.get("/v1/sync/changes?cursor=" + cursorNow(desk)).status, 200);
}

void TestCentralFeed::theFeedAgreesWithItsModel_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 12; ++seed)
        QTest::addRow("schedule %d: a terminal that only follows the feed holds what is in its scopes", seed) << seed;
}

/// Documents move between scopes, change, end and come again; a follower applies pages as sync.md says. It must end
/// with exactly what is in its scopes, whatever the page size and whenever it looks.
void TestCentralFeed::theFeedAgreesWithItsModel()
{
    QFETCH(int, seed);
    Rig rig;
    Desk desk(rig);
    std::mt19937 chance(static_cast<unsigned>(seed));
    const QStringList scopes{kHere, kElsewhere, u"rules"_s};
    std::map<QString, qint64> held;
    QByteArray cursor = cursorNow(desk);
    for (int step = 0; step < 150; ++step) {
        rig.write([&](Transaction &tx, qint64 n) {
            const int changes = 1 + static_cast<int>(chance() % 3);
            for (int i = 0; i < changes; ++i) {
                const QString id = u"d%1"_s.arg(chance() % 8);
                const auto there = findDocument(tx, {DocumentKind::Household, id});
                if (there && there->ver == n)
                    continue; // once a transaction, as an op would
                if (chance() % 5 == 0)
                    removeDocument(tx, {DocumentKind::Household, id}, n);
                else if (tx.number("SELECT COUNT(*) FROM scope_move WHERE n = ? AND id = ?", {n, id}) == 0)
                    put(tx, n, id, scopes.at(chance() % 3), step);
            }
        });
        if (chance() % 4 != 0)
            continue;
        const int limit = 1 + static_cast<int>(chance() % 4);
        const QJsonObject page =
            desk.get("/v1/sync/changes?cursor=" + cursor + "&limit=" + QByteArray::number(limit)).json();
        qint64 last = 0;
        for (const auto &entry : page.value("changes"_L1).toArray()) {
            const QJsonObject row = entry.toObject();
            QVERIFY(row.value("ver"_L1).toInteger() >= last);
            last = row.value("ver"_L1).toInteger();
            if (row.value("k"_L1).toString() == u"put")
                held[row.value("id"_L1).toString()] = last;
            else
                held.erase(row.value("id"_L1).toString());
        }
        cursor = page.value("to"_L1).toString().toLatin1();
    }
    for (const QJsonObject &page : desk.pages(cursor, 3))
        for (const auto &entry : page.value("changes"_L1).toArray()) {
            const QJsonObject row = entry.toObject();
            if (row.value("k"_L1).toString() == u"put")
                held[row.value("id"_L1).toString()] = row.value("ver"_L1).toInteger();
            else
                held.erase(row.value("id"_L1).toString());
        }
    std::map<QString, qint64> wanted;
    Transaction tx(rig.database(), Transaction::Kind::Read);
    for (const Row &row :
         tx.rows("SELECT id, ver FROM document WHERE kind = 'household' AND id LIKE 'd%' AND scope IN (?, 'rules')",
                 {kHere}))
        wanted[row.at(0).toString()] = row.at(1).toLongLong();
    QCOMPARE(held, wanted);
}

void TestCentralFeed::aBackupMovesTheDurableHorizon()
{
    Rig rig;
    Desk desk(rig);
    QTemporaryDir directory;
    const auto durable = [&desk] {
        return desk.get("/v1/sync/changes?cursor=" + cursorNow(desk)).json().value("durableSeq"_L1).toInteger();
    };
    const qint64 before = durable();
    if (isOnPostgres()) { // its own tools copy better: see below, and tst_central_postgres
        QCOMPARE(backUp(rig.database(), directory.filePath(u"copy"_s)).error().code, ErrorCode::NotPermitted);
        QCOMPARE(durable(), before);
        return;
    }
    QVERIFY(backUp(rig.database(), directory.filePath(u"copy"_s)));
    QVERIFY(!backUp(rig.database(), directory.filePath(u"copy"_s)));
    rig.write([](Transaction &tx, qint64 n) { put(tx, n, u"later"_s, kHere); });
    QCOMPARE(durable(), before);
    const auto copy = Database::open(u"sqlite:"_s + directory.filePath(u"copy"_s));
    QVERIFY(copy);
    Transaction tx(**copy, Transaction::Kind::Read);
    QCOMPARE(currentSeq(tx), before);
    QCOMPARE(epochOf(tx).toLatin1(), desk.epoch);
}

void TestCentralFeed::theOperatorsOwnBackupMovesTheHorizonToWhereItBegan()
{
    Rig rig;
    Desk desk(rig);
    const auto durable = [&desk] {
        return desk.get("/v1/sync/changes?cursor=" + cursorNow(desk)).json().value("durableSeq"_L1).toInteger();
    };
    const Result<qint64> noted = lastNumber(rig.database());
    QVERIFY(noted);
    rig.write([](Transaction &tx, qint64 n) { put(tx, n, u"whileItRan"_s, kHere); });
    QCOMPARE(durable(), *noted + 1); // no backup yet: what is committed counts
    QVERIFY(markDurable(rig.database(), *noted));
    QCOMPARE(durable(), *noted);
    QCOMPARE(markDurable(rig.database(), *noted + 2).error().detail, u"number"_s); // nobody has got that far
    QVERIFY(markDurable(rig.database(), *noted + 1));
    QCOMPARE(markDurable(rig.database(), *noted).error().detail, u"number"_s); // terminals have already forgotten
    QCOMPARE(durable(), *noted + 1);
}

QTEST_GUILESS_MAIN(TestCentralFeed)
#include "tst_central_feed.moc"
