// SPDX-License-Identifier: Apache-2.0
#include "core/action/grantconsent/grantconsent.h"

#include "core/profile/consentrules.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

bool isEvidence(const QString &key) { return key == "spoken"_L1 || key == "signed"_L1 || key == "screen"_L1; }

bool isAnswer(const GrantConsent &action, const Member &member)
{
    return answerKey(coveringWithdrawal(member, action.purpose, action.channel)) == action.seenWithdrawal;
}

} // namespace

std::vector<Target> targets(const GrantConsent &action) { return {targetOf(action.member)}; }

Result<void> check(const GrantConsent &action, const Documents &documents, const OpContext &, const Policy &)
{
    const Member *member = documents.member(action.member);
    if (!member || member->status != MemberStatus::Active)
        return ErrorCode::MemberUnknown;
    if (action.purpose == Purpose::Other || action.purpose == Purpose::Service)
        return Error{ErrorCode::InvalidValue, u"purpose"_s};
    if (action.channel == Channel::Other)
        return Error{ErrorCode::InvalidValue, u"channel"_s};
    if (action.textVersion.isEmpty())
        return Error{ErrorCode::InvalidValue, u"textVersion"_s};
    if (!isEvidence(action.evidence))
        return Error{ErrorCode::InvalidValue, u"evidence"_s};
    return isAnswer(action, *member) ? Result<void>() : Result<void>(ErrorCode::ConsentWithdrawn);
}

void fold(const GrantConsent &action, Documents &documents, const OpContext &context, const Policy &)
{
    Member *member = documents.member(action.member);
    if (!member || !isAnswer(action, *member))
        return;
    Consent answer{action.purpose, action.channel, ConsentStatus::Granted, action.textVersion, {}, action.evidence, context.actor, context.op};
    answer.capturedAt = answerTime(*member, answer, context.at);
    member->consents.push_back(answer);
}

void revert(const GrantConsent &, Documents &documents, const OpContext &context, const Policy &) { removeMadeBy(documents, context.op); }

} // namespace zhike
