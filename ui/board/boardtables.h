// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/boardviews.h"
#include "ui/lists/rowtable.h"

namespace zhike::ui {

/// memberId, name, what, why, due, kind, tone
[[nodiscard]] const RowTable<WorklistRow> &worklistTable();
/// what, there, count, asOf, stale
[[nodiscard]] const RowTable<ReadinessRow> &readinessTable();
/// opId, receipt, what, subject, at, status, meaning, tone, refusal, canUndo, canResend, isRefused
[[nodiscard]] const RowTable<OutboxRow> &outboxTable();
/// slotId, day, time, gold
[[nodiscard]] const RowTable<Slot> &slotTable();
/// modelId, name, number, price, picture
[[nodiscard]] const RowTable<ProductModel> &productTable();
/// name, values, different
[[nodiscard]] const RowTable<CompareRow> &compareTable();

} // namespace zhike::ui
