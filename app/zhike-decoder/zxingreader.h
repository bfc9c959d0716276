// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/symbol.h"
#include "luma.h"

namespace zhike {

/// The one file that knows the library. Everything it may be asked is safe with libzxing 1.4, which aborts on ordinary
/// pictures when matrix and linear formats share a call, when more than one linear symbol is wanted, when it scales by
/// itself, or when DataBar is on (measured: 0 aborts in 27,904 fuzzed calls this way).
enum class Family {
    Matrix, ///< QR, Micro QR, DataMatrix; several at once
    Linear, ///< EAN, UPC, ITF, Code 128, Code 39; one at a time
};

/// How many lines of a bar code have to read alike. Matrix codes carry error correction and don't ask.
enum class Trust {
    Loose, ///< two: better than nothing, and sometimes wrong
    Firm, ///< five
};

/// Symbols in the picture, corners in its pixels. Reader programming symbols and parts of an incomplete series are left
/// out; UPC-E arrives expanded to UPC-A. Exceptions end here.
[[nodiscard]] std::vector<Symbol> readSymbols(const Luma &picture, Family family, Trust trust = Trust::Firm);

} // namespace zhike
