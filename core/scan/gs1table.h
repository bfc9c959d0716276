// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QStringView>

/// The application identifiers of the GS1 General Specifications (section 3) as one table.
namespace zhike {

/// `ai` may end in '*': any digit (a count of decimals or a sequence number). `format` is a list of parts, "n3 x0..27":
/// n digits, x the 82 characters of file-safe ISO 646, y the 39 of part numbers; a length, or least..most; then
/// c = ends in a mod-10 check digit, d = YYMMDD where DD may be 00, t = YYMMDD, always a real day; ? = there whole or
/// not at all.
struct AiRow {
    const char *ai;
    const char *format;
};

/// The row of the identifier that `text` begins with; null when the table has none. No identifier begins another one.
[[nodiscard]] const AiRow *aiAtStartOf(QStringView text);
/// The row of exactly this identifier.
[[nodiscard]] const AiRow *aiNamed(QStringView ai);

/// Number of characters that a value of this row may have.
struct AiLength {
    qsizetype least = 0;
    qsizetype most = 0;
};
[[nodiscard]] AiLength aiLength(const AiRow &row);

/// True for the prefixes with a length fixed by the standard (figure 7.8.5-2): nothing has to separate what follows.
[[nodiscard]] bool isPredefinedLength(QStringView ai);

/// The value against its row. InvalidValue with the AI, or CheckDigitWrong with the digit it should be.
[[nodiscard]] Result<void> checkAiValue(const AiRow &row, QStringView ai, QStringView value);

} // namespace zhike
