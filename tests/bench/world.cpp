// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/world.h"

#include "core/domain/gtin.h"
#include "core/store/documentrows.h"
#include "core/store/timeline.h"

#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>

namespace zhike::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int kBatch = 200;   // members a transaction, so that the queue's jobs stay small
constexpr int kCompounds = 20;
const QDate kDay(2026, 3, 14);

Result<QJsonObject> resource(const QString &name)
{
    QFile file(QStringLiteral(ZHIKE_SOURCE_DIR "/resources/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::InvalidValue, name};
    return json::parseObject(file.readAll());
}

documents::Row rowOf(DocumentKind kind, const QString &id, const QJsonObject &body)
{
    return {enumName(kind), id, 1, json::toBytes(body)};
}

QString padded(int number, int width) { return QString::number(number).rightJustified(width, u'0'); }
QDateTime daysAgo(int days) { return QDateTime(kDay.addDays(-days), QTime(10, 0), Qt::UTC); }
CommunityId communityOf(int number) { return CommunityId(u"c-"_s + padded(number % kCompounds, 3)); }

using Models = std::vector<ProductModel>;

Community compound(const CommunityId &id, const Models &models)
{
    Community community;
    community.communityId = id;
    community.name = {u"小区"_s + id.toString(), u"Compound "_s + id.toString()};
    community.grade = u"B"_s;
    community.householdCount = 1200;
    community.brandHouseholds = 300;
    for (const ProductModel &model : models) {
        if (!community.rankingOf(model.category))
            community.rankings.push_back({model.category, 24, daysAgo(1), {}});
        auto &entries = std::find_if(community.rankings.begin(), community.rankings.end(), [&](const Ranking &r) {
                            return r.category == model.category;
                        })->entries;
        const int rank = static_cast<int>(entries.size()) + 1;
        entries.push_back({model.modelId, rank, 60 - 3 * rank, 0, rank});
    }
    return community;
}

Unit unitOf(int number, int which, const Models &models, QRandomGenerator &random)
{
    const ProductModel &model = models[static_cast<size_t>(random.bounded(static_cast<int>(models.size())))];
    Unit unit;
    unit.unitCode = UnitCode(World::unitCode(number, which));
    unit.gtin = model.gtin;
    unit.modelId = model.modelId;
    unit.status = UnitStatus::InUse;
    unit.ownerId = MemberId(World::memberId(number));
    unit.purchasedOn = kDay.addDays(-random.bounded(12 * 365));
    unit.manufacturedOn = unit.purchasedOn.addDays(-60);
    unit.warranties = {{{u"整机"_s, u"Whole unit"_s}, 36, unit.purchasedOn, unit.purchasedOn.addMonths(36)}};
    for (int i = random.bounded(3); i > 0; --i) {
        WorkOrder repair;
        repair.workOrderId = WorkOrderId(unit.unitCode.toString() + u'/' + QString::number(i));
        repair.kind = WorkOrderKind::Repair;
        repair.stage = WorkStage::Done;
        repair.openedAt = daysAgo(200 * i);
        repair.closedAt = daysAgo(200 * i - 3);
        repair.symptom = u"noise"_s;
        unit.workOrders.push_back(repair);
    }
    return unit;
}

Member memberOf(int number, QRandomGenerator &random)
{
    Member member;
    member.memberId = MemberId(World::memberId(number));
    member.familyName = QString(QChar(u'一' + random.bounded(2000)));
    member.givenName = QString(QChar(u'一' + random.bounded(2000))) + QChar(u'一' + random.bounded(2000));
    member.birthYear = 1950 + random.bounded(50);
    member.incomeBand = 1 + random.bounded(3);
    member.householdId = HouseholdId(World::householdId(number));
    member.homeStoreId = StoreId(u"store-1"_s);
    member.communityId = communityOf(number);
    member.joinedOn = kDay.addDays(-random.bounded(3000));
    member.tier = TierId(number % 10 ? u"silver"_s : u"gold"_s);
    member.identities = {{IdentityKind::Phone, World::phone(number), true, true},
                         {IdentityKind::Email, u"m%1@example.org"_s.arg(number), true, false}};
    for (int i = 0; i < World::kUnitsEach; ++i)
        member.units.push_back(UnitCode(World::unitCode(number, i)));
    for (int i = 0; i < 12; ++i)
        member.tags.push_back({u"interest/topic%1/node%2"_s.arg(i).arg(random.bounded(9)), {u"标签"_s, u"Tag"_s}, TagSource::Own, 80, {}});
    member.consents = {{Purpose::Service, Channel::Any, ConsentStatus::Granted, u"v1"_s, daysAgo(900)},
                       {Purpose::Advice, Channel::Any, ConsentStatus::Granted, u"v1"_s, daysAgo(900)}};
    for (int i = 0; i < 6; ++i)
        member.points.push_back({u"p-%1-%2"_s.arg(number).arg(i), PointsKind::Accrue, 100, u"purchase"_s, {}, false, daysAgo(90 * i)});
    for (int i = 0; i < 10; ++i)
        member.contacts.push_back({daysAgo(35 * i + random.bounded(30)), u"store"_s, false});
    return member;
}

Result<void> putShared(Writer &writer, const Models &models)
{
    const Result<QJsonObject> policy = resource(u"rules/policy.json"_s);
    const Result<QJsonObject> scripts = resource(u"brand/scripts.json"_s);
    if (!policy || !scripts)
        return policy ? scripts.error() : policy.error();
    documents::put(writer, rowOf(DocumentKind::Rule, u"policy"_s, *policy));
    for (const QJsonValue &script : (*scripts)["scripts"_L1].toArray())
        documents::put(writer, rowOf(DocumentKind::Script, script["scriptId"_L1].toString(), script.toObject()));
    for (const ProductModel &model : models)
        documents::put(writer, rowOf(DocumentKind::Model, model.modelId.toString(), toJson(model)));
    for (int i = 0; i < kCompounds; ++i)
        documents::put(writer, rowOf(DocumentKind::Community, communityOf(i).toString(), toJson(compound(communityOf(i), models))));
    documents::put(writer, rowOf(DocumentKind::Store, u"store-1"_s, toJson(Shop{StoreId(u"store-1"_s), {u"店"_s, u"Store"_s}, communityOf(0), {}})));
    return {};
}

Result<void> putMember(Writer &writer, int number, const Models &models, QRandomGenerator &random)
{
    const Member member = memberOf(number, random);
    documents::put(writer, rowOf(DocumentKind::Member, member.memberId.toString(), toJson(member)));
    for (int i = 0; i < World::kUnitsEach; ++i) {
        const Unit unit = unitOf(number, i, models, random);
        documents::put(writer, rowOf(DocumentKind::Unit, unit.unitCode.toString(), toJson(unit)));
    }
    const Household household{member.householdId, 2, number % 2 == 0, false, {{member.memberId, u"self"_s, member.familyName}}};
    documents::put(writer, rowOf(DocumentKind::Household, household.householdId.toString(), toJson(household)));
    for (int i = 0; i < World::kEventsEach; ++i) {
        const TimelineEvent event{u"e-%1-%2"_s.arg(number).arg(i), member.memberId, daysAgo(30 * i + 1), u"service"_s,
                                  {u"上门检查"_s, u"Checked at home"_s}, member.units[0], {}};
        if (const Result<void> put = timeline::put(writer, event.eventId, 1, json::toBytes(toJson(event))); !put)
            return put;
    }
    return {};
}

Result<Models> brandModels()
{
    return resource(u"brand/models.json"_s).then([](const QJsonObject &file) -> Result<Models> {
        Models models;
        for (const QJsonValue &each : file["models"_L1].toArray()) {
            const Result<ProductModel> model = fromJson<ProductModel>(each.toObject());
            if (!model)
                return model.error();
            models.push_back(*model);
        }
        if (models.empty())
            return Error{ErrorCode::InvalidValue, u"models"_s};
        return models;
    });
}

/// One transaction's worth, and its end waited for: a bench may block where a window may not.
template <typename F>
Result<void> written(Store &store, F work)
{
    const Result<bool> done = store.writeCache([work](Writer &writer) -> Result<bool> {
                                       const Result<void> end = work(writer);
                                       return end ? Result<bool>(true) : Result<bool>(end.error());
                                   })
                                  .result();
    return done ? Result<void>() : Result<void>(done.error());
}

} // namespace

QString World::memberId(int number) { return u"m-"_s + padded(number, 8); }
QString World::householdId(int number) { return u"h-"_s + padded(number, 8); }
QString World::phone(int number) { return u"+86139"_s + padded(number, 8); }

QString World::unitCode(int number, int which)
{
    const QString body = padded(number * kUnitsEach + which, 10);
    return body + unitCheckCharacter(body);
}

Result<std::unique_ptr<World>> World::make(int members)
{
    std::unique_ptr<World> world(new World(members));
    if (const Result<void> opened = world->reopen(); !opened)
        return opened.error();
    if (const Result<void> filled = world->fill(); !filled)
        return filled.error();
    return world;
}

Result<void> World::reopen()
{
    m_store.reset();
    StoreOptions options;
    options.path = path();
    Result<std::unique_ptr<Store>> opened = Store::open(options, m_vault, m_clock);
    if (!opened)
        return opened.error();
    m_store = *std::move(opened);
    return {};
}

Result<void> World::fill()
{
    const Result<Models> models = brandModels();
    if (!models)
        return models.error();
    if (const Result<void> shared = written(*m_store, [&](Writer &writer) { return putShared(writer, *models); }); !shared)
        return shared;
    QRandomGenerator random(4711);
    for (int first = 0; first < m_members; first += kBatch) {
        const Result<void> end = written(*m_store, [&, first](Writer &writer) -> Result<void> {
            for (int number = first; number < std::min(first + kBatch, m_members); ++number)
                if (const Result<void> put = putMember(writer, number, *models, random); !put)
                    return put;
            return {};
        });
        if (!end)
            return end;
    }
    return {};
}

} // namespace zhike::bench
