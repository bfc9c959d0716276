// SPDX-License-Identifier: Apache-2.0
#include "core/profile/member.h"
#include "core/profile/model.h"
#include "core/profile/policy.h"

#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

/// A value with every field filled, whatever its type: a field that is added to a document is in these tests at once.
namespace fill {

int counter = 0;

void value(QString &to) { to = u"text-%1"_s.arg(++counter); }
void value(bool &to) { to = !to; }
void value(int &to) { to = ++counter; }
void value(qint64 &to) { to = ++counter * Q_INT64_C(1'000'000'007); }
void value(double &to) { to = ++counter + 0.25; }
void value(QDate &to) { to = QDate(2026, 1, 1).addDays(++counter); }
void value(QDateTime &to) { to = QDateTime(QDate(2026, 1, 1), QTime(8, 30, 15, 250), Qt::UTC).addSecs(++counter); }
void value(QByteArray &to) { to = QByteArray::number(++counter); }
void value(QJsonObject &to) { to = QJsonObject{{u"n"_s, ++counter}}; }
template <typename Tag>
void value(Id<Tag> &to)
{
    to = Id<Tag>(u"id-%1"_s.arg(++counter));
}
template <NamedEnum E>
void value(E &to)
{
    to = EnumNames<E>::values[std::size(EnumNames<E>::values) - 1].value;
}
template <HasFields T>
void value(T &to);
template <typename T>
void value(std::optional<T> &to)
{
    value(to.emplace());
}
template <typename T>
void value(std::vector<T> &to)
{
    to.resize(2);
    for (T &element : to)
        value(element);
}
template <HasFields T>
void value(T &to)
{
    T::fields(to, [](const char *, auto &member) { value(member); });
}

} // namespace fill

namespace {

template <typename T>
int fieldCount(T document)
{
    int count = 0;
    T::fields(document, [&count](const char *, auto &) { ++count; });
    return count;
}

template <typename T>
void survivesTheWire()
{
    T document;
    fill::value(document);
    QVERIFY(document != T{});
    const QJsonObject written = toJson(document);
    QCOMPARE(written.size(), fieldCount(document)); // no field is missing and no name is used twice
    const Result<T> read = fromJsonBytes<T>(json::toBytes(written));
    QVERIFY(read.isOk());
    QVERIFY(*read == document);

    const Result<T> empty = fromJsonBytes<T>("{}");
    QVERIFY(empty.isOk());
    QVERIFY(*empty == T{});
    QVERIFY(*fromJson<T>(toJson(T{})) == T{});
}

template <typename E>
void namesAreUnique()
{
    std::vector<QString> seen;
    for (const auto &row : EnumNames<E>::values) {
        const QString name = enumName(row.value);
        QVERIFY2(!name.isEmpty() && std::find(seen.begin(), seen.end(), name) == seen.end(), qUtf8Printable(name));
        QCOMPARE(enumFromName<E>(name), std::optional(row.value));
        seen.push_back(name);
    }
}

} // namespace

class TestDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMemberSurvivesTheWire() { survivesTheWire<Member>(); }
    void aHouseholdSurvivesTheWire() { survivesTheWire<Household>(); }
    void aTimelineEventSurvivesTheWire() { survivesTheWire<TimelineEvent>(); }
    void aUnitSurvivesTheWire() { survivesTheWire<Unit>(); }
    void aModelSurvivesTheWire() { survivesTheWire<ProductModel>(); }
    void aCommunitySurvivesTheWire() { survivesTheWire<Community>(); }
    void aCalendarSurvivesTheWire() { survivesTheWire<Calendar>(); }
    void aShopSurvivesTheWire() { survivesTheWire<Shop>(); }
    void anAssociateSurvivesTheWire() { survivesTheWire<Associate>(); }
    void aPolicySurvivesTheWire() { survivesTheWire<Policy>(); }

    void everyNameOfAnEnumIsItsOwn();
    void whatANewerCentralAddsIsSurvivedToo();
    void aGrantForANewChannelIsNoGrantForEveryChannel();
    void aTierThatNobodyKnowsIsTheStrictest();
    void aCategoryThatNobodyKnowsAgesByTheDefaults();
    void whatIsLookedUpAndNotThereIsNothing();
};

void TestDocuments::everyNameOfAnEnumIsItsOwn()
{
    namesAreUnique<IdentityKind>();
    namesAreUnique<TagSource>();
    namesAreUnique<Channel>();
    namesAreUnique<Purpose>();
    namesAreUnique<ConsentStatus>();
    namesAreUnique<PointsKind>();
    namesAreUnique<AdviceVerdict>();
    namesAreUnique<Salutation>();
    namesAreUnique<MemberStatus>();
    namesAreUnique<UnitStatus>();
    namesAreUnique<WorkOrderKind>();
    namesAreUnique<WorkStage>();
    namesAreUnique<OwnerVerdict>();
    namesAreUnique<Language>();
}

void TestDocuments::whatANewerCentralAddsIsSurvivedToo()
{
    const Result<Member> read = fromJsonBytes<Member>(
        R"({"memberId":"m-1","aura":"blue","consents":[{"purpose":"telepathy","status":"perhaps","channel":"dream"}]})");
    QVERIFY(read.isOk());
    QCOMPARE(read->consents.at(0).purpose, Purpose::Other);
    QCOMPARE(read->consents.at(0).status, ConsentStatus::Unset);
    QVERIFY(!hasConsent(*read, Purpose::Other, Channel::Any));
}

void TestDocuments::aGrantForANewChannelIsNoGrantForEveryChannel()
{
    const auto granted = [](const QByteArray &channel) {
        return *fromJsonBytes<Member>(R"({"consents":[{"purpose":"marketing","status":"granted","channel":")" + channel + R"("}]})");
    };
    QVERIFY(hasConsent(granted("any"), Purpose::Marketing, Channel::Phone));
    QVERIFY(!hasConsent(granted("hologram"), Purpose::Marketing, Channel::Phone));
}

void TestDocuments::aTierThatNobodyKnowsIsTheStrictest()
{
    Policy policy;
    policy.tiers = {{TierId(u"gold"_s), {}, false, true}};
    QVERIFY(!policy.tierRule(TierId(u"gold"_s)).exchangeNeedsReason);
    QVERIFY(policy.tierRule(TierId(u"platinum"_s)).exchangeNeedsReason);
    QVERIFY(!policy.tierRule(TierId(u"platinum"_s)).namesTheHour);
    QVERIFY(policy.tierRule({}).exchangeNeedsReason);
}

void TestDocuments::aCategoryThatNobodyKnowsAgesByTheDefaults()
{
    Policy policy;
    CategoryRule washer;
    washer.category = u"washer"_s;
    washer.safeUseYears = 8;
    washer.meanLifeYears = 12.5;
    policy.categories = {washer};
    QCOMPARE(policy.categoryRule(u"washer"), washer);
    const CategoryRule unknown = policy.categoryRule(u"robot");
    QCOMPARE(unknown.category, u"robot"_s);
    QCOMPARE(unknown.meanLifeYears, CategoryRule{}.meanLifeYears);
}

void TestDocuments::whatIsLookedUpAndNotThereIsNothing()
{
    Community community;
    community.rankings = {{u"washer"_s, 24, {}, {}}};
    community.floorPlans = {{FloorPlanId(u"fp-1"_s), {}, 89, {}}};
    QCOMPARE(community.rankingOf(u"washer"), &community.rankings[0]);
    QCOMPARE(community.rankingOf(u"tv"), nullptr);
    QCOMPARE(community.floorPlan(FloorPlanId(u"fp-1"_s)), &community.floorPlans[0]);
    QCOMPARE(community.floorPlan({}), nullptr);

    Calendar calendar;
    calendar.slotList.resize(1);
    calendar.slotList[0].slotId = u"s-1"_s;
    QCOMPARE(calendar.slot(u"s-1"), &calendar.slotList[0]);
    QCOMPARE(calendar.slot(u"s-2"), nullptr);

    ProductModel model;
    model.features = {u"drum"_s};
    QVERIFY(model.hasFeature(u"drum"));
    QVERIFY(!model.hasFeature(u"selfCleaning"));
}

QTEST_APPLESS_MAIN(TestDocuments)
#include "tst_documents.moc"
