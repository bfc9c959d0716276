// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/op.h"
#include "core/desk/memberview.h"
#include "core/insight/compare.h"
#include "core/profile/model.h"
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

enum class OutboxState { Waiting, Sent, Confirmed, Refused, Cancelled, Merged }; ///< Merged: done but for some fields

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
};

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
    qint64 clockOffMs = 0; ///< this machine's clock minus central's, when it is minutes off
};

struct WorklistRow {
    MemberId memberId;
    QString maskedName;
    Text what; ///< "空调滤网清洗", "波轮洗衣机故障 E4 已确认"
    Text why;
    QDateTime due;
    QString kind; ///< "serviceOpen", "fault", "install", "followUp"
};

/// RI13: how much of what a Saturday without a line needs is here.
struct ReadinessRow {
    QString what; ///< "members", "models", "communities", "scripts", "policy", "calendar", "signIn"
    bool isThere = false;
    int count = 0;
    Freshness freshness;
};

struct HomeView {
    Text store;
    std::vector<WorklistRow> worklist;
    std::vector<ReadinessRow> readiness;
    int readyPercent = 0;
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
