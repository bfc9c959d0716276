// SPDX-License-Identifier: Apache-2.0
#include "core/desk/deskprivate.h"

#include "core/desk/shift.h"
#include "core/store/documentrows.h"
#include "core/store/outbox.h"
#include "core/store/timeline.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

Result<MemberCase> mustLoad(const Reader &reader, const Lens &lens, const MemberId &id)
{
    Result<std::optional<MemberCase>> found = loadMember(reader, lens.shared, id);
    if (!found)
        return found.error();
    if (!*found)
        return ErrorCode::MemberUnknown;
    return **std::move(found);
}

bool concernsShared(const Change &change)
{
    return std::any_of(change.documents.begin(), change.documents.end(),
                       [](const QString &key) { return !key.startsWith("member/"_L1) && !key.startsWith("unit/"_L1) && !key.startsWith("household/"_L1); });
}

QStringList idsOf(const Change &change, QLatin1StringView prefix)
{
    QStringList ids;
    for (const QString &key : change.documents)
        if (key.startsWith(prefix))
            ids.append(key.mid(prefix.size()));
    return ids;
}

} // namespace

Desk::Desk(Rooms rooms, SignedIn who, QObject *parent) : QObject(parent), d(std::make_unique<Private>(this, std::move(rooms), std::move(who)))
{
    d->interaction = makeId<InteractionId>(d->rooms.clock);
    connect(&d->rooms.store.events(), &StoreEvents::committed, this, [this](const Change &change) { d->onCommitted(change); });
    d->readCommunityNames();
    d->buildIndex();
}

Desk::~Desk() = default;

const SignedIn &Desk::who() const { return d->who; }

void Desk::Private::onCommitted(const Change &change)
{
    if (change.everything || concernsShared(change)) {
        shared->invalidate();
        readCommunityNames();
    }
    if (change.everything) {
        needs->forget();
        index.reset(); // what it knew may be gone; ready again in a moment
        isIndexReady = false;
        buildIndex();
        learnStoreName();
    }
    const QStringList units = idsOf(change, "unit/"_L1);
    for (const QString &unit : units)
        needs->add(UnitCode(unit));
    QStringList members = idsOf(change, "member/"_L1);
    if (!members.isEmpty() || change.outbox)
        refreshIndex(members);
    members += QStringList(change.timelines.begin(), change.timelines.end());
    if (change.everything || change.outbox || !members.isEmpty())
        Q_EMIT q->membersChanged(change.everything || change.outbox ? QStringList() : members);
    if (change.everything || change.outbox || !units.isEmpty())
        Q_EMIT q->unitsChanged(change.everything || change.outbox ? QStringList() : units);
    if (change.outbox || change.attention || change.files)
        Q_EMIT q->outboxChanged();
    if (change.everything || concernsShared(change))
        Q_EMIT q->sharedChanged();
}

void Desk::Private::audit(const QString &event, const QString &subject, const QString &detail) const
{
    const AuditLine line{event, who.associate.toString(), subject, detail, rooms.clock.now()};
    // Nobody waits for this row: what must be durable first (reveal) writes its own in its own transaction.
    [[maybe_unused]] const auto kept = rooms.store.write([line](Writer &writer) -> Result<bool> {
        appendAudit(writer, line);
        return true;
    });
}

void Desk::Private::learnStoreName()
{
    ask([](const Reader &, const Lens &lens) -> Result<Text> { return lens.shared.shop.name; }).then(q, [this](const Result<Text> &name) {
        if (!name || *name == who.storeName)
            return;
        who.storeName = *name;
        Q_EMIT q->whoChanged();
    });
}

Answer<MemberView> Desk::member(const MemberId &id, RecognisedBy how)
{
    if (d->lastViewed != id) {
        d->lastViewed = id;
        d->audit(u"view"_s, targetKey(targetOf(id)), {});
    }
    const UnitCode scanned = id == d->atCounter ? d->scannedUnit : UnitCode();
    return d->ask(how, [id, scanned](const Reader &reader, const Lens &lens) -> Result<MemberView> {
        Result<MemberCase> who = mustLoad(reader, lens, id);
        if (!who)
            return who.error();
        who->scanned = scanned;
        return describeMember(*who, lens);
    });
}

Answer<MemberDetail> Desk::memberDetail(const MemberId &id)
{
    return d->ask([id](const Reader &reader, const Lens &lens) -> Result<MemberDetail> {
        const Result<MemberCase> who = mustLoad(reader, lens, id);
        if (!who)
            return who.error();
        return describeDetail(*who, lens);
    });
}

Answer<TimelineView> Desk::timeline(const MemberId &id, const QString &lane, const QDateTime &before)
{
    return d->ask([id, lane, before](const Reader &reader, const Lens &lens) -> Result<TimelineView> {
        Result<MemberCase> who = mustLoad(reader, lens, id);
        if (!who)
            return who.error();
        loadEvents(reader, *who, lane, before);
        if (before.isValid())
            who->documents.events.clear(); // pending events are on the first page
        return describeTimeline(*who, lane, lens);
    });
}

Answer<CommunityView> Desk::community(const CommunityId &id, const QString &category, const MemberId &member)
{
    return d->ask([id, category, member](const Reader &reader, const Lens &lens) -> Result<CommunityView> {
        FloorPlanId plan;
        CommunityId place = id;
        if (!member.isEmpty())
            if (const auto who = loadMember(reader, lens.shared, member); who && *who) {
                plan = (*who)->member().floorPlanId;
                if (place.isEmpty())
                    place = (*who)->member().communityId;
            }
        return describeCommunity({place, category, plan, {}}, lens);
    });
}

Answer<PassportView> Desk::passport(const UnitCode &unit)
{
    return d->ask([unit, at = d->atCounter](const Reader &reader, const Lens &lens) -> Result<PassportView> {
        return loadUnit(reader, lens.shared, unit, at).then([&](const UnitCase &which) -> Result<PassportView> { return describePassport(which, lens); });
    });
}

Answer<WarrantyView> Desk::warranty(const UnitCode &unit)
{
    return d->ask([unit, at = d->atCounter](const Reader &reader, const Lens &lens) -> Result<WarrantyView> {
        return loadUnit(reader, lens.shared, unit, at).then([&](const UnitCase &which) -> Result<WarrantyView> { return describeWarranty(which, lens); });
    });
}

Answer<ManualView> Desk::manual(const ModelId &model)
{
    return d->ask([model](const Reader &, const Lens &lens) -> Result<ManualView> {
        const ProductModel *found = lens.shared.model(model);
        if (!found)
            return ErrorCode::NotFound;
        return ManualView{found->modelId, found->name, found->manual, freshnessOf(lens)};
    });
}

Answer<CompareView> Desk::compare(const std::vector<ModelId> &models, const MemberId &member)
{
    return d->ask([models, member](const Reader &reader, const Lens &lens) -> Result<CompareView> {
        const auto who = member.isEmpty() ? Result<std::optional<MemberCase>>(std::optional<MemberCase>()) : loadMember(reader, lens.shared, member);
        const Member *person = who && *who ? &(*who)->member() : nullptr;
        return describeComparison(models, person, lens);
    });
}

Answer<std::vector<Slot>> Desk::slotsFor(WorkOrderKind kind, const MemberId &member)
{
    return d->ask([kind, member](const Reader &reader, const Lens &lens) -> Result<std::vector<Slot>> {
        const auto who = loadMember(reader, lens.shared, member);
        const Member *person = who && *who ? &(*who)->member() : nullptr;
        return describeSlots(kind, person, effectiveCalendars(lens.shared, outbox::pending(reader)), lens);
    });
}

Answer<OutboxView> Desk::outbox()
{
    return d->ask([](const Reader &reader, const Lens &lens) { return describeOutbox(reader, lens); });
}

Answer<HomeView> Desk::home()
{
    return d->ask([cell = d->needs](const Reader &reader, const Lens &lens) {
        std::set<UnitCode> inNeed = cell->get(reader);
        for (const PendingOp &op : outbox::pending(reader))
            for (const Target &target : op.op.targetList)
                if (target.kind == DocumentKind::Unit)
                    inNeed.insert(UnitCode(target.id));
        return describeHome(reader, inNeed, lens);
    });
}

Answer<ShiftView> Desk::shift()
{
    return d->ask([](const Reader &reader, const Lens &lens) { return describeShift(reader, lens); });
}

MemberId Desk::atCounter() const { return d->atCounter; }

void Desk::receive(const MemberId &member)
{
    if (d->atCounter == member)
        return;
    // An anonymous visit becomes a named one under the same interaction; another person starts a new one.
    if (!d->atCounter.isEmpty())
        d->startVisit();
    else
        d->tellVisit(member);
    d->atCounter = member;
    Q_EMIT atCounterChanged();
}

void Desk::endVisit()
{
    d->atCounter = {};
    d->scannedUnit = {};
    d->lastViewed = {};
    d->edited.reset();
    d->startVisit();
    Q_EMIT atCounterChanged();
}

void Desk::Private::startVisit()
{
    interaction = makeId<InteractionId>(rooms.clock);
    visitScans.clear();
}

void Desk::Private::tellVisit(const MemberId &member)
{
    if (visitScans.empty())
        return;
    // Nobody waits for it: it shows on the timeline when it is kept, and is told to central like every other deed.
    [[maybe_unused]] const auto told = q->act(NoteVisit{member, interaction, visitScans});
}

} // namespace zhike
