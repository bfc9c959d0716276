// SPDX-License-Identifier: Apache-2.0
// Invented people in numbers: a home at a time, until there are enough members.
#include "central/seed/town.h"
#include "core/domain/card.h"

#include <algorithm>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFirstPhone = 19'900'010'000; // golden people have the ten thousand before it
constexpr quint64 kFirstCard = 100'000;

/// How many homes of a hundred own one of ours, and how soon they replace it (months of the usual age span).
struct Habit {
    const char *category;
    int percent;
};
constexpr Habit kHabits[] = {{"washer", 62}, {"refrigerator", 58}, {"airConditioner", 44}, {"waterHeater", 34},
                             {"hood", 30},   {"stove", 24},        {"dishwasher", 8},      {"dryer", 10},
                             {"tv", 22},     {"freezer", 7}};
constexpr int kOldestMonths = 150;

struct Trouble {
    const char16_t *symptom;
    const char16_t *zh;
    const char *en;
};
constexpr Trouble kTroubles[] = {{u"noise", u"异响，已处理", "Noise, fixed"},
                                 {u"leak", u"漏水，更换密封件", "Leak, seal replaced"},
                                 {u"noPower", u"不通电，更换电源板", "No power, supply board replaced"},
                                 {u"other", u"上门清洗保养", "Cleaned and serviced at home"}};

struct Home {
    const Community &community;
    const Shop &store;
    HouseholdId id = {};
    int size = 1;
    int income = 2;
    QString familyName = {};
};

Home findHome(Town &town, int number)
{
    std::vector<int> weights;
    for (const Community &community : town.communities)
        weights.push_back(std::max(1, community.brandHouseholds));
    const Community &community = town.communities[town.dice.weighted(weights)];
    const int base = community.grade == u"A" ? 3 : community.grade == u"C" ? 1 : 2;
    Home home{community, town.storeOf(community.communityId),
              HouseholdId(u"household-%1"_s.arg(number, 6, 10, QLatin1Char('0')))};
    home.size = 1 + static_cast<int>(town.dice.weighted({20, 30, 28, 16, 6}));
    home.income = std::clamp(base + static_cast<int>(town.dice.weighted({20, 60, 20})) - 1, 1, 3);
    home.familyName = town.brand.familyNames.at(static_cast<qsizetype>(town.dice.weighted(town.brand.familyWeights)));
    return home;
}

void addConsents(Town &town, Member &member)
{
    const QDateTime at = town.at(member.joinedOn, 11);
    member.consents.push_back({Purpose::Service, Channel::Any, ConsentStatus::Granted, u"service-1"_s, at});
    if (town.dice.chance(72))
        member.consents.push_back({Purpose::Advice, Channel::Any, ConsentStatus::Granted, u"advice-1"_s, at});
    for (const Channel channel : {Channel::Phone, Channel::Wechat})
        if (town.dice.chance(40))
            member.consents.push_back({Purpose::Marketing, channel, ConsentStatus::Granted, u"marketing-1"_s, at});
}

void addTags(Town &town, Member &member)
{
    const int wanted = town.dice.between(4, 9);
    for (int i = 0; i < wanted; ++i) {
        const Tag &tag = town.dice.pick(town.brand.tags);
        const bool isRare = tag.path.startsWith(u"evidence/") || tag.path.startsWith(u"service/complaint");
        const bool isThere =
            std::any_of(member.tags.begin(), member.tags.end(), [&tag](const Tag &t) { return t.path == tag.path; });
        if (isThere || (isRare && !town.dice.chance(15)))
            continue;
        member.tags.push_back(tag);
        member.tags.back().confidence = town.dice.between(55, 100);
        if (isRare)
            member.tags.back().validTo = town.today().addDays(town.dice.between(10, 120));
    }
}

Resident makeResident(Town &town, const Home &home, int number)
{
    Resident resident;
    Member &member = resident.member;
    const bool isFemale = town.dice.chance(54);
    member.memberId = MemberId(u"member-%1"_s.arg(number, 6, 10, QLatin1Char('0')));
    member.familyName = home.familyName;
    const QStringList &given = isFemale ? town.brand.givenFemale : town.brand.givenMale;
    member.givenName = given.at(town.dice.below(static_cast<int>(given.size())));
    member.salutation = isFemale ? Salutation::Ms : Salutation::Mr;
    member.birthYear = town.today().year() - town.dice.between(22, 74);
    member.incomeBand = home.income;
    member.preferredChannel = town.dice.chance(60) ? Channel::Wechat : Channel::Phone;
    member.householdId = home.id;
    member.homeStoreId = home.store.storeId;
    member.communityId = home.community.communityId;
    if (!home.community.floorPlans.empty())
        member.floorPlanId = town.dice.pick(home.community.floorPlans).floorPlanId;
    member.joinedOn = town.today().addDays(-town.dice.between(30, 3300));
    constexpr const char *kTiers[] = {"gold", "silver", "basic"};
    member.tier = TierId(QString::fromLatin1(kTiers[town.dice.weighted({8, 27, 65})]));
    member.identities.push_back({IdentityKind::Phone, u"+86%1"_s.arg(kFirstPhone + number), true, true});
    member.identities.push_back(
        {IdentityKind::Card, makeMemberCard(kFirstCard + static_cast<quint64>(number)).toString(), true, false});
    if (town.dice.chance(15))
        member.identities.push_back({IdentityKind::Email, u"m%1@demo.example"_s.arg(number), false, false});
    addConsents(town, member);
    addTags(town, member);
    return resident;
}

/// What a home of this income would have chosen at that time: old machines were the old models.
const ProductModel *chooseModel(Town &town, const Home &home, const QString &category, int monthsAgo)
{
    constexpr int kOldModelsFrom = 60; // months
    std::vector<const ProductModel *> choice;
    std::vector<int> weights;
    int place = 0;
    for (const ProductModel &model : town.brand.models) {
        if (model.category != category || !model.isOwnBrand || (!model.isOffered && monthsAgo < kOldModelsFrom))
            continue;
        const int popular = model.isOffered ? std::max(6, 46 - 12 * place++) : 60;
        const bool fits = model.hasFeature(home.income == 3 ? u"premium" : home.income == 1 ? u"value" : u"midRange");
        choice.push_back(&model);
        weights.push_back(popular + (fits ? 20 : 0));
    }
    return choice.empty() ? nullptr : choice[town.dice.weighted(weights)];
}

void addFault(Town &town, Unit &unit)
{
    const QDateTime at = town.at(town.today().addDays(-town.dice.between(1, 80)), 7, 12);
    FaultEvent fault{u"E%1"_s.arg(town.dice.between(1, 9)),
                     town.dice.between(1, 3),
                     {u"运行异常"_s, u"Irregular running"_s},
                     at,
                     {}};
    if (town.dice.chance(35))
        fault.confirmedAt = at.addSecs(3 * 3600);
    unit.faults.push_back(fault);
}

void addUnit(Town &town, Resident &resident, const Home &home, const QString &category)
{
    const int months = std::min(town.dice.below(kOldestMonths), town.dice.below(kOldestMonths));
    const ProductModel *model = chooseModel(town, home, category, months);
    if (!model)
        return;
    const QDate purchased = town.today().addMonths(-months).addDays(-town.dice.between(1, 27));
    Unit unit = makeUnit(*model, town.nextUnitCode(), purchased);
    if (model->isConnected && town.dice.chance(70)) {
        unit.deviceId = DeviceId(u"dev-"_s + unit.unitCode.toString());
        unit.isOnline = town.dice.chance(80);
        if (town.dice.chance(7))
            addFault(town, unit);
    }
    resident.units.push_back(unit);
    if (months < 36)
        resident.tell(town.at(purchased, town.dice.between(10, 19)), u"purchase"_s,
                      {u"购买"_s + model->name.zh, u"Bought "_s + model->name.en}, unit.unitCode);
    const int repairPercent = 3 + months / 6;
    while (resident.units.back().workOrders.size() < 3 && months > 6 && town.dice.chance(repairPercent)) {
        const Trouble &trouble = kTroubles[town.dice.below(4)];
        addRepair(town, resident, resident.units.size() - 1,
                  {town.today().addDays(-town.dice.between(5, std::min(months * 30, 1000))),
                   QString::fromUtf16(trouble.symptom),
                   {model->name.zh + QString::fromUtf16(trouble.zh),
                    model->name.en + u": "_s + QString::fromLatin1(trouble.en)}});
    }
}

void addVisits(Town &town, Resident &resident)
{
    struct Visit {
        const char *lane;
        const char16_t *zh;
        const char *en;
    };
    constexpr Visit kVisits[] = {{"store", u"到店看样机", "Looked at models in the store"},
                                 {"online", u"浏览新品专题", "Read about new models"},
                                 {"call", u"来电咨询保养", "Called about care"},
                                 {"social", u"在群里分享了使用心得", "Shared a tip in the group"},
                                 {"online", u"查看电子说明书", "Opened the manual"}};
    const int visits = town.dice.between(2, 6);
    for (int i = 0; i < visits; ++i) {
        const Visit &visit = kVisits[town.dice.below(5)];
        const int daysAgo = std::min(town.dice.between(1, 1090), town.dice.between(1, 1090));
        resident.tell(town.at(town.today().addDays(-daysAgo), town.dice.between(9, 20), town.dice.below(60)),
                      QString::fromLatin1(visit.lane), {QString::fromUtf16(visit.zh), QString::fromLatin1(visit.en)});
    }
}

void addPoints(Town &town, Member &member)
{
    member.pointsBroughtForward = town.dice.below(1500);
    for (const UnitCode &unit : member.units)
        if (member.points.size() < 3)
            member.points.push_back({u"points-"_s + unit.toString(),
                                     PointsKind::Accrue,
                                     480,
                                     u"activation"_s,
                                     {},
                                     false,
                                     town.at(member.joinedOn.addDays(3), 12)});
}

void furnish(Town &town, Resident &resident, const Home &home)
{
    for (const Habit &habit : kHabits)
        if (town.dice.chance(habit.percent))
            addUnit(town, resident, home, QString::fromLatin1(habit.category));
}

/// Some have heard from us lately without having asked: the fatigue rule has something to count.
void addOffers(Town &town, Member &member)
{
    if (!town.dice.chance(12))
        return;
    for (int i = town.dice.between(1, 3); i > 0; --i)
        member.contacts.push_back({town.at(town.today().addDays(-town.dice.between(1, 40)), 15), u"call"_s, true});
}

void finish(Town &town, Resident &resident)
{
    addVisits(town, resident);
    addOffers(town, resident.member);
    addPoints(town, resident.member);
}

} // namespace

void seedResidents(Town &town)
{
    int members = 0;
    for (int number = 1; members < town.options.members; ++number) {
        Home home = findHome(town, number);
        const bool isInDetail = town.options.detailedHomes < 0 || number <= town.options.detailedHomes;
        Household household{
            home.id, home.size, home.size >= 3 && town.dice.chance(60), home.size >= 3 && town.dice.chance(25), {}};
        const int people = home.size >= 2 && members + 1 < town.options.members && town.dice.chance(30) ? 2 : 1;
        for (int i = 0; i < people; ++i) {
            if (i == 1) // the second one keeps the own family name
                home.familyName =
                    town.brand.familyNames.at(static_cast<qsizetype>(town.dice.weighted(town.brand.familyWeights)));
            Resident resident = makeResident(town, home, ++members);
            household.people.push_back(
                {resident.member.memberId, i == 0 ? u"self"_s : u"spouse"_s, resident.member.familyName});
            resident.isInDetail = isInDetail;
            if (i == 0)
                furnish(town, resident, home);
            finish(town, resident);
            settleIn(town, std::move(resident));
        }
        if (isInDetail)
            putHousehold(town, household, home.store.storeId);
    }
}

} // namespace zhike::central
