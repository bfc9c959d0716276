// SPDX-License-Identifier: Apache-2.0
#include "app/commands/print.h"
#include "tests/desk/counter.h"

#include <QJsonDocument>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

/// The passport: five verdicts and what each may say.
class TestDeskUnits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theVerdictFollowsWhoStandsThere_data();
    void theVerdictFollowsWhoStandsThere();
    void someoneElsesUnitSaysNothingOfItsOwner();
    void myUnitSaysEverythingOfMine();
    void registeringIsWorthPointsOnlyWhereItIsPossible_data();
    void registeringIsWorthPointsOnlyWhereItIsPossible();
    void theRankingBesideIsOfThisCategoryAndThisHome();
    void theWarrantyRunsAtOnceAndSaysThatItIsProvisional();
    void theManualIsThere();
    void comparisonTakesThreeAndSaysWhatFits();
    void anUnreadableUnitIsAnErrorNotAStranger();
};

void TestDeskUnits::theVerdictFollowsWhoStandsThere_data()
{
    QTest::addColumn<UnitCode>("unit");
    QTest::addColumn<MemberId>("at");
    QTest::addColumn<OwnerVerdict>("verdict");
    QTest::newRow("mine") << chenWasher() << kChen << OwnerVerdict::Mine;
    QTest::newRow("someone else's, for another member") << wangFridge() << kChen << OwnerVerdict::SomeoneElse;
    QTest::newRow("someone else's, when nobody is identified") << chenWasher() << MemberId() << OwnerVerdict::SomeoneElse;
    QTest::newRow("never sold") << newWasher() << kChen << OwnerVerdict::NeverSold;
    QTest::newRow("sold, but nobody's yet") << soldUnit() << kChen << OwnerVerdict::Unowned;
    QTest::newRow("blocked") << blockedUnit() << kChen << OwnerVerdict::Blocked;
    QTest::newRow("unknown") << unitCode(u"7C41009999"_s) << kChen << OwnerVerdict::Unknown;
}

void TestDeskUnits::theVerdictFollowsWhoStandsThere()
{
    QFETCH(const UnitCode, unit);
    QFETCH(const MemberId, at);
    QFETCH(const OwnerVerdict, verdict);
    Counter counter;
    const auto desk = counter.desk();
    desk->receive(at);
    QCOMPARE(Counter::take(desk->passport(unit))->verdict, verdict);
}

void TestDeskUnits::someoneElsesUnitSaysNothingOfItsOwner()
{
    Counter counter;
    Unit fridge = counter.storedUnit(wangFridge());
    WorkOrder open;
    open.workOrderId = WorkOrderId(u"wo-secret"_s);
    open.kind = WorkOrderKind::Repair;
    open.stage = WorkStage::Booked;
    open.title = {u"门封条更换"_s, u"Door seal"_s};
    fridge.workOrders.push_back(open);
    fridge.faults = {{u"E4"_s, 2, {u"温度传感器"_s, u"Sensor"_s}, counter.clock().now(), counter.clock().now()}};
    counter.put(fridge);
    const auto desk = counter.desk();
    desk->receive(kChen);
    const PassportView view = *Counter::take(desk->passport(wangFridge()));
    QVERIFY(!view.purchasedOn.isValid());
    QVERIFY(view.warranties.empty());
    QVERIFY(view.tickets.empty());
    QVERIFY(view.openFaults.empty());
    const QByteArray text = QJsonDocument(jsonOf(view)).toJson();
    for (const QString &fact : {kWang.toString(), u"王"_s, u"2024-02-01"_s, u"门封条"_s, u"E4"_s})
        QVERIFY2(!text.contains(fact.toUtf8()), qPrintable(fact));
    QVERIFY(Counter::take(desk->warranty(wangFridge()))->warranties.empty());
    QVERIFY(!Counter::take(desk->warranty(wangFridge()))->purchasedOn.isValid());
    QVERIFY(!view.name.isEmpty()); // the kind of thing it is may be said

    desk->receive(kWang); // positive control: its owner sees all of it
    const PassportView own = *Counter::take(desk->passport(wangFridge()));
    QCOMPARE(own.tickets.size(), size_t(1));
    QCOMPARE(own.openFaults.size(), size_t(1));
    QCOMPARE(own.warranties.size(), size_t(1));
}

void TestDeskUnits::myUnitSaysEverythingOfMine()
{
    Counter counter;
    const auto desk = counter.desk();
    desk->receive(kChen);
    const PassportView view = *Counter::take(desk->passport(chenWasher()));
    QCOMPARE(view.purchasedOn, QDate(2017, 7, 10));
    QCOMPARE(view.unitDisplay, displayUnitCode(chenWasher().toString()));
    QCOMPARE(view.warranties.size(), size_t(1));
    QCOMPARE(view.model, ModelId(u"hm-w-p7"_s));
    QVERIFY(!view.isPending);
    QVERIFY(view.manualSteps > 0);
}

void TestDeskUnits::registeringIsWorthPointsOnlyWhereItIsPossible_data()
{
    QTest::addColumn<UnitCode>("unit");
    QTest::addColumn<int>("points");
    QTest::newRow("never sold") << newWasher() << 480;
    QTest::newRow("sold and nobody's") << soldUnit() << 480;
    QTest::newRow("mine already") << chenWasher() << 0;
    QTest::newRow("somebody else's") << wangFridge() << 0;
    QTest::newRow("blocked") << blockedUnit() << 0;
}

void TestDeskUnits::registeringIsWorthPointsOnlyWhereItIsPossible()
{
    QFETCH(const UnitCode, unit);
    QFETCH(const int, points);
    Counter counter;
    const auto desk = counter.desk();
    desk->receive(kChen);
    QCOMPARE(Counter::take(desk->passport(unit))->activationPoints, points);
}

void TestDeskUnits::theRankingBesideIsOfThisCategoryAndThisHome()
{
    Counter counter;
    const auto desk = counter.desk();
    desk->receive(kChen);
    const PassportView view = *Counter::take(desk->passport(newConnected()));
    QCOMPARE(view.community.category, u"washer"_s);
    QVERIFY(!view.community.isCityFallback);
    QVERIFY(view.community.rows.front().isAdvised); // the scanned model's own row
    QVERIFY(!view.fit.isEmpty());
    desk->endVisit();
    QVERIFY(Counter::take(desk->passport(newConnected()))->community.isCityFallback);
}

void TestDeskUnits::theWarrantyRunsAtOnceAndSaysThatItIsProvisional()
{
    Counter counter;
    const auto desk = counter.desk();
    desk->receive(kChen);
    QVERIFY(Counter::take(desk->warranty(newConnected()))->warranties.empty());
    QVERIFY(Counter::take(desk->act(ActivateUnit{kChen, newConnected(), {}})));
    const WarrantyView card = *Counter::take(desk->warranty(newConnected()));
    QVERIFY(!card.warranties.empty());
    QVERIFY(card.isProvisional);
    QCOMPARE(card.warranties.front().startsOn, QDate(2026, 3, 2));
    const PassportView view = *Counter::take(desk->passport(newConnected()));
    QVERIFY(view.isActivated);
    QVERIFY(view.isPending);
    QVERIFY(!Counter::take(desk->warranty(chenWasher()))->isProvisional);
}

void TestDeskUnits::theManualIsThere()
{
    Counter counter;
    const auto desk = counter.desk();
    QVERIFY(!Counter::take(desk->manual(ModelId(u"hm-w-sc10"_s)))->steps.empty());
    QCOMPARE(Counter::take(desk->manual(ModelId(u"no-such-model"_s))).error().code, ErrorCode::NotFound);
}

void TestDeskUnits::comparisonTakesThreeAndSaysWhatFits()
{
    Counter counter;
    const auto desk = counter.desk();
    const std::vector<ModelId> four{ModelId(u"hm-w-sc10"_s), ModelId(u"hm-w-wd10"_s), ModelId(u"hm-w-td12"_s), ModelId(u"hm-w-p8"_s)};
    const CompareView known = *Counter::take(desk->compare(four, kChen));
    QCOMPARE(known.products.size(), size_t(3));
    QCOMPARE(known.fits.size(), size_t(3));
    QVERIFY(!known.fits.front().isEmpty());
    QVERIFY(!known.rows.empty());
    const CompareView stranger = *Counter::take(desk->compare(four, {}));
    QVERIFY(stranger.fits.front().isEmpty());
}

void TestDeskUnits::anUnreadableUnitIsAnErrorNotAStranger()
{
    Counter counter;
    const auto desk = counter.desk();
    [[maybe_unused]] const auto damaged = counter.file().write([](Writer &writer) -> Result<bool> {
        writer.run("UPDATE document SET body=X'00' WHERE kind='unit' AND id=?", chenWasher().toString());
        return true;
    });
    const auto answer = Counter::take(desk->passport(chenWasher()));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::RowUnreadable);
}

QTEST_GUILESS_MAIN(TestDeskUnits)
#include "tst_desk_units.moc"
