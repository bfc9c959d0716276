// SPDX-License-Identifier: Apache-2.0
#include "core/action/cancelop/cancelop.h"

#include "core/action/table.h"

namespace zhike {
namespace {

/// The cancelled action, unless it is unknown, final, or a cancelling op itself (which would make undo endless).
Result<Action> cancelledAction(const CancelOp &action)
{
    Result<Action> inner = readAction(action.cancelledType, action.cancelledBody);
    if (inner && (std::holds_alternative<CancelOp>(*inner) || typeOf(*inner).takeBack == TakeBack::Never))
        return ErrorCode::NothingToCancel;
    return inner;
}

} // namespace

std::vector<Target> targets(const CancelOp &action)
{
    const Result<Action> inner = cancelledAction(action);
    return inner ? targets(*inner) : std::vector<Target>{};
}

Result<void> check(const CancelOp &action, const Documents &, const OpContext &, const Policy &)
{
    if (action.cancelled.isEmpty() || !cancelledAction(action))
        return ErrorCode::NothingToCancel;
    return {};
}

void fold(const CancelOp &action, Documents &documents, const OpContext &context, const Policy &policy)
{
    if (const Result<Action> inner = cancelledAction(action)) {
        OpContext original = context;
        original.op = action.cancelled;
        revert(*inner, documents, original, policy);
    }
}

void revert(const CancelOp &, Documents &, const OpContext &, const Policy &) {}

} // namespace zhike
