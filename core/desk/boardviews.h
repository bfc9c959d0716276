// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/op.h"
#include "core/desk/memberview.h"
#include "core/insight/compare.h"
#include "core/profile/model.h"
#include "core/desk/scanviews.h"
#include "core/scan/code.h"

/// What the other pages show: passport, compare, outbox, home, look-ups. Same promise as memberview.h: masked, folded,
/// plain.
namespace zhike {

/// The unit's passport after a scan.
struct PassportView {
    UnitCode unit;
    QString unitDisplay; ///< "7C41-0092-118"
    QString gtin;
    ModelId model;
    Text name;
    QString modelNumber;
    QString category;
    QString brand;
    bool isConnected = false;
    bool isActivated = false;
    QDate manufacturedOn;
    QDate purchasedOn;
    Money bandFrom;
    Money bandTo;
    OwnerVerdict verdict = OwnerVerdict::Unknown;
    std::vector<WarrantyTerm> terms; ///< of the model, from registration
    std::vector<Warranty> warranties; ///< running, empty before registration
    std::vector<FaultEvent> openFaults;
    std::vector<TicketView> tickets;
    int manualSteps = 0;
    int manualClips = 0;
    int activationPoints = 0; ///< what registering would bring, provisional
    QString picture; ///< blob hash or "art:<category>"
    CommunityView community; ///< ranking of this category where the member at the counter lives, else the city
    Text fit;
    bool isPending = false; ///< an op of ours on this unit waits for central
    Freshness freshness;
};

/// One person a key led to; opening it is a choice, never automatic when there are several.
struct Hit {
    MemberId memberId;
    QString maskedName;
    QString maskedPhone;
    Text community;
    TierId tier;
    RecognisedBy recognisedBy = RecognisedBy::Search;
    QString cue; ///< what matched, masked: "尾号 5678"
    bool isPending = false;
};

/// What one scan or typed code led to. `passport` for units and models, `members` for cards (and owned units once
/// allowed).
struct ScanView {
    Code code;
    std::optional<PassportView> passport;
    std::optional<ProductModel> model;
    std::vector<Hit> members;
    std::optional<CouponView> coupon = {};
    std::optional<ParkedView> parked = {}; ///< for a resume code; absent: nothing of that name is parked here
};

/// ≤ 3 products side by side.
struct CompareView {
    std::vector<ProductModel> products;
    std::vector<CompareRow> rows; ///< core/insight/compare.h; values in the order of `products`
    std::vector<Text> fits; ///< one a product; empty text when the floor plan isn't known
};

struct WarrantyView {
    UnitCode unit;
    QString unitDisplay;
    Text name;
    QString modelNumber;
    QDate purchasedOn;
    std::vector<Warranty> warranties;
    bool isProvisional = false; ///< registered here, not yet confirmed
    Freshness freshness;
};

struct ManualView {
    ModelId model;
    Text name;
    std::vector<ManualStep> steps;
    Freshness freshness;
};

/// The number a person gets for what they did, at once.
struct Receipt {
    OpId op;
    QString number; ///< "7C41-0092"
    QDateTime undoUntil;
};

enum class UndoOutcome {
    Removed,
    Cancelling,
    TooLate
}; ///< never left · a cancelling op is on its way · nothing to undo

/// How far a thing that was done here has come; each has words on the screen.
enum class OutboxState {
    Waiting,     ///< on this desk alone
    Sent,        ///< on its way: it left, no answer yet
    WithCentral, ///< central has said yes; its documents aren't back yet
    Kept,        ///< confirmed, and kept here until central has secured it (else it would go again)
    Confirmed,   ///< confirmed and secured
    Refused,
    Cancelled,   ///< undone
    Merged,      ///< done but for some fields, which somebody has to look at
};
template <>
struct EnumNames<OutboxState> {
    using S = OutboxState;
    static constexpr EnumName<S> values[] = {{S::Waiting, "waiting"}, {S::Sent, "sent"}, {S::WithCentral, "withCentral"}, {S::Kept, "kept"},
                                             {S::Confirmed, "confirmed"}, {S::Refused, "refused"}, {S::Cancelled, "cancelled"},
                                             {S::Merged, "merged"}};
};

/// One line of the outbox, in words a shop assistant reads.
struct OutboxRow {
    OpId op;
    QString receipt;
    QString type; ///< action type name; the ui has words for each
    QString maskedMember; ///< "陈**", empty when none
    Text subject; ///< model's name or the like
    QDateTime at;
    QString actor; ///< associate's display name
    OutboxState state = OutboxState::Waiting;
    std::optional<Error> refusal;
    Text reason; ///< central's own words, when it sent some
    std::vector<Slot> alternatives;
    bool canUndo = false;
    bool canResend = false;
    std::vector<MergedField> fields =
        {}; ///< that somebody else had changed, with both values (Merged, a refused number)
    std::vector<MemberId> candidates = {}; ///< whom a refused number belongs to
    MemberId member = {};
};

struct OutboxView {
    std::vector<OutboxRow> rows; ///< newest first: refused, waiting, then the last confirmed ones
    int waiting = 0;
    int refused = 0;
    int merged = 0; ///< edits that lost a field and that nobody has looked at
    int filesWaiting = 0; ///< photos that central doesn't hold whole yet
    int filesLost = 0;    ///< photos whose bytes are damaged on this disk
};

/// One shift of this desk: from the first sign-in after the last close to the next close. Its book is the audit.
struct ShiftView {
    QDateTime openedAt;    ///< invalid: nobody has signed in since the last close
    QString openedBy;      ///< display name
    int done = 0;          ///< receipts given in this shift, without those undone
    int waiting = 0;       ///< of those: not yet confirmed by central
    int refused = 0;
    std::vector<OutboxRow> unsent; ///< what a close would leave behind, whoever did it, oldest first
    QDateTime lastClosedAt; ///< invalid: none was closed here before
    QString lastClosedBy;
    int leftOpen = 0;       ///< receipts the last close left unconfirmed …
    int leftStillOpen = 0;  ///< … and how many of those still are
};

enum class ExportAs { Csv, Json };

/// The truth about the line.
enum class LineState { Offline, Online, Slow, Captive, ServerDown };
struct LineView {
    LineState state = LineState::Offline;
    int waiting = 0;
    int refused = 0;
    QDateTime lastSuccess; ///< invalid: never since the file was made
    bool isBootstrapping = false;
    bool isReadOnly = false; ///< disk full or broken: reading goes on, new actions may not be kept
    bool isTooOld = false; ///< central takes no ops of this program any more; what is entered waits for a newer one
    qint64 clockOffMs = 0; ///< this machine's clock minus central's, when it is off beyond doubt; 0 otherwise
};

struct WorklistRow {
    MemberId memberId;
    QString maskedName;
    Text what; ///< "空调滤网清洗", "波轮洗衣机故障 E4 已确认"
    Text why;
    QDateTime due;
    QString kind; ///< "serviceOpen", "fault", "install", "followUp"
};

/// How much of what a Saturday without a line needs is here.
struct ReadinessRow {
    QString what; ///< "members", "models", "communities", "scripts", "policy", "calendar", "signIn", "manuals"
    bool isThere = false;
    int count = 0;
    Freshness freshness;
    int percent = 0; ///< 100 when it is there; less for what is there in part
};
enum class ReadinessState {
    Missing, ///< nothing was ever fetched: a day without a line can't be begun
    Partly,  ///< something is missing, or older than the policy allows
    Ready,
};
struct Readiness {
    std::vector<ReadinessRow> rows;
    int percent = 0; ///< 100 only when all of it is there
    ReadinessState state = ReadinessState::Missing;
};

struct HomeView {
    Text store;
    std::vector<WorklistRow> worklist;
    Readiness readiness;
    int members = 0;
    int units = 0;
    Freshness freshness;
};

/// A line of the shift's scan history (kept in RAM, gone at lock).
struct ScanHistoryRow {
    QDateTime at;
    CodeKind kind = CodeKind::Text;
    Text title;
    OwnerVerdict verdict = OwnerVerdict::Unknown;
    bool hasVerdict = false;
};

/// One raw value, shown for 30 s after a reason was given and the audit row is on disk.
struct Revealed {
    QString value;
    QDateTime until;
};

struct SignedIn {
    AssociateId associate;
    QString displayName;
    QString role;
    StoreId storeId;
    Text storeName;
    bool isOffline = false; ///< signed in against the local verifier
};

} // namespace zhike
