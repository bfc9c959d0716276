// SPDX-License-Identifier: Apache-2.0
#include "core/domain/phone.h"

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

bool isSeparator(QChar c) { return c.isSpace() || u"-().·–—－（）"_s.contains(c); }

/// Digits and a leading plus; nothing at all when another character stands between them.
QString bareDigits(QStringView typed)
{
    QString digits;
    for (const QChar c : typed.trimmed()) {
        if (c.isDigit())
            digits += QChar(u'0' + c.digitValue());
        else if (digits.isEmpty() && (c == u'+' || c == u'＋'))
            digits += u'+';
        else if (!isSeparator(c))
            return {};
    }
    return digits;
}

/// Mobile: eleven digits from 13 to 19. Landline: ten or eleven with the area code (10, 2x, 3xx …); 400 and 800 services:
/// ten. Without its area code a landline can't be called from another city: malformed.
bool isChinese(QStringView national)
{
    if (national.startsWith("10"_L1))
        return national.size() == 10;
    if (national.startsWith(u'1'))
        return national.size() == 11 && national[1] >= u'3';
    return national.size() == 10 || national.size() == 11;
}

/// E.164: country codes begin with 1 to 9 and the whole has at most 15 digits; under nine there is no subscriber.
bool isForeign(QStringView digits)
{
    return digits.size() >= 9 && digits.size() <= 15 && !digits.startsWith(u'0');
}

} // namespace

Result<Phone> Phone::parse(QStringView typed)
{
    QString digits = bareDigits(typed);
    if (digits.startsWith("00"_L1))
        digits = u'+' + digits.mid(2);
    if (!digits.startsWith(u'+'))
        digits = (digits.size() == 13 && digits.startsWith("861"_L1) ? u"+"_s : u"+86"_s) + digits;
    if (digits.startsWith("+860"_L1)) // the trunk zero is dialled only inside the country: "0532-…", "+86 (0)532 …"
        digits.remove(3, 1);
    const bool isPlausible = digits.startsWith("+86"_L1) ? isChinese(QStringView(digits).mid(3)) : isForeign(QStringView(digits).mid(1));
    if (!isPlausible)
        return ErrorCode::PhoneMalformed;
    return Phone(digits);
}

QString Phone::masked() const
{
    if (m.isEmpty())
        return {};
    const QString national = m.startsWith("+86"_L1) ? m.mid(3) : m;
    return national.left(3) + "****"_L1 + national.right(4);
}

} // namespace zhike
