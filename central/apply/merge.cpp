// SPDX-License-Identifier: Apache-2.0
#include "central/apply/decide.h"
#include "central/store/merges.h"
#include "core/profile/consentrules.h"

#include <algorithm>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

template <typename List>
void append(List &to, const List &from)
{
    to.insert(to.end(), from.begin(), from.end());
}

/// Adds what `to` doesn't have by `isSame`; what was added.
template <typename List, typename Same>
List addMissing(List &to, const List &from, Same isSame)
{
    List added;
    for (const auto &item : from)
        if (std::none_of(to.begin(), to.end(), [&](const auto &there) { return isSame(there, item); }))
            added.push_back(item);
    append(to, added);
    return added;
}

bool isSameKey(const Identity &a, const Identity &b) { return a.kind == b.kind && a.value == b.value; }

void dropProposal(Member &member, const OpId &proposal)
{
    std::erase_if(member.proposals, [&proposal](const MergeProposal &each) { return each.op == proposal; });
}

struct Answered {
    Purpose purpose;
    Channel channel;
};

/// Who had said no on either account hasn't said yes by being merged.
void keepWithdrawals(Member &keep, const Member &merged, const OpContext &context)
{
    std::vector<Answered> closed;
    const Member *const accounts[] = {&merged, &keep};
    for (const Member *member : accounts)
        for (const Consent &answer : member->consents)
            if (answer.status == ConsentStatus::Withdrawn && !hasConsent(*member, answer.purpose, answer.channel))
                closed.push_back({answer.purpose, answer.channel});
    append(keep.consents, merged.consents);
    for (const Answered &no : closed) {
        if (!hasConsent(keep, no.purpose, no.channel))
            continue;
        Consent answer{no.purpose, no.channel, ConsentStatus::Withdrawn, {}, {}, u"merge"_s, context.actor, context.op};
        answer.capturedAt = answerTime(keep, answer, context.at);
        keep.consents.push_back(answer);
    }
}

/// The union: what stands on one account stands on the one that stays.
KeptMerge absorb(Member &keep, const Member &merged, const Bench &bench)
{
    KeptMerge kept;
    kept.merged = merged;
    kept.keptId = keep.memberId;
    kept.op = bench.op.opId;
    std::vector<Identity> keys = merged.identities;
    for (Identity &key : keys)
        key.isPrimary = false;
    kept.identities = addMissing(keep.identities, keys, isSameKey);
    kept.units = addMissing(keep.units, merged.units, std::equal_to<>());
    for (const Tag &tag :
         addMissing(keep.tags, merged.tags, [](const Tag &a, const Tag &b) { return a.path == b.path; }))
        kept.tags.push_back(tag.path);
    append(keep.points, merged.points);
    keep.pointsBroughtForward += merged.pointsBroughtForward;
    append(keep.workOrders, merged.workOrders);
    append(keep.adviceAnswers, merged.adviceAnswers);
    append(keep.contacts, merged.contacts);
    keepWithdrawals(keep, merged, bench.context());
    kept.tookHousehold = keep.householdId.isEmpty() && !merged.householdId.isEmpty();
    if (kept.tookHousehold)
        keep.householdId = merged.householdId;
    kept.tookHome = keep.communityId.isEmpty() && !merged.communityId.isEmpty();
    if (kept.tookHome) {
        keep.communityId = merged.communityId;
        keep.floorPlanId = merged.floorPlanId;
    }
    keep.mergedFrom.push_back({merged.memberId, bench.op.opId, bench.op.wall, {}});
    return kept;
}

void moveLedger(Transaction &tx, const MemberId &to, const std::vector<QString> &entries)
{
    for (const QString &entry : entries)
        tx.run("UPDATE points_ledger SET member_id = ? WHERE entry_id = ?", {to.toString(), entry});
}

std::vector<QString> ledgerOf(Transaction &tx, const MemberId &member)
{
    std::vector<QString> entries;
    for (const Row &row :
         tx.rows("SELECT entry_id FROM points_ledger WHERE member_id = ? ORDER BY entry_id", {member.toString()}))
        entries.push_back(row.first().toString());
    return entries;
}

void moveUnits(Bench &bench, const std::vector<UnitCode> &units, const MemberId &from, const MemberId &to)
{
    for (const UnitCode &code : units)
        if (Unit *unit = bench.documents.unit(code); unit && unit->ownerId == from)
            unit->ownerId = to;
}

/// Takes back from `keep` each item that came with the merge, as it is now; what is gone since stays gone.
template <typename List, typename Same>
void giveBack(List &keep, List &merged, Same isSame)
{
    List returned;
    for (const auto &item : merged) {
        const auto it =
            std::find_if(keep.rbegin(), keep.rend(), [&](const auto &there) { return isSame(there, item); });
        if (it == keep.rend())
            continue;
        returned.push_back(*it);
        keep.erase(std::next(it).base());
    }
    merged = std::move(returned);
}

/// Keys and tags are copied at a merge, not moved: the account that comes back has its own; only the copies go. A
/// number that has become the main one since was said to be this person's.
void dropCopies(Member &keep, const KeptMerge &kept)
{
    std::erase_if(keep.identities, [&kept](const Identity &key) {
        return !key.isPrimary
            && std::any_of(kept.identities.begin(), kept.identities.end(),
                           [&key](const Identity &copy) { return isSameKey(copy, key); });
    });
    std::erase_if(keep.tags, [&kept](const Tag &tag) {
        return std::find(kept.tags.begin(), kept.tags.end(), tag.path) != kept.tags.end();
    });
    std::erase_if(keep.mergedFrom, [&kept](const MergedMember &each) { return each.member == kept.merged.memberId; });
}

/// The account that ended, with what happened meanwhile to the things that were its own.
Member part(Member &keep, const KeptMerge &kept, const std::vector<UnitCode> &unitsBack)
{
    Member merged = kept.merged;
    dropCopies(keep, kept);
    merged.units.clear();
    for (const UnitCode &unit : kept.merged.units)
        if (std::find(unitsBack.begin(), unitsBack.end(), unit) != unitsBack.end()) {
            merged.units.push_back(unit);
            std::erase(keep.units, unit);
        }
    giveBack(keep.points, merged.points, [](const auto &a, const auto &b) { return a.entryId == b.entryId; });
    giveBack(keep.workOrders, merged.workOrders,
             [](const auto &a, const auto &b) { return a.workOrderId == b.workOrderId; });
    giveBack(keep.adviceAnswers, merged.adviceAnswers, std::equal_to<>());
    giveBack(keep.contacts, merged.contacts, std::equal_to<>());
    giveBack(keep.consents, merged.consents, std::equal_to<>());
    std::erase_if(keep.consents, [&kept](const Consent &answer) { return answer.op == kept.op; });
    keep.pointsBroughtForward -= merged.pointsBroughtForward;
    if (kept.tookHousehold && keep.householdId == merged.householdId)
        keep.householdId = {};
    if (kept.tookHome && keep.communityId == merged.communityId) {
        keep.communityId = {};
        keep.floorPlanId = {};
    }
    return merged;
}

std::vector<UnitCode> ownedOf(const Bench &bench, const std::vector<UnitCode> &units, const MemberId &owner)
{
    std::vector<UnitCode> owned;
    for (const UnitCode &code : units)
        if (const Unit *unit = bench.documents.unit(code); unit && unit->ownerId == owner)
            owned.push_back(code);
    return owned;
}

} // namespace

void settle(const ConfirmMerge &action, Bench &bench)
{
    Member *keep = bench.documents.member(action.keep);
    Member *merge = bench.documents.member(action.merge);
    if (!keep || !merge)
        return;
    dropProposal(*keep, action.proposal);
    dropProposal(*merge, action.proposal);
    KeptMerge kept = absorb(*keep, *merge, bench);
    kept.scope = bench.scopes.at({DocumentKind::Member, action.merge.toString()});
    const QString scope = bench.scopes.at({DocumentKind::Member, action.keep.toString()});
    kept.events = eventsOf(bench.tx, action.merge, kept.scope);
    moveEvents(bench.tx, kept.events, {action.keep, scope, bench.n});
    kept.ledger = ledgerOf(bench.tx, action.merge);
    moveLedger(bench.tx, action.keep, kept.ledger);
    moveUnits(bench, merge->units, action.merge, action.keep);
    keepMerge(bench.tx, kept);
    bench.documents.members.erase(action.merge);
    removeDocument(bench.tx, {DocumentKind::Member, action.merge.toString()}, bench.n, {action.keep.toString(), {}});
    bench.documents.events.push_back({madeBy(bench.op.opId, "event"_L1),
                                      action.keep,
                                      bench.op.wall,
                                      u"store"_s,
                                      {u"另一个账户已并入"_s, u"Another account was merged into this one"_s},
                                      {},
                                      bench.op.opId});
}

Result<void> permit(const UndoMerge &action, Bench &bench)
{
    const std::optional<KeptMerge> kept = findMerge(bench.tx, action.merge);
    return kept && kept->keptId == action.keep ? Result<void>() : Result<void>(ErrorCode::MergeUnknown);
}

void settle(const UndoMerge &action, Bench &bench)
{
    const std::optional<KeptMerge> kept = findMerge(bench.tx, action.merge);
    Member *keep = bench.documents.member(action.keep);
    if (!kept || !keep)
        return;
    const std::vector<UnitCode> back = ownedOf(bench, kept->units, action.keep);
    Member restored = part(*keep, *kept, back);
    moveUnits(bench, back, action.keep, action.merge);
    moveLedger(bench.tx, action.merge, kept->ledger);
    moveEvents(bench.tx, kept->events, {action.merge, kept->scope, bench.n});
    removeDocument(bench.tx, {DocumentKind::Event, madeBy(kept->op, "event"_L1)}, bench.n);
    bench.documents.members.insert_or_assign(action.merge, Doc<Member>{std::move(restored), 0});
    bench.scopes[{DocumentKind::Member, action.merge.toString()}] = kept->scope;
    forgetMerge(bench.tx, action.merge);
}

} // namespace zhike::central
