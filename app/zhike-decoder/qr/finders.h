// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/zhike-decoder/luma.h"
#include "lie.h"

#include <vector>

namespace zhike {

/// A square ring around a square dot, as three corners of a QR code hold one.
struct Finder {
    Spot middle;
    double module = 0; ///< pixels, to about a tenth
    double score = 0; ///< 1 is perfect
    bool isInverted = false; ///< light on dark
};
/// The likeliest ones, best first, in a levelled picture in which a code stands upright. Boxes are compared, not runs
/// along lines, so that a scratch across one or a lost corner lowers a score and hides nothing.
[[nodiscard]] std::vector<Finder> findersIn(const Luma &levelled);

} // namespace zhike
