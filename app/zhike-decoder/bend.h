// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "luma.h"

namespace zhike {

/// How a label may be bent: round a bottle, or bowed like cloth and paper. The library only straightens what lies in a plane.
struct Bend {
    double roundAcross = 0; ///< radians of a cylinder to each side of the middle, left to right; below 0: a hollow one
    double roundDown = 0; ///< the same from top to bottom
    double bow = 0; ///< shares of the height that the middle of each row hangs below its ends
    double sway = 0; ///< shares of the width that the middle of each column stands right of its ends
};
/// The picture with that bend taken out.
[[nodiscard]] Luma straightened(const Luma &from, const Bend &bend);

} // namespace zhike
