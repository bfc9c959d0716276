// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "budget.h"
#include "core/scan/symbol.h"
#include "luma.h"

namespace zhike {

/// All the ways of looking at a still picture, cheap ones first, until one finds something or the time is up. Several
/// codes are found, two bar codes side by side too. Corners are in pixels of `picture`.
[[nodiscard]] std::vector<Symbol> readStill(const Luma &picture, const Budget &budget);

/// Only the library on the picture as it is.
[[nodiscard]] std::vector<Symbol> readAsItIs(const Luma &picture);

} // namespace zhike
