// SPDX-License-Identifier: Apache-2.0
#include "core/profile/unit.h"

#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

const MemberId kChen(u"m-chen"_s);
const MemberId kOther(u"m-other"_s);

WorkOrder repairClosed(const QDate &day)
{
    WorkOrder order;
    order.kind = WorkOrderKind::Repair;
    order.stage = WorkStage::Done;
    order.closedAt = QDateTime(day, QTime(12, 0), Qt::UTC);
    return order;
}

Unit unitOf(UnitStatus status, const MemberId &owner)
{
    Unit unit;
    unit.status = status;
    unit.ownerId = owner;
    return unit;
}

} // namespace

class TestUnit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theVerdictSaysOnlyWhatTheCounterNeeds_data();
    void theVerdictSaysOnlyWhatTheCounterNeeds();
    void aUnitThatNobodyKnowsIsUnknown();
    void withNobodyAtTheCounterAnOwnedUnitIsSomeoneElses();
    void onlyClosedRepairsOfTheWindowCount();
    void anAgeCountsWholeYearsByTheCalendar_data();
    void anAgeCountsWholeYearsByTheCalendar();
    void anAgeCountsFromThePurchaseElseTheManufacture();
    void theWarrantyEndsWithItsLastPart();
    void anOrderIsOpenUntilDoneOrCancelled();
};

void TestUnit::theVerdictSaysOnlyWhatTheCounterNeeds_data()
{
    QTest::addColumn<UnitStatus>("status");
    QTest::addColumn<MemberId>("owner");
    QTest::addColumn<OwnerVerdict>("verdict");
    using S = UnitStatus;
    using V = OwnerVerdict;
    QTest::newRow("stocked without owner was never sold") << S::Stocked << MemberId() << V::NeverSold;
    QTest::newRow("sold without owner is unowned") << S::Sold << MemberId() << V::Unowned;
    QTest::newRow("returned without owner is unowned") << S::Returned << MemberId() << V::Unowned;
    QTest::newRow("in use by the member at the counter is theirs") << S::InUse << kChen << V::Mine;
    QTest::newRow("sold to the member at the counter is theirs") << S::Sold << kChen << V::Mine;
    QTest::newRow("in use by another is someone else's") << S::InUse << kOther << V::SomeoneElse;
    QTest::newRow("blocked stays blocked for its owner") << S::Blocked << kChen << V::Blocked;
    QTest::newRow("blocked without owner is blocked") << S::Blocked << MemberId() << V::Blocked;
    QTest::newRow("disposed is blocked") << S::Disposed << kOther << V::Blocked;
}

void TestUnit::theVerdictSaysOnlyWhatTheCounterNeeds()
{
    QFETCH(const UnitStatus, status);
    QFETCH(const MemberId, owner);
    QFETCH(const OwnerVerdict, verdict);
    const Unit unit = unitOf(status, owner);
    QCOMPARE(ownerVerdict(&unit, kChen), verdict);
}

void TestUnit::aUnitThatNobodyKnowsIsUnknown() { QCOMPARE(ownerVerdict(nullptr, kChen), OwnerVerdict::Unknown); }

void TestUnit::withNobodyAtTheCounterAnOwnedUnitIsSomeoneElses()
{
    const Unit owned = unitOf(UnitStatus::InUse, kOther);
    const Unit sold = unitOf(UnitStatus::Sold, {});
    QCOMPARE(ownerVerdict(&owned, {}), OwnerVerdict::SomeoneElse);
    QCOMPARE(ownerVerdict(&sold, {}), OwnerVerdict::Unowned);
}

void TestUnit::onlyClosedRepairsOfTheWindowCount()
{
    const QDate today(2026, 3, 14);
    Unit unit;
    unit.workOrders = {repairClosed(today), repairClosed(QDate(2024, 3, 14)), repairClosed(QDate(2024, 3, 13)),
                       repairClosed(QDate(2026, 3, 15)), repairClosed(QDate(2025, 3, 1)), repairClosed(QDate(2025, 4, 1))};
    unit.workOrders[4].kind = WorkOrderKind::Maintain;
    unit.workOrders[5].stage = WorkStage::Cancelled;

    QCOMPARE(repairsWithin(unit, today, 24), 2); // today and 24 months ago to the day
    QCOMPARE(repairsWithin(unit, today, 1), 1);
    QCOMPARE(repairsWithin(Unit{}, today, 24), 0);
}

void TestUnit::anAgeCountsWholeYearsByTheCalendar_data()
{
    QTest::addColumn<QDate>("bought");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("tenths");
    QTest::newRow("bought today") << QDate(2026, 3, 14) << QDate(2026, 3, 14) << 0;
    QTest::newRow("a purchase in the future has no age") << QDate(2026, 3, 15) << QDate(2026, 3, 14) << 0;
    QTest::newRow("the day before the first birthday") << QDate(2025, 3, 14) << QDate(2026, 3, 13) << 9;
    QTest::newRow("the first birthday") << QDate(2025, 3, 14) << QDate(2026, 3, 14) << 10;
    QTest::newRow("the fifth birthday, one leap day in between") << QDate(2021, 3, 14) << QDate(2026, 3, 14) << 50;
    QTest::newRow("the eighth birthday") << QDate(2018, 3, 14) << QDate(2026, 3, 14) << 80;
    QTest::newRow("eight years and a half") << QDate(2017, 9, 13) << QDate(2026, 3, 14) << 84;
    QTest::newRow("born on a leap day, a year later") << QDate(2024, 2, 29) << QDate(2025, 2, 28) << 10;
}

void TestUnit::anAgeCountsWholeYearsByTheCalendar()
{
    QFETCH(const QDate, bought);
    QFETCH(const QDate, day);
    QFETCH(const int, tenths);
    Unit unit;
    unit.purchasedOn = bought;
    QCOMPARE(ageTenths(unit, day), tenths);
}

void TestUnit::anAgeCountsFromThePurchaseElseTheManufacture()
{
    const QDate today(2026, 3, 14);
    Unit unit;
    QCOMPARE(ageTenths(unit, today), 0);
    unit.manufacturedOn = QDate(2016, 3, 14);
    QCOMPARE(ageTenths(unit, today), 100);
    unit.purchasedOn = QDate(2017, 3, 14);
    QCOMPARE(ageTenths(unit, today), 90);
}

void TestUnit::theWarrantyEndsWithItsLastPart()
{
    Unit unit;
    QVERIFY(!warrantyEnd(unit).isValid());
    unit.warranties = {{{}, 36, QDate(2023, 1, 1), QDate(2026, 1, 1)}, {{}, 120, QDate(2023, 1, 1), QDate(2033, 1, 1)},
                       {{}, 0, QDate(2023, 1, 1), QDate()}};
    QCOMPARE(warrantyEnd(unit), QDate(2033, 1, 1));
}

void TestUnit::anOrderIsOpenUntilDoneOrCancelled()
{
    WorkOrder order;
    for (const auto &row : EnumNames<WorkStage>::values) {
        order.stage = row.value;
        QCOMPARE(order.isOpen(), row.value != WorkStage::Done && row.value != WorkStage::Cancelled);
    }
}

QTEST_APPLESS_MAIN(TestUnit)
#include "tst_unit.moc"
