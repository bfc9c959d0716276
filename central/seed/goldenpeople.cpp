// SPDX-License-Identifier: Apache-2.0
// The people and units that golden cases name. Their facts are written here; only Ms Chen's can be varied.
#include "central/seed/golden.h"
#include "central/seed/town.h"
#include "core/domain/card.h"

#include <iterator>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 kFirstCard = 880'000; // golden cards; residents' begin elsewhere

struct Person {
    QStringView id;
    QStringView familyName;
    QStringView givenName;
    Salutation salutation = Salutation::Ms;
    QStringView phone;
    const char *tier = "basic";
    int birthYear = 1988;
};

void grant(Town &town, Member &member, Purpose purpose, Channel channel)
{
    member.consents.push_back({purpose, channel, ConsentStatus::Granted, enumName(purpose) + u"-1"_s,
                               town.at(town.today().addYears(-1), 11)});
}

Resident makePerson(Town &town, const Person &person, const Community &community)
{
    Resident resident;
    Member &member = resident.member;
    member.memberId = MemberId(person.id.toString());
    member.familyName = person.familyName.toString();
    member.givenName = person.givenName.toString();
    member.salutation = person.salutation;
    member.birthYear = person.birthYear;
    member.incomeBand = 2;
    member.preferredChannel = Channel::Wechat;
    member.communityId = community.communityId;
    member.floorPlanId = community.floorPlans.empty() ? FloorPlanId() : community.floorPlans.back().floorPlanId;
    member.homeStoreId = StoreId(golden::kStore.toString());
    member.joinedOn = town.today().addYears(-8).addMonths(-8);
    member.tier = TierId(QString::fromLatin1(person.tier));
    member.identities = {{IdentityKind::Phone, person.phone.toString(), true, true}};
    grant(town, member, Purpose::Service, Channel::Any);
    grant(town, member, Purpose::Advice, Channel::Any);
    return resident;
}

void addCard(Member &member, quint64 number)
{
    member.identities.push_back({IdentityKind::Card, makeMemberCard(kFirstCard + number).toString(), true, false});
}

void addTag(Town &town, Member &member, const QString &path)
{
    if (const Tag *known = town.brand.tag(path)) {
        member.tags.push_back(*known);
        member.tags.back().confidence = 90;
    }
}

/// The first community of that grade the golden store serves, preferring Ms Chen's own.
const Community &communityOfGrade(const Town &town, const QString &grade)
{
    const Community *home = town.brand.community(golden::kChenCommunity);
    if (home && home->grade == grade)
        return *home;
    for (const Community &community : town.communities)
        if (community.grade == grade && town.brand.storeOf(community.communityId).storeId.toString() == golden::kStore)
            return community;
    return home ? *home : town.communities.front();
}

void addUnit(Town &town, Resident &resident, QStringView code, QStringView model, const QDate &purchased)
{
    if (const ProductModel *known = town.brand.model(model)) {
        resident.units.push_back(makeUnit(*known, UnitCode(code.toString()), purchased));
        if (purchased > town.today().addYears(-3))
            resident.tell(town.at(purchased, 15, 10), u"purchase"_s,
                          {u"购买"_s + known->name.zh, u"Bought "_s + known->name.en}, UnitCode(code.toString()));
    }
}

void addChensUnits(Town &town, Resident &chen)
{
    const QDate &today = town.today();
    addUnit(town, chen, golden::kChenWasher, golden::kOldPulsator,
            today.addMonths(-town.options.chen.washerMonths).addDays(-11));
    addUnit(town, chen, golden::kChenFridge, u"hm-f-ss535", today.addMonths(-66));
    addUnit(town, chen, golden::kChenAirConditioner, u"hm-a-w15", today.addMonths(-64));
    addUnit(town, chen, golden::kChenWaterHeater, u"hm-h-e60", today.addMonths(-48));
    for (Unit &unit : chen.units) {
        if (unit.unitCode.toString() == golden::kChenFridge) {
            unit.deviceId = DeviceId(u"dev-"_s + unit.unitCode.toString());
            unit.isOnline = true;
        }
        if (unit.unitCode.toString() != golden::kChenAirConditioner)
            continue;
        const QDate saturday =
            today.addDays(today.dayOfWeek() == 6 ? 7 : 6 - today.dayOfWeek() + (today.dayOfWeek() == 7 ? 7 : 0));
        unit.workOrders.push_back({WorkOrderId(u"wo-chen-filter"_s),
                                   WorkOrderKind::Maintain,
                                   WorkStage::Dispatched,
                                   town.at(today.addDays(-2), 10),
                                   town.at(saturday, 14),
                                   120,
                                   {},
                                   {u"空调滤网清洗"_s, u"Air conditioner filter cleaning"_s},
                                   {},
                                   {},
                                   {},
                                   {}});
    }
}

void addChensRepairs(Town &town, Resident &chen)
{
    struct Told {
        int daysAgo;
        const char16_t *symptom;
        Text title;
    };
    const Told told[] = {
        {162, u"noise", {u"洗衣机脱水异响，更换减震"_s, u"Washer rattled when spinning, dampers replaced"_s}},
        {264, u"other", {u"洗完有絮屑，上门清洗"_s, u"Lint after washing, cleaned at home"_s}},
        {96, u"leak", {u"洗衣机漏水，更换进水阀"_s, u"Washer leaked, inlet valve replaced"_s}},
        {310, u"notSpinning", {u"洗衣机不脱水，更换皮带"_s, u"Washer did not spin, belt replaced"_s}}};
    const int most = std::min(town.options.chen.repairs, static_cast<int>(std::size(told)));
    for (int i = 0; i < most && !chen.units.empty(); ++i)
        addRepair(town, chen, 0,
                  {town.today().addDays(-told[i].daysAgo), QString::fromUtf16(told[i].symptom), told[i].title});
}

void seedChen(Town &town)
{
    const ChenFacts &facts = town.options.chen;
    Resident chen = makePerson(town, {golden::kChen, u"陈", u"静", Salutation::Ms, golden::kChenPhone, "gold", 1987},
                               communityOfGrade(town, facts.grade));
    Member &member = chen.member;
    member.householdId = HouseholdId(golden::kChenHousehold.toString());
    member.tier = TierId(facts.tier);
    member.incomeBand = facts.incomeBand;
    member.pointsBroughtForward = 1836;
    member.points.push_back({u"points-chen-1"_s,
                             PointsKind::Accrue,
                             480,
                             u"activation"_s,
                             {},
                             false,
                             town.at(town.today().addMonths(-48), 16)});
    if (!facts.isAdviceAllowed)
        member.consents.back().status = ConsentStatus::Withdrawn;
    grant(town, member, Purpose::Marketing, Channel::Phone);
    grant(town, member, Purpose::Marketing, Channel::Wechat);
    addCard(member, 1);
    member.identities.push_back({IdentityKind::Email, u"chen.jing@demo.example"_s, true, false});
    member.identities.push_back({IdentityKind::Wechat, u"wx-demo-chenjing"_s, true, false});
    for (const QString &path : {facts.interest, facts.lifeStage, u"interest/living/cleaning"_s,
                                u"purchase/style/brandLoyal"_s, u"service/habit/callFirst"_s})
        addTag(town, member, path);
    addChensUnits(town, chen);
    addChensRepairs(town, chen);
    chen.tell(town.at(town.today().addDays(-264), 9, 40), u"call"_s,
              {u"来电：洗完有絮屑"_s, u"Called: lint after washing"_s});
    chen.tell(town.at(town.today().addDays(-40), 15, 5), u"store"_s,
              {u"到店看冰箱"_s, u"Visited the store, looked at fridges"_s});
    chen.tell(town.at(town.today().addDays(-1), 20, 15), u"online"_s,
              {u"浏览“免清洗”专题 3 次，未下单"_s, u"Read about self-cleaning three times, no order"_s});
    const StoreId store = member.homeStoreId;
    const bool hasBaby = facts.lifeStage == u"life/family/baby";
    settleIn(town, std::move(chen));
    putHousehold(town,
                 {HouseholdId(golden::kChenHousehold.toString()),
                  4,
                  hasBaby,
                  facts.lifeStage == u"life/family/elder",
                  {{MemberId(golden::kChen.toString()), u"self"_s, u"陈"_s},
                   {MemberId(golden::kWang.toString()), u"spouse"_s, u"王"_s}}},
                 store);
}

void seedNeighbours(Town &town)
{
    const Community &home = communityOfGrade(town, u"B"_s);
    Resident wang = makePerson(town, {golden::kWang, u"王", u"强", Salutation::Mr, u"+8619900005679", "basic", 1985},
                               communityOfGrade(town, town.options.chen.grade));
    wang.member.householdId = HouseholdId(golden::kChenHousehold.toString());
    settleIn(town, std::move(wang));

    Resident silver =
        makePerson(town, {golden::kSilver, u"刘", u"洋", Salutation::Mr, u"+8619900003333", "silver", 1979}, home);
    addCard(silver.member, 2);
    addUnit(town, silver, golden::kSomeonesUnit, u"hm-w-wd10", town.today().addMonths(-14));
    settleIn(town, std::move(silver));

    Resident reserved =
        makePerson(town, {golden::kNoAdvice, u"孙", u"莉", Salutation::Ms, u"+8619900004444", "silver", 1991}, home);
    reserved.member.consents.back().status = ConsentStatus::Withdrawn;
    addUnit(town, reserved, town.nextUnitCode().toString(), golden::kOldPulsator, town.today().addYears(-9));
    settleIn(town, std::move(reserved));

    int number = 0;
    for (const QStringView id : golden::kShared) {
        const bool isMother = number == 1;
        Resident shared = makePerson(town,
                                     {id, u"何",
                                      number == 0    ? u"伟"
                                          : isMother ? u"桂兰"
                                                     : u"雨",
                                      number == 0 ? Salutation::Mr : Salutation::Ms, golden::kSharedPhone, "basic",
                                      number == 0    ? 1984
                                          : isMother ? 1956
                                                     : 2003},
                                     home);
        addCard(shared.member, static_cast<quint64>(10 + number++));
        settleIn(town, std::move(shared));
    }
}

void seedOpenRepair(Town &town)
{
    Resident zhao =
        makePerson(town, {golden::kOpenRepair, u"赵", u"敏", Salutation::Ms, u"+8619900006666", "gold", 1990},
                   communityOfGrade(town, u"B"_s));
    addUnit(town, zhao, golden::kOpenRepairUnit, u"hm-f-cr510", town.today().addMonths(-31));
    if (!zhao.units.empty()) {
        const QDateTime opened = town.at(town.today().addDays(-1), 9, 30);
        zhao.units.front().workOrders.push_back({WorkOrderId(u"wo-zhao-open"_s),
                                                 WorkOrderKind::Repair,
                                                 WorkStage::Booked,
                                                 opened,
                                                 town.at(town.today().addDays(1), 10),
                                                 120,
                                                 {},
                                                 {u"冰箱不制冷"_s, u"Fridge does not cool"_s},
                                                 u"notCooling"_s,
                                                 u"冷藏室 12 度"_s,
                                                 {},
                                                 {}});
        zhao.tell(opened, u"call"_s, {u"来电报修：冰箱不制冷"_s, u"Called: fridge does not cool"_s},
                  UnitCode(golden::kOpenRepairUnit.toString()));
    }
    settleIn(town, std::move(zhao));
}

struct ShelfUnit {
    QStringView code;
    QStringView model;
    UnitStatus status;
};

void seedShelf(Town &town)
{
    for (const ShelfUnit &wanted : {ShelfUnit{golden::kStockedUnit, u"hm-w-sl8", UnitStatus::Stocked},
                                    ShelfUnit{golden::kConnectedUnit, golden::kSelfCleaningDrum, UnitStatus::Stocked},
                                    ShelfUnit{golden::kSoldUnit, u"hm-h-e60", UnitStatus::Sold},
                                    ShelfUnit{golden::kBlockedUnit, u"hm-w-p8", UnitStatus::Blocked}}) {
        const ProductModel *model = town.brand.model(wanted.model);
        if (!model)
            continue;
        Unit unit = makeUnit(*model, UnitCode(wanted.code.toString()), town.today().addDays(-6));
        unit.status = wanted.status;
        unit.installedOn = {};
        unit.warranties.clear();
        if (wanted.status != UnitStatus::Sold)
            unit.purchasedOn = {};
        unit.storeId = StoreId(golden::kStore.toString());
        town.quill.put({DocumentKind::Unit, unit.unitCode.toString()}, storeScope(golden::kStore.toString()),
                       toJson(unit));
    }
}

} // namespace

void seedGolden(Town &town)
{
    seedChen(town);
    seedNeighbours(town);
    seedOpenRepair(town);
    seedShelf(town);
}

} // namespace zhike::central
