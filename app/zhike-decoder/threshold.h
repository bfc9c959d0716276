// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "luma.h"

namespace zhike {

/// Black where a pixel is more than `margin` below the mean of about `window` × `window` pixels around it, else white:
/// finds codes in shadow and of little contrast, which the library's own binariser (25 grey levels a block) gives up.
/// The means are taken on a picture of a quarter of the size: a sixteenth of the work, and the mean of so many pixels
/// doesn't change within four.
[[nodiscard]] Luma adaptiveThreshold(const Luma &from, int window, int margin);

/// Grey levels spread so that the darkest and the brightest hundredth become black and white.
[[nodiscard]] Luma stretched(const Luma &from);

/// Every pixel by how far it lies from the mean around it, in parts of the mean deviation there: 128 is the mean, one
/// deviation is kLevel. Shadow, faint print and a blurred edge look alike afterwards; where there is nothing, noise
/// stays small.
constexpr int kLevel = 48;
[[nodiscard]] Luma levelled(const Luma &from, int reach);

/// Deviation of the noise in grey levels, by the median of second differences: edges are few, noise is everywhere.
[[nodiscard]] double noiseOf(const Luma &picture);

/// Means of `reach` pixels to each side, borders repeated.
[[nodiscard]] Luma boxMean(const Luma &from, int reach);

} // namespace zhike
