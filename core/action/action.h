// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/documents.h"
#include "core/action/target.h"
#include "core/domain/result.h"

#include <optional>

namespace zhike {

/// How central treats a change that meets another one (docs/decisions/0007).
enum class Conflict { Commute, Fields, Guarded, Monotone, Reserved };

/// Who may do it (docs/decisions/0008): `Counter` is associate and lead.
enum class Rights { Counter, Lead };
/// Whether a cancelling op may take it back. What another action undoes, or what must never be undone by a slip, is final.
enum class TakeBack { ByCancelling, Never };

/// What an action type declares about itself.
struct ActionType {
    const char *name; ///< wire name, "unit.register"
    int version;
    Conflict conflict;
    Rights rights = Rights::Counter;
    TakeBack takeBack = TakeBack::ByCancelling;
};

/// Who did it, where and when: part of the op, the same at the terminal and at central.
struct OpContext {
    OpId op;
    AssociateId actor;
    QString role;
    StoreId store;
    QDateTime at; ///< the terminal's wall clock, corrected by central's offset, UTC
};

/// Every action folder `core/action/<name>/` declares a value `X` with
///   static constexpr ActionType type;             the table's row
///   static void fields(auto &self, auto &&field); the wire
///   std::vector<Target> targets(const X &);       the documents it concerns, in a fixed order
///   Result<void> check(const X &, const Documents &, const OpContext &, const Policy &);  what central would refuse; pure
///   void fold(const X &, Documents &, const OpContext &, const Policy &);   the documents once central agrees; pure, total
///   void revert(const X &, Documents &, const OpContext &, const Policy &); what a cancelling op takes back; pure, total
/// and one line in table.h. `fold` is total: on documents it wasn't checked against it leaves them unchanged.
/// It recognises its own traces: central may send one of an op's documents before the other, and the op then still folds
/// onto the other one (effective.h).
/// What a fold adds carries the op's id, so that revert finds it and central's document replaces it.

/// The id of something an op makes: stable, so that terminal and central name it alike.
[[nodiscard]] inline QString madeBy(const OpId &op, QLatin1StringView what) { return op.toString() + u'/' + what; }

/// Appends to the member's story and notes the contact. Does nothing for a member that isn't there.
void addEvent(Documents &documents, TimelineEvent event);
/// Removes what `addEvent` and the folds added for this op from members and events.
void removeMadeBy(Documents &documents, const OpId &op);

} // namespace zhike
