// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scandata.h"

#include "core/scan/gs1.h"
#include "core/scan/gs1checks.h"

namespace zhike {
namespace {

using namespace Qt::StringLiterals;

/// Families of ISO/IEC 15424 that a reader may name.
constexpr auto kFamilies = "ABCDEFGHIJKLMNOPQRSTUXYZcdeghjosz"_L1;

/// UPC-E's six middle digits as the ten of UPC-A (General Specifications 5.2.2.4.2): the last of them says where zeros were
/// left out.
QString expandedUpcE(QStringView eight)
{
    const QStringView six = eight.mid(1, 6);
    const int rule = six.back().unicode() - u'0';
    QString body;
    if (rule <= 2)
        body = six.left(2).toString() + QString(six.back()) + u"0000"_s + six.mid(2, 3).toString();
    else if (rule == 3)
        body = six.left(3).toString() + u"00000"_s + six.mid(3, 2).toString();
    else if (rule == 4)
        body = six.left(4).toString() + u"00000"_s + six.mid(4, 1).toString();
    else
        body = six.left(5).toString() + u"0000"_s + QString(six.back());
    return QString(eight.front()) + body + QString(eight.back());
}

Error wrongLength(QByteArrayView symbology)
{
    return Error{ErrorCode::InvalidValue, QString::fromLatin1(symbology) + u" length"_s};
}

} // namespace

std::optional<ScanData> splitAimPrefix(const QByteArray &message)
{
    const auto isModifier = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    if (message.size() < 3 || message[0] != ']' || !kFamilies.contains(QLatin1Char(message[1])) || !isModifier(message[2]))
        return std::nullopt;
    return ScanData{message.left(3), message.mid(3)};
}

Result<std::optional<Gs1Elements>> parseRetail(QByteArrayView symbology, QStringView text)
{
    const bool isEan8 = symbology == "]E4";
    const bool hasAddOn = symbology == "]E3";
    if (symbology != "]E0" && !isEan8 && !hasAddOn)
        return std::optional<Gs1Elements>();
    const qsizetype bar = text.indexOf(u"|]e0");
    const QStringView number = bar < 0 ? text : text.left(bar);
    const qsizetype length = isEan8 ? 8 : 13;
    const bool fits = number.size() == length || (hasAddOn && (number.size() == length + 2 || number.size() == length + 5));
    if (!fits || !areDigits(number))
        return wrongLength(symbology);
    const auto gtin = Gtin::parse(number.left(length));
    if (!gtin)
        return gtin.error();
    Gs1Elements elements{{u"01"_s, gtin->toString()}};
    if (bar < 0)
        return std::optional(elements);
    return splitElementString(text.mid(bar + 4)).then([&](const Gs1Elements &composite) {
        elements.insert(elements.end(), composite.begin(), composite.end());
        return checkCombination(elements).then([&] { return Result<std::optional<Gs1Elements>>(std::optional(elements)); });
    });
}

Result<Gtin> gtinOf(QStringView digits)
{
    auto gtin = Gtin::parse(digits);
    if (gtin || digits.size() != 8 || !areDigits(digits) || digits.front() > u'1')
        return gtin;
    const auto upcA = Gtin::parse(expandedUpcE(digits));
    return upcA ? upcA : gtin;
}

} // namespace zhike
