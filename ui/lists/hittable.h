// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boardviews.h"
#include "ui/lists/rowtable.h"

namespace zhike::ui {

/// People a key led to: memberId, name, where ("138****5678 · 海悦府"), gold, cue, how, pending.
[[nodiscard]] const RowTable<Hit> &hitTable();

} // namespace zhike::ui
