// SPDX-License-Identifier: Apache-2.0
#include "core/action/declinemerge/declinemerge.h"

#include "core/action/proposemerge/proposemerge.h"

namespace zhike {

std::vector<Target> targets(const DeclineMerge &action) { return {targetOf(action.keep), targetOf(action.merge)}; }

Result<void> check(const DeclineMerge &action, const Documents &documents, const OpContext &, const Policy &)
{
    const Member *keep = documents.member(action.keep);
    if (!keep || !documents.member(action.merge))
        return ErrorCode::MemberUnknown;
    const MergeProposal *proposal = proposalBetween(*keep, action.keep, action.merge);
    return proposal && proposal->op == action.proposal ? Result<void>() : Result<void>(ErrorCode::MergeUnknown);
}

void fold(const DeclineMerge &action, Documents &documents, const OpContext &, const Policy &)
{
    for (const MemberId &id : {action.keep, action.merge})
        if (Member *member = documents.member(id))
            std::erase_if(member->proposals, [&action](const MergeProposal &proposal) { return proposal.op == action.proposal; });
}

void revert(const DeclineMerge &, Documents &, const OpContext &, const Policy &) {}

} // namespace zhike
