// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boardviews.h"
#include "ui/lists/rowtable.h"

namespace zhike::ui {

/// Codes of one picture to choose from: title, kind
[[nodiscard]] const RowTable<ScanView> &choiceTable();
/// Scans of this shift: at, title, kind, tone
[[nodiscard]] const RowTable<ScanHistoryRow> &historyTable();

} // namespace zhike::ui
