// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boardviews.h"
#include "core/domain/result.h"
#include "core/scan/nearmiss.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace zhike {

struct Symbol;

template <typename T>
using Answer = QFuture<Result<T>>;

/// Everything a signed-in person can see and do. One Desk a session: lock, user switch and wipe destroy it whole, and with
/// it the search index, the visit and the scan history.
///
/// Threads: lives on the GUI thread and never blocks it; answers arrive by `.then(context, …)`. Reads run on the store's
/// reader thread, verbs in one transaction on its writer thread. Errors: as values; NotPermitted where the role may not.
class Desk : public QObject
{
    Q_OBJECT
public:
    struct Rooms; ///< what a desk is built on, see deskrooms.h
    Desk(Rooms rooms, SignedIn who, QObject *parent = nullptr);
    ~Desk() override;

    [[nodiscard]] const SignedIn &who() const;

    // --- reads: documents folded with pending ops, masked, advised
    [[nodiscard]] Answer<MemberView> member(const MemberId &id, RecognisedBy how);
    [[nodiscard]] Answer<MemberDetail> memberDetail(const MemberId &id);
    /// A page of 50 older than `before` (invalid: the newest); `lane` empty: all.
    [[nodiscard]] Answer<TimelineView> timeline(const MemberId &id, const QString &lane, const QDateTime &before);
    /// `category` empty: the first one. `member` empty: no floor plan. An unknown community answers with its city's fallback.
    [[nodiscard]] Answer<CommunityView> community(const CommunityId &id, const QString &category, const MemberId &member);
    [[nodiscard]] Answer<PassportView> passport(const UnitCode &unit);
    [[nodiscard]] Answer<CompareView> compare(const std::vector<ModelId> &models, const MemberId &member);
    [[nodiscard]] Answer<WarrantyView> warranty(const UnitCode &unit);
    [[nodiscard]] Answer<ManualView> manual(const ModelId &model);
    [[nodiscard]] Answer<std::vector<Slot>> slotsFor(WorkOrderKind kind, const MemberId &member);
    [[nodiscard]] Answer<OutboxView> outbox();
    [[nodiscard]] Answer<HomeView> home();
    [[nodiscard]] Answer<ShiftView> shift();

    // --- a member's own data
    /// Opens an edit: what stands now is the base against which the fields are merged. The newest one counts.
    [[nodiscard]] Answer<EditView> beginEdit(const MemberId &id);
    [[nodiscard]] Answer<ConsentView> consents(const MemberId &id);
    [[nodiscard]] Answer<MergeView> mergeView(const MemberId &keep, const MemberId &merge);

    // --- look-ups
    /// Search as one types: RAM index over stored members and pending ones. Any thread-safe moment; ≤ `limit` hits.
    [[nodiscard]] std::vector<Hit> find(const QString &typed, int limit) const;
    /// The members of a whole phone number by the file's own index: the answer while the RAM index is still being built. Stored
    /// members only; anything but a phone number finds nobody.
    [[nodiscard]] Answer<std::vector<Hit>> findPhone(const QString &typed);
    /// False while the index is still being built after sign-in.
    [[nodiscard]] bool isIndexReady() const;
    /// Every code in a picture (a file's bytes), each with what it leads to. Several: the person chooses.
    [[nodiscard]] Answer<std::vector<ScanView>> scanImage(const QByteArray &fileBytes);
    /// A code typed by hand. CheckDigitWrong names the character it should be.
    [[nodiscard]] Answer<ScanView> scanTyped(const QString &typed);
    /// "Did you mean": right codes one slip away from a typed one that this desk knows as a unit or a model. With or without a line.
    [[nodiscard]] Answer<std::vector<NearMiss>> didYouMean(const QString &typed);
    /// The member of the app's code that a scan has found: checked and taken, which works once. Empty: a right code of a member
    /// that this desk doesn't hold. Errors: CodeUnknown, CodeExpired (see core/scan/memberqr.h).
    [[nodiscard]] Answer<std::vector<Hit>> openMemberCode(const QString &token);
    /// The owner of an owned unit as a masked candidate; opening it is a further step and is audited.
    [[nodiscard]] Answer<std::vector<Hit>> ownerOf(const UnitCode &unit);
    /// A code as any device delivered it: hand scanner on whatever way, or what a person typed.
    [[nodiscard]] Answer<ScanView> scanCode(const ScannedBytes &code);
    /// What a camera's frame held: as scanImage.
    [[nodiscard]] Answer<std::vector<ScanView>> scanSymbols(const std::vector<Symbol> &symbols);
    [[nodiscard]] std::vector<ScanHistoryRow> scanHistory() const;

    // --- the visit: who stands at the counter
    [[nodiscard]] MemberId atCounter() const;
    /// Also promotes an anonymous visit to a named one: what was scanned before becomes part of this person's story.
    void receive(const MemberId &member);
    void endVisit();

    // --- verbs
    /// Checked, signed, sealed, committed with its audit row; the receipt's number may be shown at once.
    [[nodiscard]] Answer<Receipt> act(const Action &action);
    [[nodiscard]] Answer<UndoOutcome> undo(const OpId &op);
    /// Changes what differs from what stood when the edit was opened. InvalidValue "nothing": no difference; MemberUnknown: no
    /// edit is open.
    [[nodiscard]] Answer<Receipt> edit(const MemberWish &wish);
    /// Another main number for the member whose edit is open. `number` as typed.
    [[nodiscard]] Answer<Receipt> changePhone(const QString &number);
    /// "Mine again": the fields an edit lost, over what stands now. NotFound when there is nothing to take.
    [[nodiscard]] Answer<Receipt> takeMine(const OpId &merged);
    /// Edit and resend of a refused op: a new op that replaces it.
    [[nodiscard]] Answer<Receipt> resend(const OpId &refused, const Action &edited);
    /// The action of an op in the outbox, for editing.
    [[nodiscard]] Answer<Action> actionOf(const OpId &op);
    /// A person has read the refusal; it leaves the tray and stays in the journal.
    [[nodiscard]] Answer<bool> dismissRefusal(const OpId &op);
    /// Writes the close into the shift's book; the shift as it was closed. Through Reception::closeShift, which also locks.
    [[nodiscard]] Answer<ShiftView> closeShift();
    /// The outbox as a file without any person in it: receipt, kind, time, state, code of the refusal. Audited.
    [[nodiscard]] Answer<QByteArray> exportOutbox(ExportAs as);
    /// One field (Phone, Email, Card or Address) unmasked for 30 s; ≤ 20 an hour; the audit row is durable before the answer.
    [[nodiscard]] Answer<Revealed> reveal(const MemberId &member, IdentityKind field, const QString &reasonCode);
    /// A photo for a repair: copied without what the camera wrote beside it (place, time, device), sealed, hashed; travels on its
    /// own. ≤ 5 MB. Answers its sha256. TooLarge, ImageUnreadable (not JPEG, PNG or WebP).
    [[nodiscard]] Answer<QString> keepPhoto(const QByteArray &fileBytes);
    /// An id for a new member, permanent from here on.
    [[nodiscard]] MemberId newMemberId() const;

Q_SIGNALS:
    /// Something a page may show has changed, here or from central. Empty lists mean "anything of that kind".
    void membersChanged(const QStringList &memberIds);
    void unitsChanged(const QStringList &unitCodes);
    void outboxChanged();
    void sharedChanged(); ///< models, communities, scripts, policy, calendars
    void indexReady();
    void atCounterChanged();
    /// The store's name arrived with the first snapshot, after the person had signed in.
    void whoChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace zhike
