// SPDX-License-Identifier: Apache-2.0
#include "core/insight/activity.h"
#include "core/insight/demand.h"
#include "tests/insight/chen.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

int washerValue(const Chen &chen)
{
    for (const UnitDemand &demand : replacementDemand(chen.situation()))
        if (demand.score.category == "washer"_L1)
            return demand.score.value;
    return -1;
}

WearFacts randomFacts(QRandomGenerator &random)
{
    return {random.bounded(20.0),          int(random.bounded(5)),        int(random.bounded(4)),       random.bounded(2) == 1,
            random.bounded(2) == 1, random.bounded(2) == 1, random.bounded(2) == 1};
}

} // namespace

class TestDemand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theChanceIsTheFormulaOfTheModel();
    void theChanceNeverFallsWithAgeOrAnyFact();
    void msChensWasherIsWantedFirst();
    void theScoreOfTheWasherRisesWithEachFact_data();
    void theScoreOfTheWasherRisesWithEachFact();
    void reasonsNameFactsAndWhatTheyAdd();
    void repairsOfOneYearAreSaidAsOneYear();
    void aUnitThatLeftTheHomeHasNoDemand();
    void theTrendComparesWithNinetyDaysAgo();
    void activityFadesAndOurOwnCallsDontCount();
};

void TestDemand::theChanceIsTheFormulaOfTheModel()
{
    const CategoryRule rule{u"washer"_s, {}, 8, 2.2, 10.8};
    const WearFacts facts{8.7, 2, 0, true, true, false, false};
    // Written out once more, by hand: λ = mean / Γ(1 + 1/k), H(t) = (t/λ)^k.
    const double lambda = 10.8 / std::tgamma(1 + 1 / 2.2);
    const double hazard = std::pow(9.7 / lambda, 2.2) - std::pow(8.7 / lambda, 2.2);
    const double expected = 1 - std::exp(-hazard * std::exp(0.35 * 2 + 0.25 + 0.40));
    QCOMPARE(replacementChance(facts, rule), expected);
    QCOMPARE(demandValue(expected), 86);
    QCOMPARE(demandValue(0), 0);
    QCOMPARE(demandValue(1), 99);
}

void TestDemand::theChanceNeverFallsWithAgeOrAnyFact()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int i = 0; i < 5000; ++i) {
        const CategoryRule rule{u"any"_s, {}, 8, 1.0 + random.bounded(3.0), 5.0 + random.bounded(15.0)};
        const WearFacts facts = randomFacts(random);
        const double chance = replacementChance(facts, rule);
        QVERIFY(chance >= 0 && chance <= 1);
        WearFacts older = facts;
        older.ageYears += random.bounded(5.0);
        QVERIFY(replacementChance(older, rule) >= chance - 1e-12);
        WearFacts repaired = facts;
        ++repaired.repairs;
        QVERIFY(replacementChance(repaired, rule) >= chance);
        WearFacts faulty = facts;
        ++faulty.faults;
        QVERIFY(replacementChance(faulty, rule) >= chance);
        WearFacts moving = facts;
        moving.isMoving = true;
        moving.isOutOfWarranty = true;
        QVERIFY(replacementChance(moving, rule) >= chance);
    }
}

void TestDemand::msChensWasherIsWantedFirst()
{
    const Chen chen;
    const auto demands = replacementDemand(chen.situation());
    QCOMPARE(demands.size(), 4U);
    QCOMPARE(demands.front().score.category, u"washer"_s);
    QCOMPARE(demands.front().score.value, 86);
    QCOMPARE(demands.front().score.windowMonths, 3);
    QCOMPARE(demands.front().score.kind, u"replacement"_s);
    for (size_t i = 1; i < demands.size(); ++i)
        QVERIFY(demands[i].score.value < 35);
}

void TestDemand::theScoreOfTheWasherRisesWithEachFact_data()
{
    QTest::addColumn<QString>("fact");
    for (const char *fact : {"an older purchase", "a third repair", "a fault last month", "the home moves"})
        QTest::newRow(fact) << QString::fromLatin1(fact);
}

void TestDemand::theScoreOfTheWasherRisesWithEachFact()
{
    QFETCH(QString, fact);
    Chen chen;
    const int before = washerValue(chen);
    if (fact == "an older purchase"_L1)
        chen.washer().purchasedOn = chen.washer().purchasedOn.addYears(-2);
    else if (fact == "a third repair"_L1)
        chen.addRepair(chen.washer(), {2026, 8, 1});
    else if (fact == "a fault last month"_L1)
        chen.washer().faults = {{u"E21"_s, 2, {u"排水慢"_s, u"Drains slowly"_s}, kNow.addDays(-20), {}}};
    else
        chen.addTag(tagpath::kMoving.toString(), {u"要搬家"_s, u"Moving home"_s});
    QVERIFY2(washerValue(chen) > before, qPrintable(QString::number(washerValue(chen))));
}

void TestDemand::reasonsNameFactsAndWhatTheyAdd()
{
    const Chen chen;
    const Score score = replacementDemand(chen.situation()).front().score;
    const Reason *age = findReason(score.reasons, u"age");
    QVERIFY(age && age->effect > 0);
    QCOMPARE(reasonText(*age), (Text{u"用了 8.7 年"_s, u"8.7 years old"_s}));
    const Reason *repairs = findReason(score.reasons, u"repairsYear");
    QVERIFY(repairs && repairs->effect > 0);
    QCOMPARE(reasonText(*repairs), (Text{u"一年修 2 次"_s, u"2 repairs in a year"_s}));
    QVERIFY(findReason(score.reasons, u"outOfWarranty"));
    QVERIFY(findReason(score.reasons, u"pastSafeUse"));
    QVERIFY(!findReason(score.reasons, u"moving"));
}

void TestDemand::repairsOfOneYearAreSaidAsOneYear()
{
    Chen chen;
    chen.washer().workOrders.clear();
    chen.addRepair(chen.washer(), {2024, 12, 20});
    chen.addRepair(chen.washer(), {2026, 6, 12});
    const Score score = replacementDemand(chen.situation()).front().score;
    QVERIFY(!findReason(score.reasons, u"repairsYear"));
    QCOMPARE(reasonText(*findReason(score.reasons, u"repairs")).zh, u"24 个月内修 2 次"_s);
}

void TestDemand::aUnitThatLeftTheHomeHasNoDemand()
{
    Chen chen;
    chen.washer().status = UnitStatus::Disposed;
    QCOMPARE(washerValue(chen), -1);
    chen.washer().status = UnitStatus::InUse;
    QCOMPARE(washerValue(chen), 86);
}

void TestDemand::theTrendComparesWithNinetyDaysAgo()
{
    Chen chen;
    const int trend = replacementDemand(chen.situation()).front().score.trend;
    QVERIFY(trend >= 0);
    Chen earlier;
    earlier.today = kToday.addDays(-90);
    QCOMPARE(washerValue(chen) - washerValue(earlier), trend);
    chen.addRepair(chen.washer(), {2026, 11, 1});
    QVERIFY(replacementDemand(chen.situation()).front().score.trend > trend);
}

void TestDemand::activityFadesAndOurOwnCallsDontCount()
{
    Member member;
    QCOMPARE(activityScore(member, kNow).value, 0);
    QVERIFY(findReason(activityScore(member, kNow).reasons, u"noContact"));
    member.contacts = {{kNow.addDays(-1), u"store"_s, false}};
    const int fresh = activityScore(member, kNow).value;
    QVERIFY(fresh > 30);
    QVERIFY(activityScore(member, kNow.addDays(60)).value < fresh);
    member.contacts.push_back({kNow.addDays(-1), u"call"_s, true});
    QCOMPARE(activityScore(member, kNow).value, fresh);
    member.contacts.push_back({kNow.addDays(3), u"purchase"_s, false});
    QCOMPARE(activityScore(member, kNow).value, fresh);
}

QTEST_APPLESS_MAIN(TestDemand)
#include "tst_demand.moc"
