// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QString>

/// The application identifiers of the GS1 General Specifications (sections 3, 4.13 and 4.14) as one table.
namespace zhike {

/// Whether a Digital Link may carry the identifier behind the question mark.
enum class AsAttribute { Yes, No };

/// One identifier, or a few that differ in their last digit: "310[0-5]".
///
/// `format` is a list of parts, "n3:country x1..9": n digits, x the 82 characters, y the 39 of part numbers, z the 64 of
/// file-safe base 64; a length, or least..most; then the checks of gs1checks.h; ? = there whole or not at all.
/// `needs` is a list of alternatives, each one identifier or several joined by '+' ("01+21"); empty: needs none.
/// `excludes` are identifiers that may not stand beside it. In both, n is any digit; no identifier excludes itself.
struct AiRow {
    const char *ai;
    const char *format;
    const char *needs;
    const char *excludes;
    AsAttribute asAttribute = AsAttribute::Yes;
};

/// The row of the identifier that `text` begins with; null when the table has none. No identifier begins another one.
[[nodiscard]] const AiRow *aiAtStartOf(QStringView text);
/// The row of exactly this identifier.
[[nodiscard]] const AiRow *aiNamed(QStringView ai);
/// Digits of the row's identifiers: 2, 3 or 4.
[[nodiscard]] qsizetype aiSize(const AiRow &row);

/// Number of characters that a value of this row may have.
struct AiLength {
    qsizetype least = 0;
    qsizetype most = 0;
};
[[nodiscard]] AiLength aiLength(const AiRow &row);

/// True for the prefixes with a length fixed by the standard (figure 7.8.5-2): nothing has to separate what follows.
[[nodiscard]] bool isPredefinedLength(QStringView ai);

/// The value against its row. InvalidValue with the AI and a word ("17 date0"; "length" and "characters" besides the
/// names of gs1checks.h), or CheckDigitWrong with the digit, or the pair of characters, that it should be.
[[nodiscard]] Result<void> checkAiValue(const AiRow &row, QStringView ai, QStringView value);

} // namespace zhike
