// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boardviews.h"

/// Core's codes as words of the screen's language: deeds and what became of them, and the line.
/// A key that only a newer central knows is shown as it came.
namespace zhike::ui {

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
[[nodiscard]] QString readinessWords(const QString &what);
[[nodiscard]] QString worklistKindWords(const QString &kind);

} // namespace zhike::ui
