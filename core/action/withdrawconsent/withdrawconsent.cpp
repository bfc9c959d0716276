// SPDX-License-Identifier: Apache-2.0
#include "core/action/withdrawconsent/withdrawconsent.h"

#include "core/profile/consentrules.h"

namespace zhike {

using namespace Qt::StringLiterals;

std::vector<Target> targets(const WithdrawConsent &action) { return {targetOf(action.member)}; }

Result<void> check(const WithdrawConsent &action, const Documents &documents, const OpContext &, const Policy &)
{
    if (!documents.member(action.member))
        return ErrorCode::MemberUnknown;
    if (action.purpose == Purpose::Other || action.purpose == Purpose::Service)
        return Error{ErrorCode::InvalidValue, u"purpose"_s};
    if (action.channel == Channel::Other)
        return Error{ErrorCode::InvalidValue, u"channel"_s};
    return {};
}

void fold(const WithdrawConsent &action, Documents &documents, const OpContext &context, const Policy &)
{
    Member *member = documents.member(action.member);
    if (!member)
        return;
    Consent answer{action.purpose, action.channel, ConsentStatus::Withdrawn, {}, {}, {}, context.actor, context.op};
    answer.capturedAt = answerTime(*member, answer, context.at);
    member->consents.push_back(answer);
}

void revert(const WithdrawConsent &, Documents &, const OpContext &, const Policy &) {}

} // namespace zhike
