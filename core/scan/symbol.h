// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/grammar.h"

#include <QPoint>

#include <array>

namespace zhike {

/// What kind of symbol it is, in numbers of our own: they may be stored, a library's names may not.
enum class SymbolFormat : quint8 {
    Unknown = 0,
    Qr = 1,
    MicroQr = 2,
    DataMatrix = 3,
    Ean13 = 4,
    Ean8 = 5,
    UpcA = 6,
    UpcE = 7,
    Itf = 8,
    Code128 = 9,
    Code39 = 10,
};
constexpr SymbolFormat kLastSymbolFormat = SymbolFormat::Code39;

/// One symbol found in a picture.
struct Symbol {
    QByteArray bytes;
    QByteArray symbologyIdentifier; ///< AIM, "]E0"; never a library's format name
    bool isGs1 = false; ///< FNC1 in first position
    std::array<QPoint, 4> corners{}; ///< in pixels of the picture as it is shown upright
    SymbolFormat format = SymbolFormat::Unknown;
    friend bool operator==(const Symbol &, const Symbol &) = default;
};

/// Each symbol through the grammar, per symbol a Code or an Error. The same code twice counts once; a model's EAN
/// beside a 2D code that carries the same GTIN is dropped (one pack, one event, the 2D code wins).
[[nodiscard]] std::vector<Result<Code>> parseSymbols(const std::vector<Symbol> &symbols, const Grammar &grammar);

/// A picture file's bytes for Decoder::decode. Not there, unreadable or more than kLargestImage bytes: ImageUnreadable.
/// Blocks on the disk: call it off the GUI thread for anything but a local file. Remote URLs are not files.
[[nodiscard]] Result<QByteArray> readImageFile(const QString &path);

/// Encoded bytes; a phone photo has 4–12 MiB.
constexpr qsizetype kLargestImage = 32 * 1024 * 1024;

} // namespace zhike
