// SPDX-License-Identifier: Apache-2.0
#include "core/action/proposemerge/proposemerge.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestWords = 200; // characters

bool isEvidence(const QString &key)
{
    return key == "samePhone"_L1 || key == "sameCard"_L1 || key == "saidSo"_L1 || key == "other"_L1;
}

} // namespace

const MergeProposal *proposalBetween(const Member &member, const MemberId &a, const MemberId &b)
{
    for (const MergeProposal &proposal : member.proposals)
        if ((proposal.keep == a && proposal.merge == b) || (proposal.keep == b && proposal.merge == a))
            return &proposal;
    return nullptr;
}

std::vector<Target> targets(const ProposeMerge &action) { return {targetOf(action.keep), targetOf(action.merge)}; }

Result<void> check(const ProposeMerge &action, const Documents &documents, const OpContext &, const Policy &)
{
    if (action.keep == action.merge)
        return Error{ErrorCode::InvalidValue, u"same"_s};
    for (const MemberId &id : {action.keep, action.merge})
        if (const Member *member = documents.member(id); !member || member->status != MemberStatus::Active)
            return ErrorCode::MemberUnknown;
    if (!isEvidence(action.evidence))
        return Error{ErrorCode::InvalidValue, u"evidence"_s};
    if (action.words.size() > kLongestWords)
        return Error{ErrorCode::InvalidValue, u"words"_s};
    const bool isProposed = proposalBetween(*documents.member(action.keep), action.keep, action.merge);
    return isProposed ? Result<void>(ErrorCode::MergePending) : Result<void>();
}

void fold(const ProposeMerge &action, Documents &documents, const OpContext &context, const Policy &)
{
    const MergeProposal proposal{context.op, action.keep, action.merge, action.evidence, action.words, context.actor, context.at, {}};
    for (const MemberId &id : {action.keep, action.merge})
        if (Member *member = documents.member(id); member && !proposalBetween(*member, action.keep, action.merge))
            member->proposals.push_back(proposal);
}

void revert(const ProposeMerge &, Documents &documents, const OpContext &context, const Policy &) { removeMadeBy(documents, context.op); }

} // namespace zhike
