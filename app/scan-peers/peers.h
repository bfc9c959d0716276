// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/zhike-decoder/luma.h"
#include "core/scan/symbol.h"

/// Other readers on the same pixels, as their makers mean them to be used.
namespace zhike::peers {

/// The library's defaults: every format, everything tried.
[[nodiscard]] std::vector<Symbol> readByZxing(const Luma &picture);
/// Its safe set-up (zxingreader.h) with its own hard tries on the picture as it is.
[[nodiscard]] std::vector<Symbol> readByZxingSafely(const Luma &picture);
[[nodiscard]] std::vector<Symbol> readByZbar(const Luma &picture);
/// Debian's build finds codes and decodes none: a symbol without bytes says "here is one".
[[nodiscard]] std::vector<Symbol> readByOpenCv(const Luma &picture);

} // namespace zhike::peers
