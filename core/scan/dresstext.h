// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"
#include "core/scan/scannerdress.h"

namespace zhike {

/// A scanner's prefix, suffix or substitute as a person reads and types it. Signs that can't be seen have three ways,
/// all of them found in scanners' manuals: their name ("<Tab>", "<STX>", "<Space>"), as a key with Ctrl ("^]"), their
/// number ("%1D"). Everything else stands for itself. A sign that would begin one of these by accident is shown as its
/// number, so that reading what was shown always gives the same bytes again. Pure.
[[nodiscard]] QString dressShown(const QByteArray &bytes);

enum class DressPart { Prefix, Suffix, Separator };
constexpr qsizetype kMostDressBytes = 32;

/// What a person typed for one part; empty is right everywhere. InvalidValue with one word: "name" (no sign is called
/// that), "end" (Enter ends a code, Tab too but for a suffix: it can't stand inside), "long" (above kMostDressBytes),
/// "inside" (as a separator it would be found within ordinary codes).
[[nodiscard]] Result<QByteArray> readDress(QStringView typed, DressPart part);

/// The content of the code on the screen that shows a scanner's dress: letters that lie at one place on every common
/// layout, with a GS between them.
[[nodiscard]] QByteArray dressLesson();
/// The dress of a scanner that made `raw` of that code. InvalidValue with one word: "code" (it is another one, or
/// letters came out wrong), "separator" (the scanner leaves GS out: codes with several parts can't be told apart).
[[nodiscard]] Result<ScannerDress> learntDress(const QByteArray &raw);

} // namespace zhike
