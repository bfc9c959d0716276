// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// Undo of an op that has already been numbered: a new op that takes the first one back. It carries the cancelled action, so
/// that it can be folded wherever it stands. What was built on the cancelled op stays. Conflict class: guarded.
struct CancelOp {
    static constexpr ActionType type{"op.cancel", 1, Conflict::Guarded};

    OpId cancelled;
    QString cancelledType;
    QJsonObject cancelledBody;

    static void fields(auto &self, auto &&field)
    {
        field("cancelledOpId", self.cancelled);
        field("cancelledType", self.cancelledType);
        field("cancelledBody", self.cancelledBody);
    }
    friend bool operator==(const CancelOp &, const CancelOp &) = default;
};

/// The targets of the cancelled action; none when its type is unknown here.
[[nodiscard]] std::vector<Target> targets(const CancelOp &action);
/// NothingToCancel when the cancelled type is unknown, final (ActionType::takeBack) or itself a cancelling op.
[[nodiscard]] Result<void> check(const CancelOp &action, const Documents &documents, const OpContext &context, const Policy &policy);
/// The cancelled action's revert.
void fold(const CancelOp &action, Documents &documents, const OpContext &context, const Policy &policy);
/// A cancelling op can't be cancelled: nothing happens.
void revert(const CancelOp &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
