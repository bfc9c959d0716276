// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "finders.h"
#include "layout.h"

namespace zhike {

/// A code of a certain version as it seems to lie in a picture.
struct QrFit {
    int version = 0;
    Lie lie{};
    double module = 0; ///< pixels, about
    double agreement = 0; ///< of what is known of the version with what is seen, −1 to 1
};

/// What may be codes in a levelled picture, best first, from three finders or from two whose third is hidden: laid down
/// as parallelograms.
[[nodiscard]] std::vector<QrFit> guessesIn(const Luma &levelled, const std::vector<Finder> &finders);

/// Moved, turned and bent until the patterns that are known fit best and the other modules are as dark or light as they
/// get.
[[nodiscard]] QrFit fitted(const Luma &levelled, const QrFit &guess);

/// The same code at the same place, or nearly; the far corner isn't compared, which no finder holds.
[[nodiscard]] bool areAlike(const QrFit &a, const QrFit &b);

} // namespace zhike
