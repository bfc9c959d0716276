// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

namespace zhike {

/// Corrects a word of QR's code (ISO/IEC 18004 7.5.2: GF(256) by 0x11D, roots from α⁰, the first byte of the highest
/// power). `erased`: places that aren't to be trusted; each costs one check byte where an error in an unknown place
/// costs two. `spare`: check bytes that have to be left over. Without any, everything is a code word: two let one bad
/// word in 65,000 through, at least. Returns how many bytes were changed, −1 when there is no such word; then `word` is
/// as it was. A word has at most 255 bytes.
[[nodiscard]] int correct(std::span<uint8_t> word, int checks, std::span<const int> erased, int spare);

} // namespace zhike
