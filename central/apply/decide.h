// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/apply/bench.h"

/// What central alone may decide, per action: points, slots, one phone one member, taking back. `permit` runs before
/// the fold and may refuse without having written anything; `settle` runs after it and completes the documents. Most
/// actions need neither.
namespace zhike::central {

[[nodiscard]] Result<void> permit(const auto &, Bench &) { return {}; }
void settle(const auto &, Bench &) { }

/// Points of a unit are confirmed once a unit; a second registration brings none until the first one's were taken back.
void settle(const RegisterUnit &action, Bench &bench);
void settle(const ActivateUnit &action, Bench &bench);

/// Windows in the past are refused by central's clock; a free one is taken and the order becomes booked.
[[nodiscard]] Result<void> permit(const BookInstall &action, Bench &bench);
[[nodiscard]] Result<void> permit(const BookRepair &action, Bench &bench);
void settle(const BookInstall &action, Bench &bench);
void settle(const BookRepair &action, Bench &bench);

/// memberExists when the phone is known anywhere, not only in this store's scope.
[[nodiscard]] Result<void> permit(const RegisterMember &action, Bench &bench);
[[nodiscard]] Result<void> permit(const ChangePhone &action, Bench &bench);
/// memberExists with the candidates when the number is somebody's other than `self`'s.
[[nodiscard]] Result<void> permitPhone(const QString &e164, const MemberId &self, Bench &bench);
/// Names the fields that were changed elsewhere: the op is merged, not applied whole.
void settle(const EditMember &action, Bench &bench);
/// After every action: a member is found by the keys they have now, by no other.
void relinkIdentities(Bench &bench);

/// The ledger's line stands: what was provisional is decided.
void settle(const RedeemPoints &action, Bench &bench);

/// Everything of the ended account moves to the remaining one; what was moved is kept.
void settle(const ConfirmMerge &action, Bench &bench);
/// mergeUnknown unless this account lives in that one.
[[nodiscard]] Result<void> permit(const UndoMerge &action, Bench &bench);
/// The ended account is as it was; the remaining one gives back what it got.
void settle(const UndoMerge &action, Bench &bench);

/// nothingToCancel unless the same action was applied and stands.
[[nodiscard]] Result<void> permit(const CancelOp &action, Bench &bench);
void settle(const CancelOp &action, Bench &bench);

/// Up to three free windows near the wished one, in order of time; none when the action books nothing.
[[nodiscard]] std::vector<Slot> alternativesTo(const Action &action, const Bench &bench);

} // namespace zhike::central
