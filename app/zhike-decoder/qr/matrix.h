// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "modules.h"

#include <cstdint>
#include <optional>

namespace zhike {

/// A code as it was printed, after correction.
struct QrMatrix {
    int side = 0;
    std::vector<uint8_t> isDark; ///< row by row
    int erased = 0; ///< code words that were distrusted
    int mended = 0; ///< code words that were changed
};
/// Reads what is left of a code. What can't be trusted - too bright, without contrast, blotted, crossed by a scratch -
/// is handed to the correction as erased, the least certain code words first, so that twice as much may be lost as when
/// places of errors are unknown.
[[nodiscard]] std::optional<QrMatrix> matrixOf(const QrModules &modules, const QrLayout &layout);

/// Printed afresh, with a quiet zone.
[[nodiscard]] Luma printed(const QrMatrix &matrix);

} // namespace zhike
