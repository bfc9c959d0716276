// SPDX-License-Identifier: Apache-2.0
// Properties of the pure functions: what order and repetition may not change.
#include "core/store/shelves.h"
#include "core/sync/bootstrap.h"
#include "core/sync/digest.h"
#include "core/sync/marks.h"
#include "tests/support/memoryfile.h"
#include "tests/support/modelcentral.h"

#include <QCryptographicHash>
#include <QTest>

#include <random>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

sync::Moment moment() { return {1'000, QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC)}; }

/// An empty terminal at cursor "0".
void begin(MemoryFile &file)
{
    file.write([](Writer &writer) {
        sync::freezeWaiting(writer);
        Manifest manifest;
        manifest.epoch = u"e"_s;
        manifest.cursor = u"0"_s;
        sync::beginStaging(writer, manifest);
        Page page;
        page.epoch = u"e"_s;
        page.from = page.to = u"0"_s;
        (void)sync::replayPage(writer, page, moment());
    });
}

using Held = std::map<QString, std::pair<qint64, QByteArray>>;

Held held(const MemoryFile &file)
{
    return file.read([](const Reader &reader) {
        Held held;
        for (const documents::Row &row : documents::rowsOf(reader, DocumentKind::Unit))
            held[row.id] = {row.ver, row.body};
        return held;
    });
}

/// Applies rows as one page, whatever the cursor was.
void fold(MemoryFile &file, std::vector<FeedRow> rows)
{
    Page page;
    page.epoch = u"e"_s;
    page.from = file.read([](const Reader &reader) { return meta::text(reader, sync::kCursor); });
    page.to = QString::number(page.from.toInt() + 1);
    page.changes = std::move(rows);
    file.write([&](Writer &writer) { (void)sync::applyPage(writer, page, moment()); });
}

/// A central with the documents "10" … "21" in three scopes, all of which the terminal may hold.
ModelCentral smallTown()
{
    ModelCentral central;
    for (int i = 10; i < 22; ++i)
        central.move(QString::number(i), i % 3);
    central.allowed[u"t0"_s] = {0, 1, 2};
    return central;
}

Held atCentral(const ModelCentral &central)
{
    Held held;
    for (const auto &[id, row] : central.rows)
        if (central.scopesFor(u"t0"_s, {}).contains(row.scope))
            held[id] = {row.ver, central.documentOf(id).body};
    return held;
}

/// A snapshot of everything stands in staging; what is missing is its replay.
void stageAll(MemoryFile &file, const ModelCentral &central)
{
    std::vector<documents::Row> rows;
    for (const auto &[id, row] : central.rows)
        rows.push_back(central.documentOf(id));
    file.write([&](Writer &writer) {
        sync::beginStaging(writer, central.manifest(u"t0"_s, {}));
        (void)sync::stageRows(writer, rows);
    });
}

/// The next page of four rows, and what became of it: true when the snapshot was swapped in.
Result<bool> replayOn(MemoryFile &file, const ModelCentral &central)
{
    const sync::Staging under = *file.read([](const Reader &reader) { return sync::staging(reader); });
    const Page page =
        *central.changes({u"t0"_s, under.manifest.scopes, under.cursor, under.manifest.epoch, 4, true, -1});
    return file.write([&](Writer &writer) { return sync::replayPage(writer, page, moment()); });
}

std::vector<FeedRow> someRows(std::mt19937_64 &random)
{
    std::vector<FeedRow> rows;
    for (int i = 0; i < 12; ++i) {
        const qint64 ver = 1 + static_cast<qint64>(random() % 40);
        const QString id = QString::number(random() % 6);
        rows.push_back(
            {FeedRow::What::Put, {u"unit"_s, id, ver, "{\"v\":" + QByteArray::number(ver) + "}", u"here"_s}});
    }
    return rows;
}

} // namespace

class TestProtocol : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pagesMayRepeatAndShuffle() // I8: fold(fold(B1) ∪ B2) = fold(B1 ∪ B2)
    {
        for (quint64 seed = 0; seed < 300; ++seed) {
            std::mt19937_64 random(seed);
            const std::vector<FeedRow> first = someRows(random);
            std::vector<FeedRow> second = someRows(random);
            second.insert(second.end(), first.begin(),
                          first.begin() + static_cast<long>(random() % first.size())); // repeated
            std::shuffle(second.begin(), second.end(), random);
            MemoryFile twice, once;
            begin(twice);
            begin(once);
            fold(twice, first);
            fold(twice, second);
            std::vector<FeedRow> all = first;
            all.insert(all.end(), second.begin(), second.end());
            std::shuffle(all.begin(), all.end(), random);
            fold(once, all);
            QVERIFY2(held(twice) == held(once), qPrintable(u"seed %1"_s.arg(seed)));
            QVERIFY(!held(once).empty());
        }
    }

    void anAnswerToAnotherQuestionChangesNothing()
    {
        MemoryFile file;
        begin(file);
        fold(file, {{FeedRow::What::Put, {u"unit"_s, u"1"_s, 5, R"({"v":5})", u"here"_s}}});
        const Held before = held(file);
        for (const auto &[epoch, from] : {std::pair(u"e"_s, u"0"_s), std::pair(u"other"_s, u"1"_s)}) {
            Page page;
            page.epoch = epoch;
            page.from = from;
            page.to = u"9"_s;
            page.changes = {{FeedRow::What::Put, {u"unit"_s, u"1"_s, 9, R"({"v":9})", u"here"_s}}};
            const Result<void> applied =
                file.write([&](Writer &writer) { return sync::applyPage(writer, page, moment()); });
            QCOMPARE(applied.error(), (Error{ErrorCode::AnswerMalformed, u"stale"_s}));
            QVERIFY(held(file) == before);
        }
    }

    void aLocalActionNeverChangesADocument() // I11, a sample; the long run is another test's
    {
        MemoryFile file;
        begin(file);
        fold(file, {{FeedRow::What::Put, {u"unit"_s, u"1"_s, 5, R"({"v":5})", u"here"_s}}});
        const Held before = held(file);
        for (int i = 0; i < 200; ++i) {
            Op op;
            op.opId = OpId(u"op-%1"_s.arg(i));
            op.type = u"model.add"_s;
            op.targetList = {{DocumentKind::Unit, u"1"_s, 5}};
            file.write([&](Writer &writer) {
                (void)sync::commitOp(writer, op, moment(), i % 2 ? 0 : 10'000);
                if (i % 3 == 0)
                    (void)sync::undoOp(writer, op.opId);
                (void)sync::numberOps(writer, moment());
            });
        }
        QVERIFY(held(file) == before);
    }

    void theSumsDependOnRowsOnly()
    {
        RowDigest one(8), other(8), less(8), twice(8);
        for (int i = 0; i < 100; ++i) {
            one.add(u"unit"_s, QString::number(i), i + 1);
            other.add(u"unit"_s, QString::number(99 - i), 100 - i);
            if (i != 50)
                less.add(u"unit"_s, QString::number(i), i + 1);
            twice.add(u"unit"_s, QString::number(i), i + 1);
        }
        twice.add(u"unit"_s, u"50"_s, 51);
        QCOMPARE(one.sums(), other.sums());
        QVERIFY(one.sums() != less.sums());
        QVERIFY(one.sums() != twice.sums());
        // the wire's fixed point, for who implements it anew
        RowDigest fixed(4);
        fixed.add(u"member"_s, u"member-chen"_s, 7);
        const int bucket = bucketOf(u"member"_s, u"member-chen"_s, 4);
        QCOMPARE(fixed.sums()[static_cast<size_t>(bucket)].count, 1);
        QCOMPARE(fixed.sums()[static_cast<size_t>(bucket)].sum,
                 QString::fromLatin1(
                     QCryptographicHash::hash("member/member-chen/7", QCryptographicHash::Sha256).toHex().left(32)));
        QCOMPARE(bucketsFor(100), 1);
        QCOMPARE(bucketsFor(1'000'000), 8'192);
    }

    /// One that was taken away for a single page and given back: what changed in it meanwhile was in that page only.
    void aFetchEndsWhenOneOfItsScopesIsTakenAwayUnderIt()
    {
        ModelCentral central = smallTown();
        MemoryFile file;
        file.write([](Writer &writer) { sync::freezeWaiting(writer); });
        stageAll(file, central);
        for (int i = 10; i < 22; ++i) // three pages of news
            central.write(QString::number(i), 100 + i);
        central.allowed[u"t0"_s] = {0, 1};
        const Result<bool> first = replayOn(file, central);
        central.allowed[u"t0"_s] = {0, 1, 2};
        if (!first.isOk())
            stageAll(file, central); // as the puller does
        Result<bool> isSwapped = false;
        for (int pages = 0; pages < 4 && isSwapped.isOk() && !*isSwapped; ++pages)
            isSwapped = replayOn(file, central);
        QVERIFY(isSwapped.isOk() && *isSwapped);
        QVERIFY(held(file) == atCentral(central));
        QCOMPARE(first.error().code, ErrorCode::CursorTooOld);
    }

    /// In the page's own transaction, whoever compares later.
    void aLostScopeGoesWithThePageThatSaysSo()
    {
        const ModelCentral central = smallTown();
        for (const bool cuts : {true, false}) {
            MemoryFile file;
            file.write([](Writer &writer) { sync::freezeWaiting(writer); });
            stageAll(file, central);
            QVERIFY(*replayOn(file, central));
            ModelCentral later = central;
            later.allowed[u"t0"_s] = {0, 1};
            Page page = *later.changes({u"t0"_s, {u"0"_s, u"1"_s, u"2"_s}, central.cursorNow(), u"1"_s});
            QVERIFY(page.changes.empty()); // no row says that it leaves
            sync::Rules rules;
            rules.cutsScopes = cuts;
            rules.comparesAfterLoss = false; // the net under it
            QVERIFY(file.write([&](Writer &writer) { return sync::applyPage(writer, page, moment(), rules); }).isOk());
            QCOMPARE(held(file) == atCentral(later), cuts);
        }
    }

    void rowsWithoutAScopeMeanAFreshStartWhenOneIsLost()
    {
        MemoryFile file;
        begin(file);
        fold(file, {{FeedRow::What::Put, {u"unit"_s, u"1"_s, 5, R"({"v":5})"}}}); // from a file older than scopes
        Page page;
        page.epoch = u"e"_s;
        page.from = u"1"_s;
        page.to = u"2"_s;
        page.scopes = std::vector<QString>{u"a"_s, u"b"_s};
        QVERIFY(file.write([&](Writer &writer) { return sync::applyPage(writer, page, moment()); }).isOk());
        page.from = u"2"_s;
        page.to = u"3"_s;
        page.scopes = std::vector<QString>{u"a"_s};
        QVERIFY(file.write([&](Writer &writer) { return sync::applyPage(writer, page, moment()); }).isOk());
        // which rows would have to go can't be told: the next bootstrap tells
        QVERIFY(file.read([](const Reader &reader) { return sync::standing(reader); }).cursor.isEmpty());
        QVERIFY(!held(file).empty());
    }
};

QTEST_GUILESS_MAIN(TestProtocol)
#include "tst_protocol.moc"
