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

} // namespace

Result<Phone> Phone::parse(QStringView typed)
{
    QString digits = bareDigits(typed);
    if (digits.startsWith("00"_L1))
        digits = u'+' + digits.mid(2);
    if (!digits.startsWith(u'+')) {
        if (digits.startsWith(u'0')) // an area code, "0532-…"
            digits = digits.mid(1);
        else if (digits.size() == 13 && digits.startsWith("861"_L1))
            digits = digits.mid(2);
        digits = "+86"_L1 + digits;
    }
    // E.164: at most 15 digits after the plus; fewer than 9 with country code is no subscriber number here.
    const qsizetype count = digits.size() - 1;
    if (count < 9 || count > 15)
        return ErrorCode::PhoneMalformed;
    const bool mobile = digits.startsWith("+861"_L1);
    if (mobile && count != 13)
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
