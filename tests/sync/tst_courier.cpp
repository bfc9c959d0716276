// SPDX-License-Identifier: Apache-2.0
#include "core/store/blobfiles.h"
#include "core/sync/blobrules.h"
#include "core/sync/courier.h"
#include "core/sync/tuning.h"
#include "tests/support/fakeworld.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;
using blobs::State;

namespace {

constexpr int kPhoto = 5 * 1024 * 1024;

QByteArray photo(quint32 seed, int size = kPhoto)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator(seed).fillRange(reinterpret_cast<quint32 *>(bytes.data()), size / 4);
    return bytes;
}

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

/// A terminal with a courier beside its engine.
struct Carrying {
    Carrying()
    {
        start();
        if (!world.syncUntilQuiet())
            qFatal("the world doesn't come to rest");
    }
    ~Carrying() { courier.reset(); }

    void start()
    {
        courier = std::make_unique<BlobCourier>(
            BlobCourier::Rooms{*world.place.store, *world.client, world.timers, folder(), 11});
        courier->start();
    }
    void restart()
    {
        courier.reset();
        world.restart();
        world.engine->start();
        start();
    }
    [[nodiscard]] QString folder() const { return world.place.directory.filePath(u"blobs"_s); }

    /// A person picks a photo; its hash.
    QString pick(const QByteArray &bytes)
    {
        const QString name = hashOf(bytes);
        [[maybe_unused]] const Result<bool> kept = world.place.write([&, name](Writer &writer) -> Result<bool> {
            if (!blobfiles::write({writer.sealer(), folder()}, name, bytes))
                return ErrorCode::StorageIo;
            blobs::keep(writer, {name, bytes.size(), u"photo"_s, State::Local, name});
            return true;
        });
        return name;
    }
    /// … and an op names it, as core/desk/commit.cpp does.
    OpId book(const QString &sha256, const QString &document = u"1"_s)
    {
        Op op;
        op.opId = OpId(u"book-%1"_s.arg(++booked));
        op.type = u"model.add"_s;
        op.wall = world.place.clock.now();
        op.body = {{u"arg"_s, 1}, {u"blobs"_s, QJsonArray{sha256}}};
        op.targetList = {{DocumentKind::Unit, document, 0}};
        const sync::Moment now{world.place.clock.steadyMs(), world.place.clock.now()};
        [[maybe_unused]] const Result<bool> kept =
            world.place.write([op, now, wait = world.undoMs](Writer &writer) -> Result<bool> {
                if (!sync::commitOp(writer, op, now, wait))
                    return ErrorCode::InvalidValue;
                sync::claimBlobs(writer, op);
                return true;
            });
        return op.opId;
    }
    void undo(const OpId &op)
    {
        [[maybe_unused]] const Result<bool> done = world.place.write([op](Writer &writer) -> Result<bool> {
            const std::set<QString> before = sync::namedBlobs(writer);
            if (!sync::undoOp(writer, op))
                return ErrorCode::NothingToCancel;
            sync::releaseBlobs(writer, before);
            return true;
        });
    }
    /// The row's state; empty when there is no row.
    [[nodiscard]] std::optional<State> stateOf(const QString &sha256)
    {
        return *world.place.read([sha256](const Reader &reader) -> Result<std::optional<State>> {
            const auto row = blobs::find(reader, sha256);
            return row && *row ? std::optional((*row)->state) : std::nullopt;
        });
    }
    /// The world's time goes by until `isDone`; files are read and hashed on a thread of their own meanwhile.
    template <typename F>
    [[nodiscard]] bool until(F isDone)
    {
        return QTest::qWaitFor(
            [&] {
                world.pass(500);
                return isDone();
            },
            60'000);
    }
    [[nodiscard]] QStringList files() const { return QDir(folder()).entryList(QDir::Files); }
    [[nodiscard]] int puts() const { return world.network.count(u"/v1/blobs/"_s); }

    FakeWorld world;
    std::unique_ptr<BlobCourier> courier;
    int booked = 0;
};

} // namespace

/// Files beside the ops.
class TestCourier : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPhotoOverALineCutSixTimesArrivesOnceAndResumes_data()
    {
        QTest::addColumn<Mishap>("mishap");
        QTest::newRow("the piece never arrives") << Mishap::NoLine;
        QTest::newRow("the piece arrives, the answer doesn't") << Mishap::DropReply;
        QTest::newRow("nobody answers until the watchdog barks") << Mishap::Hang;
        QTest::newRow("a proxy answers 502") << Mishap::ServerDown;
        QTest::newRow("a portal answers with a page") << Mishap::HtmlPage;
    }
    void aPhotoOverALineCutSixTimesArrivesOnceAndResumes()
    {
        QFETCH(Mishap, mishap);
        Carrying desk;
        const QByteArray bytes = photo(1);
        const QString name = desk.pick(bytes);
        const OpId op = desk.book(name);
        // each cut comes after some pieces went through: a cut belongs to the next request of its place in the row
        const std::vector<int> goodBetween{3, 2, 4, 1, 3, 2};
        for (const int good : goodBetween) {
            const int before = desk.courier->pieces();
            QVERIFY(desk.until(
                [&] { return desk.courier->pieces() >= before + good || desk.stateOf(name) == State::AtCentral; }));
            desk.world.network.next(u"/v1/blobs/"_s, mishap);
        }
        QVERIFY(desk.until([&] { return desk.stateOf(name) == State::AtCentral; }));
        QCOMPARE(desk.world.network.blobs[name], bytes);
        QCOMPARE(desk.world.central.effects[op], 1);
        // it went on where it was: at most the piece under way is sent again at each cut
        QVERIFY2(desk.world.network.blobBytes <= kPhoto + 6 * sync::tuning::pieceBytes,
                 qPrintable(QString::number(desk.world.network.blobBytes)));
    }

    /// The control: a central that loses its halves gets more than the bound above allows, so that bound can fail.
    void aCentralThatForgetsHalvesCostsWhatResumingSaves()
    {
        Carrying desk;
        const QString name = desk.pick(photo(1));
        desk.book(name);
        for (int cut = 0; cut < 6; ++cut) {
            const int before = desk.courier->pieces();
            QVERIFY(desk.until([&] { return desk.courier->pieces() >= before + 5; }));
            desk.world.network.next(u"/v1/blobs/"_s, Mishap::NoLine);
            desk.world.network.halfBlobs.clear();
        }
        QVERIFY(desk.until([&] { return desk.stateOf(name) == State::AtCentral; }));
        QVERIFY(desk.world.network.blobBytes > kPhoto + 6 * sync::tuning::pieceBytes);
    }

    void anOpIsNotDelayedByItsPhoto()
    {
        Carrying desk;
        const QString name = desk.pick(photo(2));
        desk.world.network.next(u"/v1/blobs/"_s, Mishap::Hang, 1000); // no file gets through at all
        const OpId op = desk.book(name);
        QVERIFY(desk.world.syncUntilQuiet());
        QCOMPARE(desk.world.central.effects[op], 1);
        QVERIFY(desk.world.network.blobs.empty());
    }

    void piecesWaitWhileAnOpIsOnItsWayButNotForEver()
    {
        Carrying desk;
        const QString name = desk.pick(photo(3));
        desk.world.network.next(u"/ops"_s, Mishap::Hang, 1000); // nobody ever answers the op
        desk.book(name);
        QVERIFY(desk.until([&] { return desk.world.network.count(u"/ops"_s) > 0; }));
        desk.world.pass(5'000);
        QCOMPARE(desk.courier->pieces(), 0);
        QVERIFY(desk.until([&] { return desk.courier->pieces() > 0; }));
    }

    void aFileNeverLeavesBeforeItsOp()
    {
        Carrying desk;
        desk.world.undoMs = 10'000;
        const QString picked = desk.pick(photo(4));
        const QString booked = desk.pick(photo(5));
        desk.book(booked);
        desk.world.pass(9'000);
        QCOMPARE(desk.puts(), 0);
        QCOMPARE(*desk.stateOf(booked), State::Waiting);
        QVERIFY(desk.until([&] { return desk.stateOf(booked) == State::AtCentral; }));
        QCOMPARE(*desk.stateOf(picked), State::Local);
        QVERIFY(!desk.world.network.blobs.contains(picked));
    }

    void aPhotoWhoseOpWasUndoneIsRemoved()
    {
        Carrying desk;
        desk.world.undoMs = 10'000;
        const QString name = desk.pick(photo(6));
        const OpId op = desk.book(name);
        QCOMPARE(desk.files(), QStringList{name});
        desk.undo(op);
        QVERIFY(desk.until([&] { return !desk.stateOf(name); }));
        QVERIFY(desk.files().isEmpty());
        desk.world.pass(60'000);
        QCOMPARE(desk.puts(), 0);
    }

    void anUndoTakesNothingFromAnotherOp()
    {
        Carrying desk;
        desk.world.undoMs = 10'000;
        const QString name = desk.pick(photo(7));
        const OpId first = desk.book(name);
        desk.book(name, u"2"_s);
        desk.undo(first);
        QVERIFY(desk.until([&] { return desk.stateOf(name) == State::AtCentral; }));
    }

    void aPickedPhotoIsDroppedAtTheNextStart()
    {
        Carrying desk;
        const QString name = desk.pick(photo(8));
        desk.restart();
        QVERIFY(desk.until([&] { return !desk.stateOf(name); }));
        QVERIFY(desk.files().isEmpty());
    }

    void aRestartInTheMiddleGoesOnWhereCentralStands()
    {
        Carrying desk;
        const QByteArray bytes = photo(9);
        const QString name = desk.pick(bytes);
        desk.book(name);
        QVERIFY(desk.until([&] { return desk.courier->pieces() >= 5; }));
        desk.restart();
        QVERIFY(desk.until([&] { return desk.stateOf(name) == State::AtCentral; }));
        QCOMPARE(desk.world.network.blobs[name], bytes);
        QVERIFY(desk.world.network.blobBytes <= kPhoto + 2 * sync::tuning::pieceBytes);
    }

    /// Central forgets the op's number long before the file is through: its name is gone from this desk, its need
    /// isn't.
    void aPhotoOutlivesItsOp()
    {
        Carrying desk;
        const QByteArray bytes = photo(10);
        const QString name = desk.pick(bytes);
        desk.world.network.next(u"/v1/blobs/"_s, Mishap::NoLine, 10);
        desk.book(name);
        QVERIFY(desk.world.syncUntilQuiet());
        desk.world.central.durable = desk.world.central.seq;
        desk.world.central.write(u"3"_s, 9);
        desk.world.network.centralChanged();
        QVERIFY(desk.until([&] { return desk.world.journalRows().empty(); }));
        desk.restart();
        QVERIFY(desk.until([&] { return desk.world.network.blobs.contains(name); }));
        QVERIFY(desk.until([&] { return !desk.stateOf(name); })); // nobody names it any more: central keeps it
        QVERIFY(desk.files().isEmpty());
    }

    void anotherHistoryOfCentralGetsTheFileAgain()
    {
        Carrying desk;
        const QString name = desk.pick(photo(11, 100'000));
        desk.book(name);
        QVERIFY(desk.until([&] { return desk.stateOf(name) == State::AtCentral; }));
        desk.world.network.blobs.clear(); // restored from a backup
        ++desk.world.central.epoch;
        desk.world.network.centralChanged();
        QVERIFY(desk.until([&] { return desk.world.network.blobs.contains(name); }));
    }

    void aDamagedFileHoldsNobodyUp()
    {
        Carrying desk;
        const QString bad = desk.pick(photo(12, 100'000));
        const QString good = desk.pick(photo(13, 100'000));
        QFile file(desk.folder() + u'/' + bad);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(500) && file.write("x") == 1);
        file.close();
        desk.book(bad);
        desk.book(good);
        QVERIFY(desk.until([&] { return desk.stateOf(good) == State::AtCentral; }));
        QVERIFY(desk.until([&] { return desk.stateOf(bad) == State::Lost; }));
        QVERIFY(!desk.world.network.blobs.contains(bad));
    }

    void aFileThatCannotBeRemovedKeepsItsRowAndHoldsNobodyUp()
    {
        Carrying desk;
        desk.world.undoMs = 60'000;
        const QString stuck = desk.pick(photo(61, 1'000));
        const OpId undone = desk.book(stuck);
        QVERIFY(QFile::remove(desk.folder() + u'/' + stuck));
        QVERIFY(QDir(desk.folder()).mkpath(stuck + u"/inside"_s)); // what lies there now doesn't go away
        desk.undo(undone);
        desk.world.undoMs = 0;
        const QString other = desk.pick(photo(62, 1'000));
        desk.book(other, u"2"_s);
        QVERIFY(desk.until([&] { return desk.stateOf(other) == State::AtCentral || !desk.stateOf(other); }));
        QCOMPARE(desk.stateOf(stuck), std::optional(State::Gone));

        QVERIFY(QDir(desk.folder() + u'/' + stuck).removeRecursively());
        desk.courier->wake();
        QVERIFY(desk.until([&] { return !desk.stateOf(stuck); }));
    }

    void nothingToCarryAsksNothing()
    {
        Carrying desk;
        desk.world.add({u"1"_s}, 3);
        QVERIFY(desk.world.syncUntilQuiet());
        desk.world.pass(10 * 60'000);
        QCOMPARE(desk.puts(), 0);
    }

    void aManualComesInPartsAndGoesOnAfterARestart()
    {
        Carrying desk;
        const QByteArray clip = photo(20, 3 * 1024 * 1024 + 500);
        const QString name = hashOf(clip);
        desk.world.network.blobs[name] = clip;
        putModel(desk, name);
        desk.world.network.next(u"/v1/blobs/"_s, Mishap::None, 2);
        desk.world.network.next(u"/v1/blobs/"_s, Mishap::Hang);
        QVERIFY(desk.until([&] { return desk.courier->pieces() == 3; }));
        desk.world.pass(1'000);
        desk.restart();
        QVERIFY(desk.until([&] { return desk.stateOf(name) == State::Held; }));
        QCOMPARE(desk.world.network.count(u"/v1/blobs/"_s), 5); // four parts, the third asked for twice
        QCOMPARE(*blobfiles::read({desk.world.place.store->sealer(), desk.folder()}, name), clip);
        QCOMPARE(desk.files(), QStringList{name});
    }

    void whatNoModelNamesAnyMoreIsGivenUp()
    {
        Carrying desk;
        const QByteArray first = photo(21, 5000);
        const QByteArray second = photo(22, 5000);
        desk.world.network.blobs[hashOf(first)] = first;
        desk.world.network.blobs[hashOf(second)] = second;
        putModel(desk, hashOf(first));
        QVERIFY(desk.until([&] { return desk.stateOf(hashOf(first)) == State::Held; }));
        putModel(desk, hashOf(second));
        QVERIFY(desk.until([&] { return desk.stateOf(hashOf(second)) == State::Held; }));
        QVERIFY(desk.until([&] { return !desk.stateOf(hashOf(first)); }));
        QCOMPARE(desk.files(), QStringList{hashOf(second)});
    }

    void aManualThatIsNotWhatItsNameSaysIsNotKept()
    {
        Carrying desk;
        const QString name = hashOf("what was meant");
        desk.world.network.blobs[name] = "what came";
        putModel(desk, name);
        QVERIFY(desk.until([&] { return desk.courier->pieces() >= 2; }));
        QCOMPARE(*desk.stateOf(name), State::Wanted);
        QVERIFY(!desk.files().contains(name));
        desk.world.network.blobs[name] = "what was meant";
        QVERIFY(desk.until([&] { return desk.stateOf(name) == State::Held; }));
    }

    /// The last fetched may stand over, or it would be let go and fetched in turns.
    void whatIsBeyondTheBudgetIsLetGoFilmsFirst()
    {
        Carrying desk;
        desk.courier->stop();
        constexpr qint64 kSize = 1'000;
        const QString picture = hashOf("picture");
        QStringList clips;
        for (const char *name : {"a", "b", "c"})
            clips << hashOf(name);
        ProductModel model;
        model.modelId = ModelId(u"model-1"_s);
        model.picture = picture;
        for (const QString &clip : clips + QStringList{hashOf("not here yet")})
            model.manual.push_back({{u"步"_s, u"Step"_s}, clip});
        const auto within = [&](qint64 budget) {
            QVERIFY(desk.world.place.write([&](Writer &writer) -> Result<bool> {
                documents::put(writer, {u"model"_s, u"model-1"_s, 1'000, json::toBytes(toJson(model))});
                sync::wantBlobsOfModels(writer, budget);
                return true;
            }));
        };
        QVERIFY(desk.world.place.write([&](Writer &writer) -> Result<bool> {
            for (const QString &clip : clips)
                blobs::keep(writer, {clip, kSize, u"clip"_s, State::Held, clip});
            blobs::keep(writer, {picture, kSize, u"picture"_s, State::Held, picture});
            return true;
        }));
        const auto held = [&] {
            return std::count_if(clips.begin(), clips.end(), [&](const QString &c) { return desk.stateOf(c) == State::Held; });
        };
        within(10 * kSize);
        QCOMPARE(held(), 3);
        QCOMPARE(*desk.stateOf(hashOf("not here yet")), State::Wanted);
        within(3 * kSize + 500); // one stands over: nothing goes, nothing more is asked for
        QCOMPARE(held(), 3);
        QCOMPARE(*desk.stateOf(hashOf("not here yet")), State::Gone);
        within(2 * kSize - 500);
        QCOMPARE(held(), 1);
        QCOMPARE(*desk.stateOf(picture), State::Held);
    }

    void onDiskThereIsNoPhotoInClear()
    {
        Carrying desk;
        const QByteArray bytes = photo(23, 200'000);
        const QString name = desk.pick(bytes);
        QFile file(desk.folder() + u'/' + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray sealed = file.readAll();
        for (qsizetype at = 0; at + 64 < bytes.size(); at += 9973)
            QVERIFY(!sealed.contains(bytes.mid(at, 32)));
        QVERIFY(bytes.contains(bytes.mid(9973, 32))); // the needle is one
    }

private:
    static void putModel(Carrying &desk, const QString &clip)
    {
        static qint64 version = 1'000;
        ProductModel model;
        model.modelId = ModelId(u"model-1"_s);
        model.manual = {{{u"通电"_s, u"Plug in"_s}, clip}};
        const documents::Row row{u"model"_s, u"model-1"_s, ++version, json::toBytes(toJson(model))};
        QVERIFY(desk.world.place.write([row](Writer &writer) -> Result<bool> { return documents::put(writer, row); }));
    }
};

QTEST_GUILESS_MAIN(TestCourier)
#include "tst_courier.moc"
