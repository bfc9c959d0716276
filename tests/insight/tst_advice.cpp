// SPDX-License-Identifier: Apache-2.0
#include "core/insight/advice.h"
#include "tests/insight/chen.h"

#include <QTest>

#include <algorithm>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

QStringList chips(const Advice &advice)
{
    QStringList words;
    for (const Reason &reason : advice.reasons)
        words += reasonText(reason).zh;
    return words;
}

Advice firstFor(const Chen &chen)
{
    const AdviceList list = adviseNext(chen.situation());
    return list.shown.empty() ? Advice() : list.shown.front();
}

const RejectedAdvice *rejectionOf(const AdviceList &list, AdviceType type, const QString &category)
{
    const auto it = std::find_if(list.rejected.begin(), list.rejected.end(),
                                 [&](const RejectedAdvice &r) { return r.type == type && r.category == category; });
    return it == list.rejected.end() ? nullptr : &*it;
}

} // namespace

class TestAdvice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void msChenIsAdvisedTheSelfCleaningDrumFirst();
    void aChangedFactChangesTheAdvice_data();
    void aChangedFactChangesTheAdvice();
    void anotherAgeChangesScoreAndReason();
    void withoutRepairsTheRepairsAreNotNamed();
    void anotherGradeIsNamedAsItIs();
    void movingTurnsReplacementIntoASet();
    void whatDoesNotFitIsNotAdvisedAndSaysTheNumbers();
    void withoutACommunityTheCitysRankIsNamed();
    void everyRejectedCandidateKeepsItsRuleInWords();
    void oneAdviceACategoryAndNoMoreThanThePolicySays();
    void whoOwnsOneHalfOfAPairIsOfferedTheOther();
    void theSameSituationGivesTheSameAdvice();
    void aQuietMemberIsKeptWithoutDiscounts();
    void everyReasonCodeSpeaksBothLanguages();
};

void TestAdvice::msChenIsAdvisedTheSelfCleaningDrumFirst()
{
    const Chen chen;
    const Advice advice = firstFor(chen);
    QCOMPARE(advice.adviceId.toString(), u"repeat/washer/hm-w-sc10"_s);
    QCOMPARE(advice.type, AdviceType::Repeat);
    QCOMPARE(advice.demand.value, 86);
    QCOMPARE(advice.demand.windowMonths, 3);
    QCOMPARE(advice.communityRank, 1);
    QCOMPARE(advice.fit.verdict, FitVerdict::Fits);
    QCOMPARE(advice.unit, chen.units.front().unitCode);
    QCOMPARE(chips(advice).first(5), QStringList({u"用了 8.7 年"_s, u"一年修 2 次"_s, u"B 级小区第 1 名"_s, u"关注健康"_s, u"洗衣位 60 cm 放得下"_s}));
    QVERIFY(chips(advice).contains(u"价位合适：¥4,299"_s));
    QCOMPARE(advice.strategy, Strategy::UpSell);
    QVERIFY(!advice.offers.empty());
    QCOMPARE(advice.script.toString(), u"repeat/washer"_s);
}

void TestAdvice::aChangedFactChangesTheAdvice_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QString>("adviceId");
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("notNamed");
    QTest::newRow("a baby instead of health news: two drums") << u"baby"_s << u"repeat/washer/hm-w-td12"_s << u"家有婴儿"_s << u"关注健康"_s;
    QTest::newRow("technology instead of health news: washer-dryer") << u"technology"_s << u"repeat/washer/hm-w-wd10"_s << u"爱看科技"_s << u"关注健康"_s;
    QTest::newRow("low income, no interest: the slim one") << u"income"_s << u"repeat/washer/hm-w-sl8"_s << u"价位合适：¥2,399"_s << u"价位合适：¥4,299"_s;
    QTest::newRow("a grade A community: the rank is named with it") << u"grade"_s << u"repeat/washer/hm-w-sc10"_s << u"A 级小区第 1 名"_s << u"B 级小区第 1 名"_s;
    QTest::newRow("a two year old washer: the dryer comes first") << u"young"_s << u"cross/dryer/hm-r-hp10"_s << u"家里有洗衣机"_s << u"用了 8.7 年"_s;
}

void TestAdvice::aChangedFactChangesTheAdvice()
{
    QFETCH(QString, variant);
    QFETCH(QString, adviceId);
    QFETCH(QString, named);
    QFETCH(QString, notNamed);
    Chen chen;
    if (variant == "baby"_L1) {
        chen.dropTag(tagpath::kHealth.toString());
        chen.addTag(tagpath::kBaby.toString(), {u"家有婴儿"_s, u"Baby at home"_s});
    } else if (variant == "technology"_L1) {
        chen.dropTag(tagpath::kHealth.toString());
        chen.addTag(u"interest/reading/technology"_s, {u"爱看科技"_s, u"Reads about technology"_s});
    } else if (variant == "income"_L1) {
        chen.dropTag(tagpath::kHealth.toString());
        chen.member.incomeBand = 1;
    } else if (variant == "grade"_L1) {
        chen.community.grade = u"A"_s;
    } else {
        chen.washer().purchasedOn = {2024, 11, 1};
        chen.washer().warranties = {{{u"整机"_s, u"Whole unit"_s}, 36, {2024, 11, 1}, {2027, 11, 1}}};
        chen.washer().workOrders.clear();
        chen.dropTag(tagpath::kHealth.toString());
    }
    const Advice advice = firstFor(chen);
    QCOMPARE(advice.adviceId.toString(), adviceId);
    QVERIFY2(chips(advice).contains(named), qPrintable(chips(advice).join(u'|')));
    QVERIFY2(!chips(advice).contains(notNamed), qPrintable(chips(advice).join(u'|')));
}

void TestAdvice::anotherAgeChangesScoreAndReason()
{
    Chen chen;
    const int before = firstFor(chen).demand.value;
    chen.washer().purchasedOn = {2016, 3, 10};
    const Advice older = firstFor(chen);
    QVERIFY(older.demand.value > before);
    QVERIFY(chips(older).contains(u"用了 10.7 年"_s));
}

void TestAdvice::withoutRepairsTheRepairsAreNotNamed()
{
    Chen chen;
    const int before = firstFor(chen).demand.value;
    chen.washer().workOrders.clear();
    const Advice advice = firstFor(chen);
    QVERIFY(advice.demand.value < before);
    QVERIFY(!findReason(advice.reasons, u"repairsYear") && !findReason(advice.reasons, u"repairs"));
}

void TestAdvice::anotherGradeIsNamedAsItIs()
{
    Chen chen;
    chen.community.grade = u"C"_s;
    QVERIFY(chips(firstFor(chen)).contains(u"C 级小区第 1 名"_s));
    chen.community.grade.clear();
    QVERIFY(chips(firstFor(chen)).contains(u"同小区第 1 名"_s));
}

void TestAdvice::movingTurnsReplacementIntoASet()
{
    Chen chen;
    chen.addTag(tagpath::kMoving.toString(), {u"要搬家"_s, u"Moving home"_s});
    const AdviceList list = adviseNext(chen.situation());
    const Advice &first = list.shown.front();
    QCOMPARE(first.type, AdviceType::Set);
    QCOMPARE(first.category, u"washer"_s);
    QVERIFY(!first.companions.empty() && first.companions.size() <= 2);
    QCOMPARE(chips(first).front(), u"要搬家"_s);
    const RejectedAdvice *repeat = rejectionOf(list, AdviceType::Repeat, u"washer"_s);
    QVERIFY(repeat);
    QCOMPARE(repeat->rule.code, u"onePerCategory"_s);
    for (const Advice &advice : list.shown)
        for (const ModelId &companion : first.companions)
            QVERIFY(advice.model != companion);
}

void TestAdvice::whatDoesNotFitIsNotAdvisedAndSaysTheNumbers()
{
    Chen chen;
    chen.community.floorPlans.front().niches.front() = {u"washer"_s, 600, 500, 0};
    chen.member.floorPlanId = chen.community.floorPlans.front().floorPlanId;
    const AdviceList list = adviseNext(chen.situation());
    QCOMPARE(list.shown.front().model.toString(), u"hm-w-sl8"_s);
    const auto tooDeep = std::find_if(list.rejected.begin(), list.rejected.end(),
                                      [](const RejectedAdvice &r) { return r.model.toString() == "hm-w-sc10"_L1; });
    QVERIFY(tooDeep != list.rejected.end());
    QCOMPARE(reasonText(tooDeep->rule).zh, u"放不下：深 55 cm，位置 50 cm"_s);
}

void TestAdvice::withoutACommunityTheCitysRankIsNamed()
{
    Chen chen;
    chen.community = {};
    const Advice advice = firstFor(chen);
    QCOMPARE(advice.model.toString(), u"hm-w-sc10"_s);
    QVERIFY(advice.isCityRank);
    QVERIFY(chips(advice).contains(u"全市第 3 名"_s));
    QVERIFY(!findReason(advice.reasons, u"gradeRank"));
}

void TestAdvice::everyRejectedCandidateKeepsItsRuleInWords()
{
    const AdviceList list = adviseNext(Chen().situation());
    QVERIFY(!list.rejected.empty());
    for (const RejectedAdvice &rejected : list.rejected) {
        const Text words = reasonText(rejected.rule);
        QVERIFY2(!words.zh.isEmpty() && !words.en.isEmpty(), qPrintable(rejected.rule.code));
        QVERIFY2(!words.zh.contains(u'{') && !words.en.contains(u'{'), qPrintable(words.zh));
    }
    const auto other = std::find_if(list.rejected.begin(), list.rejected.end(),
                                    [](const RejectedAdvice &r) { return r.rule.code == "lessSuitable"_L1; });
    QVERIFY(other != list.rejected.end());
    QVERIFY(reasonText(other->rule).zh.startsWith(u"不如“免清洗滚筒洗衣机 10kg”合适"_s));
}

void TestAdvice::oneAdviceACategoryAndNoMoreThanThePolicySays()
{
    Chen chen;
    for (Unit &unit : chen.units)
        unit.purchasedOn = {2012, 1, 1};
    const AdviceList list = adviseNext(chen.situation());
    QCOMPARE(list.shown.size(), 3U);
    QSet<QString> categories;
    for (const Advice &advice : list.shown)
        categories.insert(advice.category);
    QCOMPARE(categories.size(), 3);
    chen.rules.adviceShown = 1;
    const AdviceList shorter = adviseNext(chen.situation());
    QCOMPARE(shorter.shown.size(), 1U);
    QVERIFY(std::any_of(shorter.rejected.begin(), shorter.rejected.end(),
                        [](const RejectedAdvice &r) { return r.rule.code == "notEnoughRoom"_L1; }));
}

void TestAdvice::whoOwnsOneHalfOfAPairIsOfferedTheOther()
{
    Chen chen;
    const AdviceList list = adviseNext(chen.situation());
    const auto cross = std::find_if(list.shown.begin(), list.shown.end(), [](const Advice &a) { return a.type == AdviceType::Cross; });
    QVERIFY(cross != list.shown.end());
    QCOMPARE(cross->category, u"dryer"_s);
    QCOMPARE(chips(*cross).front(), u"家里有洗衣机"_s);
    QCOMPARE(cross->strategy, Strategy::CrossSell);
    Unit dryer = chen.units.back();
    dryer.unitCode = UnitCode(u"0000000DRYR"_s);
    dryer.modelId = ModelId(u"hm-r-hp10"_s);
    dryer.purchasedOn = {2026, 1, 1};
    chen.units.push_back(dryer);
    const AdviceList after = adviseNext(chen.situation());
    const RejectedAdvice *owned = rejectionOf(after, AdviceType::Cross, u"dryer"_s);
    QVERIFY(owned);
    QCOMPARE(reasonText(owned->rule).zh, u"家里已有烘干机"_s);
}

void TestAdvice::theSameSituationGivesTheSameAdvice()
{
    Chen chen;
    const AdviceList first = adviseNext(chen.situation());
    std::reverse(chen.units.begin(), chen.units.end());
    const AdviceList second = adviseNext(chen.situation());
    QCOMPARE(second.shown.size(), first.shown.size());
    for (size_t i = 0; i < first.shown.size(); ++i) {
        QCOMPARE(second.shown[i].adviceId, first.shown[i].adviceId);
        QVERIFY(second.shown[i].reasons == first.shown[i].reasons);
    }
}

void TestAdvice::aQuietMemberIsKeptWithoutDiscounts()
{
    Chen chen;
    chen.member.contacts = {{kNow.addDays(-300), u"store"_s, false}};
    const AdviceList list = adviseNext(chen.situation());
    QVERIFY(std::any_of(list.shown.begin(), list.shown.end(), [](const Advice &a) { return a.type == AdviceType::Retain; })
            || rejectionOf(list, AdviceType::Retain, u"waterHeater"_s));
    for (const Advice &advice : list.shown) {
        QCOMPARE(advice.strategy, Strategy::Retain);
        QVERIFY(std::find(advice.offers.begin(), advice.offers.end(), u"discount"_s) == advice.offers.end());
    }
}

void TestAdvice::everyReasonCodeSpeaksBothLanguages()
{
    for (const QString &code : reasonCodes()) {
        const QJsonObject both = toParameter({u"甲"_s, u"A"_s});
        const Text words = reasonText({code, {{"label"_L1, both}, {"count"_L1, 2}, {"title"_L1, both}}, 0});
        QVERIFY2(!words.zh.isEmpty() && !words.en.isEmpty(), qPrintable(code));
        QVERIFY2(!words.zh.contains(u'{') && !words.en.contains(u'{'), qPrintable(code));
    }
    QVERIFY(reasonText({u"aCodeOfTomorrow"_s, {}, 0}).isEmpty());
}

QTEST_APPLESS_MAIN(TestAdvice)
#include "tst_advice.moc"
