// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/documents.h"
#include "core/action/op.h"
#include "core/domain/clock.h"

namespace zhike::central {

/// What judging one op works on: the authoritative documents before and after the fold, inside the op's own
/// transaction.
struct Bench {
    Transaction &tx;
    const Op &op;
    const Policy &policy;
    qint64 n; ///< the op's central number
    QDateTime now; ///< central's time
    Documents before; ///< as stored
    Documents documents; ///< as the fold, then central, leaves them
    std::map<DocKey, QString> scopes; ///< of the stored documents in `before`
    std::vector<QString> lost = {}; ///< fields whose present value stood against the op (OpResult::lost)
    std::vector<MemberId> candidates = {}; ///< whose key it is that central refuses for (OpResult::candidates)

    [[nodiscard]] OpContext context() const { return contextOf(op); }
};

/// Loads what the action reads: its targets, their models, the calendars, and for a cancelling op what the cancelled
/// one made.
void loadDocuments(Bench &bench, const Action &action);
/// Writes what changed, and every target of the op even if it didn't change: a terminal settles an op by its targets'
/// version.
void storeDocuments(Bench &bench);

[[nodiscard]] Policy loadPolicy(Transaction &tx);

} // namespace zhike::central
