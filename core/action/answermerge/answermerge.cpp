// SPDX-License-Identifier: Apache-2.0
#include "core/action/answermerge/answermerge.h"

#include "core/action/proposemerge/proposemerge.h"

namespace zhike {

std::vector<Target> targets(const MergeAnswer &answer) { return {targetOf(answer.keep), targetOf(answer.merge)}; }

Result<void> check(const MergeAnswer &answer, const Documents &documents, const OpContext &, const Policy &)
{
    const Member *keep = documents.member(answer.keep);
    if (!keep || !documents.member(answer.merge))
        return ErrorCode::MemberUnknown;
    const MergeProposal *proposal = proposalBetween(*keep, answer.keep, answer.merge);
    return proposal && proposal->op == answer.proposal ? Result<void>() : Result<void>(ErrorCode::MergeUnknown);
}

void fold(const ConfirmMerge &action, Documents &documents, const OpContext &context, const Policy &)
{
    for (const MemberId &id : {action.keep, action.merge})
        if (Member *member = documents.member(id))
            for (MergeProposal &proposal : member->proposals)
                if (proposal.op == action.proposal)
                    proposal.agreedBy = context.op;
}

void fold(const DeclineMerge &action, Documents &documents, const OpContext &, const Policy &)
{
    for (const MemberId &id : {action.keep, action.merge})
        if (Member *member = documents.member(id))
            std::erase_if(member->proposals, [&action](const MergeProposal &proposal) { return proposal.op == action.proposal; });
}

void revert(const MergeAnswer &, Documents &, const OpContext &, const Policy &) {}

} // namespace zhike
