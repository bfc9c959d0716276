// SPDX-License-Identifier: Apache-2.0
#include "central/apply/bench.h"

#include "central/store/merges.h"

#include <algorithm>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
std::optional<Doc<T>> load(Bench &bench, const DocKey &key)
{
    const std::optional<StoredDoc> stored = findDocument(bench.tx, key);
    if (!stored)
        return std::nullopt;
    Result<T> value = fromJson<T>(stored->body);
    if (!value)
        return std::nullopt;
    bench.scopes[key] = stored->scope;
    return Doc<T>{*std::move(value), stored->ver};
}

void loadModel(Bench &bench, const ModelId &id)
{
    if (id.isEmpty() || bench.before.models.contains(id))
        return;
    if (auto model = load<ProductModel>(bench, {DocumentKind::Model, id.toString()}))
        bench.before.models.emplace(id, std::move(model->value));
}

void loadCalendar(Bench &bench, const QString &storeId)
{
    if (auto calendar = load<Calendar>(bench, {DocumentKind::Calendar, storeId}))
        bench.before.calendars.push_back(std::move(calendar->value));
}

void loadTarget(Bench &bench, const Target &target)
{
    const DocKey key{target.kind, target.id};
    if (target.kind == DocumentKind::Member) {
        if (auto member = load<Member>(bench, key))
            bench.before.members.emplace(MemberId(target.id), *std::move(member));
    } else if (target.kind == DocumentKind::Unit) {
        if (auto unit = load<Unit>(bench, key)) {
            loadModel(bench, unit->value.modelId);
            bench.before.units.emplace(UnitCode(target.id), *std::move(unit));
        }
    }
}

void loadMore(Bench &, const auto &) { }
void loadMore(Bench &bench, const AnswerAdvice &action) { loadModel(bench, action.model); }
void loadMore(Bench &bench, const BookRepair &) { loadCalendar(bench, bench.op.store.toString()); }
void loadMore(Bench &bench, const BookInstall &action)
{
    loadModel(bench, action.model);
    loadCalendar(bench, bench.op.store.toString());
}
void loadMore(Bench &bench, const ConfirmMerge &action)
{
    const std::vector<UnitCode> units =
        bench.before.member(action.merge) ? bench.before.member(action.merge)->units : std::vector<UnitCode>();
    for (const UnitCode &unit : units)
        loadTarget(bench, targetOf(unit));
}
void loadMore(Bench &bench, const UndoMerge &action)
{
    if (const std::optional<KeptMerge> kept = findMerge(bench.tx, action.merge))
        for (const UnitCode &unit : kept->units)
            loadTarget(bench, targetOf(unit));
}
void loadMore(Bench &bench, const NoteVisit &action)
{
    for (const VisitScan &scan : action.scans)
        if (auto event =
                load<TimelineEvent>(bench, {DocumentKind::Event, visitEventId(action.interaction, scan.number)}))
            bench.before.events.push_back(std::move(event->value));
}
void loadMore(Bench &bench, const CancelOp &action)
{
    loadCalendar(bench, bench.tx.text("SELECT store_id FROM slot_hold WHERE op_id = ?", {action.cancelled.toString()}));
    if (auto event = load<TimelineEvent>(bench, {DocumentKind::Event, madeBy(action.cancelled, "event"_L1)}))
        bench.before.events.push_back(std::move(event->value));
    if (const Result<Action> inner = readAction(action.cancelledType, action.cancelledBody))
        if (const auto *visit = std::get_if<NoteVisit>(&*inner))
            loadMore(bench, *visit);
}

bool isTarget(const Bench &bench, const Target &document)
{
    return std::any_of(bench.op.targetList.begin(), bench.op.targetList.end(),
                       [&](const Target &t) { return t.isSameDocument(document); });
}

QString scopeOfMember(const Bench &bench, const MemberId &id)
{
    if (const auto it = bench.scopes.find({DocumentKind::Member, id.toString()}); it != bench.scopes.end())
        return it->second;
    const Member *member = bench.documents.member(id);
    return storeScope(member ? member->homeStoreId.toString() : bench.op.store.toString());
}

/// A unit lives where its owner does; without an owner, in the store where it stands or was sold.
QString scopeOfUnit(const Bench &bench, const Unit &unit, const Unit *before)
{
    const auto known = bench.scopes.find({DocumentKind::Unit, unit.unitCode.toString()});
    if (before && known != bench.scopes.end() && before->ownerId == unit.ownerId)
        return known->second;
    if (!unit.ownerId.isEmpty())
        return scopeOfMember(bench, unit.ownerId);
    return storeScope(unit.storeId.isEmpty() ? bench.op.store.toString() : unit.storeId.toString());
}

void storeEvents(Bench &bench)
{
    const auto isIn = [](const std::vector<TimelineEvent> &events, const TimelineEvent &wanted) {
        return std::any_of(events.begin(), events.end(),
                           [&](const TimelineEvent &event) { return event.eventId == wanted.eventId; });
    };
    for (const TimelineEvent &event : bench.documents.events)
        if (!isIn(bench.before.events, event))
            putDocument(
                bench.tx,
                {{DocumentKind::Event, event.eventId}, bench.n, scopeOfMember(bench, event.member), toJson(event)});
    for (const TimelineEvent &event : bench.before.events)
        if (!isIn(bench.documents.events, event))
            removeDocument(bench.tx, {DocumentKind::Event, event.eventId}, bench.n);
}

} // namespace

void loadDocuments(Bench &bench, const Action &action)
{
    for (const Target &target : targets(action))
        loadTarget(bench, target);
    std::visit([&bench](const auto &a) { loadMore(bench, a); }, action);
    for (const Target &target : bench.op.targetList)
        if (!bench.scopes.contains({target.kind, target.id}))
            loadTarget(bench, target);
    bench.documents = bench.before;
}

void storeDocuments(Bench &bench)
{
    for (const auto &[id, member] : bench.documents.members) {
        const auto before = bench.before.members.find(id);
        if (before == bench.before.members.end() || before->second.value != member.value
            || isTarget(bench, targetOf(id)))
            putDocument(
                bench.tx,
                {{DocumentKind::Member, id.toString()}, bench.n, scopeOfMember(bench, id), toJson(member.value)});
    }
    for (const auto &[id, unit] : bench.documents.units) {
        const Unit *before = bench.before.unit(id);
        if (!before || *before != unit.value || isTarget(bench, targetOf(id)))
            putDocument(bench.tx,
                        {{DocumentKind::Unit, id.toString()},
                         bench.n,
                         scopeOfUnit(bench, unit.value, before),
                         toJson(unit.value)});
    }
    for (const Calendar &calendar : bench.documents.calendars) {
        const DocKey key{DocumentKind::Calendar, calendar.storeId.toString()};
        if (std::find(bench.before.calendars.begin(), bench.before.calendars.end(), calendar)
            == bench.before.calendars.end())
            putDocument(bench.tx, {key, bench.n, bench.scopes.at(key), toJson(calendar)});
    }
    storeEvents(bench);
}

Policy loadPolicy(Transaction &tx)
{
    const std::optional<StoredDoc> stored = findDocument(tx, {DocumentKind::Rule, u"policy"_s});
    return stored ? fromJson<Policy>(stored->body).valueOr({}) : Policy{};
}

} // namespace zhike::central
