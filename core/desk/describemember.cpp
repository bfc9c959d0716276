// SPDX-License-Identifier: Apache-2.0
#include "core/desk/lens.h"

#include "core/identify/pinyin.h"
#include "core/insight/activity.h"
#include "core/insight/appliance.h"
#include "core/insight/mustknow.h"
#include "core/session/masking.h"

#include <algorithm>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

QString latinSurname(const QString &familyName)
{
    QString latin = latinName(familyName, {}).full;
    if (!latin.isEmpty())
        latin[0] = latin[0].toUpper();
    return latin;
}

std::vector<Channel> marketingChannels(const Member &member)
{
    std::vector<Channel> open;
    for (const Channel channel : {Channel::Phone, Channel::Sms, Channel::Wechat, Channel::Email})
        if (hasConsent(member, Purpose::Marketing, channel))
            open.push_back(channel);
    return open;
}

std::vector<FactView> factsOf(const Situation &situation)
{
    std::vector<FactView> facts;
    for (const MustKnow &fact : mustKnow(situation))
        facts.push_back({fact.text, static_cast<int>(fact.severity)});
    return facts;
}

int validTags(const Member &member, const QDate &today)
{
    return static_cast<int>(std::count_if(member.tags.begin(), member.tags.end(),
                                          [&](const Tag &tag) { return !tag.validTo.isValid() || tag.validTo >= today; }));
}

void fillWho(MemberHeader &header, const MemberCase &who, const Lens &lens)
{
    const Member &member = who.member();
    header.memberId = member.memberId;
    header.maskedName = maskedName(member.familyName);
    header.initial = nameInitial(member.familyName);
    header.salutation = member.salutation;
    if (const Identity *phone = primaryPhone(member); phone && sightOf(lens.role, Use::Serve, Field::Phone) != Sight::None)
        header.maskedPhone = maskedIdentity(IdentityKind::Phone, phone->value);
    header.tier = member.tier;
    header.tierName = lens.shared.policy.tierRule(member.tier).name;
    header.memberYears = member.joinedOn.isValid() ? std::max(0, static_cast<int>(member.joinedOn.daysTo(lens.today) / 365)) : 0;
    header.isPending = who.unconfirmed.contains(member.madeBy);
    header.recognisedBy = lens.recognisedBy;
    if (const Unit *unit = who.documents.unit(who.scanned))
        header.recognisedWith = lens.shared.modelName(unit->modelId);
}

MemberHeader headerOf(const MemberCase &who, const Situation &situation, const Lens &lens)
{
    const Member &member = who.member();
    MemberHeader header;
    fillWho(header, who, lens);
    header.householdSize = who.household ? who.household->size : 0;
    if (const Community *community = situation.community) {
        header.communityName = community->name;
        header.communityGrade = community->grade;
    }
    header.points = pointsBalance(member);
    header.contactChannels = marketingChannels(member);
    header.preferredChannel = member.preferredChannel;
    header.mustKnow = factsOf(situation);
    header.activity = activityScore(member, lens.now).value;
    header.tagCount = validTags(member, lens.today);
    return header;
}

ApplianceView applianceOf(const ApplianceCard &card, const Unit &unit, const MemberCase &who)
{
    ApplianceView view;
    view.unit = card.unit;
    view.model = card.model;
    view.name = card.name;
    view.category = card.category;
    view.ageTenths = card.ageTenths;
    view.lifeYears = card.expectedTenths / 10;
    view.usedPercent = card.expectedTenths > 0 ? card.ageTenths * 100 / card.expectedTenths : 0;
    view.purchasedOn = unit.purchasedOn;
    view.warrantyEnd = card.warrantyEndsOn;
    view.isUnderWarranty = card.isUnderWarranty;
    view.repairs = card.repairs;
    view.openFaults = unansweredFault(unit) ? 1 : 0;
    view.isConnected = card.isConnected;
    view.isOnline = unit.isOnline;
    view.isPending = who.unconfirmed.contains(unit.registeredBy) || who.unconfirmed.contains(unit.activatedBy);
    view.badge = card.badge;
    view.badgeWords = badgeText(card.badge);
    view.detail = card.detail;
    return view;
}

std::vector<ApplianceView> appliancesOf(const MemberCase &who, const Situation &situation)
{
    std::vector<ApplianceView> views;
    for (const ApplianceCard &card : applianceCards(situation))
        if (const Unit *unit = who.documents.unit(card.unit))
            views.push_back(applianceOf(card, *unit, who));
    return views;
}

std::vector<PersonView> peopleOf(const MemberCase &who)
{
    std::vector<PersonView> people;
    if (!who.household)
        return people;
    for (const HouseholdPerson &person : who.household->people)
        people.push_back({maskedName(person.familyName), person.member == who.id ? u"self"_s : person.role});
    return people;
}

std::vector<TicketView> ticketsOf(const MemberCase &who)
{
    std::vector<WorkOrder> orders = who.member().workOrders;
    for (const auto &[code, unit] : who.documents.units)
        if (unit.value.ownerId == who.id)
            orders.insert(orders.end(), unit.value.workOrders.begin(), unit.value.workOrders.end());
    return describeTickets(orders, who.unconfirmed);
}

} // namespace

std::vector<Unit> MemberCase::units() const
{
    std::vector<Unit> owned;
    for (const auto &[code, unit] : documents.units)
        if (unit.value.ownerId == id)
            owned.push_back(unit.value);
    return owned;
}

Freshness freshnessOf(const Lens &lens)
{
    return {lens.asOf, !lens.asOf.isValid() || lens.asOf.secsTo(lens.now) > qint64(lens.shared.policy.freshForHours) * 3600};
}

Situation situationOf(const MemberCase &who, const std::vector<Unit> &units, const Lens &lens)
{
    const Member &member = who.member();
    return {.member = member,
            .units = units,
            .models = lens.shared.models,
            .policy = lens.shared.policy,
            .now = lens.now,
            .today = lens.today,
            .household = who.household ? &*who.household : nullptr,
            .community = lens.shared.community(member.communityId),
            .city = lens.shared.city(),
            .channel = Channel::Store,
            .occasion = Occasion::WeSpeakFirst,
            .familyNameLatin = latinSurname(member.familyName)};
}

std::vector<TicketView> describeTickets(const std::vector<WorkOrder> &orders, const std::set<OpId> &unconfirmed)
{
    std::vector<TicketView> tickets;
    for (const WorkOrder &order : orders)
        if (order.isOpen())
            tickets.push_back({order.workOrderId, order.kind, order.stage, order.title, order.scheduledFor, order.windowMinutes, order.openedAt,
                               unconfirmed.contains(order.op)});
    std::sort(tickets.begin(), tickets.end(), [](const TicketView &a, const TicketView &b) { return a.openedAt > b.openedAt; });
    return tickets;
}

TimelineView describeTimeline(const MemberCase &who, const QString &lane, const Lens &lens)
{
    TimelineView view;
    const auto add = [&](const TimelineEvent &event, bool isPending) {
        if (event.member == who.id && (lane.isEmpty() || event.lane == lane))
            view.rows.push_back({event.eventId, event.at, event.lane, event.title, isPending});
    };
    const auto isStored = [&who](const TimelineEvent &event) {
        return std::any_of(who.stored.begin(), who.stored.end(), [&event](const TimelineEvent &kept) { return kept.eventId == event.eventId; });
    };
    for (const TimelineEvent &event : who.documents.events)
        if (!isStored(event)) // central's own row of it may come ahead of the document
            add(event, true);
    for (const TimelineEvent &event : who.stored)
        add(event, false);
    std::stable_sort(view.rows.begin(), view.rows.end(), [](const TimelineRow &a, const TimelineRow &b) { return a.at > b.at; });
    view.hasMore = who.hasMoreEvents;
    view.freshness = freshnessOf(lens);
    return view;
}

MemberView describeMember(const MemberCase &who, const Lens &lens)
{
    const std::vector<Unit> units = who.units();
    const Situation situation = situationOf(who, units, lens);
    MemberView view;
    view.header = headerOf(who, situation, lens);
    view.appliances = appliancesOf(who, situation);
    view.people = peopleOf(who);
    view.advice = describeAdvice(situation, lens);
    const AdviceView *first = view.advice.shown.empty() ? nullptr : &view.advice.shown.front();
    view.community = describeCommunity({who.member().communityId, first ? first->category : QString(), who.member().floorPlanId,
                                        first ? first->model : ModelId()}, lens);
    view.timeline = describeTimeline(who, {}, lens);
    view.tickets = ticketsOf(who);
    view.merges = describeMerges(who, lens);
    view.freshness = freshnessOf(lens);
    return view;
}

MemberDetail describeDetail(const MemberCase &who, const Lens &lens)
{
    const Member &member = who.member();
    MemberDetail detail;
    for (const Tag &tag : member.tags)
        if (!tag.validTo.isValid() || tag.validTo >= lens.today)
            detail.tags.push_back({tag.path, tag.label, tag.source == TagSource::Partner, tag.confidence, tag.validTo});
    std::sort(detail.tags.begin(), detail.tags.end(), [](const TagView &a, const TagView &b) { return a.path < b.path; });
    for (const PointsEntry &entry : member.points)
        detail.points.push_back({entry.points, entry.source, entry.at, entry.isProvisional});
    std::sort(detail.points.begin(), detail.points.end(), [](const PointsLine &a, const PointsLine &b) { return a.at > b.at; });
    detail.balance = pointsBalance(member);
    const qint64 undecided = undecidedRedemptions(member);
    detail.redeem = {spendablePoints(member), undecided, std::max<qint64>(0, lens.shared.policy.offlineRedeemCap - undecided), lens.isOffline};
    detail.pointsPerYuan = lens.shared.policy.pointsPerYuan;
    return detail;
}

} // namespace zhike
