// SPDX-License-Identifier: Apache-2.0
#include "core/desk/deskprivate.h"

#include "core/desk/exportoutbox.h"
#include "core/desk/photo.h"
#include "core/desk/shift.h"
#include "core/store/audit.h"
#include "core/store/blobfiles.h"
#include "core/store/blobs.h"
#include "core/store/documentrows.h"
#include "core/store/outbox.h"
#include "core/store/shelves.h"

#include <QCryptographicHash>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLargestPhoto = 5 * 1024 * 1024; // bytes
constexpr int kAuditLookedAt = 5000; // rows: more than a terminal writes in an hour

std::optional<outbox::Row> rowOf(const Reader &reader, const OpId &op)
{
    std::optional<outbox::Row> row = outbox::find(reader, op, outbox::Shelf::Outbox);
    return row ? row : outbox::find(reader, op, outbox::Shelf::Journal);
}

bool isRefused(const outbox::Row &row) { return row.endedHere || (row.result && row.result->outcome == Outcome::Rejected); }

/// The four fields a person may ask to see in clear.
bool isRevealable(IdentityKind field)
{
    return field == IdentityKind::Phone || field == IdentityKind::Email || field == IdentityKind::Card || field == IdentityKind::Address;
}

/// Counted in the audit chain itself, so that neither signing in again nor a restart gives a new allowance.
int revealsBy(const Reader &reader, const QString &actor, const QDateTime &since)
{
    int count = 0;
    for (const audit::Row &row : audit::newest(reader, kAuditLookedAt)) {
        const QJsonObject line = json::parseObject(row.body).valueOr({});
        if (QDateTime::fromString(line["at"_L1].toString(), Qt::ISODateWithMs) <= since)
            break;
        count += line["event"_L1].toString() == "reveal"_L1 && line["actor"_L1].toString() == actor ? 1 : 0;
    }
    return count;
}

Result<QString> rawValue(const Reader &reader, const SharedDocs &shared, const MemberId &member, IdentityKind field)
{
    const auto who = loadMember(reader, shared, member);
    if (!who)
        return who.error();
    if (!*who)
        return ErrorCode::MemberUnknown;
    if (field == IdentityKind::Phone)
        if (const Identity *phone = primaryPhone((*who)->member()))
            return phone->value;
    for (const Identity &identity : (*who)->member().identities)
        if (identity.kind == field)
            return identity.value;
    return Error{ErrorCode::NotFound, enumName(field)};
}

/// A number that was changed elsewhere is asked about and said again over the one that stands now.
Result<Action> overWhatStands(const Writer &writer, const CommitRoom &room, Action action)
{
    auto *phone = std::get_if<ChangePhone>(&action);
    if (!phone)
        return action;
    const Result<std::optional<Member>> member = effectiveMember(writer, room.shared, phone->member);
    if (!member)
        return member.error();
    const Identity *now = *member ? primaryPhone(**member) : nullptr;
    phone->from = now ? now->value : QString();
    phone->wasVerified = now && now->isVerified;
    return action;
}

} // namespace

Answer<Receipt> Desk::act(const Action &action)
{
    Action said = action;
    if (auto *redeem = std::get_if<RedeemPoints>(&said))
        redeem->isOffline = !d->isLineUp();
    return d->commit([order = CommitOrder{said, d->interaction, {}}](Writer &writer, const CommitRoom &room) { return commitAction(writer, room, order); });
}

Answer<UndoOutcome> Desk::undo(const OpId &op)
{
    return d->commit([op](Writer &writer, const CommitRoom &room) { return undoAction(writer, room, op); });
}

Answer<Receipt> Desk::resend(const OpId &refused, const Action &edited)
{
    return d->commit([refused, edited](Writer &writer, const CommitRoom &room) -> Result<Receipt> {
        const std::optional<outbox::Row> row = rowOf(writer, refused);
        // A dismissed one was resent or given up already: a second press makes no second op.
        if (!row || !isRefused(*row) || row->isDismissed)
            return ErrorCode::NotFound;
        const Result<Action> action = overWhatStands(writer, room, edited);
        if (!action)
            return action.error();
        const Result<Receipt> receipt = commitAction(writer, room, {*action, row->op.interaction, refused});
        if (!receipt)
            return receipt;
        outbox::dismiss(writer, refused);
        appendAudit(writer, {u"refusalRead"_s, room.who.associate.toString(), {}, refused.toString(), room.clock.now()});
        return receipt;
    });
}

Answer<Action> Desk::actionOf(const OpId &op)
{
    return d->ask([op](const Reader &reader, const Lens &) -> Result<Action> {
        const std::optional<outbox::Row> row = rowOf(reader, op);
        if (!row)
            return ErrorCode::NotFound;
        return readAction(row->op.type, row->op.body);
    });
}

Answer<bool> Desk::dismissRefusal(const OpId &op)
{
    return d->commit([op](Writer &writer, const CommitRoom &room) -> Result<bool> {
        outbox::dismiss(writer, op);
        attention::markSeen(writer, op);
        appendAudit(writer, {u"refusalRead"_s, room.who.associate.toString(), {}, op.toString(), room.clock.now()});
        return true;
    });
}

Answer<Revealed> Desk::reveal(const MemberId &member, IdentityKind field, const QString &reasonCode)
{
    const bool isAllowed = isRevealable(field) && mayReveal(d->role, fieldOf(field)) && isRevealReason(reasonCode);
    if (!isAllowed) {
        d->audit(u"denied"_s, targetKey(targetOf(member)), u"reveal "_s + enumName(field));
        return answered<Revealed>(Error{ErrorCode::NotPermitted, u"reveal"_s});
    }
    // The audit row and the answer are one transaction: the value is handed out only after the commit. A refusal is a value
    // of the transaction, so that its own audit row stays.
    using Kept = Result<Result<Revealed>>;
    return d->commit([member, field, reasonCode](Writer &writer, const CommitRoom &room) -> Kept {
        const QDateTime at = room.clock.now();
        const QString actor = room.who.associate.toString();
        const QString subject = targetKey(targetOf(member));
        if (revealsBy(writer, actor, at.addSecs(-3600)) >= kRevealsPerHour) {
            appendAudit(writer, {u"denied"_s, actor, subject, u"reveal "_s + enumName(field), at});
            return Result<Revealed>(Error{ErrorCode::NotPermitted, u"tooMany"_s});
        }
        const Result<QString> value = rawValue(writer, room.shared, member, field);
        if (!value)
            return value.error();
        appendAudit(writer, {u"reveal"_s, actor, subject, enumName(field) + u' ' + reasonCode, at});
        return Result<Revealed>(Revealed{*value, at.addSecs(kRevealSeconds)});
    }).then([](const Kept &kept) { return kept ? *kept : Result<Revealed>(kept.error()); });
}

Answer<QString> Desk::keepPhoto(const QByteArray &fileBytes)
{
    if (fileBytes.isEmpty() || fileBytes.size() > kLargestPhoto)
        return answered<QString>(Error{ErrorCode::TooLarge, u"photo"_s});
    const Result<QByteArray> photo = withoutMetadata(fileBytes);
    if (!photo)
        return answered<QString>(photo.error());
    return onThisThread(d->rooms.store, d->rooms.store.write([photo = *photo, folder = d->rooms.blobFolder](Writer &writer) -> Result<QString> {
        const QString name = QString::fromLatin1(QCryptographicHash::hash(photo, QCryptographicHash::Sha256).toHex());
        if (const Result<void> kept = blobfiles::write({writer.sealer(), folder}, name, photo); !kept)
            return kept.error();
        blobs::keep(writer, {name, photo.size(), u"photo"_s, blobs::State::Local, name});
        return name;
    }));
}

Answer<ShiftView> Desk::closeShift()
{
    return d->commit([role = d->role](Writer &writer, const CommitRoom &room) -> Result<ShiftView> {
        const QDateTime now = room.clock.now();
        return zhike::closeShift(writer, Lens{room.shared, role, now, room.clock.today(), sync::standing(writer).asOf}, room.who.associate);
    });
}

Answer<QByteArray> Desk::exportOutbox(ExportAs as)
{
    return d->commit([as, role = d->role](Writer &writer, const CommitRoom &room) -> Result<QByteArray> {
        const QDateTime now = room.clock.now();
        const Result<OutboxView> view = describeOutbox(writer, Lens{room.shared, role, now, room.clock.today(), sync::standing(writer).asOf});
        if (!view)
            return view.error();
        appendAudit(writer, {u"export"_s, room.who.associate.toString(), u"outbox"_s, QString::number(view->rows.size()), now});
        return exported(*view, as);
    });
}

MemberId Desk::newMemberId() const { return makeId<MemberId>(d->rooms.clock); }

} // namespace zhike
