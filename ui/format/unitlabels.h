// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boardviews.h"

/// Core's codes as words of the screen's language: units and their codes, and the work on them.
/// A key that only a newer central knows is shown as it came.
namespace zhike::ui {

[[nodiscard]] QString verdictWords(OwnerVerdict verdict);
/// What may be done about a verdict, in a sentence. "Someone else's" never says whose.
[[nodiscard]] QString verdictAdvice(OwnerVerdict verdict);
[[nodiscard]] QString codeKindWords(CodeKind kind);
[[nodiscard]] QString workKindWords(WorkOrderKind kind);
[[nodiscard]] QString workStageWords(WorkStage stage);
[[nodiscard]] QString symptomWords(const QString &key);

} // namespace zhike::ui
