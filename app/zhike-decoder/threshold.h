// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "luma.h"

namespace zhike {

/// Black where a pixel is more than `margin` below the mean of the `window` × `window` pixels around it (odd), else
/// white: finds codes in shadow and of little contrast, which the library's own binariser (25 grey levels a block)
/// gives up.
[[nodiscard]] Luma adaptiveThreshold(const Luma &from, int window, int margin);

/// Grey levels spread so that the darkest and the brightest hundredth become black and white.
[[nodiscard]] Luma stretched(const Luma &from);

} // namespace zhike
