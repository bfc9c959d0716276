// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "luma.h"

namespace zhike {

/// Where a matrix code may be, best first: places with many edges in both directions (half-size Sobel, box mean, the
/// lesser of the two, components above a threshold). In pixels of `picture`, with a rim of 22 %.
[[nodiscard]] std::vector<Area> likelyRegions(const Luma &picture, std::size_t most);

} // namespace zhike
