// SPDX-License-Identifier: Apache-2.0
#include "core/store/documentrows.h"
#include "core/store/outbox.h"
#include "tests/support/quotadisk.h"
#include "tests/support/temporarystore.h"

#include <QSignalSpy>
#include <QTest>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kReserve = 1 << 20;
constexpr qint64 kDisk = 3 << 20;

Result<bool> keepOp(Writer &writer, int number)
{
    outbox::Row row;
    row.op.opId = OpId(u"op-%1"_s.arg(number));
    row.op.type = u"member.note"_s;
    row.op.wall = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
    return outbox::insert(writer, row);
}

Result<bool> keepDocument(Writer &writer, int number)
{
    // noise doesn't compress: each row takes its full four kilobytes
    QByteArray noise(4096, Qt::Uninitialized);
    for (char &c : noise)
        c = static_cast<char>(qHash(std::pair(number, static_cast<int>(&c - noise.data()))));
    return documents::put(writer, {u"model"_s, QString::number(number), 1, noise});
}

} // namespace

class TestFullDisk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFullDiskStopsTheCacheAndNotWhatPeopleDo()
    {
        Disk disk;
        QVERIFY(disk.place.open().isOk());
        QSignalSpy told(&disk.place.store->events(), &StoreEvents::readOnlyChanged);
        QVERIFY(disk.op(0).isOk());
        const int kept = disk.fill();
        QVERIFY(disk.place.store->isReadOnly());
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(kept > 50);
        QVERIFY(!QFile::exists(disk.place.options.path + u".reserve"_s));
        QCOMPARE(disk.document(99'999).error().code, ErrorCode::StorageFull);
        for (int i = 1; i <= 50; ++i) // out of the reserve
            QVERIFY(disk.op(i).isOk());
        disk.place.store.reset();
        disk.quota.setQuota(kDisk * 4);
        QVERIFY(disk.place.open().isOk());
        QCOMPARE(disk.ops(), 51);
        QCOMPARE(*disk.place.read([](const Reader &r) { return Result(documents::count(r, DocumentKind::Model)); }), kept);
    }

    void theOpThatMeetsTheFullDiskFirstIsStillCommitted()
    {
        Disk disk;
        QVERIFY(disk.place.open().isOk());
        int number = 0;
        while (!disk.place.store->isReadOnly() && number < 20'000)
            QVERIFY(disk.op(number++).isOk()); // nobody is ever told "no" before the reserve is used up too
        QVERIFY(disk.place.store->isReadOnly());
        QCOMPARE(disk.ops(), number);
    }

    void whenEvenTheReserveIsUsedUpTheOpIsRefusedAndNothingIsLost()
    {
        Disk disk;
        QVERIFY(disk.place.open().isOk());
        int number = 0;
        while (disk.op(number).isOk() && number < 40'000)
            ++number;
        QVERIFY(disk.place.store->isReadOnly());
        QCOMPARE(disk.op(number + 1).error().code, ErrorCode::StorageFull);
        QCOMPARE(disk.ops(), number);
    }

    void roomOnTheDiskEndsReadOnlyMode()
    {
        Disk disk;
        QVERIFY(disk.place.open().isOk());
        disk.fill();
        QVERIFY(disk.place.store->isReadOnly());
        disk.quota.setQuota(kDisk * 4);
        QVERIFY(!disk.document(100'000).isOk()); // not tried again at once
        disk.place.clock.advance(60'000);
        QVERIFY(disk.document(100'001).isOk());
        QVERIFY(!disk.place.store->isReadOnly());
        QVERIFY(QFile::exists(disk.place.options.path + u".reserve"_s));
    }

private:
    struct Disk {
        Disk() : quota(kDisk, place.options.path + u".reserve"_s)
        {
            place.options.reserveBytes = kReserve;
            place.options.vfs = QuotaDisk::vfs();
        }
        ~Disk() { place.store.reset(); }
        Result<bool> op(int number) { return place.write([number](Writer &w) { return keepOp(w, number); }); }
        Result<bool> document(int number)
        {
            return TemporaryStore::wait(place.store->writeCache([number](Writer &w) { return keepDocument(w, number); }));
        }
        /// Documents until the disk says no; how many there were.
        int fill()
        {
            int number = 0;
            while (document(number).isOk() && number < 5'000)
                ++number;
            return number;
        }
        int ops()
        {
            return *place.read([](const Reader &r) { return Result(static_cast<int>(outbox::rows(r, outbox::Shelf::Outbox).size())); });
        }
        TemporaryStore place;
        QuotaDisk quota;
    };
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
