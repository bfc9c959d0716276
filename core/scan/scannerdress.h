// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/code.h"

namespace zhike {

/// What a hand scanner was set up to put round a code. The factory setting of most is: nothing.
struct ScannerDress {
    QByteArray prefix; ///< taken off when it is there, before or behind an AIM identifier
    QByteArray suffix;
    QByteArray separatorAs; ///< what arrives instead of GS (0x1D); empty: GS arrives as itself
    bool sendsAim = false; ///< the code begins with its AIM identifier, "]Q3"; only then is it believed
    friend bool operator==(const ScannerDress &, const ScannerDress &) = default;
};

/// The code without its dress, on the route of hand scanners.
[[nodiscard]] ScannedBytes undress(const QByteArray &raw, const ScannerDress &dress);

/// "]" + letter + letter or digit (ISO/IEC 15424).
[[nodiscard]] bool beginsWithAim(QByteArrayView bytes);

/// No code is longer; what goes on is cut off, and the grammar refuses it as too long.
constexpr qsizetype kMostScannerBytes = 8 * 1024;

} // namespace zhike
