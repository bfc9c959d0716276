// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scannerdress.h"

namespace zhike {
namespace {

constexpr char kGroupSeparator = '\x1d';

bool takeOffFront(QByteArray &bytes, const QByteArray &front)
{
    const bool isThere = !front.isEmpty() && bytes.startsWith(front);
    if (isThere)
        bytes.remove(0, front.size());
    return isThere;
}

} // namespace

bool beginsWithAim(QByteArrayView bytes)
{
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return bytes.size() >= 3 && bytes[0] == ']' && isLetter(bytes[1])
        && (isLetter(bytes[2]) || (bytes[2] >= '0' && bytes[2] <= '9'));
}

ScannedBytes undress(const QByteArray &raw, const ScannerDress &dress)
{
    ScannedBytes code{raw, {}, ScanRoute::HandScanner};
    const bool hadPrefix = takeOffFront(code.bytes, dress.prefix);
    if (!dress.suffix.isEmpty() && code.bytes.endsWith(dress.suffix))
        code.bytes.chop(dress.suffix.size());
    if (dress.sendsAim && beginsWithAim(code.bytes)) {
        code.symbology = code.bytes.left(3);
        code.bytes.remove(0, 3);
        if (!hadPrefix) // some makers put their prefix behind the identifier
            takeOffFront(code.bytes, dress.prefix);
    }
    if (!dress.separatorAs.isEmpty())
        code.bytes.replace(dress.separatorAs, QByteArray(1, kGroupSeparator));
    return code;
}

} // namespace zhike
