// SPDX-License-Identifier: Apache-2.0
#include "core/insight/appliance.h"
#include "core/insight/compare.h"
#include "core/insight/mustknow.h"
#include "tests/insight/chen.h"

#include <QTest>

#include <algorithm>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

std::vector<ProductModel> models(const QStringList &ids)
{
    std::vector<ProductModel> list;
    for (const QString &id : ids)
        list.push_back(*findModel(catalogue(), ModelId(id)));
    return list;
}

const CompareRow &rowOf(const Comparison &comparison, const QString &key)
{
    return *std::find_if(comparison.rows.begin(), comparison.rows.end(), [&](const CompareRow &row) { return row.key == key; });
}

QStringList keysOf(const std::vector<MustKnow> &facts)
{
    QStringList keys;
    for (const MustKnow &fact : facts)
        keys += fact.key;
    return keys;
}

} // namespace

class TestCards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appliancesStandInOrderOfNeed();
    void anOpenRepairStandsBeforeTheOldest();
    void theCardOfTheWasherSaysWhatThePictureSays();
    void aConnectedUnitUnderWarrantyIsBadgedConnected();
    void threeProductsAreComparedLineByLine();
    void aFourthProductIsLeftOut();
    void aMissingSpecIsADash();
    void onlyAPlanBringsTheRowOfRoom();
    void pricesAreWrittenAsInTheShop();
    void threeFactsAreChosenInTheOrderOfThePolicy();
    void theOrderOfTheFactsIsData();
    void anOpenRepairIsCritical();
    void pointsThatExpireSoonAreNamed();
};

void TestCards::appliancesStandInOrderOfNeed()
{
    const Chen chen;
    const auto cards = applianceCards(chen.situation());
    QCOMPARE(cards.size(), 4U);
    QCOMPARE(cards.front().category, u"washer"_s);
    for (size_t i = 1; i < cards.size(); ++i)
        QVERIFY(cards[i - 1].demand >= cards[i].demand);
}

void TestCards::anOpenRepairStandsBeforeTheOldest()
{
    Chen chen;
    chen.addRepair(chen.units.back(), {2026, 11, 25}, WorkStage::Booked);
    const auto cards = applianceCards(chen.situation());
    QCOMPARE(cards.front().category, u"waterHeater"_s);
    QCOMPARE(cards.front().badge, ApplianceBadge::ServiceOpen);
    QCOMPARE(cards[1].category, u"washer"_s);
}

void TestCards::theCardOfTheWasherSaysWhatThePictureSays()
{
    const Chen chen;
    const auto cards = applianceCards(chen.situation());
    const ApplianceCard &card = cards.front();
    QCOMPARE(card.ageTenths, 87);
    QCOMPARE(card.expectedTenths, 80);
    QCOMPARE(card.fraction, 1.0);
    QVERIFY(card.isOverdue && !card.isUnderWarranty);
    QCOMPARE(badgeText(card.badge), (Text{u"该换了"_s, u"Due"_s}));
    QCOMPARE(card.detail, (Text{u"2018-03 购 · 8.7 年 / 8 年 · 已过保 · 修 2 次"_s, u"Bought 2018-03 · 8.7 of 8 years · Out of warranty · 2 repairs"_s}));
}

void TestCards::aConnectedUnitUnderWarrantyIsBadgedConnected()
{
    Chen chen;
    Unit &heater = chen.units.back();
    heater.warranties.front().endsOn = {2028, 11, 1};
    const auto badgeOfHeater = [&chen] {
        for (const ApplianceCard &card : applianceCards(chen.situation()))
            if (card.category == "waterHeater"_L1)
                return card.badge;
        return ApplianceBadge::None;
    };
    QCOMPARE(badgeOfHeater(), ApplianceBadge::UnderWarranty);
    heater.deviceId = DeviceId(u"device-1"_s);
    QCOMPARE(badgeOfHeater(), ApplianceBadge::Connected);
}

void TestCards::threeProductsAreComparedLineByLine()
{
    const Comparison comparison = compareModels(models({u"hm-w-sc10"_s, u"hm-w-wd10"_s, u"hm-w-sl8"_s}), nullptr);
    QCOMPARE(comparison.columns.size(), 3U);
    for (const CompareRow &row : comparison.rows) {
        QCOMPARE(row.values.size(), 3U);
        const bool isSame = row.values[0] == row.values[1] && row.values[1] == row.values[2];
        QCOMPARE(row.isDifferent, !isSame);
    }
    QVERIFY(rowOf(comparison, u"price"_s).isDifferent);
    QVERIFY(rowOf(comparison, u"selfClean"_s).isDifferent);
    QVERIFY(!rowOf(comparison, u"energy"_s).isDifferent);
    QCOMPARE(rowOf(comparison, u"size"_s).values.front().zh, u"59.5 × 55 × 85 cm"_s);
}

void TestCards::aFourthProductIsLeftOut()
{
    const Comparison comparison = compareModels(models({u"hm-w-sc10"_s, u"hm-w-wd10"_s, u"hm-w-sl8"_s, u"hm-w-p8"_s}), nullptr);
    QCOMPARE(comparison.columns.size(), 3U);
    QVERIFY(compareModels({}, nullptr).rows.empty());
    const Comparison alone = compareModels(models({u"hm-w-sc10"_s}), nullptr);
    QVERIFY(std::none_of(alone.rows.begin(), alone.rows.end(), [](const CompareRow &row) { return row.isDifferent; }));
}

void TestCards::aMissingSpecIsADash()
{
    auto two = models({u"hm-w-sc10"_s, u"hm-w-sl8"_s});
    std::erase_if(two.back().specs, [](const Spec &spec) { return spec.key == "noise"_L1; });
    const CompareRow row = rowOf(compareModels(two, nullptr), u"noise"_s);
    QCOMPARE(row.values.back().zh, u"—"_s);
    QVERIFY(row.isDifferent);
}

void TestCards::onlyAPlanBringsTheRowOfRoom()
{
    const Chen chen;
    const auto two = models({u"hm-w-sc10"_s, u"hm-w-td12"_s});
    const auto hasFit = [](const Comparison &c) {
        return std::any_of(c.rows.begin(), c.rows.end(), [](const CompareRow &row) { return row.key == "fit"_L1; });
    };
    QVERIFY(!hasFit(compareModels(two, nullptr)));
    QVERIFY(hasFit(compareModels(two, chen.community.floorPlan(chen.member.floorPlanId))));
}

void TestCards::pricesAreWrittenAsInTheShop()
{
    QCOMPARE(priceText({429'900, u"CNY"_s}), u"¥4,299"_s);
    QCOMPARE(priceText({1'234'567'05, u"CNY"_s}), u"¥1,234,567.05"_s);
}

void TestCards::threeFactsAreChosenInTheOrderOfThePolicy()
{
    Chen chen;
    chen.addTag(tagpath::kBaby.toString(), {u"家有婴儿"_s, u"Baby at home"_s});
    const auto facts = mustKnow(chen.situation());
    QCOMPARE(keysOf(facts), QStringList({u"repairsThisYear"_s, u"baby"_s, u"health"_s}));
    QCOMPARE(facts.front().text, (Text{u"一年内洗衣机报修 2 次"_s, u"Washing machine: 2 repairs in a year"_s}));
    QCOMPARE(facts.front().severity, Severity::Critical);
    QCOMPARE(facts.back().text.zh, u"关注健康"_s);
}

void TestCards::theOrderOfTheFactsIsData()
{
    Chen chen;
    chen.rules.mustKnow = {u"aKeyOfTomorrow"_s, u"tier"_s, u"health"_s, u"interest"_s, u"repairsThisYear"_s};
    QCOMPARE(keysOf(mustKnow(chen.situation())), QStringList({u"tier"_s, u"health"_s, u"repairsThisYear"_s})); // health isn't said twice
    chen.rules.mustKnow.clear();
    QVERIFY(mustKnow(chen.situation()).empty());
}

void TestCards::anOpenRepairIsCritical()
{
    Chen chen;
    chen.addRepair(chen.washer(), {2026, 11, 22}, WorkStage::Dispatched);
    const auto facts = mustKnow(chen.situation());
    QCOMPARE(facts.front().key, u"openRepair"_s);
    QCOMPARE(facts.front().severity, Severity::Critical);
    QCOMPARE(facts.front().text.zh, u"未结：洗衣机脱水异响"_s);
}

void TestCards::pointsThatExpireSoonAreNamed()
{
    Chen chen;
    chen.rules.mustKnow = {u"pointsExpiring"_s};
    PointsEntry entry;
    entry.kind = PointsKind::Expire;
    entry.points = -320;
    entry.at = QDateTime(QDate(2026, 12, 31), QTime(12, 0), Qt::UTC);
    chen.member.points = {entry};
    QCOMPARE(mustKnow(chen.situation()).front().text.zh, u"320 积分 12 月 31 日到期"_s);
    chen.member.points.front().at = entry.at.addYears(1);
    QVERIFY(mustKnow(chen.situation()).empty());
}

QTEST_APPLESS_MAIN(TestCards)
#include "tst_cards.moc"
