// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boardviews.h"

/// Core's codes as words of the screen's language. Keys that a newer central may send fall through to themselves as
/// text: shown, never a crash.
namespace zhike::ui {

[[nodiscard]] QString verdictWords(OwnerVerdict verdict);
/// What may be done about a verdict, in a sentence. "Someone else's" never says whose.
[[nodiscard]] QString verdictAdvice(OwnerVerdict verdict);
[[nodiscard]] QString codeKindWords(CodeKind kind);
[[nodiscard]] QString actionWords(const QString &type); ///< "unit.register" → "登记产品"
[[nodiscard]] QString outboxStateWords(OutboxState state);
/// What that means for the person at the counter, in a sentence.
[[nodiscard]] QString outboxStateMeaning(OutboxState state);
[[nodiscard]] QString lineStateWords(LineState state);
/// What to do about the line, in a sentence or three.
[[nodiscard]] QString lineAdviceWords(LineState state);
/// Central takes no ops of this program any more (LineView::isTooOld).
[[nodiscard]] QString tooOldWords();
[[nodiscard]] QString tooOldAdviceWords();
[[nodiscard]] QString laneWords(const QString &lane);
[[nodiscard]] QString workKindWords(WorkOrderKind kind);
[[nodiscard]] QString workStageWords(WorkStage stage);
[[nodiscard]] QString symptomWords(const QString &key);
[[nodiscard]] QString pointsSourceWords(const QString &key);
[[nodiscard]] QString purposeWords(Purpose purpose);
/// What the customer gets when they say yes (domain.md: for each consent they are told).
[[nodiscard]] QString purposeGain(Purpose purpose);
[[nodiscard]] QString channelWords(Channel channel);
[[nodiscard]] QString memberFieldWords(MemberField field);
/// A field's value as a sentence shows it: codes of choices in words, masked text as it is.
[[nodiscard]] QString fieldValueWords(MemberField field, const QString &value);
[[nodiscard]] QString evidenceWords(const QString &key);
[[nodiscard]] QString readinessWords(const QString &what);
[[nodiscard]] QString worklistKindWords(const QString &kind);
[[nodiscard]] QString personRoleWords(const QString &role);
[[nodiscard]] QString categoryWords(const QString &category);
[[nodiscard]] QString householdWords(int size, bool isChinese); ///< "四口之家" / "family of 4", empty for 0
/// How the member was recognised: "扫码识别 · 洗衣机铭牌".
[[nodiscard]] QString recognisedWords(RecognisedBy how, const QString &with);
/// "可电话 · 可微信"; a sentence when there is no consent at all.
[[nodiscard]] QString contactWords(const std::vector<Channel> &channels);

} // namespace zhike::ui
