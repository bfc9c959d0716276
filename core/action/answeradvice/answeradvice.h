// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/action.h"

namespace zhike {

/// What the member said to one advice: accepted, not now (rests 30 days), never (stays). Conflict class: commute.
struct AnswerAdvice {
    static constexpr ActionType type{"advice.answer", 1, Conflict::Commute};

    MemberId member;
    AdviceId advice;
    QString adviceType; ///< "repeat", "set", …
    QString category;
    ModelId model;
    AdviceVerdict verdict = AdviceVerdict::NotNow;
    QString reason;     ///< one-tap reason key, may be empty
    QString variant;    ///< script variant that was shown, for its learning

    static void fields(auto &self, auto &&field)
    {
        field("memberId", self.member);
        field("adviceId", self.advice);
        field("adviceType", self.adviceType);
        field("category", self.category);
        field("modelId", self.model);
        field("verdict", self.verdict);
        field("reason", self.reason);
        field("variant", self.variant);
    }
    friend bool operator==(const AnswerAdvice &, const AnswerAdvice &) = default;
};

[[nodiscard]] std::vector<Target> targets(const AnswerAdvice &action);
/// MemberUnknown, AdviceUnknown (empty id).
[[nodiscard]] Result<void> check(const AnswerAdvice &action, const Documents &documents, const OpContext &context, const Policy &policy);
void fold(const AnswerAdvice &action, Documents &documents, const OpContext &context, const Policy &policy);
void revert(const AnswerAdvice &action, Documents &documents, const OpContext &context, const Policy &policy);

} // namespace zhike
