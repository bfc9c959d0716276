// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scannerdress.h"

namespace zhike {
namespace {

constexpr char kGroupSeparator = '\x1d';

/// "]" + letter + letter or digit (ISO/IEC 15424).
bool beginsWithAim(QByteArrayView bytes)
{
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return bytes.size() >= 3 && bytes[0] == ']' && isLetter(bytes[1]) && (isLetter(bytes[2]) || (bytes[2] >= '0' && bytes[2] <= '9'));
}

} // namespace

ScannedBytes undress(const QByteArray &raw, const ScannerDress &dress)
{
    ScannedBytes code{raw, {}, ScanRoute::HandScanner};
    if (!dress.prefix.isEmpty() && code.bytes.startsWith(dress.prefix))
        code.bytes.remove(0, dress.prefix.size());
    if (!dress.suffix.isEmpty() && code.bytes.endsWith(dress.suffix))
        code.bytes.chop(dress.suffix.size());
    if (dress.sendsAim && beginsWithAim(code.bytes)) {
        code.symbology = code.bytes.left(3);
        code.bytes.remove(0, 3);
    }
    if (!dress.separatorAs.isEmpty())
        code.bytes.replace(dress.separatorAs, QByteArray(1, kGroupSeparator));
    return code;
}

} // namespace zhike
