// SPDX-License-Identifier: Apache-2.0
#include "core/action/answeradvice/answeradvice.h"

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

Text eventTitle(AdviceVerdict verdict, const Text &name)
{
    switch (verdict) {
    case AdviceVerdict::Accepted: return {u"接受建议："_s + name.zh, u"Accepted: "_s + name.en};
    case AdviceVerdict::NotNow: return {u"这次不用："_s + name.zh, u"Not now: "_s + name.en};
    case AdviceVerdict::Never: return {u"不再提："_s + name.zh, u"Never again: "_s + name.en};
    }
    return name;
}

} // namespace

std::vector<Target> targets(const AnswerAdvice &action) { return {targetOf(action.member)}; }

Result<void> check(const AnswerAdvice &action, const Documents &documents, const OpContext &, const Policy &)
{
    const Member *member = documents.member(action.member);
    if (!member || member->status != MemberStatus::Active)
        return ErrorCode::MemberUnknown;
    if (action.advice.isEmpty())
        return ErrorCode::AdviceUnknown;
    return {};
}

void fold(const AnswerAdvice &action, Documents &documents, const OpContext &context, const Policy &)
{
    Member *member = documents.member(action.member);
    if (!member)
        return;
    member->adviceAnswers.push_back(
        {action.advice, action.adviceType, action.category, action.model, action.verdict, action.reason, context.op, context.at});
    const ProductModel *model = documents.model(action.model);
    const Text name = model ? model->name : Text{action.category, action.category};
    addEvent(documents, {madeBy(context.op, "event"_L1), action.member, context.at, u"store"_s, eventTitle(action.verdict, name), {}, context.op});
}

void revert(const AnswerAdvice &, Documents &documents, const OpContext &context, const Policy &) { removeMadeBy(documents, context.op); }

} // namespace zhike
