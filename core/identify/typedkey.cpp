// SPDX-License-Identifier: Apache-2.0
#include "core/identify/typedkey.h"

#include "core/domain/card.h"
#include "core/domain/gtin.h"
#include "core/domain/phone.h"

#include <algorithm>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

QString digitsOf(QStringView typed)
{
    QString digits;
    for (const QChar c : typed)
        if (c.isDigit())
            digits += QChar(u'0' + c.digitValue());
    return digits;
}

bool looksLikeNumber(QStringView typed)
{
    return std::all_of(typed.begin(), typed.end(), [](QChar c) { return c.isDigit() || c.isSpace() || u"+-().＋－（）"_s.contains(c); });
}

TypedKey readNumber(QStringView typed)
{
    const QString digits = digitsOf(typed);
    if (digits.size() >= 10)
        if (const Result<Phone> phone = Phone::parse(typed))
            return {KeyShape::Phone, phone->e164()};
    if (digits.size() == 4)
        return {KeyShape::LastFour, digits};
    return {KeyShape::Digits, digits};
}

} // namespace

TypedKey readTypedKey(QStringView typed)
{
    const QString text = typed.trimmed().toString();
    if (text.isEmpty())
        return {};
    if (looksLikeNumber(text))
        return readNumber(text);
    if (text.contains(u'@'))
        return {KeyShape::Email, text.toLower()};
    if (const Result<CardNumber> card = checkMemberCard(text))
        return {KeyShape::Card, card->toString()};
    if (const Result<QString> unit = normaliseUnitCode(text))
        return {KeyShape::Unit, *unit};
    const bool isLatin = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80 || c.isSpace(); });
    return isLatin ? TypedKey{KeyShape::Latin, text.toLower().remove(u' ')} : TypedKey{KeyShape::Name, text};
}

} // namespace zhike
