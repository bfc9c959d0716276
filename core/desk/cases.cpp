// SPDX-License-Identifier: Apache-2.0
#include "core/desk/cases.h"

#include "core/store/documentrows.h"
#include "core/store/outbox.h"
#include "core/store/shelves.h"
#include "core/store/timeline.h"

#include <algorithm>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTimelinePage = 50; // rows a page shows at once

template <typename T, typename Map, typename Key>
Result<void> loadOne(const Reader &reader, Map &into, const Key &id)
{
    const Result<std::optional<Doc<T>>> found = documents::find<T>(reader, id.toString());
    if (!found)
        return found.error();
    if (*found)
        into.emplace(id, **found);
    return {};
}

Result<void> loadTarget(const Reader &reader, Documents &into, const Target &target)
{
    if (target.kind == DocumentKind::Member && !into.members.contains(MemberId(target.id)))
        return loadOne<Member>(reader, into.members, MemberId(target.id));
    if (target.kind == DocumentKind::Unit && !into.units.contains(UnitCode(target.id)))
        return loadOne<Unit>(reader, into.units, UnitCode(target.id));
    return {};
}

void addOnce(std::vector<Target> &list, const Target &target)
{
    if (std::none_of(list.begin(), list.end(), [&](const Target &t) { return t.isSameDocument(target); }))
        list.push_back(target);
}

ModelId modelNamedBy(const Action &action)
{
    if (const auto *install = std::get_if<BookInstall>(&action))
        return install->model;
    if (const auto *answer = std::get_if<AnswerAdvice>(&action))
        return answer->model;
    return {};
}

bool isRefused(const PendingOp &op)
{
    return op.state == OpState::Refused || (op.result && op.result->outcome == Outcome::Rejected);
}

/// Bookings that a pending op of this terminal takes back.
std::set<OpId> cancelledBy(const std::vector<PendingOp> &pending)
{
    std::set<OpId> ops;
    for (const PendingOp &op : pending)
        if (const auto *cancel = std::get_if<CancelOp>(&op.action); cancel && !isRefused(op))
            ops.insert(cancel->cancelled);
    return ops;
}

void loadScripts(const Reader &reader, SharedDocs &shared)
{
    for (const documents::Row &row : documents::rowsOf(reader, DocumentKind::Script))
        if (const Result<Script> script = fromJsonBytes<Script>(row.body))
            shared.scripts.push_back(*script);
}

void loadShop(const Reader &reader, const StoreId &store, SharedDocs &shared)
{
    if (const auto shop = documents::find<Shop>(reader, store.toString()); shop && *shop)
        shared.shop = (*shop)->value;
    for (const Doc<Associate> &person : documents::all<Associate>(reader))
        shared.staff.emplace(person.value.associateId, person.value);
}

} // namespace

QString slotNamedBy(const Action &action)
{
    if (const auto *install = std::get_if<BookInstall>(&action))
        return install->slotId;
    if (const auto *repair = std::get_if<BookRepair>(&action))
        return repair->slotId;
    return {};
}

SharedDocs loadShared(const Reader &reader, const StoreId &store)
{
    SharedDocs shared;
    if (const auto policy = documents::value<Policy>(reader, DocumentKind::Rule, u"policy"_s); policy && *policy) {
        shared.policy = (*policy)->value;
        shared.hasPolicy = true;
    }
    for (Doc<ProductModel> &model : documents::all<ProductModel>(reader)) {
        shared.modelPlace.insert(model.value.modelId, shared.models.size());
        shared.models.push_back(std::move(model.value));
    }
    for (const Doc<Community> &community : documents::all<Community>(reader))
        shared.communities.emplace(community.value.communityId, community.value);
    shared.calendars = documents::all<Calendar>(reader);
    loadScripts(reader, shared);
    loadShop(reader, store, shared);
    return shared;
}

void addModels(Documents &documents, const SharedDocs &shared, const std::vector<ModelId> &extra)
{
    const auto add = [&](const ModelId &id) {
        if (const ProductModel *model = shared.model(id))
            documents.models.emplace(id, *model);
    };
    for (const auto &[code, unit] : documents.units)
        add(unit.value.modelId);
    for (const ModelId &id : extra)
        add(id);
}

Result<Stored> loadStored(const Reader &reader, const SharedDocs &shared, const std::vector<Target> &targets, Documents read)
{
    Stored stored;
    stored.documents = std::move(read);
    for (const Target &target : targets)
        if (const Result<void> loaded = loadTarget(reader, stored.documents, target); !loaded)
            return loaded.error();
    stored.pending = outbox::pendingFor(reader, targets);
    std::vector<ModelId> named;
    for (const PendingOp &op : stored.pending) {
        named.push_back(modelNamedBy(op.action));
        for (const Target &target : op.op.targetList)
            if (const Result<void> loaded = loadTarget(reader, stored.documents, target); !loaded)
                return loaded.error();
    }
    if (!stored.pending.empty())
        addModels(stored.documents, shared, named);
    return stored;
}

std::set<OpId> unconfirmedOps(const Stored &stored)
{
    std::set<OpId> ops;
    for (const PendingOp &op : stored.pending)
        if (!isRefused(op))
            ops.insert(op.op.opId);
    return ops;
}

void loadEvents(const Reader &reader, MemberCase &who, const QString &lane, const QDateTime &before)
{
    who.stored = timeline::page(reader, {who.id, before, lane, kTimelinePage + 1});
    who.hasMoreEvents = who.stored.size() > kTimelinePage;
    if (!who.hasMoreEvents)
        return;
    // The next page begins before the last row's time: a moment that doesn't end on this page is left to it whole.
    const QDateTime beyond = who.stored.back().at;
    who.stored.pop_back();
    if (who.stored.front().at != beyond)
        std::erase_if(who.stored, [&beyond](const TimelineEvent &event) { return event.at == beyond; });
}

Result<std::optional<Member>> effectiveMember(const Reader &reader, const SharedDocs &shared, const MemberId &id)
{
    return loadStored(reader, shared, {targetOf(id)}).then([&](const Stored &stored) -> Result<std::optional<Member>> {
        const Documents documents = effective(stored.documents, stored.pending, shared.policy);
        const Member *member = documents.member(id);
        return member ? std::optional<Member>(*member) : std::nullopt;
    });
}

Result<std::optional<MemberCase>> loadMember(const Reader &reader, const SharedDocs &shared, const MemberId &id)
{
    std::vector<Target> targets{targetOf(id)};
    Documents read;
    if (const Result<void> found = loadTarget(reader, read, targets.front()); !found)
        return found.error();
    if (const Member *member = read.member(id))
        for (const UnitCode &unit : member->units)
            addOnce(targets, targetOf(unit));
    for (const PendingOp &op : outbox::pendingFor(reader, {targetOf(id)}))
        for (const Target &target : op.op.targetList)
            addOnce(targets, target);
    if (const Member *member = read.member(id)) // the accounts it may be merged with, for their masked names
        for (const MergeProposal &proposal : member->proposals)
            for (const MemberId &other : {proposal.keep, proposal.merge})
                addOnce(targets, targetOf(other));
    Result<Stored> loaded = loadStored(reader, shared, targets, std::move(read));
    if (!loaded)
        return loaded.error();

    MemberCase who;
    who.id = id;
    who.documents = effective(std::move(loaded->documents), loaded->pending, shared.policy);
    if (!who.documents.member(id))
        return std::optional<MemberCase>();
    who.unconfirmed = unconfirmedOps(*loaded);
    if (const HouseholdId &household = who.member().householdId; !household.isEmpty())
        if (const auto found = documents::find<Household>(reader, household.toString()); found && *found)
            who.household = (*found)->value;
    loadEvents(reader, who, {}, {});
    return std::optional<MemberCase>(std::move(who));
}

Result<UnitCase> loadUnit(const Reader &reader, const SharedDocs &shared, const UnitCode &unit, const MemberId &atCounter)
{
    std::vector<Target> targets{targetOf(unit)};
    if (!atCounter.isEmpty())
        targets.push_back(targetOf(atCounter));
    Result<Stored> loaded = loadStored(reader, shared, targets);
    if (!loaded)
        return loaded.error();
    UnitCase which;
    which.id = unit;
    which.atCounter = atCounter;
    which.documents = effective(std::move(loaded->documents), loaded->pending, shared.policy);
    which.unconfirmed = unconfirmedOps(*loaded);
    return which;
}

std::vector<Calendar> effectiveCalendars(const SharedDocs &shared, const std::vector<PendingOp> &pending)
{
    const std::set<OpId> cancelled = cancelledBy(pending);
    std::vector<Calendar> calendars;
    for (const Doc<Calendar> &calendar : shared.calendars) {
        Calendar shown = calendar.value;
        for (const PendingOp &op : pending) {
            const bool isCounted = op.result && calendar.ver >= op.result->centralSeq;
            const bool holds = !isRefused(op) && !isCounted && !cancelled.contains(op.op.opId);
            const QString slotId = slotNamedBy(op.action);
            for (Slot &slot : shown.slotList)
                if (holds && slot.slotId == slotId)
                    slot.free -= 1;
        }
        calendars.push_back(std::move(shown));
    }
    return calendars;
}

} // namespace zhike
