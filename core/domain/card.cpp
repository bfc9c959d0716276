// SPDX-License-Identifier: Apache-2.0
#include "core/domain/card.h"

#include <algorithm>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kPrefix = "HM"_L1;
constexpr qsizetype kDigits = 12;
constexpr quint64 kNumbers = 1'000'000'000'000; // ten to the power of kDigits

bool areDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

QChar luhnCheckDigit(QStringView digits)
{
    int sum = 0;
    bool doubled = true;
    for (auto it = digits.crbegin(); it != digits.crend(); ++it) {
        const int digit = (it->unicode() - u'0') * (doubled ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
        doubled = !doubled;
    }
    return QChar(u'0' + (10 - sum % 10) % 10);
}

CardNumber makeMemberCard(quint64 number)
{
    const QString digits = QString::number(number % kNumbers).rightJustified(kDigits, u'0');
    return CardNumber(kPrefix + digits + luhnCheckDigit(digits));
}

Result<CardNumber> checkMemberCard(QStringView typed)
{
    QString card;
    for (const QChar c : typed.trimmed())
        if (c != u' ' && c != u'-')
            card += c.toUpper();
    const QStringView digits = QStringView(card).mid(kPrefix.size());
    if (!card.startsWith(kPrefix) || digits.size() != kDigits + 1 || !areDigits(digits))
        return Error{ErrorCode::InvalidValue, u"card"_s};
    const QChar expected = luhnCheckDigit(digits.left(kDigits));
    if (digits.back() != expected)
        return Error{ErrorCode::CheckDigitWrong, QString(expected)};
    return CardNumber(card);
}

} // namespace zhike
