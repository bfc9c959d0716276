// SPDX-License-Identifier: Apache-2.0
#include "core/store/audit.h"
#include "core/store/documentrows.h"
#include "core/store/outbox.h"
#include "core/store/schema.h"
#include "core/store/shelves.h"
#include "tests/support/temporarystore.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTest>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

Op someOp(const QString &id)
{
    Op op;
    op.opId = OpId(id);
    op.type = u"member.note"_s;
    op.actor = AssociateId(u"a-1"_s);
    op.wall = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
    op.targetList = {{DocumentKind::Member, u"m-1"_s, 5}};
    op.needs = {OpId(u"zz"_s), OpId(u"aa"_s)};
    op.body = {{u"memberId"_s, u"m-1"_s}, {u"words"_s, u"洗衣机要换"_s}};
    return op;
}

Result<bool> keepOp(Writer &writer, const QString &id)
{
    outbox::Row row;
    row.op = someOp(id);
    return outbox::insert(writer, row);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList filesIn(const QTemporaryDir &directory)
{
    QStringList names;
    QDirIterator it(directory.path(), QDir::Files);
    while (it.hasNext())
        names << QFileInfo(it.next()).fileName();
    names.sort();
    return names;
}

std::vector<QString> opIds(const Reader &reader)
{
    std::vector<QString> ids;
    for (const outbox::Row &row : outbox::rows(reader, outbox::Shelf::Outbox))
        ids.push_back(row.op.opId.toString());
    return ids;
}

} // namespace

class TestStoreFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasCommittedIsThereAfterARestart()
    {
        TemporaryStore place;
        QVERIFY(place.open().isOk());
        QVERIFY(place.store->report().isFresh);
        QVERIFY(place.write([](Writer &w) { return keepOp(w, u"op-1"_s); }).isOk());
        QVERIFY(place.open().isOk());
        QVERIFY(!place.store->report().isFresh);
        const auto row = place.read([](const Reader &r) { return Result(outbox::find(r, OpId(u"op-1"_s), outbox::Shelf::Outbox)); });
        QVERIFY(row.isOk() && row->has_value());
        QCOMPARE((*row)->op, someOp(u"op-1"_s)); // the order of needs too: the signature covers it
    }

    void anErrorRollsBackAndSoDoesAnException()
    {
        TemporaryStore place;
        QVERIFY(place.open().isOk());
        const Result<bool> refused = place.write([](Writer &w) -> Result<bool> {
            (void)keepOp(w, u"op-1"_s);
            return ErrorCode::NotPermitted;
        });
        QCOMPARE(refused.error().code, ErrorCode::NotPermitted);
        const Result<bool> thrown = place.write([](Writer &w) -> Result<bool> {
            (void)keepOp(w, u"op-2"_s);
            w.run("INSERT INTO meta (key, value) VALUES ('a', 'not a blob')");
            return true;
        });
        QVERIFY(!thrown.isOk());
        QVERIFY(place.write([](Writer &w) { return keepOp(w, u"op-3"_s); }).isOk()); // the control
        QCOMPARE(*place.read([](const Reader &r) { return Result(opIds(r)); }), std::vector<QString>{u"op-3"_s});
    }

    void everyCommitTellsWhatChangedAndNothingElseDoes()
    {
        TemporaryStore place;
        QVERIFY(place.open().isOk());
        QSignalSpy told(&place.store->events(), &StoreEvents::committed);
        QVERIFY(place.write([](Writer &w) { return keepOp(w, u"op-1"_s); }).isOk());
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told[0][0].value<Change>().outbox);
        (void)place.write([](Writer &w) -> Result<bool> {
            (void)keepOp(w, u"op-2"_s);
            return ErrorCode::NotPermitted;
        });
        (void)place.read([](const Reader &r) { return Result(opIds(r)); });
        QVERIFY(place.write([](Writer &) -> Result<bool> { return true; }).isOk());
        QCoreApplication::processEvents();
        QCOMPARE(told.size(), 1);
    }

    void aReadThatWasCancelledBeforeItsTurnIsNotRun()
    {
        TemporaryStore place;
        QVERIFY(place.open().isOk());
        std::promise<void> gate;
        auto opened = std::make_shared<std::shared_future<void>>(gate.get_future().share());
        auto ran = std::make_shared<std::atomic<bool>>(false);
        auto first = place.store->read([opened](const Reader &) -> Result<bool> { opened->wait(); return true; });
        auto second = place.store->read([ran](const Reader &) -> Result<bool> { *ran = true; return true; });
        second.cancel();
        gate.set_value();
        QVERIFY(TemporaryStore::wait(first).isOk());
        second.waitForFinished();
        QVERIFY(!*ran);
    }

    void aSecondProcessIsRefused()
    {
        TemporaryStore place;
        QVERIFY(place.open().isOk());
        const auto second = Store::open(place.options, place.vault, place.clock);
        QCOMPARE(second.error().code, ErrorCode::StorageInUse);
        place.store.reset();
        QVERIFY(Store::open(place.options, place.vault, place.clock).isOk());
    }

    void aNewerFileIsRefusedUntouched()
    {
        TemporaryStore place;
        QVERIFY(place.open().isOk());
        QVERIFY(place.write([](Writer &w) { return keepOp(w, u"op-1"_s); }).isOk());
        place.store.reset();
        overwrite(place.options.path, 60, QByteArray::fromHex("000003e7")); // user_version 999
        const QByteArray before = bytesOf(place.options.path);
        const QStringList files = filesIn(place.directory);
        const Result<void> opened = place.open();
        QCOMPARE(opened.error().code, ErrorCode::StorageNewer);
        QCOMPARE(opened.error().detail, u"999"_s);
        QCOMPARE(bytesOf(place.options.path), before);
        QCOMPARE(filesIn(place.directory), files);
    }

    void migrationsRunOnceEachAndTogetherWithTheirVersion()
    {
        const QTemporaryDir directory;
        Connection connection(directory.filePath(u"a.db"_s), {});
        QVERIFY(migrate(connection, migrations()).isOk());
        QCOMPARE(connection.pragma("PRAGMA user_version"), newestVersion());
        QVERIFY(migrate(connection, migrations()).isOk()); // nothing left to do
        static constexpr auto half = [](SQLite::Database &db) {
            db.exec("CREATE TABLE half (a INTEGER)");
            db.exec("this is not SQL");
        };
        const Migration broken[] = {{newestVersion(), "there", nullptr}, {newestVersion() + 1, "breaks half-way", half}};
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, (void)migrate(connection, broken));
        QCOMPARE(connection.pragma("PRAGMA user_version"), newestVersion());
        QCOMPARE(connection.pragma("SELECT count(*) FROM sqlite_schema WHERE name='half'"), 0);
    }

    void everyTableIsStrictAndThePragmasHold()
    {
        const QTemporaryDir directory;
        Connection connection(directory.filePath(u"a.db"_s), {});
        QVERIFY(migrate(connection, migrations()).isOk());
        QCOMPARE(connection.pragma("SELECT count(*) FROM pragma_table_list WHERE type='table' AND strict=0 AND name NOT LIKE 'sqlite_%'"), 0);
        QCOMPARE(connection.pragma("SELECT count(*) FROM sqlite_schema WHERE name IN ('outbox','audit') AND sql LIKE '%AUTOINCREMENT%'"), 2);
        QCOMPARE(connection.pragma("PRAGMA synchronous"), 2);
        QCOMPARE(connection.pragma("PRAGMA foreign_keys"), 1);
        QCOMPARE(connection.pragma("PRAGMA trusted_schema"), 0);
        QCOMPARE(connection.pragma("PRAGMA cell_size_check"), 1);
        QCOMPARE(connection.pragma("PRAGMA mmap_size"), 0);
        QCOMPARE(connection.pragma("PRAGMA wal_autocheckpoint"), 0);
        QCOMPARE(connection.pragma("PRAGMA application_id"), kApplicationId);
        SQLite::Statement mode(connection.database(), "PRAGMA journal_mode");
        QVERIFY(mode.executeStep());
        QCOMPARE(QString::fromStdString(mode.getColumn(0).getString()), u"wal"_s);
    }

    void theWrongVaultIsSaidAndTheFileStays()
    {
        TemporaryStore place;
        QVERIFY(place.open().isOk());
        QVERIFY(place.write([](Writer &w) { return keepOp(w, u"op-1"_s); }).isOk());
        place.store.reset();
        const QByteArray before = bytesOf(place.options.path);
        DemoVault empty(place.directory.filePath(u"empty"_s));
        QCOMPARE(Store::open(place.options, empty, place.clock).error().code, ErrorCode::KeyMissing);
        DemoVault other(place.directory.filePath(u"other"_s));
        QVERIFY(other.write(u"file-key-1"_s, Secret::random().bytes()).isOk());
        QCOMPARE(Store::open(place.options, other, place.clock).error().code, ErrorCode::KeyWrong);
        QCOMPARE(bytesOf(place.options.path), before);
        QVERIFY(place.open().isOk()); // the control: the right one opens
        QCOMPARE(place.read([](const Reader &r) { return Result(opIds(r)); })->size(), size_t(1));
    }

    void aDamagedFileGoesIntoQuarantineAndItsOpsAreSaved_data()
    {
        QTest::addColumn<int>("page");
        for (int page = 0; page <= 42; ++page)
            QTest::addRow("page %d overwritten", page) << page;
    }
    void aDamagedFileGoesIntoQuarantineAndItsOpsAreSaved()
    {
        QFETCH(int, page);
        TemporaryStore place;
        QVERIFY(place.open().isOk());
        const std::vector<QString> made = fill(place);
        place.store.reset();
        if (QFileInfo(place.options.path).size() < (page + 1) * 4096)
            return; // the file ended before
        overwrite(place.options.path, page * 4096LL, QByteArray(4096, '\xA5'));
        QFile suspicion(place.options.path + u".suspect"_s);
        QVERIFY(suspicion.open(QIODevice::WriteOnly));
        suspicion.close();
        QVERIFY(place.open().isOk());
        const OpenReport report = place.store->report();
        const std::vector<QString> found = *place.read([](const Reader &r) { return Result(opIds(r)); });
        if (report.quarantine.isEmpty()) { // a page that nobody uses
            QCOMPARE(found, made);
            return;
        }
        QVERIFY(QFile::exists(report.quarantine));
        // one page holds a handful of sealed ops: whatever else was written is still there
        QVERIFY2(found.size() + 12 >= made.size(), qPrintable(u"%1 of %2"_s.arg(found.size()).arg(made.size())));
        const auto targeted = place.read([](const Reader &r) { return Result(outbox::pendingFor(r, {{DocumentKind::Member, u"m-1"_s, 0}})); });
        QCOMPARE(targeted->size(), found.size());
        QVERIFY(place.write([](Writer &w) { return keepOp(w, u"after"_s); }).isOk());
    }

    void opsThatStandOnlyInTheLogAreSavedToo()
    {
        TemporaryStore place;
        QVERIFY(place.open().isOk());
        const std::vector<QString> made = fill(place);
        TemporaryStore after; // the disk as it was when the power went: nothing of this in the file itself
        QVERIFY(QFile::copy(place.options.path, after.options.path));
        QVERIFY(QFile::copy(place.options.path + u"-wal"_s, after.options.path + u"-wal"_s));
        QVERIFY(QFile::copy(place.options.path + u".key"_s, after.options.path + u".key"_s));
        overwrite(after.options.path, 0, QByteArray(4096, '\xA5'));
        const auto opened = Store::open(after.options, place.vault, after.clock);
        QVERIFY(opened.isOk());
        QVERIFY(!(*opened)->report().quarantine.isEmpty());
        QCOMPARE(*TemporaryStore::wait((*opened)->read([](const Reader &r) { return Result(opIds(r)); })), made);
    }

    void aFileThatIsNoDatabaseIsKeptAndANewOneIsMade()
    {
        TemporaryStore place;
        QFile file(place.options.path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10'000, 'x'));
        file.close();
        QVERIFY(place.open().isOk());
        QCOMPARE(QFileInfo(place.store->report().quarantine).size(), 10'000);
        QVERIFY(place.write([](Writer &w) { return keepOp(w, u"op-1"_s); }).isOk());
    }

    void noNameAndNoNumberStandsInClearInAnyFile()
    {
        TemporaryStore place;
        QVERIFY(place.open().isOk());
        const QList<QByteArray> canaries{"13812345678", "Zhaoyun", "欧阳", "canary@example.cn", "洗衣机要换", "HM00000000012"};
        QVERIFY(place.write([](Writer &w) -> Result<bool> {
            documents::put(w, {u"member"_s, u"m-1"_s, 5,
                R"({"memberId":"m-1","familyName":"欧阳","givenName":"Zhaoyun","identities":[{"kind":"phone","value":"+8613812345678"},)"
                R"({"kind":"email","value":"canary@example.cn"},{"kind":"card","value":"HM00000000012"}]})"});
            audit::append(w, R"({"who":"Zhaoyun"})");
            interactions::put(w, {InteractionId(u"i-1"_s), u"open"_s, QDateTime::fromMSecsSinceEpoch(0, Qt::UTC), R"({"name":"欧阳"})"});
            return keepOp(w, u"op-1"_s);
        }).isOk());
        QCOMPARE(place.read([](const Reader &r) { return Result(documents::membersByPhone(r, u"+8613812345678"_s)); })->size(), size_t(1));
        const auto clean = [&] {
            int found = 0;
            for (const QString &name : filesIn(place.directory))
                for (const QByteArray &canary : canaries)
                    found += bytesOf(place.directory.filePath(name)).contains(canary) ? 1 : 0;
            return found;
        };
        QCOMPARE(clean(), 0); // with the write-ahead log
        place.store.reset();
        QCOMPARE(clean(), 0);
        QFile control(place.directory.filePath(u"control"_s));
        QVERIFY(control.open(QIODevice::WriteOnly));
        control.write("Zhaoyun");
        control.close();
        QCOMPARE(clean(), 1); // the scan does find what stands there
    }

private:
    static std::vector<QString> fill(TemporaryStore &place)
    {
        std::vector<QString> made;
        for (int i = 0; i < 60; ++i) {
            const QString id = u"op-%1"_s.arg(i, 3, 10, QLatin1Char('0'));
            made.push_back(id);
            (void)place.write([id, i](Writer &w) -> Result<bool> {
                documents::put(w, {u"model"_s, id, 1, QByteArray(300, static_cast<char>('a' + i % 20))});
                audit::append(w, "{}");
                return keepOp(w, id);
            });
        }
        return made;
    }
};

QTEST_GUILESS_MAIN(TestStoreFile)
#include "tst_storefile.moc"
