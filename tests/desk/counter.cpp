// SPDX-License-Identifier: Apache-2.0
#include "tests/desk/counter.h"

#include "core/domain/card.h"
#include "core/insight/script.h"
#include "core/store/audit.h"
#include "core/store/timeline.h"
#include "core/sync/protocol.h"

#include <QFile>

namespace zhike::test {

using namespace Qt::StringLiterals;

namespace {

const QByteArray kCentralSeed(32, 'c');

TerminalKeys someKeys() { return *TerminalKeys::make(); }

Grammar shippedGrammar()
{
    QFile file(QStringLiteral(ZHIKE_SOURCE_DIR "/resources/rules/codes.json"));
    return file.open(QIODevice::ReadOnly) ? Grammar::fromJson(file.readAll()).valueOr(Grammar()) : Grammar();
}

Ranking washerRanking(const QStringList &models, std::optional<int> first, const QDateTime &at)
{
    Ranking ranking{u"washer"_s, 24, at, {}};
    for (const QString &model : models) {
        const int rank = static_cast<int>(ranking.entries.size()) + 1;
        ranking.entries.push_back(
            {ModelId(model), rank, rank < 4 && first ? std::optional(*first - 10 * rank) : std::nullopt, 0, rank});
    }
    return ranking;
}

Unit unitOf(const UnitCode &code, const QString &model, UnitStatus status)
{
    Unit unit;
    unit.unitCode = code;
    unit.modelId = ModelId(model);
    unit.status = status;
    unit.manufacturedOn = QDate(2026, 1, 5);
    for (const auto &each : resource(u"brand/models.json"_s).value("models"_L1).toArray())
        if (each["modelId"_L1].toString() == model)
            unit.gtin = each["gtin"_L1].toString();
    return unit;
}

WorkOrder closedRepair(const QDate &day)
{
    WorkOrder order;
    order.workOrderId = WorkOrderId(u"wo-"_s + day.toString(Qt::ISODate));
    order.kind = WorkOrderKind::Repair;
    order.stage = WorkStage::Done;
    order.title = {u"脱水异响"_s, u"Rattles when spinning"_s};
    order.openedAt = QDateTime(day.addDays(-2), QTime(9, 0), Qt::UTC);
    order.closedAt = QDateTime(day, QTime(16, 0), Qt::UTC);
    return order;
}

Member chen(const QDateTime &now)
{
    Member member;
    member.memberId = kChen;
    member.familyName = u"陈"_s;
    member.givenName = kChenGivenName;
    member.salutation = Salutation::Ms;
    member.incomeBand = 2;
    member.tier = TierId(u"gold"_s);
    member.communityId = CommunityId(u"community-haiyuefu"_s);
    member.floorPlanId = FloorPlanId(u"plan-haiyuefu-m"_s);
    member.householdId = HouseholdId(u"household-1"_s);
    member.joinedOn = QDate(2017, 7, 10);
    member.identities = {{IdentityKind::Phone, kChenPhone, true, true},
                         {IdentityKind::Card, chenCard(), true, false},
                         {IdentityKind::Email, kChenEmail, true, false},
                         {IdentityKind::Address, kChenAddress, true, false}};
    member.units = {chenWasher()};
    member.tags = {{u"interest/reading/health"_s, {u"关注健康"_s, u"Reads health news"_s}, TagSource::Own, 90, {}}};
    member.consents = {{Purpose::Advice, Channel::Any, ConsentStatus::Granted, u"1"_s, now.addYears(-1)}};
    member.contacts = {{now.addDays(-1), u"online"_s, false}, {now.addDays(-40), u"store"_s, false}};
    member.points = {{u"p-1"_s, PointsKind::Accrue, 860, u"purchase"_s, {}, false, now.addDays(-300)}};
    return member;
}

Member wang(const QDateTime &now)
{
    Member member;
    member.memberId = kWang;
    member.familyName = u"王"_s;
    member.givenName = u"建国"_s;
    member.tier = TierId(u"silver"_s);
    member.joinedOn = QDate(2024, 2, 1);
    member.identities = {{IdentityKind::Phone, u"+8619900001111"_s, true, true}};
    member.units = {wangFridge()};
    member.contacts = {{now.addDays(-10), u"store"_s, false}};
    return member;
}

} // namespace

QJsonObject resource(const QString &path)
{
    QFile file(QStringLiteral(ZHIKE_SOURCE_DIR "/resources/") + path);
    return file.open(QIODevice::ReadOnly) ? json::parseObject(file.readAll()).valueOr({}) : QJsonObject();
}

UnitCode unitCode(const QString &firstTen) { return UnitCode(firstTen + unitCheckCharacter(firstTen)); }
QString chenCard() { return makeMemberCard(42).toString(); }
UnitCode chenWasher() { return unitCode(u"7C41009211"_s); }
UnitCode wangFridge() { return unitCode(u"7C41009212"_s); }
UnitCode newWasher() { return unitCode(u"7C41009213"_s); }
UnitCode newConnected() { return unitCode(u"7C41009214"_s); }
UnitCode blockedUnit() { return unitCode(u"7C41009215"_s); }
UnitCode soldUnit() { return unitCode(u"7C41009216"_s); }

Counter::Counter()
    : m_decoder(Decoder::Options{qEnvironmentVariable("ZHIKE_BIN_DIR") + u"/zhike-decoder"_s, 15'000})
    , m_grammar(shippedGrammar())
    , m_terminal{TerminalId(u"terminal-1"_s), kStore, TerminalKeys::fromSeed(kCentralSeed)->boxPublicKey(), someKeys()}
{
    if (!m_file.open())
        qFatal("the test's own file can't be made");
    fillShared();
    fillPeople();
    [[maybe_unused]] const auto frozen = m_file.write([](Writer &writer) -> Result<bool> {
        sync::freezeWaiting(writer); // as the engine does at every start: the replica gets its name
        return true;
    });
    page();
}

Desk::Rooms Counter::rooms()
{
    return {
        *m_file.store,          m_file.clock, m_decoder, m_grammar, m_terminal, m_file.directory.filePath(u"blobs"_s),
        m_file.clock.steadyMs()};
}

std::unique_ptr<Desk> Counter::desk(const QString &role)
{
    SignedIn who{AssociateId(u"associate-1"_s), u"小林"_s, role, kStore, {u"一店"_s, u"Store 1"_s}, false};
    auto desk = std::make_unique<Desk>(rooms(), who);
    if (!QTest::qWaitFor([&desk] { return desk->isIndexReady(); }, 20'000))
        qFatal("the search index isn't built");
    settle();
    return desk;
}

qint64 Counter::putRow(DocumentKind kind, const QString &id, const QJsonObject &body)
{
    const documents::Row row{enumName(kind), id, ++m_central, json::toBytes(body)};
    if (const auto kept = m_file.write([row](Writer &writer) -> Result<bool> { return documents::put(writer, row); });
        !kept || !*kept)
        qFatal("a document wasn't kept");
    return row.ver;
}

qint64 Counter::put(const Member &member)
{
    return putRow(DocumentKind::Member, member.memberId.toString(), toJson(member));
}
qint64 Counter::put(const Unit &unit) { return putRow(DocumentKind::Unit, unit.unitCode.toString(), toJson(unit)); }
qint64 Counter::put(const Calendar &calendar)
{
    return putRow(DocumentKind::Calendar, calendar.storeId.toString(), toJson(calendar));
}

void Counter::tell(const MemberId &member, const QString &eventId, const QDateTime &at)
{
    const TimelineEvent event{eventId, member, at, u"store"_s, {u"到店"_s, u"Came to the store"_s}, {}, {}};
    const auto kept = m_file.write([event, ver = ++m_central](Writer &writer) -> Result<bool> {
        return timeline::put(writer, {{}, event.eventId, ver, json::toBytes(toJson(event))})
            ? Result<bool>(true)
            : Result<bool>(ErrorCode::AnswerMalformed);
    });
    if (!kept)
        qFatal("an event wasn't kept");
}

Member Counter::storedMember(const MemberId &id)
{
    const auto read = [id](const Reader &reader) -> Result<Member> {
        return (*documents::find<Member>(reader, id.toString()))->value;
    };
    return *m_file.read(read);
}

Unit Counter::storedUnit(const UnitCode &code)
{
    const auto read = [code](const Reader &reader) -> Result<Unit> {
        return (*documents::find<Unit>(reader, code.toString()))->value;
    };
    return *m_file.read(read);
}

void Counter::fillShared()
{
    putRow(DocumentKind::Rule, u"policy"_s, resource(u"rules/policy.json"_s));
    for (const auto &script : resource(u"brand/scripts.json"_s).value("scripts"_L1).toArray())
        putRow(DocumentKind::Script, script["scriptId"_L1].toString(), script.toObject());
    for (const auto &model : resource(u"brand/models.json"_s).value("models"_L1).toArray())
        putRow(DocumentKind::Model, model["modelId"_L1].toString(), model.toObject());
    const QJsonObject places = resource(u"brand/places.json"_s);
    const QDateTime now = m_file.clock.now();
    Community city = *fromJson<Community>(places.value("city"_L1).toObject());
    city.rankings = {washerRanking({u"hm-w-wd10"_s, u"hm-w-sl8"_s, u"hm-w-sc10"_s, u"hm-w-p8"_s}, 500, now)};
    putRow(DocumentKind::Community, city.communityId.toString(), toJson(city));
    for (const auto &each : places.value("communities"_L1).toArray()) {
        Community community = *fromJson<Community>(each.toObject());
        if (community.communityId == CommunityId(u"community-haiyuefu"_s))
            community.rankings = {
                washerRanking({u"hm-w-sc10"_s, u"hm-w-wd10"_s, u"hm-w-td12"_s, u"hm-w-p8"_s}, 56, now)};
        putRow(DocumentKind::Community, community.communityId.toString(), toJson(community));
    }
    putRow(DocumentKind::Store, kStore.toString(),
           toJson(Shop{kStore, {u"一店"_s, u"Store 1"_s}, city.communityId, {}}));
    const Associate lin{AssociateId(u"associate-1"_s), u"小林"_s, u"associate"_s, kStore};
    putRow(DocumentKind::Staff, lin.associateId.toString(), toJson(lin));
    const QDateTime tomorrow = now.addDays(1);
    put(Calendar{kStore,
                 now,
                 {{u"slot-1"_s, WorkOrderKind::Install, tomorrow, 120, 1, false},
                  {u"slot-gold"_s, WorkOrderKind::Install, tomorrow.addSecs(7200), 120, 1, true},
                  {u"slot-full"_s, WorkOrderKind::Install, tomorrow.addSecs(14400), 120, 0, false},
                  {u"slot-repair"_s, WorkOrderKind::Repair, tomorrow, 120, 2, false}}});
}

void Counter::fillPeople()
{
    const QDateTime now = m_file.clock.now();
    Unit washer = unitOf(chenWasher(), u"hm-w-p7"_s, UnitStatus::InUse);
    washer.ownerId = kChen;
    washer.purchasedOn = QDate(2017, 7, 10);
    washer.warranties = {{{u"整机"_s, u"Whole unit"_s}, 36, washer.purchasedOn, washer.purchasedOn.addMonths(36)}};
    washer.workOrders = {closedRepair(QDate(2025, 6, 12)), closedRepair(QDate(2025, 9, 2))};
    Unit fridge = unitOf(wangFridge(), u"hm-f-ss535"_s, UnitStatus::InUse);
    fridge.ownerId = kWang;
    fridge.purchasedOn = QDate(2024, 2, 1);
    fridge.warranties = {{{u"整机"_s, u"Whole unit"_s}, 36, fridge.purchasedOn, fridge.purchasedOn.addMonths(36)}};
    fridge.workOrders = {closedRepair(QDate(2025, 1, 3))};
    put(washer);
    put(fridge);
    put(unitOf(newWasher(), u"hm-w-p8"_s, UnitStatus::Stocked));
    put(unitOf(newConnected(), u"hm-w-sc10"_s, UnitStatus::Stocked));
    put(unitOf(blockedUnit(), u"hm-w-p8"_s, UnitStatus::Blocked));
    put(unitOf(soldUnit(), u"hm-w-p8"_s, UnitStatus::Sold));
    put(chen(now));
    put(wang(now));
    const Household household{
        HouseholdId(u"household-1"_s), 3, true, false, {{kChen, u"self"_s, u"陈"_s}, {{}, u"spouse"_s, u"欧阳"_s}}};
    putRow(DocumentKind::Household, household.householdId.toString(), toJson(household));
}

int Counter::letGo()
{
    clock().advance(11'000);
    const sync::Moment now{clock().steadyMs(), clock().now()};
    return *m_file.write([now](Writer &writer) -> Result<int> { return sync::numberOps(writer, now); });
}

void Counter::answer(const OpId &op, Outcome outcome, qint64 centralSeq, const QString &code)
{
    OpResult result{op, outcome, centralSeq, code, {}, {}, {}};
    if (outcome == Outcome::Rejected)
        result.reason = {u"门店已登记过"_s, u"Already registered in a store"_s};
    const sync::Moment now{clock().steadyMs(), clock().now()};
    const auto taken = m_file.write([result, now, requests = m_requests](Writer &writer) -> Result<bool> {
        const OpsRequest sent = sync::nextBatch(writer);
        sync::takePushAnswer(writer, sent, {std::nullopt, 0, {result}}, now, requests);
        return true;
    });
    if (!taken)
        qFatal("the answer wasn't taken");
    m_central = std::max(m_central, centralSeq);
}

void Counter::page(const std::vector<FeedRow> &changes, const std::vector<OpResult> &results)
{
    const sync::Moment now{clock().steadyMs(), clock().now()};
    const qint64 request = ++m_requests;
    const auto applied = m_file.write([=](Writer &writer) -> Result<bool> {
        const sync::Standing standing = sync::standing(writer);
        Page page;
        page.epoch = standing.epoch;
        page.from = standing.cursor;
        page.to = QString::number(request);
        page.changes = changes;
        page.results = results;
        page.request = request;
        const Result<void> done = sync::applyPage(writer, page, now);
        return done ? Result<bool>(true) : Result<bool>(done.error());
    });
    if (!applied)
        qFatal("the page wasn't applied");
}

std::vector<QJsonObject> Counter::auditRows()
{
    [[maybe_unused]] const auto written =
        m_file.write([](Writer &) -> Result<bool> { return true; }); // what was posted before is in
    return *m_file.read([](const Reader &reader) -> Result<std::vector<QJsonObject>> {
        std::vector<QJsonObject> rows;
        for (const audit::Row &row : audit::after(reader, 0, 1000))
            rows.push_back(*json::parseObject(row.body));
        return rows;
    });
}

bool Counter::isAuditWhole()
{
    return *m_file.read([](const Reader &reader) -> Result<bool> { return !audit::firstBroken(reader); });
}

void Counter::settle()
{
    // Twice: what a desk reads because of a commit is queued behind the first empty read, its end behind the second.
    for (int round = 0; round < 2; ++round) {
        [[maybe_unused]] const auto written = m_file.write([](Writer &) -> Result<bool> { return true; });
        QCoreApplication::processEvents();
        [[maybe_unused]] const auto read = m_file.read([](const Reader &) -> Result<bool> { return true; });
        QCoreApplication::processEvents();
    }
}

} // namespace zhike::test
