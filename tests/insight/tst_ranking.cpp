// SPDX-License-Identifier: Apache-2.0
#include "core/insight/community.h"
#include "tests/insight/chen.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

struct World {
    std::vector<Place> places;
    std::vector<OwnershipCount> counts;
    RankingOptions options;
};

World randomWorld(QRandomGenerator &random)
{
    World world;
    const int communities = 1 + random.bounded(8);
    const int models = 1 + random.bounded(7);
    for (int i = 0; i < communities; ++i)
        world.places.push_back({CommunityId(u"c%1"_s.arg(i)), u"d%1"_s.arg(i % 3), CommunityId(u"city-%1"_s.arg(i % 2))});
    for (const Place &place : world.places)
        for (int m = 0; m < models; ++m)
            for (int batch = random.bounded(4); batch > 0; --batch)
                world.counts.push_back({place.community, u"washer"_s, ModelId(u"m%1"_s.arg(m)), int(random.bounded(25)), int(random.bounded(30))});
    world.options.kAnonymity = 2 + random.bounded(12);
    world.options.limit = 1 + random.bounded(10);
    return world;
}

/// Plain count of a place or a city in the window, counted once more, apart from the engine.
int trueCount(const World &world, const CommunityId &place, const ModelId &model)
{
    int sum = 0;
    for (const OwnershipCount &count : world.counts) {
        const auto at = std::find_if(world.places.begin(), world.places.end(), [&](const Place &p) { return p.community == count.community; });
        const bool isHere = count.community == place || at->city == place;
        if (isHere && count.model == model && count.monthsAgo < world.options.windowMonths)
            sum += count.households;
    }
    return sum;
}

bool isSame(const std::vector<PlaceRanking> &a, const std::vector<PlaceRanking> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const PlaceRanking &x, const PlaceRanking &y) { return x.place == y.place && x.ranking == y.ranking; });
}

const Ranking &rankingAt(const std::vector<PlaceRanking> &all, const QString &place)
{
    return std::find_if(all.begin(), all.end(), [&](const PlaceRanking &r) { return r.place.toString() == place; })->ranking;
}

const std::vector<Place> kTwoPlaces{{CommunityId(u"large"_s), u"d"_s, CommunityId(u"city-1"_s)},
                                    {CommunityId(u"small"_s), u"d"_s, CommunityId(u"city-1"_s)}};

OwnershipCount chosen(const QString &place, const QString &model, int households, int monthsAgo = 1)
{
    return {CommunityId(place), u"washer"_s, ModelId(model), households, monthsAgo};
}

} // namespace

class TestRanking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noCellUnderKIsEverANumber();
    void noHiddenCellStandsAloneInARow();
    void noHiddenCellStandsAloneInAColumnOfACity();
    void theAnswerDoesNotDependOnTheOrderOfTheInput();
    void equalModelsAreOrderedByTheirId();
    void aSmallCommunityFollowsItsCity();
    void aLargeCommunityKeepsItsOwnTaste();
    void whatWasChosenLatelyCountsMore();
    void theTrendCountsPlacesGained();
    void theViewShowsFewUnderKEvenWhenCentralSentANumber();
    void anUnknownCommunityFallsBackToTheCityAndSaysSo();
    void theViewTellsFitAndCityRank();
    void aProductTooWideSaysByHowMuch();
};

void TestRanking::noCellUnderKIsEverANumber()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    int numbers = 0;
    for (int round = 0; round < 300; ++round) {
        const World world = randomWorld(random);
        for (const auto &[place, ranking] : computeRankings(world.counts, world.places, world.options)) {
            for (const RankingEntry &entry : ranking.entries) {
                const int expected = trueCount(world, place, entry.model);
                if (entry.households)
                    QCOMPARE(*entry.households, expected);
                QVERIFY(!entry.households || *entry.households >= world.options.kAnonymity);
                numbers += entry.households ? 1 : 0;
            }
        }
    }
    QVERIFY(numbers > 100); // the control: not everything is hidden
}

void TestRanking::noHiddenCellStandsAloneInARow()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 300; ++round) {
        const World world = randomWorld(random);
        std::map<QString, int> models;
        for (const OwnershipCount &count : world.counts)
            ++models[count.model.toString()];
        for (const auto &[place, ranking] : computeRankings(world.counts, world.places, world.options)) {
            const auto shown = std::count_if(ranking.entries.begin(), ranking.entries.end(), [](const RankingEntry &e) { return e.households.has_value(); });
            QVERIFY(models.size() == 1 || static_cast<long>(models.size()) - shown != 1);
        }
    }
}

void TestRanking::noHiddenCellStandsAloneInAColumnOfACity()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 300; ++round) {
        const World world = randomWorld(random);
        std::map<QString, int> cells; // communities of each city
        for (const Place &place : world.places)
            ++cells[place.city.toString()];
        std::map<std::pair<QString, QString>, int> shown;
        for (const auto &[place, ranking] : computeRankings(world.counts, world.places, world.options)) {
            const auto at = std::find_if(world.places.begin(), world.places.end(), [&](const Place &p) { return p.community == place; });
            const QString city = at == world.places.end() ? place.toString() : at->city.toString();
            for (const RankingEntry &entry : ranking.entries)
                shown[{city, entry.model.toString()}] += entry.households ? 1 : 0;
        }
        for (const auto &[key, count] : shown) // + 1: the city's total is a cell of the column too
            QVERIFY2(cells[key.first] + 1 - count != 1, qPrintable(key.first + u' ' + key.second));
    }
}

void TestRanking::theAnswerDoesNotDependOnTheOrderOfTheInput()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 50; ++round) {
        World world = randomWorld(random);
        const auto first = computeRankings(world.counts, world.places, world.options);
        std::shuffle(world.counts.begin(), world.counts.end(), random);
        std::shuffle(world.places.begin(), world.places.end(), random);
        QVERIFY(isSame(first, computeRankings(world.counts, world.places, world.options)));
    }
}

void TestRanking::equalModelsAreOrderedByTheirId()
{
    const std::vector<OwnershipCount> counts{chosen(u"large"_s, u"b"_s, 30), chosen(u"large"_s, u"a"_s, 30), chosen(u"large"_s, u"c"_s, 30)};
    const auto rankings = computeRankings(counts, kTwoPlaces, {});
    QStringList order;
    for (const RankingEntry &entry : rankingAt(rankings, u"large"_s).entries)
        order += entry.model.toString();
    QCOMPARE(order, QStringList({u"a"_s, u"b"_s, u"c"_s}));
}

void TestRanking::aSmallCommunityFollowsItsCity()
{
    std::vector<Place> places;
    std::vector<OwnershipCount> counts;
    for (int i = 0; i < 6; ++i) {
        const QString id = u"p%1"_s.arg(i);
        places.push_back({CommunityId(id), u"d"_s, CommunityId(u"city-1"_s)});
        counts.push_back(chosen(id, u"liked"_s, 80));
        counts.push_back(chosen(id, u"rare"_s, 20));
    }
    places.push_back({CommunityId(u"tiny"_s), u"d"_s, CommunityId(u"city-1"_s)});
    counts.push_back(chosen(u"tiny"_s, u"rare"_s, 2)); // two homes are no taste of their own
    counts.push_back(chosen(u"tiny"_s, u"liked"_s, 1));
    const auto rankings = computeRankings(counts, places, {});
    QCOMPARE(rankingAt(rankings, u"tiny"_s).entries.front().model.toString(), u"liked"_s);
}

void TestRanking::aLargeCommunityKeepsItsOwnTaste()
{
    std::vector<OwnershipCount> counts{chosen(u"large"_s, u"own"_s, 90), chosen(u"large"_s, u"liked"_s, 30),
                                       chosen(u"small"_s, u"own"_s, 20), chosen(u"small"_s, u"liked"_s, 200)};
    const auto rankings = computeRankings(counts, kTwoPlaces, {});
    const RankingEntry &first = rankingAt(rankings, u"large"_s).entries.front();
    QCOMPARE(first.model.toString(), u"own"_s);
    QCOMPARE(first.cityRank, 2);
    QCOMPARE(rankingAt(rankings, u"city-1"_s).entries.front().model.toString(), u"liked"_s);
}

void TestRanking::whatWasChosenLatelyCountsMore()
{
    const std::vector<OwnershipCount> counts{chosen(u"large"_s, u"old"_s, 60, 22), chosen(u"large"_s, u"new"_s, 50, 1),
                                             chosen(u"large"_s, u"gone"_s, 500, 24), chosen(u"large"_s, u"past"_s, 500, 30),
                                             chosen(u"small"_s, u"old"_s, 40, 22),  chosen(u"small"_s, u"new"_s, 40, 1)};
    const auto rankings = computeRankings(counts, kTwoPlaces, {});
    const auto &entries = rankingAt(rankings, u"large"_s).entries;
    QCOMPARE(entries.front().model.toString(), u"new"_s);
    QCOMPARE(*entries.front().households, 50);
    QCOMPARE(entries.back().model.toString(), u"past"_s); // outside the window: nothing left
    QVERIFY(!entries.back().households);
}

void TestRanking::theTrendCountsPlacesGained()
{
    const std::vector<OwnershipCount> counts{chosen(u"large"_s, u"steady"_s, 60, 6), chosen(u"large"_s, u"rising"_s, 20, 6),
                                             chosen(u"large"_s, u"rising"_s, 90, 1), chosen(u"small"_s, u"steady"_s, 30, 6),
                                             chosen(u"small"_s, u"rising"_s, 30, 6)};
    const auto rankings = computeRankings(counts, kTwoPlaces, {});
    const RankingEntry &first = rankingAt(rankings, u"large"_s).entries.front();
    QCOMPARE(first.model.toString(), u"rising"_s);
    QCOMPARE(first.trend, 1);
}

void TestRanking::theViewShowsFewUnderKEvenWhenCentralSentANumber()
{
    Chen chen;
    chen.community.rankings.front().entries[3].households = 3;
    const RankingView view = rankingView({&chen.community, &chen.city, u"washer"_s, catalogue(), chen.rules});
    QCOMPARE(view.rows.size(), 5U);
    QVERIFY(!view.rows[3].households && !view.rows[4].households);
    QCOMPARE(householdsText(view.rows[3]), (Text{u"少量"_s, u"few"_s}));
    QCOMPARE(householdsText(view.rows[0]), (Text{u"46 户"_s, u"46 homes"_s}));
    QCOMPARE(view.rows[3].barPercent, view.rows[4].barPercent);
    QCOMPARE(view.rows[0].barPercent, 100);
}

void TestRanking::anUnknownCommunityFallsBackToTheCityAndSaysSo()
{
    const Chen chen;
    const RankingView view = rankingView({nullptr, &chen.city, u"washer"_s, catalogue(), chen.rules});
    QVERIFY(view.isCityFallback);
    QCOMPARE(view.title.zh, u"青岛（全市） · 洗衣机"_s);
    QVERIFY(view.note.zh.contains(u"这是全市的"_s));
    QCOMPARE(view.rows.front().model.toString(), u"hm-w-wd10"_s);
    const RankingView known = rankingView({&chen.community, &chen.city, u"washer"_s, catalogue(), chen.rules});
    QVERIFY(!known.isCityFallback);
    QCOMPARE(known.title.zh, u"海悦府 · 洗衣机"_s);
    const RankingView nothing = rankingView({nullptr, nullptr, u"washer"_s, catalogue(), chen.rules});
    QVERIFY(nothing.rows.empty());
}

void TestRanking::theViewTellsFitAndCityRank()
{
    const Chen chen;
    const FloorPlan *plan = chen.community.floorPlan(chen.member.floorPlanId);
    QVERIFY(plan);
    const RankingView view = rankingView({&chen.community, &chen.city, u"washer"_s, catalogue(), chen.rules, plan});
    QCOMPARE(view.rows.front().cityRank, 3);
    QCOMPARE(view.note.zh, u"少于 10 户只写“少量”。与全市比：第 1 名（全市第 3）"_s);
    QCOMPARE(view.subtitle.zh, u"1,240 户 · 本品牌 611 户"_s);
    QCOMPARE(fitText(view.rows.front().fit), (Text{u"洗衣位 60 cm 放得下"_s, u"Fits the 60 cm washer niche"_s}));
}

void TestRanking::aProductTooWideSaysByHowMuch()
{
    ProductModel fridge;
    fridge.category = u"refrigerator"_s;
    fridge.dimensions = {650, 600, 1800};
    FloorPlan plan;
    QCOMPARE(fitsNiche(fridge, plan).verdict, FitVerdict::Unknown);
    plan.niches = {{u"refrigerator"_s, 600, 0, 0}};
    const Fit fit = fitsNiche(fridge, plan);
    QCOMPARE(fit.verdict, FitVerdict::TooWide);
    QCOMPARE(fitText(fit), (Text{u"放不下：宽 65 cm，位置 60 cm"_s, u"Does not fit: width 65 cm, room 60 cm"_s}));
    fridge.dimensions.width = 600;
    QCOMPARE(fitsNiche(fridge, plan).verdict, FitVerdict::Fits);
    plan.niches.front().depth = 595;
    QCOMPARE(fitText(fitsNiche(fridge, plan)).zh, u"放不下：深 60 cm，位置 59.5 cm"_s);
}

QTEST_APPLESS_MAIN(TestRanking)
#include "tst_ranking.moc"
