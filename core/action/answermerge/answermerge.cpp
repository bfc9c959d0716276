// SPDX-License-Identifier: Apache-2.0
#include "core/action/confirmmerge/confirmmerge.h"

#include "core/action/proposemerge/proposemerge.h"

namespace zhike {

std::vector<Target> targets(const ConfirmMerge &action) { return {targetOf(action.keep), targetOf(action.merge)}; }

Result<void> check(const ConfirmMerge &action, const Documents &documents, const OpContext &, const Policy &)
{
    const Member *keep = documents.member(action.keep);
    if (!keep || !documents.member(action.merge))
        return ErrorCode::MemberUnknown;
    const MergeProposal *proposal = proposalBetween(*keep, action.keep, action.merge);
    return proposal && proposal->op == action.proposal ? Result<void>() : Result<void>(ErrorCode::MergeUnknown);
}

void fold(const ConfirmMerge &action, Documents &documents, const OpContext &context, const Policy &)
{
    for (const MemberId &id : {action.keep, action.merge})
        if (Member *member = documents.member(id))
            for (MergeProposal &proposal : member->proposals)
                if (proposal.op == action.proposal)
                    proposal.agreedBy = context.op;
}

void revert(const ConfirmMerge &, Documents &, const OpContext &, const Policy &) {}

} // namespace zhike
