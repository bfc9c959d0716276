// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "luma.h"

namespace zhike {

/// Where a matrix code may be, best first: compact places with many edges in both directions (Sobel at half size, box
/// mean, the lesser of the two, components above three thresholds). In pixels of the picture that `half` is half of, with a rim of 22 %.
[[nodiscard]] std::vector<Area> likelyRegions(const Luma &half, std::size_t most);

} // namespace zhike
