// SPDX-License-Identifier: Apache-2.0
#include "core/desk/boards.h"

#include "core/desk/shift.h"
#include "core/session/masking.h"
#include "core/store/blobs.h"
#include "core/store/documentrows.h"
#include "core/store/outbox.h"
#include "core/store/shelves.h"
#include "core/sync/marks.h"

#include <algorithm>

namespace zhike {
namespace {

constexpr int kSettledShown = 30; // the end of the list; older receipts are found by the member's timeline
constexpr int kBookShown = 200;   // deeds of the shift

/// The model an op is about, read from its body so that it has words even when the unit isn't here any more.
Text subjectOf(const Reader &reader, const Lens &lens, const Op &op)
{
    for (const Target &target : op.targetList) {
        if (target.kind != DocumentKind::Unit)
            continue;
        if (const auto unit = documents::find<Unit>(reader, target.id); unit && *unit)
            return lens.shared.modelName((*unit)->value.modelId);
    }
    const Result<Action> action = readAction(op.type, op.body);
    if (!action)
        return {};
    if (const auto *answer = std::get_if<AnswerAdvice>(&*action))
        return lens.shared.modelName(answer->model);
    if (const auto *install = std::get_if<BookInstall>(&*action))
        return lens.shared.modelName(install->model);
    return {};
}

/// Masked names of the members that ops of this list have made: central may not have sent them yet.
std::map<QString, QString> madeHere(const std::vector<outbox::Row> &rows)
{
    std::map<QString, QString> names;
    for (const outbox::Row &row : rows)
        if (row.op.type == QLatin1StringView(RegisterMember::type.name))
            if (const Result<RegisterMember> made = fromJson<RegisterMember>(row.op.body))
                names.emplace(made->member.toString(), maskedName(made->familyName));
    return names;
}

QString maskedMemberOf(const Reader &reader, const Op &op, const std::map<QString, QString> &made)
{
    for (const Target &target : op.targetList) {
        if (target.kind != DocumentKind::Member)
            continue;
        if (const auto member = documents::find<Member>(reader, target.id); member && *member)
            return maskedName((*member)->value.familyName);
        if (const auto name = made.find(target.id); name != made.end())
            return name->second;
    }
    return {};
}

/// How far an op has come that central said yes to. `durable`: what central has secured, by number.
OutboxState doneState(const outbox::Row &row, qint64 durable)
{
    if (!row.settledAt.isValid())
        return OutboxState::WithCentral;
    return row.result->centralSeq <= durable ? OutboxState::Confirmed : OutboxState::Kept;
}

OutboxState stateOf(const outbox::Row &row, qint64 durable)
{
    if (row.state == OpState::Refused || row.endedHere || (row.result && row.result->outcome == Outcome::Rejected))
        return OutboxState::Refused;
    if (row.result)
        return row.result->outcome == Outcome::Merged ? OutboxState::Merged : doneState(row, durable);
    return row.wasNumbered ? OutboxState::Sent : OutboxState::Waiting;
}

/// What the op's own member has now, beside what this op wanted: for edits that met somebody else's.
void addFields(OutboxRow &row, const Reader &reader, const Lens &lens, const outbox::Row &from)
{
    if (!from.result)
        return;
    row.candidates = from.result->candidates;
    for (const Target &target : from.op.targetList)
        if (target.kind == DocumentKind::Member)
            row.member = MemberId(target.id);
    const Result<Action> action = readAction(from.op.type, from.op.body);
    const Result<std::optional<Member>> member = effectiveMember(reader, lens.shared, row.member);
    if (action)
        row.fields = describeLost(*action, *from.result, member && *member ? &**member : nullptr, lens);
}

QString nameOf(const Lens &lens, const AssociateId &who)
{
    const auto person = lens.shared.staff.find(who);
    return person == lens.shared.staff.end() ? who.toString() : person->second.displayName;
}

OutboxRow rowOf(const Reader &reader, const Lens &lens, const outbox::Row &from, const std::map<QString, QString> &made)
{
    OutboxRow row;
    row.op = from.op.opId;
    row.receipt = receiptNumber(from.op.opId);
    row.type = from.op.type;
    row.maskedMember = maskedMemberOf(reader, from.op, made);
    row.subject = subjectOf(reader, lens, from.op);
    row.at = from.op.wall;
    row.actor = nameOf(lens, from.op.actor);
    row.state = stateOf(from, meta::number(reader, sync::kDurable));
    addFields(row, reader, lens, from);
    const bool isRefused = row.state == OutboxState::Refused;
    if (isRefused && from.result) {
        row.refusal = Error{errorFromName(from.result->code), from.result->field};
        row.reason = from.result->reason;
        row.alternatives = from.result->alternatives;
    } else if (isRefused) {
        row.refusal = Error{ErrorCode::ParentRefused, {}};
    }
    const bool isErased =
        from.result && errorFromName(from.result->code) == ErrorCode::MemberErased; // nothing of it is left to send
    row.canResend = isRefused && !isErased && from.op.type != QLatin1StringView(CancelOp::type.name);
    row.canUndo = !isRefused && from.op.type != QLatin1StringView(CancelOp::type.name);
    return row;
}

/// Refused first (somebody has to look), then what waits, then what is done; newest first in each.
int rankOf(OutboxState state)
{
    switch (state) {
    case OutboxState::Refused: return 0;
    case OutboxState::Merged: return 0;
    case OutboxState::Waiting: return 1;
    case OutboxState::Sent: return 1;
    case OutboxState::WithCentral: return 1;
    case OutboxState::Kept: return 2;
    case OutboxState::Confirmed: return 2;
    case OutboxState::Cancelled: return 2;
    }
    return 2;
}

/// Merges that nobody has looked at, whatever their age; one that was looked at is simply confirmed.
std::set<OpId> addUnreadMerges(const Reader &reader, std::vector<outbox::Row> &rows)
{
    std::set<OpId> unread;
    for (const attention::Item &item : attention::unseen(reader)) {
        if (item.result.outcome != Outcome::Merged)
            continue;
        unread.insert(item.op);
        const bool isShown =
            std::any_of(rows.begin(), rows.end(), [&](const outbox::Row &row) { return row.op.opId == item.op; });
        if (const auto row = isShown ? std::nullopt : outbox::find(reader, item.op, outbox::Shelf::Journal))
            rows.push_back(*row);
    }
    return unread;
}

/// An op that a later cancelling op took back is shown as cancelled, whatever central said to it.
void markCancelled(OutboxView &view, const std::vector<outbox::Row> &all)
{
    std::set<OpId> cancelled;
    for (const outbox::Row &row : all)
        if (const Result<Action> action = readAction(row.op.type, row.op.body); action && stateOf(row, 0) != OutboxState::Refused)
            if (const auto *cancel = std::get_if<CancelOp>(&*action))
                cancelled.insert(cancel->cancelled);
    for (OutboxRow &row : view.rows)
        if (cancelled.contains(row.op) && row.state != OutboxState::Refused) {
            row.state = OutboxState::Cancelled;
            row.canUndo = false;
        }
}

/// Receipts of this shift that central has secured, and those that were undone: the file keeps no op of them any more, the
/// shift's book does.
void addFromBook(OutboxView &view, const Reader &reader, const Lens &lens)
{
    for (const Deed &deed : deedsOfShift(reader, kBookShown)) {
        if (deed.isRefused || outbox::knows(reader, deed.op))
            continue; // a refusal that was read is put away
        OutboxRow row;
        row.op = deed.op;
        row.receipt = receiptNumber(deed.op);
        row.type = deed.type;
        row.at = deed.at;
        row.actor = nameOf(lens, deed.actor);
        row.state = deed.isUndone ? OutboxState::Cancelled : OutboxState::Confirmed;
        view.rows.push_back(std::move(row));
    }
}

void addCounts(OutboxView &view, const Reader &reader)
{
    const outbox::Counts ops = outbox::counts(reader);
    const blobs::Counts files = blobs::counts(reader);
    view.waiting = ops.waiting;
    view.refused = ops.refused;
    view.merged = ops.merged;
    view.filesWaiting = files.waiting;
    view.filesLost = files.lost;
}

} // namespace

Result<OutboxView> describeOutbox(const Reader &reader, const Lens &lens)
{
    std::vector<outbox::Row> all = outbox::rows(reader, outbox::Shelf::Outbox);
    const std::vector<outbox::Row> settled = outbox::recentlySettled(reader, kSettledShown);
    all.insert(all.end(), settled.begin(), settled.end());
    const std::set<OpId> unreadMerges = addUnreadMerges(reader, all);
    const std::map<QString, QString> made = madeHere(all);
    const qint64 durable = meta::number(reader, sync::kDurable);
    OutboxView view;
    for (const outbox::Row &row : all) {
        if (row.isDismissed && !(row.result && row.result->outcome == Outcome::Merged))
            continue;
        view.rows.push_back(rowOf(reader, lens, row, made));
        if (view.rows.back().state == OutboxState::Merged && !unreadMerges.contains(row.op.opId))
            view.rows.back().state = doneState(row, durable);
    }
    addFromBook(view, reader, lens);
    markCancelled(view, all);
    std::stable_sort(view.rows.begin(), view.rows.end(), [](const OutboxRow &a, const OutboxRow &b) {
        const int ra = rankOf(a.state);
        const int rb = rankOf(b.state);
        return ra != rb ? ra < rb : a.at > b.at;
    });
    addCounts(view, reader);
    return view;
}

} // namespace zhike
