// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// A lead says these are two people: the proposal goes. Conflict class: guarded.
struct DeclineMerge {
    static constexpr ActionType type{"merge.decline", 1, Conflict::Guarded, Rights::Lead, TakeBack::Never};

    MemberId keep;
    MemberId merge;
    OpId proposal; ///< the op that proposed it

    static void fields(auto &self, auto &&field)
    {
        field("keepId", self.keep);
        field("mergeId", self.merge);
        field("proposalOpId", self.proposal);
    }
    friend bool operator==(const DeclineMerge &, const DeclineMerge &) = default;
};

[[nodiscard]] std::vector<Target> targets(const DeclineMerge &action);
/// MemberUnknown, MergeUnknown (no such proposal stands).
[[nodiscard]] Result<void> check(const DeclineMerge &action, const Documents &documents, const OpContext &context, const Policy &policy);
void fold(const DeclineMerge &action, Documents &documents, const OpContext &context, const Policy &policy);
/// Final: nothing happens.
void revert(const DeclineMerge &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
