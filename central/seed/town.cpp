// SPDX-License-Identifier: Apache-2.0
#include "central/seed/town.h"

#include "central/seed/golden.h"

#include "core/action/registerunit/registerunit.h"

#include <algorithm>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCountedMonths = 36; // window plus what a trend looks back to

int monthsBetween(const QDate &from, const QDate &to)
{
    const int months = (to.year() - from.year()) * 12 + to.month() - from.month();
    return to.day() < from.day() ? months - 1 : months;
}

} // namespace

void Census::add(const CommunityId &community, const ProductModel &model, int monthsAgo, int households)
{
    if (monthsAgo < 0 || monthsAgo > kCountedMonths || households <= 0)
        return;
    OwnershipCount &count = m_counts[{community, model.modelId, monthsAgo}];
    count.community = community;
    count.category = model.category;
    count.model = model.modelId;
    count.monthsAgo = monthsAgo;
    count.households += households;
}

std::vector<OwnershipCount> Census::counts() const
{
    std::vector<OwnershipCount> list;
    for (const auto &[key, count] : m_counts)
        list.push_back(count);
    return list;
}

UnitCode Town::nextUnitCode()
{
    constexpr auto kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr int kLength = 9;
    QString code(kLength, u'0');
    int rest = ++units;
    for (int i = kLength - 1; i >= 0; --i, rest /= 32)
        code[i] = QLatin1Char(kDigits[rest % 32]);
    code.prepend(u'8'); // the golden ones begin with 7
    return UnitCode(code + unitCheckCharacter(code));
}

const Shop &Town::storeOf(const CommunityId &community) const
{
    const auto golden = std::find_if(brand.stores.begin(), brand.stores.end(), [](const Shop &shop) { return shop.storeId.toString() == golden::kStore; });
    return options.isOneStore && golden != brand.stores.end() ? *golden : brand.storeOf(community);
}

void Resident::tell(const QDateTime &at, const QString &lane, const Text &title, const UnitCode &unit)
{
    const QString id = u"event-%1-%2"_s.arg(member.memberId.toString()).arg(events.size());
    events.push_back({id, member.memberId, at, lane, title, unit, {}});
    member.contacts.push_back({at, lane, false});
}

Unit makeUnit(const ProductModel &model, const UnitCode &code, const QDate &purchased)
{
    Unit unit;
    unit.unitCode = code;
    unit.gtin = model.gtin;
    unit.modelId = model.modelId;
    unit.manufacturedOn = purchased.addDays(-70);
    unit.purchasedOn = purchased;
    unit.installedOn = purchased.addDays(3);
    unit.purchaseChannel = u"store"_s;
    unit.status = UnitStatus::InUse;
    unit.warranties = warrantiesFrom(model, purchased);
    return unit;
}

void addRepair(Town &town, Resident &resident, size_t index, const RepairStory &story)
{
    Unit &unit = resident.units[index];
    WorkOrder order;
    order.workOrderId = WorkOrderId(u"wo-%1-%2"_s.arg(unit.unitCode.toString()).arg(unit.workOrders.size()));
    order.kind = WorkOrderKind::Repair;
    order.stage = WorkStage::Done;
    order.openedAt = town.at(story.day.addDays(-2), 10, 20);
    order.scheduledFor = town.at(story.day, 14);
    order.windowMinutes = 120;
    order.closedAt = town.at(story.day, 15, 30);
    order.title = story.title;
    order.symptom = story.symptom;
    unit.workOrders.push_back(order);
    resident.tell(order.closedAt, u"service"_s, story.title, unit.unitCode);
}

void settleIn(Town &town, Resident &&resident)
{
    Member &member = resident.member;
    const QString scope = storeScope(member.homeStoreId.toString());
    std::stable_sort(member.contacts.begin(), member.contacts.end(),
                     [](const ContactMark &a, const ContactMark &b) { return a.at < b.at; });
    for (Unit &unit : resident.units) {
        unit.ownerId = member.memberId;
        unit.storeId = member.homeStoreId;
        member.units.push_back(unit.unitCode);
        if (const ProductModel *model = town.brand.model(unit.modelId.toString()); model && unit.purchasedOn.isValid())
            town.census.add(member.communityId, *model, monthsBetween(unit.purchasedOn, town.today()));
        if (resident.isInDetail)
            town.quill.put({DocumentKind::Unit, unit.unitCode.toString()}, scope, toJson(unit));
    }
    town.quill.put({DocumentKind::Member, member.memberId.toString()}, scope, toJson(member));
    for (const TimelineEvent &event : resident.events)
        if (resident.isInDetail)
            town.quill.put({DocumentKind::Event, event.eventId}, scope, toJson(event));
    town.quill.link(member);
}

void putHousehold(Town &town, const Household &household, const StoreId &store)
{
    town.quill.put({DocumentKind::Household, household.householdId.toString()}, storeScope(store.toString()),
                   toJson(household));
}

} // namespace zhike::central
