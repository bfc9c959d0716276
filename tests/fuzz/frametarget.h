// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace zhike::fuzz {

/// What the child does with one request, without the process around it: the body of a message is parsed, and the rest is a
/// frame that is looked at live three times and once with all the ladder. The first byte says which; the next four are width
/// and height (big-endian, taken modulo 200), pixels that are missing repeat from the start.
void lookAt(const uint8_t *data, std::size_t size);

/// The same bytes for a frame.
[[nodiscard]] std::vector<uint8_t> seedFor(int width, int height, const uint8_t *pixels);

} // namespace zhike::fuzz
