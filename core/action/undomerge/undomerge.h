// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// A lead parts two accounts that were merged by mistake. Conflict class: guarded. Central restores the ended account
/// exactly; what was done with the remaining one since stays with it. Here it only marks the merge.
struct UndoMerge {
    static constexpr ActionType type{"merge.undo", 1, Conflict::Guarded, Rights::Lead, TakeBack::Never};

    MemberId keep;
    MemberId merge; ///< the account that comes back

    static void fields(auto &self, auto &&field)
    {
        field("keepId", self.keep);
        field("mergeId", self.merge);
    }
    friend bool operator==(const UndoMerge &, const UndoMerge &) = default;
};

[[nodiscard]] std::vector<Target> targets(const UndoMerge &action);
/// MemberUnknown, MergeUnknown (`merge` doesn't live in `keep`).
[[nodiscard]] Result<void> check(const UndoMerge &action, const Documents &documents, const OpContext &context, const Policy &policy);
void fold(const UndoMerge &action, Documents &documents, const OpContext &context, const Policy &policy);
/// Final: nothing happens.
void revert(const UndoMerge &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
