// SPDX-License-Identifier: Apache-2.0
#include "core/store/audit.h"
#include "core/store/schema.h"
#include "tests/faults/filestate.h"
#include "tests/faults/fixture.h"
#include "tests/support/fakeworld.h"
#include "tests/support/quotadisk.h"

#include <QDir>
#include <QTest>
#include <QtEndian>

#include <sqlite3.h>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kOpsInFixture = 50;

/// Every file beside the database with its bytes, but for the lock, the index of the log and a log without a word in
/// it.
std::map<QString, QByteArray> filesOf(const TemporaryStore &place)
{
    std::map<QString, QByteArray> files;
    const QDir folder(place.directory.path());
    for (const QString &name : folder.entryList(QDir::Files))
        if (!name.endsWith("-shm"_L1) && !name.endsWith(".lock"_L1))
            if (const QByteArray bytes = bytesOf(folder.filePath(name)); !bytes.isEmpty() || !name.endsWith("-wal"_L1))
                files[name] = bytes;
    return files;
}

QByteArray stateIn(const QString &path)
{
    Connection file(path, {Connection::Mode::ReadOnly, {}, 0, {}});
    const Sealer none{Secret::random()};
    return stateOf(Reader(file, none));
}

std::set<QString> idsIn(const QString &path, const char *table)
{
    std::set<QString> ids;
    Connection file(path, {Connection::Mode::ReadOnly, {}, 0, {}});
    SQLite::Statement found(file.database(), std::string("SELECT op_id FROM ") + table);
    while (found.executeStep())
        ids.insert(QString::fromStdString(found.getColumn(0).getString()));
    return ids;
}

/// A world whose terminal lies there with the file of an earlier program, and whose central has begun a new history:
/// nothing it was ever sent is known there.
struct OldWorld {
    explicit OldWorld(int version)
        : world(30)
    {
        world.engine.reset();
        world.client.reset();
        world.place.store.reset();
        const QDir folder(world.place.directory.path());
        for (const QString &name : folder.entryList(QDir::Files))
            QFile::remove(folder.filePath(name));
        if (!placeFixture(version, world.place))
            qFatal("no fixture of version %d", version);
        world.central.epoch = 2;
        before = idsIn(world.place.options.path, "outbox");
        journal = idsIn(world.place.options.path, "journal");
    }
    FakeWorld world;
    std::set<QString> before; ///< in the outbox
    std::set<QString> journal;
};

/// Refuses to make a file longer: nothing of a migration or a backup finds room.
class NoRoom final : public Witness {
public:
    int before(const Call &call) override { return isArmed && call.what == FileCall::Write ? SQLITE_FULL : SQLITE_OK; }
    bool isArmed = true;
};

} // namespace

class TestSchemas : public QObject {
    Q_OBJECT
public:
    static void initMain()
    {
        useFastDisk();
        quietStore();
    }
private Q_SLOTS:
    void everyOlderVersionHasItsFixture()
    {
        // whoever adds a migration keeps a file of the version before it: makefixture.cpp says how
        for (const Migration &migration : migrations().first(migrations().size() - 1)) {
            const TemporaryStore place;
            QVERIFY2(placeFixture(migration.version, place),
                     qPrintable(u"version %1 has no fixture"_s.arg(migration.version)));
            Connection file(place.options.path, {Connection::Mode::ReadOnly, {}, 0, {}});
            QCOMPARE(file.pragma("PRAGMA user_version"), migration.version);
        }
        const TemporaryStore place;
        QVERIFY(!placeFixture(newestVersion() + 1, place)); // the control
    }

    void aFullOutboxOfEveryVersionIsSentWholeAndItsDamagedRowIsSetAside_data()
    {
        QTest::addColumn<int>("version");
        for (const Migration &migration : migrations().first(migrations().size() - 1))
            QTest::addRow("a file of version %d", migration.version) << migration.version;
    }
    void aFullOutboxOfEveryVersionIsSentWholeAndItsDamagedRowIsSetAside()
    {
        QFETCH(int, version);
        OldWorld old(version);
        FakeWorld &world = old.world;
        QCOMPARE(static_cast<int>(old.before.size()), kOpsInFixture);
        world.restart();
        const OpenReport report = world.place.store->report();
        QCOMPARE(report.migratedFrom, version);
        QCOMPARE(report.setAsideOps, 1);
        QCOMPARE(stateIn(report.backup), stateIn(filePathOfFixture(version))); // as it was, beside
        const std::set<QString> aside = idsIn(world.place.options.path, "set_aside");
        QCOMPARE(aside.size(), size_t(1));
        QVERIFY(world.syncUntilQuiet());
        int sent = 0;
        for (const QString &id : old.before) {
            QCOMPARE(world.central.rulings.contains(OpId(id)), !aside.contains(id));
            const auto effects = world.central.effects.find(OpId(id));
            QVERIFY(effects == world.central.effects.end() || effects->second == 1);
            sent += world.central.rulings.contains(OpId(id)) ? 1 : 0;
        }
        for (const QString &id : old.journal) // central, in its new history, didn't know them either
            QVERIFY(world.central.rulings.contains(OpId(id)));
        QCOMPARE(world.local(), world.atCentral());
        QVERIFY(!*world.place.read([](const Reader &r) -> Result<bool> { return audit::firstBroken(r).has_value(); }));
        qInfo().noquote() << "faults: schema" << version << "outbox" << old.before.size() << "sent" << sent
                          << "set aside" << aside.size();
    }

    void aMigrationThatFindsNoRoomLeavesTheFileAsItWasAndGoesOnLater()
    {
        TemporaryStore place;
        QVERIFY(placeFixture(1, place));
        const QByteArray before = bytesOf(place.options.path);
        {
            NoRoom disk;
            const ShimVfs vfs(disk);
            place.options.vfs = ShimVfs::name();
            const Result<void> opened = place.open();
            QVERIFY(!opened.isOk());
            QCOMPARE(opened.error().code, ErrorCode::StorageFull);
        }
        QCOMPARE(bytesOf(place.options.path), before);
        place.options.vfs.clear();
        QVERIFY(place.open().isOk());
        QCOMPARE(place.store->report().migratedFrom, 1);
        QCOMPARE(static_cast<int>(
                     place.read([](const Reader &r) -> Result<std::set<QString>> { return opIdsIn(r); })->size()),
                 kOpsInFixture - 1 + 7);
    }

    void aMigrationOnAFullDiskLivesFromTheReserve()
    {
        TemporaryStore place;
        QVERIFY(placeFixture(1, place));
        const QString reserve = place.options.path + u".reserve"_s;
        place.options.vfs = QuotaDisk::vfs();
        place.options.reserveBytes = 0; // none is made anew
        QFile held(reserve);
        QVERIFY(held.open(QIODevice::WriteOnly) && held.write(QByteArray(1 << 20, '\0')) == 1 << 20); // all there is
        held.close();
        QVERIFY(QFile::rename(reserve, reserve + u".away"_s));
        QuotaDisk disk(4096, reserve);
        QCOMPARE(place.open().error().code, ErrorCode::StorageFull); // the control: without it there is no room
        QVERIFY(QFile::rename(reserve + u".away"_s, reserve));
        disk.setQuota(1 << 20);
        QVERIFY(place.open().isOk());
        QVERIFY(!QFile::exists(reserve));
        QVERIFY(place.write([](Writer &w) { return keepOpWithAudit(w, u"op-new"_s, u"u-1"_s); }).isOk());
        place.store.reset();
    }

    void aNewerFileIsRefusedAndNoByteOfItChanges_data()
    {
        QTest::addColumn<bool>("isInLog");
        QTest::newRow("its version stands in the file") << false;
        QTest::newRow("its version stands in the log only") << true;
    }
    void aNewerFileIsRefusedAndNoByteOfItChanges()
    {
        QFETCH(bool, isInLog);
        TemporaryStore place;
        QVERIFY(place.open().isOk());
        QVERIFY(place.write([](Writer &w) { return keepOpWithAudit(w, u"op-1"_s, u"u-1"_s); }).isOk());
        place.store.reset();
        {
            Connection newer(place.options.path, {});
            newer.exec("PRAGMA user_version=999");
            if (!isInLog)
                newer.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        const auto before = filesOf(place);
        const Result<void> opened = place.open();
        QCOMPARE(opened.error().code, ErrorCode::StorageNewer);
        QCOMPARE(filesOf(place), before);
    }

    void anEarlierProgramRefusesTodaysFileAndNoByteOfItChanges()
    {
        TemporaryStore place;
        QVERIFY(place.open().isOk());
        QVERIFY(place.write([](Writer &w) { return keepOpWithAudit(w, u"op-1"_s, u"u-1"_s); }).isOk());
        place.store.reset();
        const auto before = filesOf(place);
        {
            Connection file(place.options.path, {});
            const Result<void> earlier = migrate(file, migrations().first(migrations().size() - 1));
            QCOMPARE(earlier.error().code, ErrorCode::StorageNewer);
        }
        QVERIFY(filesOf(place) == before);
        QVERIFY(place.open().isOk()); // and today's opens it again
    }

private:
    static QString filePathOfFixture(int version)
    {
        static std::map<int, std::unique_ptr<TemporaryStore>> unpacked;
        auto &place = unpacked[version];
        if (!place) {
            place = std::make_unique<TemporaryStore>();
            if (!placeFixture(version, *place))
                qFatal("no fixture of version %d", version);
        }
        return place->options.path;
    }
};

QTEST_GUILESS_MAIN(TestSchemas)
#include "tst_schemas.moc"
