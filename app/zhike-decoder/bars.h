// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "resample.h"

namespace zhike {

/// Where a bar code may be and how it is turned.
struct Bars {
    double x = 0; ///< its middle, in pixels of the whole picture
    double y = 0;
    double degrees = 0; ///< of the line that crosses the bars, clockwise, [0, 180)
};
/// In the picture that `half` is half of: places where strong edges all run one way, best first (structure tensor over cells of eight pixels, mean over seven by
/// seven, peaks of its coherent part).
[[nodiscard]] std::vector<Bars> likelyBars(const Luma &half, std::size_t most);

/// The direction of a square grid's edges: how far the picture is to be turned back, (-45, 45]. Matrix codes are read more
/// surely when they stand upright, and a DataMatrix only then.
[[nodiscard]] double gridDegrees(const Luma &picture);

/// Rows across the bars, from one end of the picture to the other, `reach` pixels to both sides of the middle, two pixels
/// apart, each the mean of three: what is noise in one is none in the mean.
[[nodiscard]] Derived linesAcross(const Luma &from, const Bars &bars, double reach, double stretch);

} // namespace zhike
