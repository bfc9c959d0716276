// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QHashFunctions>

namespace zhike {

/// A member card as it is printed: "HM", twelve digits, one Luhn check digit; fifteen characters without spaces.
/// Luhn (ISO/IEC 7812-1 annex B) finds every single wrong digit and every swapped pair of neighbours but 09/90.
class CardNumber {
public:
    CardNumber() = default;
    [[nodiscard]] const QString &toString() const { return m; }
    [[nodiscard]] bool isEmpty() const { return m.isEmpty(); }
    friend bool operator==(const CardNumber &, const CardNumber &) = default;
    friend auto operator<=>(const CardNumber &a, const CardNumber &b) { return a.m.compare(b.m) <=> 0; }
    friend size_t qHash(const CardNumber &c, size_t seed = 0) { return ::qHash(c.m, seed); }

private:
    friend CardNumber makeMemberCard(quint64 number);
    friend Result<CardNumber> checkMemberCard(QStringView typed);
    explicit CardNumber(QString text)
        : m(std::move(text))
    {
    }
    QString m;
};

/// The card whose twelve digits are `number` (its last twelve decimal digits when it has more).
[[nodiscard]] CardNumber makeMemberCard(quint64 number);

/// A card as scanned or typed: lower case, spaces and dashes are accepted. A wrong check digit is CheckDigitWrong with
/// the digit it should be; anything that has not the shape of a card is InvalidValue "card".
[[nodiscard]] Result<CardNumber> checkMemberCard(QStringView typed);

/// The Luhn check digit over `digits` (all digits before it; ASCII digits only).
[[nodiscard]] QChar luhnCheckDigit(QStringView digits);

} // namespace zhike
