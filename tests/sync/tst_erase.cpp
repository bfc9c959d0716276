// SPDX-License-Identifier: Apache-2.0
// A person is forgotten: not a sealed byte of them is left in the file, its log, its free pages or beside it
// (safety.md, "Deletion").
#include "core/store/blobs.h"
#include "core/store/audit.h"
#include "core/store/shelves.h"
#include "core/store/timeline.h"
#include "core/sync/bootstrap.h"
#include "core/sync/courier.h"
#include "tests/support/fakenetwork.h"
#include "tests/support/temporarystore.h"

#include <QDirIterator>
#include <QTest>

#include <thread>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kErased = "member-canary";
const QString kFolder = u"blobs"_s;

QByteArray memberBody(const QString &id)
{
    return "{\"memberId\":\"" + id.toUtf8() + "\",\"familyName\":\"Canary\",\"communityId\":\"community-of-"
        + id.toUtf8() + "\",\"identities\":[{\"kind\":\"phone\",\"value\":\"+8619900000000\"}]}";
}

Op opAbout(const QString &id, const QString &member)
{
    Op op;
    op.opId = OpId(id);
    op.type = u"member.note"_s;
    op.wall = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
    op.targetList = {{DocumentKind::Member, member, 1}};
    op.escrow = u"escrow-canary-of-"_s + id;
    op.signature = u"signature-canary-of-"_s + id;
    op.body = {{u"memberId"_s, member},
               {u"words"_s, u"wants to be called in the evening"_s},
               {u"blobs"_s, QJsonArray{u"photo-of-"_s + id}}};
    return op;
}

/// A terminal's file with one person in every place where a person can be, and a crowd around them.
struct House {
    House()
    {
        if (!place.open())
            qFatal("no file");
        QDir(place.directory.path()).mkpath(kFolder);
        fill();
        fill(); // the second snapshot leaves the first one's pages behind
        act();
    }

    void fill()
    {
        (void)place.write([](Writer &writer) -> Result<bool> {
            Manifest manifest;
            manifest.epoch = u"e"_s;
            manifest.cursor = u"0"_s;
            sync::beginStaging(writer, manifest);
            std::vector<documents::Row> rows;
            for (int i = 0; i < 300; ++i)
                rows.push_back({u"member"_s, u"member-%1"_s.arg(i), 1, memberBody(u"member-%1"_s.arg(i)), u"here"_s});
            rows.push_back(
                {u"member"_s, QString::fromLatin1(kErased), 1, memberBody(QString::fromLatin1(kErased)), u"here"_s});
            rows.push_back(
                {u"event"_s, u"event-canary"_s, 1,
                 R"({"eventId":"event-canary","memberId":"member-canary","at":"2026-01-02T03:04:05.000Z","lane":"call"})",
                 u"here"_s});
            (void)sync::stageRows(writer, rows);
            Page page;
            page.epoch = u"e"_s;
            page.from = page.to = u"0"_s;
            page.toSeq = 1;
            return sync::replayPage(writer, page, moment());
        });
    }

    void act()
    {
        (void)place.write([](Writer &writer) -> Result<bool> {
            const QString person = QString::fromLatin1(kErased);
            (void)sync::commitOp(writer, opAbout(u"op-settled"_s, person), moment(), 0);
            (void)sync::commitOp(writer, opAbout(u"op-numbered"_s, person), moment(), 0);
            (void)sync::numberOps(writer, moment());
            (void)sync::commitOp(writer, opAbout(u"op-waiting"_s, person), moment(), 60'000);
            (void)sync::commitOp(writer, opAbout(u"op-of-another"_s, u"member-7"_s), moment(), 60'000);
            OpResult refused;
            refused.opId = OpId(u"op-settled"_s);
            refused.centralSeq = 2;
            refused.reason = {u"话"_s, u"words of central's"_s};
            sync::takePushAnswer(writer, sync::nextBatch(writer), {{}, 1, {refused}}, moment(), 0);
            interactions::put(writer,
                              {InteractionId(u"interaction-canary"_s), u"parked"_s, moment().wall,
                               R"({"memberId":"member-canary","step":3})"});
            interactions::put(
                writer,
                {InteractionId(u"interaction-7"_s), u"parked"_s, moment().wall, R"({"memberId":"member-7","step":1})"});
            blobs::keep(writer,
                       {u"photo-of-op-waiting"_s, 3, u"photo"_s, blobs::State::Local, u"photo-of-op-waiting"_s});
            return true;
        });
        QFile photo(place.directory.filePath(kFolder + u"/photo-of-op-waiting"_s));
        if (!photo.open(QIODevice::WriteOnly) || photo.write("sealed photo") < 0)
            qFatal("no photo");
    }

    Result<bool> erase()
    {
        return place.write([](Writer &writer) -> Result<bool> {
            Page page;
            page.epoch = u"e"_s;
            page.from = u"0"_s;
            page.to = u"9"_s;
            page.toSeq = 9;
            page.changes.push_back(
                {FeedRow::What::Erase, {u"member"_s, QString::fromLatin1(kErased), 9, {}}, u"ER-77"_s});
            const Result<void> applied = sync::applyPage(writer, page, moment());
            return applied ? Result<bool>(true) : Result<bool>(applied.error());
        });
    }

    static sync::Moment moment() { return {1'000, QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC)}; }

    /// Every sealed value about the person, as it lies on the disk, and the clear words beside them.
    std::map<QString, QByteArray> canaries()
    {
        return *place.read([](const Reader &reader) -> Result<std::map<QString, QByteArray>> {
            std::map<QString, QByteArray> found;
            const auto take = [&](const QString &name, Query row) {
                if (row.next())
                    found.emplace(name, row.bytes(0));
            };
            const QString person = QString::fromLatin1(kErased);
            take(u"document"_s, reader.query("SELECT body FROM document WHERE id=?", person));
            take(u"keys"_s, reader.query("SELECT keys FROM document WHERE id=?", person));
            take(u"event"_s, reader.query("SELECT body FROM timeline WHERE member=?", person));
            take(u"waiting op"_s, reader.query("SELECT body FROM outbox WHERE op_id='op-waiting'"));
            take(u"settled op"_s, reader.query("SELECT body FROM journal WHERE op_id='op-settled'"));
            take(u"attention"_s, reader.query("SELECT body FROM attention WHERE op_id='op-settled'"));
            take(u"draft"_s, reader.query("SELECT body FROM interaction WHERE id='interaction-canary'"));
            found.emplace(u"community"_s, "community-of-member-canary");
            found.emplace(u"escrow"_s, "escrow-canary-of-op-waiting");
            found.emplace(u"signature"_s, "signature-canary-of-op-settled");
            return found;
        });
    }

    /// Names of canaries that lie in any file of the terminal's folder.
    QStringList scan(const std::map<QString, QByteArray> &canaries) const
    {
        QStringList found;
        QDirIterator files(place.directory.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            for (const auto &[name, canary] : canaries)
                if (!found.contains(name) && bytes.contains(canary))
                    found << name;
        }
        found.sort();
        return found;
    }

    TemporaryStore place;
};

} // namespace

class TestErase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void notASealedByteIsLeft()
    {
        House house;
        const auto canaries = house.canaries();
        QStringList all;
        for (const auto &[name, canary] : canaries)
            all << name;
        QCOMPARE(all.size(), 10);
        QCOMPARE(house.scan(canaries), all); // the control: the scan finds each of them before
        QVERIFY(house.erase());
        QTRY_COMPARE(house.scan(canaries), QStringList());
    }

    void whatASnapshotLeftBehindGoesToo()
    {
        House house;
        const auto old = house.canaries();
        house.fill(); // the file holds the person a second time, sealed anew; the first sealing lies in free pages
        QVERIFY(house.scan({{u"document"_s, old.at(u"document"_s)}}).contains(u"document"_s));
        QVERIFY(house.erase());
        QTRY_COMPARE(house.scan({{u"document"_s, old.at(u"document"_s)}}), QStringList());
    }

    void aReaderInTheWayOnlyDelaysIt()
    {
        House house;
        const auto canaries = house.canaries();
        std::atomic<bool> mayEnd = false;
        std::atomic<bool> hasBegun = false;
        const QFuture<Result<bool>> longLook = house.place.store->read([&](const Reader &reader) -> Result<bool> {
            Query row = reader.query("SELECT count(*) FROM document");
            hasBegun = row.next();
            while (!mayEnd)
                std::this_thread::yield();
            return true;
        });
        QTRY_VERIFY(hasBegun);
        const QFuture<Result<bool>> erased = house.place.store->write([](Writer &) -> Result<bool> { return true; });
        mayEnd = true;
        QVERIFY(house.erase());
        QTRY_COMPARE_WITH_TIMEOUT(house.scan(canaries), QStringList(), 15'000);
        Q_UNUSED(longLook)
        Q_UNUSED(erased)
    }

    void opsEndByRuleAndOthersStay()
    {
        House house;
        QVERIFY(house.erase());
        const auto rows = [&](outbox::Shelf shelf) {
            return *house.place.read([shelf](const Reader &reader) { return Result(outbox::rows(reader, shelf)); });
        };
        std::map<QString, outbox::Row> journal;
        for (const outbox::Row &row : rows(outbox::Shelf::Journal))
            journal.emplace(row.op.opId.toString(), row);
        QCOMPARE(journal.size(), size_t(2));
        QCOMPARE(errorFromName(journal.at(u"op-waiting"_s).result->code), ErrorCode::MemberErased);
        QVERIFY(journal.at(u"op-waiting"_s).endedHere);
        QVERIFY(journal.at(u"op-waiting"_s).op.body.isEmpty());
        QCOMPARE(journal.at(u"op-settled"_s).result->centralSeq, 2); // number and outcome stay
        QCOMPARE(journal.at(u"op-settled"_s).op.seq, 1);
        QVERIFY(journal.at(u"op-settled"_s).op.body.isEmpty());
        const std::vector<outbox::Row> waiting = rows(outbox::Shelf::Outbox);
        QCOMPARE(waiting.size(), size_t(2));
        QCOMPARE(waiting[0].op.opId, OpId(u"op-numbered"_s)); // goes on; central refuses it
        QVERIFY(!waiting[0].op.body.isEmpty());
        QCOMPARE(waiting[1].op.opId, OpId(u"op-of-another"_s));
        OpResult refused;
        refused.opId = OpId(u"op-numbered"_s);
        refused.centralSeq = 12;
        refused.code = errorName(ErrorCode::MemberErased);
        (void)house.place.write([refused](Writer &writer) -> Result<bool> {
            sync::takePushAnswer(writer, sync::nextBatch(writer), {{}, 2, {refused}}, House::moment(), 0);
            return true;
        });
        for (const outbox::Row &row : rows(outbox::Shelf::Journal))
            QVERIFY2(row.op.body.isEmpty(), qPrintable(row.op.opId.toString())); // and then its words go too
    }

    void draftsPhotosAndTheStoryGoAndAReceiptStays()
    {
        House house;
        ModelCentral central;
        ManualTimers timers(house.place.clock);
        FakeNetwork network(central, timers);
        CentralClient client(QUrl(u"http://127.0.0.1:1"_s), {network, timers, house.place.clock});
        const QString folder = house.place.directory.filePath(kFolder);
        const BlobCourier courier({*house.place.store, client, timers, folder, 7}); // not even started
        QVERIFY(house.erase());
        QTRY_VERIFY(!QFile::exists(folder + u"/photo-of-op-waiting"_s));
        const auto left = *house.place.read(
            [](const Reader &reader) -> Result<std::pair<std::vector<interactions::Row>, std::vector<audit::Row>>> {
                return std::pair(interactions::all(reader), audit::newest(reader, 1));
            });
        QCOMPARE(left.first.size(), size_t(1));
        QCOMPARE(left.first.front().id, InteractionId(u"interaction-7"_s));
        const QJsonObject receipt = *json::parseObject(left.second.front().body);
        QCOMPARE(receipt.value("event"_L1).toString(), u"erased"_s);
        QCOMPARE(receipt.value("detail"_L1).toString(), u"ER-77"_s);
        const int story = *house.place.read([](const Reader &reader) {
            return Result<int>(
                static_cast<int>(timeline::page(reader, {MemberId(u"member-canary"_s), {}, {}, 50}).size()));
        });
        QCOMPARE(story, 0);
        QVERIFY(!*house.place.read([](const Reader &reader) {
            return Result<bool>(blobs::find(reader, u"photo-of-op-waiting"_s)->has_value());
        }));
    }

    void undoingAnOpAboutAnErasedPersonHasNothingToCancel()
    {
        House house;
        QVERIFY(house.erase());
        const Result<sync::Undone> undone =
            house.place.write([](Writer &writer) { return sync::undoOp(writer, OpId(u"op-numbered"_s)); });
        QCOMPARE(undone.error().code, ErrorCode::NothingToCancel);
    }
};

QTEST_GUILESS_MAIN(TestErase)
#include "tst_erase.moc"
