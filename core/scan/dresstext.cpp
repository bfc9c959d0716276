// SPDX-License-Identifier: Apache-2.0
#include "core/scan/dresstext.h"

#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kNames[] = {
    "NUL"_L1, "SOH"_L1, "STX"_L1,   "ETX"_L1, "EOT"_L1, "ENQ"_L1, "ACK"_L1, "BEL"_L1, "BS"_L1,  "Tab"_L1, "LF"_L1,
    "VT"_L1,  "FF"_L1,  "Enter"_L1, "SO"_L1,  "SI"_L1,  "DLE"_L1, "DC1"_L1, "DC2"_L1, "DC3"_L1, "DC4"_L1, "NAK"_L1,
    "SYN"_L1, "ETB"_L1, "CAN"_L1,   "EM"_L1,  "SUB"_L1, "ESC"_L1, "FS"_L1,  "GS"_L1,  "RS"_L1,  "US"_L1,  "Space"_L1};
struct OtherName {
    QLatin1StringView name;
    char sign;
};
constexpr OtherName kOtherNames[] = {{"HT"_L1, '\t'}, {"CR"_L1, '\r'}, {"SP"_L1, ' '}, {"DEL"_L1, '\x7f'}};

const QByteArray kLessonHead = "HELLO";
const QByteArray kLessonTail = "COUNTER";

bool isLatin(QChar c) { return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z'); }
bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
bool isHex(QChar c) { return isDigit(c) || (c >= u'A' && c <= u'F') || (c >= u'a' && c <= u'f'); }
/// What stands behind "^" for a control character.
bool isCaretSign(QChar c) { return c >= u'@' && c <= u'_'; }

std::optional<char> signNamed(QStringView name)
{
    for (int sign = 0; sign < int(std::size(kNames)); ++sign)
        if (name.compare(kNames[sign], Qt::CaseInsensitive) == 0)
            return static_cast<char>(sign);
    for (const OtherName &other : kOtherNames)
        if (name.compare(other.name, Qt::CaseInsensitive) == 0)
            return other.sign;
    return std::nullopt;
}

QString asNumber(QByteArrayView bytes)
{
    QString shown;
    for (const char byte : bytes)
        shown += u'%' + QString::number(static_cast<uchar>(byte), 16).toUpper().rightJustified(2, u'0');
    return shown;
}

/// Whether text that goes on with `next` and `afterNext` would be read as something else.
bool beginsAName(QChar sign, QChar next, QChar afterNext)
{
    return (sign == u'<' && isLatin(next)) || (sign == u'^' && isCaretSign(next))
        || (sign == u'%' && isHex(next) && isHex(afterNext));
}

QString shownSign(const QString &text, qsizetype i)
{
    const QChar sign = text[i];
    if (sign.unicode() < std::size(kNames))
        return u'<' + kNames[sign.unicode()] + u'>';
    if (sign == QChar(0x7F))
        return u"<DEL>"_s;
    const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
    const QChar afterNext = i + 2 < text.size() ? text[i + 2] : QChar();
    return beginsAName(sign, next, afterNext) ? asNumber(QByteArray(1, sign.toLatin1())) : QString(sign);
}

/// One way of writing a sign, from the beginning of `text`: its bytes and how much was read. Length 0: none of them.
struct Written {
    QByteArray bytes;
    qsizetype length = 0;
};

Result<Written> writtenAt(QStringView text)
{
    const QChar second = text.size() > 1 ? text[1] : QChar();
    if (text[0] == u'<' && isLatin(second)) {
        const qsizetype end = text.indexOf(u'>');
        if (end < 0)
            return Written{};
        const std::optional<char> sign = signNamed(text.sliced(1, end - 1));
        if (!sign)
            return Error{ErrorCode::InvalidValue, u"name"_s};
        return Written{QByteArray(1, *sign), end + 1};
    }
    if (text[0] == u'^' && text.size() > 1 && isCaretSign(second))
        return Written{QByteArray(1, static_cast<char>(second.unicode() & 0x1F)), 2};
    if (text[0] == u'%' && text.size() > 2 && isHex(second) && isHex(text[2]))
        return Written{QByteArray(1, static_cast<char>(text.sliced(1, 2).toInt(nullptr, 16))), 3};
    return Written{};
}

/// Ordinary codes and links are full of these.
bool isOrdinary(char c)
{
    return isLatin(QLatin1Char(c)) || isDigit(QLatin1Char(c)) || QByteArrayView("/:.-_()%?=&+ ").contains(c);
}

bool wouldBeFoundInCodes(const QByteArray &separator)
{
    if (separator.size() == 1)
        return isOrdinary(separator[0]);
    return std::all_of(separator.begin(), separator.end(),
                       [](char c) { return isLatin(QLatin1Char(c)) || isDigit(QLatin1Char(c)); });
}

} // namespace

QString dressShown(const QByteArray &bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    QString text = utf8(bytes);
    // What isn't text, or can't be seen, is shown byte by byte.
    const bool isText = !utf8.hasError() && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.unicode() < 0x80 || (c.isPrint() && !c.isSpace()) || c.isSurrogate();
    });
    if (!isText)
        text = QString::fromLatin1(bytes);
    QString shown;
    for (qsizetype i = 0; i < text.size(); ++i)
        shown +=
            !isText && text[i].unicode() >= 0x80 ? asNumber(QByteArray(1, text[i].toLatin1())) : shownSign(text, i);
    return shown;
}

Result<QByteArray> readDress(QStringView typed, DressPart part)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < typed.size();) {
        const Result<Written> written = writtenAt(typed.sliced(i));
        if (!written)
            return written.error();
        const qsizetype pair = typed[i].isHighSurrogate() && i + 1 < typed.size() ? 2 : 1;
        bytes += written->length > 0 ? written->bytes : typed.sliced(i, pair).toUtf8();
        i += written->length > 0 ? written->length : pair;
    }
    if (bytes.size() > kMostDressBytes)
        return Error{ErrorCode::InvalidValue, u"long"_s};
    if (bytes.contains('\r') || bytes.contains('\n') || (part != DressPart::Suffix && bytes.contains('\t')))
        return Error{ErrorCode::InvalidValue, u"end"_s};
    if (part == DressPart::Separator && !bytes.isEmpty() && wouldBeFoundInCodes(bytes))
        return Error{ErrorCode::InvalidValue, u"inside"_s};
    return bytes;
}

QByteArray dressLesson() { return kLessonHead + '\x1d' + kLessonTail; }

Result<ScannerDress> learntDress(const QByteArray &raw)
{
    const qsizetype head = raw.indexOf(kLessonHead);
    const qsizetype separator = head + kLessonHead.size();
    const qsizetype tail = head < 0 ? -1 : raw.indexOf(kLessonTail, separator);
    if (tail < 0)
        return Error{ErrorCode::InvalidValue, u"code"_s};
    if (tail == separator)
        return Error{ErrorCode::InvalidValue, u"separator"_s};
    ScannerDress dress{raw.left(head), raw.sliced(tail + kLessonTail.size()), raw.sliced(separator, tail - separator)};
    if (dress.separatorAs == QByteArray(1, '\x1d'))
        dress.separatorAs.clear();
    for (const qsizetype at : {qsizetype(0), head - 3})
        if (!dress.sendsAim && at >= 0 && beginsWithAim(QByteArrayView(raw).sliced(at, head - at))) {
            dress.sendsAim = true;
            dress.prefix.remove(at, 3);
        }
    return dress;
}

} // namespace zhike
