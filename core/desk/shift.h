// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boards.h"

/// The shift of a desk. It opens by itself with the first sign-in after a close, because nobody should have to
/// press a button before serving; closing writes one audit row and remembers where the next shift's book begins. The
/// audit is the book: every receipt is a row of it already, durable and in order, and central gets it anyway - so a
/// shift needs no table and no op of its own (docs/decisions/0011).
namespace zhike {

/// Begins a shift unless one is open. In the transaction of a sign-in.
void openShift(Writer &writer, const AssociateId &who, const QDateTime &at);
/// Ends it. The shift as it was.
[[nodiscard]] Result<ShiftView> closeShift(Writer &writer, const Lens &lens, const AssociateId &who);
[[nodiscard]] Result<ShiftView> describeShift(const Reader &reader, const Lens &lens);

/// What was done in the open shift, from its book: newest first, at most `limit`.
struct Deed {
    OpId op;
    QString type;
    AssociateId actor;
    QDateTime at;
    bool isUndone = false; ///< it never left, or was taken back
    bool isRefused = false; ///< and a person has read it
};
[[nodiscard]] std::vector<Deed> deedsOfShift(const Reader &reader, int limit);

} // namespace zhike
