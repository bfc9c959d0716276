// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// A lead agrees that two accounts are one person. Conflict class: guarded. Here it only marks the proposal; central moves
/// everything in the op's own transaction (central/apply/merge.cpp) and keeps what it moved, so that merge.undo can give it
/// back.
struct ConfirmMerge {
    static constexpr ActionType type{"merge.confirm", 1, Conflict::Guarded, Rights::Lead, TakeBack::Never};

    MemberId keep;
    MemberId merge;
    OpId proposal; ///< the op that proposed it

    static void fields(auto &self, auto &&field)
    {
        field("keepId", self.keep);
        field("mergeId", self.merge);
        field("proposalOpId", self.proposal);
    }
    friend bool operator==(const ConfirmMerge &, const ConfirmMerge &) = default;
};

[[nodiscard]] std::vector<Target> targets(const ConfirmMerge &action);
/// MemberUnknown, MergeUnknown (no such proposal stands).
[[nodiscard]] Result<void> check(const ConfirmMerge &action, const Documents &documents, const OpContext &context, const Policy &policy);
void fold(const ConfirmMerge &action, Documents &documents, const OpContext &context, const Policy &policy);
/// Final: nothing happens.
void revert(const ConfirmMerge &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
