// SPDX-License-Identifier: Apache-2.0
#include "core/domain/gtin.h"
#include "core/insight/mustknow.h"
#include "tests/insight/chen.h"

#include <QSet>
#include <QTest>

#include <map>
#include <set>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

/// The demo brand's files say what their readers expect.
class TestBrand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyModelIsReadAndWrittenBackUnchanged();
    void everyModelHasAValidGtinOfItsOwn();
    void aCategoryComparesLineByLine();
    void everyModelSaysWhatAShopNeeds();
    void theWashersOfTheStoryAreThere();
    void thePolicyKnowsAllTenCategoriesAndThreeTiers();
    void thePolicySpeaksOfFeaturesThatExist();
    void everyMustKnowKeyIsUnderstood();
    void communitiesHaveGradesAndRoomForAppliances();
    void peopleCanBeInvented();
    void everyTagTheEnginesKnowStandsInTheTree();
};

void TestBrand::everyModelIsReadAndWrittenBackUnchanged()
{
    const QJsonArray raw = resource(u"brand/models.json"_s).value("models"_L1).toArray();
    QVERIFY(raw.size() >= 45);
    for (const auto &element : raw) {
        const auto model = fromJson<ProductModel>(element.toObject());
        QVERIFY2(model.isOk(), qPrintable(element.toObject().value("modelId"_L1).toString()));
        QJsonObject written = toJson(*model);
        for (const auto &key : element.toObject().keys())
            QVERIFY2(written.contains(key), qPrintable(key));
        QCOMPARE(*fromJson<ProductModel>(written), *model);
    }
}

void TestBrand::everyModelHasAValidGtinOfItsOwn()
{
    QSet<QString> gtins;
    QSet<QString> ids;
    for (const ProductModel &model : catalogue()) {
        QVERIFY2(Gtin::parse(model.gtin).isOk(), qPrintable(model.gtin));
        QVERIFY(model.gtin.startsWith("0690"_L1));
        gtins.insert(model.gtin);
        ids.insert(model.modelId.toString());
    }
    QCOMPARE(gtins.size(), qsizetype(catalogue().size()));
    QCOMPARE(ids.size(), qsizetype(catalogue().size()));
}

void TestBrand::aCategoryComparesLineByLine()
{
    std::map<QString, std::vector<QString>> keys;
    for (const ProductModel &model : catalogue()) {
        std::vector<QString> own;
        for (const Spec &spec : model.specs)
            own.push_back(spec.key);
        QVERIFY(own.size() >= 4);
        const auto [first, isNew] = keys.emplace(model.category, own);
        QVERIFY2(first->second == own, qPrintable(model.modelId.toString()));
    }
    QCOMPARE(keys.size(), 10U);
}

void TestBrand::everyModelSaysWhatAShopNeeds()
{
    for (const ProductModel &model : catalogue()) {
        const QByteArray id = model.modelId.toString().toUtf8();
        QVERIFY2(!model.name.zh.isEmpty() && !model.name.en.isEmpty(), id);
        QVERIFY2(model.dimensions.width > 100 && model.dimensions.depth > 100 && model.dimensions.height > 100, id);
        QVERIFY2(model.listPrice.amountMinor >= 50'000, id);
        QVERIFY2(model.bandFrom.amountMinor < model.listPrice.amountMinor && model.listPrice.amountMinor < model.bandTo.amountMinor, id);
        QVERIFY2(model.manual.size() >= 4 && model.manual.size() <= 6, id);
        for (const ManualStep &step : model.manual)
            QVERIFY2(!step.text.zh.isEmpty() && !step.text.en.isEmpty(), id);
        QVERIFY2(!model.warrantyTerms.empty() && model.safeUseYears >= 8, id);
        QCOMPARE(model.hasFeature(u"connected"), model.isConnected);
        QCOMPARE(model.safeUseYears, policy().categoryRule(model.category).safeUseYears);
    }
}

void TestBrand::theWashersOfTheStoryAreThere()
{
    const ProductModel *old = findModel(catalogue(), ModelId(u"hm-w-p7"_s));
    QVERIFY(old && !old->isOffered && old->hasFeature(u"pulsator"));
    const ProductModel *drum = findModel(catalogue(), ModelId(u"hm-w-sc10"_s));
    QVERIFY(drum && drum->isOffered && drum->isConnected && drum->hasFeature(u"selfCleaning"));
    QCOMPARE(drum->dimensions, (Dimensions{595, 550, 850}));
}

void TestBrand::thePolicyKnowsAllTenCategoriesAndThreeTiers()
{
    QVERIFY(!resource(u"rules/policy.json"_s).isEmpty());
    QCOMPARE(policy().categories.size(), 10U);
    QCOMPARE(policy().categoryRule(u"refrigerator").safeUseYears, 10);
    QCOMPARE(policy().categoryRule(u"airConditioner").safeUseYears, 10);
    for (const auto category : {u"washer", u"hood", u"stove", u"waterHeater"})
        QCOMPARE(policy().categoryRule(category).safeUseYears, 8);
    for (const CategoryRule &rule : policy().categories) {
        QVERIFY(rule.weibullShape >= 1.0); // below it the hazard would fall with age
        const double ratio = rule.meanLifeYears / rule.safeUseYears;
        QVERIFY2(ratio >= 1.2 && ratio <= 1.5, qPrintable(rule.category));
    }
    QCOMPARE(policy().tiers.size(), 3U);
    QVERIFY(!policy().tierRule(TierId(u"gold"_s)).exchangeNeedsReason);
    QVERIFY(policy().tierRule(TierId(u"silver"_s)).exchangeNeedsReason);
}

void TestBrand::thePolicySpeaksOfFeaturesThatExist()
{
    std::set<QString> features;
    std::set<QString> categories;
    for (const ProductModel &model : catalogue()) {
        features.insert(model.features.begin(), model.features.end());
        categories.insert(model.category);
    }
    QVERIFY(!policy().preferences.empty());
    for (const PreferenceRule &rule : policy().preferences)
        QVERIFY2(features.contains(rule.feature), qPrintable(rule.feature));
    for (const PairRule &rule : policy().pairs)
        QVERIFY(categories.contains(rule.have) && categories.contains(rule.want));
    for (const OfferRule &rule : policy().offers)
        for (const QString &offer : rule.offers)
            QVERIFY2(!offerText(offer).isEmpty(), qPrintable(offer));
}

void TestBrand::everyMustKnowKeyIsUnderstood()
{
    const auto known = mustKnowKeys();
    QVERIFY(policy().mustKnow.size() >= 3);
    for (const QString &key : policy().mustKnow)
        QVERIFY2(std::find(known.begin(), known.end(), key) != known.end(), qPrintable(key));
}

void TestBrand::communitiesHaveGradesAndRoomForAppliances()
{
    const QJsonObject places = resource(u"brand/places.json"_s);
    const auto communities = listOf<Community>(places, u"communities"_s);
    QVERIFY(communities.size() >= 12);
    std::set<QString> districts;
    for (const Community &community : communities) {
        QVERIFY(QStringList({u"A"_s, u"B"_s, u"C"_s}).contains(community.grade));
        QVERIFY(community.householdCount > community.brandHouseholds && !community.floorPlans.empty());
        for (const FloorPlan &plan : community.floorPlans)
            QVERIFY(plan.niches.size() >= 6 && plan.areaM2 > 0);
        districts.insert(community.district);
    }
    QCOMPARE(districts.size(), 3U);
    const auto stores = listOf<Shop>(places, u"stores"_s);
    QCOMPARE(stores.size(), 3U);
    QCOMPARE(stores.front().city.toString(), places.value("cityId"_L1).toString());
}

void TestBrand::peopleCanBeInvented()
{
    const QJsonObject names = resource(u"brand/names.json"_s);
    QVERIFY(names.value("familyNames"_L1).toArray().size() >= 60);
    for (const auto &family : names.value("familyNames"_L1).toArray())
        QVERIFY(!family.toObject().value("zh"_L1).toString().isEmpty() && family.toObject().value("weight"_L1).toInt() > 0);
    const QJsonObject given = names.value("givenNames"_L1).toObject();
    QVERIFY(given.value("female"_L1).toArray().size() >= 40 && given.value("male"_L1).toArray().size() >= 40);
}

void TestBrand::everyTagTheEnginesKnowStandsInTheTree()
{
    std::set<QString> paths;
    const auto levels = resource(u"brand/tags.json"_s).value("levels"_L1).toArray();
    for (const auto &level : levels)
        for (const auto &dimension : level.toObject().value("dimensions"_L1).toArray())
            for (const auto &node : dimension.toObject().value("nodes"_L1).toArray()) {
                QVERIFY(!node.toObject().value("label"_L1).toObject().value("en"_L1).toString().isEmpty());
                paths.insert(level.toObject().value("key"_L1).toString() + u'/' + dimension.toObject().value("key"_L1).toString() + u'/'
                             + node.toObject().value("key"_L1).toString());
            }
    QVERIFY(paths.size() >= 30);
    for (const auto path : {tagpath::kMoving, tagpath::kRenovating, tagpath::kComplaint, tagpath::kBaby, tagpath::kElder, tagpath::kHealth})
        QVERIFY2(paths.contains(path.toString()), qPrintable(path.toString()));
    for (const PreferenceRule &rule : policy().preferences)
        if (rule.when.contains(u'/'))
            QVERIFY2(paths.contains(rule.when), qPrintable(rule.when));
}

QTEST_APPLESS_MAIN(TestBrand)
#include "tst_brand.moc"
