// SPDX-License-Identifier: Apache-2.0
#include "tests/insight/chen.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhike::test {
namespace {

Unit makeUnit(const QString &code, const QString &model, const QDate &purchased)
{
    Unit unit;
    unit.unitCode = UnitCode(code);
    unit.modelId = ModelId(model);
    unit.purchasedOn = purchased;
    unit.status = UnitStatus::InUse;
    unit.warranties = {{{u"整机"_s, u"Whole unit"_s}, 36, purchased, purchased.addMonths(36)}};
    return unit;
}

Ranking washerRanking()
{
    Ranking ranking{u"washer"_s, 24, kNow, {}};
    const struct {
        QString model;
        std::optional<int> households;
        int cityRank;
    } rows[] = {{u"hm-w-sc10"_s, 46, 3}, {u"hm-w-wd10"_s, 31, 1}, {u"hm-w-td12"_s, 19, 5}, {u"hm-w-sl8"_s, 14, 2}, {u"hm-w-p8"_s, {}, 4}};
    for (const auto &row : rows)
        ranking.entries.push_back({ModelId(row.model), static_cast<int>(ranking.entries.size()) + 1, row.households, 0, row.cityRank});
    return ranking;
}

Ranking cityRanking()
{
    Ranking ranking{u"washer"_s, 24, kNow, {}};
    for (const QString &model : {u"hm-w-wd10"_s, u"hm-w-sl8"_s, u"hm-w-sc10"_s, u"hm-w-p8"_s, u"hm-w-td12"_s})
        ranking.entries.push_back({ModelId(model), static_cast<int>(ranking.entries.size()) + 1, 500, 0, 0});
    return ranking;
}

template <typename T>
T documentAt(const QJsonObject &object)
{
    return fromJson<T>(object).valueOr(T());
}

} // namespace

QJsonObject resource(const QString &path)
{
    QFile file(QString::fromLatin1(ZHIKE_RESOURCES) + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? json::parseObject(file.readAll()).valueOr({}) : QJsonObject();
}

const std::vector<ProductModel> &catalogue()
{
    static const auto models = listOf<ProductModel>(resource(u"brand/models.json"_s), u"models"_s);
    return models;
}

const Policy &policy()
{
    static const auto read = documentAt<Policy>(resource(u"rules/policy.json"_s));
    return read;
}

const std::vector<Script> &scripts()
{
    static const auto list = listOf<Script>(resource(u"brand/scripts.json"_s), u"scripts"_s);
    return list;
}

Chen::Chen()
{
    member.memberId = MemberId(u"member-chen"_s);
    member.familyName = u"陈"_s;
    member.salutation = Salutation::Ms;
    member.incomeBand = 2;
    member.tier = TierId(u"gold"_s);
    member.communityId = CommunityId(u"community-haiyuefu"_s);
    member.floorPlanId = FloorPlanId(u"plan-haiyuefu-m"_s);
    member.consents = {{Purpose::Advice, Channel::Any, ConsentStatus::Granted, u"1"_s, kNow.addYears(-1)}};
    member.contacts = {{kNow.addDays(-1), u"online"_s, false}, {kNow.addDays(-40), u"store"_s, false}};
    addTag(u"interest/reading/health"_s, {u"关注健康"_s, u"Reads health news"_s});

    units = {makeUnit(u"0000000WASH"_s, u"hm-w-p7"_s, {2018, 3, 10}), makeUnit(u"000000FRDGE"_s, u"hm-f-ss535"_s, {2021, 5, 20}),
             makeUnit(u"0000000A1RC"_s, u"hm-a-w15"_s, {2021, 7, 15}), makeUnit(u"0000000HEAT"_s, u"hm-h-e60"_s, {2022, 11, 1})};
    addRepair(washer(), {2026, 3, 2});
    addRepair(washer(), {2026, 6, 12});

    const QJsonObject places = resource(u"brand/places.json"_s);
    city = documentAt<Community>(places.value("city"_L1).toObject());
    for (const Community &one : listOf<Community>(places, u"communities"_s))
        if (one.communityId == member.communityId)
            community = one;
    community.rankings = {washerRanking()};
    city.rankings = {cityRanking()};
}

Situation Chen::situation() const
{
    return {.member = member,
            .units = units,
            .models = catalogue(),
            .policy = rules,
            .now = QDateTime(today, kNow.time(), Qt::UTC),
            .today = today,
            .household = &household,
            .community = community.communityId.isEmpty() ? nullptr : &community,
            .city = &city,
            .occasion = occasion,
            .familyNameLatin = u"Chen"_s};
}

void Chen::addTag(const QString &path, const Text &label) { member.tags.push_back({path, label, TagSource::Own, 90, {}}); }

void Chen::dropTag(const QString &path)
{
    std::erase_if(member.tags, [&path](const Tag &tag) { return tag.path == path; });
}

void Chen::addRepair(Unit &unit, const QDate &closedOn, WorkStage stage)
{
    WorkOrder order;
    order.workOrderId = WorkOrderId(u"wo-"_s + closedOn.toString(Qt::ISODate));
    order.kind = WorkOrderKind::Repair;
    order.stage = stage;
    order.title = {u"洗衣机脱水异响"_s, u"Washer rattles when spinning"_s};
    order.openedAt = QDateTime(closedOn.addDays(-2), QTime(9, 0), Qt::UTC);
    if (stage == WorkStage::Done)
        order.closedAt = QDateTime(closedOn, QTime(16, 0), Qt::UTC);
    unit.workOrders.push_back(order);
}

void Chen::contacted(const QDate &on) { member.contacts.push_back({QDateTime(on, QTime(15, 0), Qt::UTC), u"call"_s, true}); }

void Chen::answered(const AdviceId &advice, const QString &category, AdviceVerdict verdict, const QDate &on)
{
    AdviceAnswer answer;
    answer.advice = advice;
    answer.type = advice.toString().section(u'/', 0, 0);
    answer.category = category;
    answer.verdict = verdict;
    answer.at = QDateTime(on, QTime(11, 0), Qt::UTC);
    member.adviceAnswers.push_back(answer);
}

} // namespace zhike::test
