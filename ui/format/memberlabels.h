// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boardviews.h"
#include "ui/format/words.h"

/// Core's codes as words of the screen's language: a member, who they live with, what they agreed to, what changed.
/// A key that only a newer central knows is shown as it came.
namespace zhike::ui {

/// How the member was recognised: "扫码识别 · 洗衣机铭牌".
[[nodiscard]] QString recognisedWords(RecognisedBy how, const QString &with);
[[nodiscard]] QString householdWords(int size, const Words &words); ///< "四口之家" / "family of 4", empty for 0
[[nodiscard]] QString personRoleWords(const QString &role);
[[nodiscard]] QString laneWords(const QString &lane);
[[nodiscard]] QString pointsSourceWords(const QString &key);
[[nodiscard]] QString purposeWords(Purpose purpose);
/// What the customer gets when they say yes, told with each question.
[[nodiscard]] QString purposeGain(Purpose purpose);
[[nodiscard]] QString channelWords(Channel channel);
/// "可电话 · 可微信"; a sentence when there is no consent at all.
[[nodiscard]] QString contactWords(const std::vector<Channel> &channels);
[[nodiscard]] QString memberFieldWords(MemberField field);
/// A field's value as a sentence shows it: codes of choices in words, masked text as it is.
[[nodiscard]] QString fieldValueWords(MemberField field, const QString &value);
[[nodiscard]] QString evidenceWords(const QString &key);

} // namespace zhike::ui
