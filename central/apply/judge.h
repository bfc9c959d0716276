// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/access.h"
#include "core/action/op.h"

namespace zhike::central {

/// One op as it arrived; what could be read of it even if the whole couldn't.
struct Incoming {
    OpId opId;
    qint64 seq = 0;
    std::vector<OpId> needs;
    std::optional<OpEnd> ends; ///< the terminal says so; it only ever leads to a refusal
    Result<Op> op = ErrorCode::AnswerMalformed;
};

/// Judges an op that central doesn't know and whose parents it does: takes a number, applies it or refuses it, and
/// keeps the result for ever, all inside `tx`. Refusals take a number too.
OpResult judge(Transaction &tx, const Terminal &terminal, const Incoming &incoming, const Clock &clock);

} // namespace zhike::central
