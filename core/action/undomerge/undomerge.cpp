// SPDX-License-Identifier: Apache-2.0
#include "core/action/undomerge/undomerge.h"

#include <algorithm>

namespace zhike {

/// Only the remaining account: the ended one has no document until central restores it.
std::vector<Target> targets(const UndoMerge &action) { return {targetOf(action.keep)}; }

Result<void> check(const UndoMerge &action, const Documents &documents, const OpContext &, const Policy &)
{
    const Member *keep = documents.member(action.keep);
    if (!keep || keep->status != MemberStatus::Active)
        return ErrorCode::MemberUnknown;
    const bool livesHere = std::any_of(keep->mergedFrom.begin(), keep->mergedFrom.end(),
                                       [&action](const MergedMember &merged) { return merged.member == action.merge; });
    return livesHere ? Result<void>() : Result<void>(ErrorCode::MergeUnknown);
}

void fold(const UndoMerge &action, Documents &documents, const OpContext &context, const Policy &)
{
    if (Member *keep = documents.member(action.keep))
        for (MergedMember &merged : keep->mergedFrom)
            if (merged.member == action.merge)
                merged.undoneBy = context.op;
}

void revert(const UndoMerge &, Documents &, const OpContext &, const Policy &) {}

} // namespace zhike
