// SPDX-License-Identifier: Apache-2.0
#include "core/domain/gtin.h"

#include <algorithm>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"_L1;
constexpr int kModulus = 31;
constexpr int kUnitCodeLength = 11;

bool areDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

QChar gs1CheckDigit(QStringView body)
{
    int sum = 0;
    int weight = 3;
    for (auto it = body.crbegin(); it != body.crend(); ++it) {
        sum += (it->unicode() - u'0') * weight;
        weight = 4 - weight;
    }
    return QChar(u'0' + (10 - sum % 10) % 10);
}

Result<Gtin> Gtin::parse(QStringView digits)
{
    const qsizetype n = digits.size();
    if (!(n == 8 || n == 12 || n == 13 || n == 14) || !areDigits(digits))
        return Error{ErrorCode::InvalidValue, u"gtin"_s};
    const QChar expected = gs1CheckDigit(digits.left(n - 1));
    if (digits.back() != expected)
        return Error{ErrorCode::CheckDigitWrong, QString(expected)};
    return Gtin(digits.toString().rightJustified(14, u'0'));
}

QChar unitCheckCharacter(QStringView firstTen)
{
    int sum = 0;
    int weight = 2;
    for (const QChar c : firstTen)
        sum += weight++ * static_cast<int>(kAlphabet.indexOf(c));
    return kAlphabet.at(sum % kModulus);
}

Result<QString> normaliseUnitCode(QStringView typed)
{
    QString code;
    for (QChar c : typed.trimmed()) {
        c = c.toUpper();
        if (c == u'-' || c == u' ' || c == u'.' || c == u'·')
            continue;
        if (c == u'O')
            c = u'0';
        else if (c == u'I' || c == u'L')
            c = u'1';
        if (!kAlphabet.contains(c))
            return Error{ErrorCode::InvalidValue, u"unitCode"_s};
        code += c;
    }
    if (code.size() != kUnitCodeLength)
        return Error{ErrorCode::InvalidValue, u"unitCode"_s};
    const QChar expected = unitCheckCharacter(QStringView(code).left(kUnitCodeLength - 1));
    if (code.back() != expected)
        return Error{ErrorCode::CheckDigitWrong, QString(expected)};
    return code;
}

QString displayUnitCode(QStringView code)
{
    QString shown;
    for (qsizetype i = 0; i < code.size(); ++i) {
        if (i == 4 || i == 8)
            shown += u'-';
        shown += code[i];
    }
    return shown;
}

} // namespace zhike
