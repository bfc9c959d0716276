// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/access.h"

#include <QJsonArray>

namespace zhike::central {

/// A batch as it came. Ops stay JSON until each is judged: one that can't be read is that op's outcome, not the
/// batch's.
struct PushRequest {
    QString epoch;
    QString replica;
    QJsonArray ops;
};

struct PushAnswer {
    qint64 lastSeq = 0; ///< highest number of this replica that central has answered
    QJsonArray results; ///< OpResult each, in the order of the batch
    std::optional<Error>
        stop; ///< why it ends here: EpochChanged, ReplicaCloned, OpGap, NeedsUnknown, or a Storage code
};

/// Judges the ops in order, each in one transaction with its result and its number. Executable model:
/// tests/support/modelcentral.h does the same in memory. Ops come once in effect whatever is sent how often.
[[nodiscard]] PushAnswer push(Database &database, const Terminal &terminal, const PushRequest &request,
                              const Clock &clock);

} // namespace zhike::central
