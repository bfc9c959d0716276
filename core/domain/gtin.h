// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QHashFunctions>

namespace zhike {

/// A GTIN as 14 digits; shorter forms (EAN-13, UPC-A, EAN-8) are padded with zeros. Source: GS1 General Specifications 7.9.
class Gtin
{
public:
    Gtin() = default;
    /// 8, 12, 13 or 14 digits with a right check digit. CheckDigitWrong's detail is the digit it should be.
    [[nodiscard]] static Result<Gtin> parse(QStringView digits);

    [[nodiscard]] const QString &toString() const { return m; }
    [[nodiscard]] bool isEmpty() const { return m.isEmpty(); }
    friend bool operator==(const Gtin &, const Gtin &) = default;
    friend auto operator<=>(const Gtin &a, const Gtin &b) { return a.m.compare(b.m) <=> 0; }
    friend size_t qHash(const Gtin &g, size_t seed = 0) { return ::qHash(g.m, seed); }

private:
    explicit Gtin(QString digits) : m(std::move(digits)) {}
    QString m;
};

/// Mod-10 check digit over `body` (all digits before it), weights 3,1 from the right.
[[nodiscard]] QChar gs1CheckDigit(QStringView body);

/// The brand's unit code, eleven characters of 0-9 A-Z without I L O U (Crockford's alphabet), the last one a check
/// character (weighted sum modulo 31, the alphabet's largest prime below its size). Spaces, dashes, dots and lower case
/// are accepted. A wrong check character is CheckDigitWrong with the character it should be; a wrong length InvalidValue.
[[nodiscard]] Result<QString> normaliseUnitCode(QStringView typed);
[[nodiscard]] QChar unitCheckCharacter(QStringView firstTen);
/// "7C41-0092-118": groups of four for the eye.
[[nodiscard]] QString displayUnitCode(QStringView code);

} // namespace zhike
