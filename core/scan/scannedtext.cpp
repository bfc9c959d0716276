// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scannedtext.h"

#include "core/scan/grammar.h"
#include "core/scan/gs1.h"

#include <QStringDecoder>

#include <algorithm>

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

bool isHidden(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Format: // bidi controls, zero-width characters, the byte order mark
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Separator_Space:
        return c != U' ' && c != U'\u3000';
    default:
        break;
    }
    // Blank letters and joiners without a glyph of their own.
    return c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || c == 0x034f || (c >= 0xfe00 && c <= 0xfe0f);
}

} // namespace

Result<QString> textOfCode(const QByteArray &bytes)
{
    if (bytes.size() > kLongestCode)
        return Error{ErrorCode::CodeTooLong, QString::number(bytes.size())};
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return ErrorCode::CodeNotText;
    const bool controls = std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control && c != QChar(kGroupSeparator);
    });
    if (controls)
        return ErrorCode::CodeNotText;
    return text.normalized(QString::NormalizationForm_C);
}

QString literalOf(const QString &text)
{
    QString literal;
    for (const char32_t c : text.toUcs4()) {
        if (c == kGroupSeparator)
            literal += u'\u241d';
        else if (isHidden(c))
            literal += u"‹U+%1›"_s.arg(QString::number(c, 16).toUpper(), 4, u'0');
        else
            literal += QStringView(QChar::fromUcs4(c));
    }
    return literal;
}

bool hidesCharacters(const QString &text)
{
    const auto points = text.toUcs4();
    return std::any_of(points.begin(), points.end(), [](char32_t c) { return isHidden(c); });
}

} // namespace zhike
