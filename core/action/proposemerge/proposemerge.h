// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// "These two accounts are one person." Conflict class: guarded. The client never merges: the proposal stands on both
/// members and waits for a lead; central alone moves anything (docs/decisions/0007).
struct ProposeMerge {
    static constexpr ActionType type{"merge.propose", 1, Conflict::Guarded};

    MemberId keep;  ///< the account that would stay
    MemberId merge; ///< the account that would end
    QString evidence; ///< "samePhone", "sameCard", "saidSo", "other"
    QString words;    ///< ≤ 200 characters

    static void fields(auto &self, auto &&field)
    {
        field("keepId", self.keep);
        field("mergeId", self.merge);
        field("evidence", self.evidence);
        field("words", self.words);
    }
    friend bool operator==(const ProposeMerge &, const ProposeMerge &) = default;
};

[[nodiscard]] std::vector<Target> targets(const ProposeMerge &action);
/// InvalidValue (the same member, evidence, words), MemberUnknown, MergePending (these two are proposed already).
[[nodiscard]] Result<void> check(const ProposeMerge &action, const Documents &documents, const OpContext &context, const Policy &policy);
void fold(const ProposeMerge &action, Documents &documents, const OpContext &context, const Policy &policy);
void revert(const ProposeMerge &action, Documents &documents, const OpContext &context, const Policy &policy);

/// The proposal about these two on this member, in whichever direction; nullptr when there is none.
[[nodiscard]] const MergeProposal *proposalBetween(const Member &member, const MemberId &a, const MemberId &b);

} // namespace zhike
