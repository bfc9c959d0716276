// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/table.h"

#include <optional>
#include <set>

namespace zhike {

/// How an op ends whatever it says: central refuses it (or repeats its first answer) and gives it its number. `void`: refused
/// before central was restored from a backup. `orphan`: an op it needs exists nowhere any more. Not signed: it only takes away.
enum class OpEnd { Orphan, Void };
template <>
struct EnumNames<OpEnd> {
    static constexpr EnumName<OpEnd> values[] = {{OpEnd::Orphan, "orphan"}, {OpEnd::Void, "void"}};
};

/// The envelope of an op, as it is signed and sent. `replica` and `seq` are given at the first sending and not signed.
struct Op {
    OpId opId;
    QString replica;
    qint64 seq = 0; ///< 0 until numbered
    QString type;
    int typeVersion = 1;
    AssociateId actor;
    QString role;
    StoreId store;
    TerminalId terminal;
    InteractionId interaction;
    OpId replaces;           ///< the refused op this one was edited from
    QDateTime wall;          ///< terminal's time of the deed, UTC
    qint64 boot = 0;         ///< milliseconds since the terminal started: order survives a wrong clock
    std::vector<Target> targetList;
    std::vector<OpId> needs; ///< ops central must have applied before this one
    QJsonObject body;
    QString escrow;          ///< body sealed to central's key (base64), so that a lost vault loses no op
    QString signature;       ///< Ed25519 over signedBytes(), base64
    std::optional<OpEnd> ends; ///< set by sync only, absent on the wire otherwise

    static void fields(auto &self, auto &&field)
    {
        field("opId", self.opId);
        field("replica", self.replica);
        field("seq", self.seq);
        field("type", self.type);
        field("typeVersion", self.typeVersion);
        field("actor", self.actor);
        field("role", self.role);
        field("store", self.store);
        field("terminal", self.terminal);
        field("interaction", self.interaction);
        field("replaces", self.replaces);
        field("wall", self.wall);
        field("boot", self.boot);
        field("targets", self.targetList);
        field("needs", self.needs);
        field("body", self.body);
        field("escrow", self.escrow);
        field("signature", self.signature);
        field("ends", self.ends);
    }
    friend bool operator==(const Op &, const Op &) = default;
};

/// The bytes a signature covers: the envelope without replica, seq, escrow, signature and ends, as RFC 8785 canonical JSON.
[[nodiscard]] QByteArray signedBytes(const Op &op);
[[nodiscard]] OpContext contextOf(const Op &op);

/// waiting → numbered → sent → acknowledged → settled → durable; refused → attention (sync.md, "States of an op").
enum class OpState { Waiting, Numbered, Acknowledged, Settled, Refused };
template <>
struct EnumNames<OpState> {
    static constexpr EnumName<OpState> values[] = {{OpState::Waiting, "waiting"}, {OpState::Numbered, "numbered"},
                                                   {OpState::Acknowledged, "acknowledged"}, {OpState::Settled, "settled"},
                                                   {OpState::Refused, "refused"}};
};

enum class Outcome { Rejected, Applied, Merged };
template <>
struct EnumNames<Outcome> {
    static constexpr EnumName<Outcome> values[] = {{Outcome::Rejected, "rejected"}, {Outcome::Applied, "applied"}, {Outcome::Merged, "merged"}};
};

/// Central's word on one op. Refusals take a number too. A duplicate gets the first answer again.
struct OpResult {
    OpId opId;
    Outcome outcome = Outcome::Rejected;
    qint64 centralSeq = 0;
    QString code;   ///< errorName() of the refusal
    QString field;
    Text reason;    ///< central's own words, when it has some
    std::vector<Slot> alternatives; ///< free windows instead of the one that was taken
    std::vector<QString> lost = {}; ///< merged: names of the fields that kept central's value (MemberField)
    std::vector<MemberId> candidates = {}; ///< whom the key belongs to that made central refuse: perhaps the same person

    static void fields(auto &self, auto &&field_)
    {
        field_("opId", self.opId);
        field_("outcome", self.outcome);
        field_("centralSeq", self.centralSeq);
        field_("code", self.code);
        field_("field", self.field);
        field_("reason", self.reason);
        field_("alternatives", self.alternatives);
        field_("fields", self.lost);
        field_("candidates", self.candidates);
    }
    friend bool operator==(const OpResult &, const OpResult &) = default;
};

/// An op this terminal still folds: not answered, or answered and not yet in every document here.
struct PendingOp {
    Op op;
    Action action;
    qint64 ord = 0; ///< order of making
    OpState state = OpState::Waiting;
    std::optional<OpResult> result;
    std::set<QString> gone; ///< targetKey() of targets that left this terminal after the op was applied
};

[[nodiscard]] QString targetKey(const Target &target); ///< "unit/7C410092118"

} // namespace zhike
