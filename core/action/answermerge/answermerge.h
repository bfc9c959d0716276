// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// What a lead answers to a proposal of two members being one person: the two answers name it alike.
struct MergeAnswer {
    MemberId keep;
    MemberId merge;
    OpId proposal; ///< the op that proposed it

    static void fields(auto &self, auto &&field)
    {
        field("keepId", self.keep);
        field("mergeId", self.merge);
        field("proposalOpId", self.proposal);
    }
    friend bool operator==(const MergeAnswer &, const MergeAnswer &) = default;
};

/// They are one person. Conflict class: guarded. Here it only marks the proposal; central moves everything in the op's
/// own transaction (central/apply/merge.cpp) and keeps what it moved, so that merge.undo can give it back.
struct ConfirmMerge : MergeAnswer {
    static constexpr ActionType type{"merge.confirm", 1, Conflict::Guarded, Rights::Lead, TakeBack::Never};
};

/// They are two people: the proposal goes. Conflict class: guarded.
struct DeclineMerge : MergeAnswer {
    static constexpr ActionType type{"merge.decline", 1, Conflict::Guarded, Rights::Lead, TakeBack::Never};
};

[[nodiscard]] std::vector<Target> targets(const MergeAnswer &answer);
/// MemberUnknown, MergeUnknown (no such proposal stands).
[[nodiscard]] Result<void> check(const MergeAnswer &answer, const Documents &documents, const OpContext &context, const Policy &policy);
void fold(const ConfirmMerge &action, Documents &documents, const OpContext &context, const Policy &policy);
void fold(const DeclineMerge &action, Documents &documents, const OpContext &context, const Policy &policy);
/// Final: nothing happens.
void revert(const MergeAnswer &answer, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
