// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/profile/member.h"

/// How answers to "may we" meet (safety.md, "Consent": a withdrawal wins every conflict). A grant names the withdrawal it has seen; one
/// that has not seen the newest is no answer to it. Wall clocks don't decide: an answer is never dated before what it answers.
namespace zhike {

/// The newest withdrawal that covers this channel, for it alone or for all; nullptr when there is none.
[[nodiscard]] const Consent *coveringWithdrawal(const Member &member, Purpose purpose, Channel channel);
/// Names an answer, so that a grant can say which withdrawal it has seen. Empty for nullptr.
[[nodiscard]] QString answerKey(const Consent *answer);
/// When an answer given `at` counts: not before the answers for this purpose that it meets; a grant just after them.
[[nodiscard]] QDateTime answerTime(const Member &member, const Consent &answer, const QDateTime &at);

} // namespace zhike
