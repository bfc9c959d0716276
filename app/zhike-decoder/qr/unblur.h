// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "modules.h"

namespace zhike {

/// What was printed, when every module shines into its eight neighbours as a lens out of focus or a moving hand makes
/// it: the way in which it does is estimated from the modules that are known and from a first guess of the others, then
/// those are turned over wherever that explains better what was seen; so by turns. `seen`: without any sharpening.
[[nodiscard]] Seen unblurred(const Seen &seen, const Seen &guess, const QrLayout &layout);

} // namespace zhike
