// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/zhike-decoder/luma.h"
#include "layout.h"
#include "lie.h"

#include <array>
#include <vector>

namespace zhike {

/// What was seen of each module of a code, row by row.
struct QrModules {
    int side = 0;
    std::vector<float> brightness; ///< mean over the inner half of the module, grey levels
    std::vector<float> spread; ///< the greatest difference within
};
[[nodiscard]] QrModules modulesOf(const Luma &picture, const Lie &lie, int side);

/// Modules as they may have been printed.
struct Seen {
    std::vector<float> darkness; ///< −1 as light, 1 as dark as what lies around
    std::vector<float> trust; ///< 0 to 1
};

/// Ways of telling dark from light; which one is right nobody knows before the code words say so.
enum class Look {
    Unblurred,
    Crisper, ///< against what lies around, sharpened
    Nearby, ///< against what lies quite near
    Shadowed, ///< as if light multiplied
};
inline constexpr std::array kLooks{Look::Unblurred, Look::Crisper, Look::Nearby, Look::Shadowed};
[[nodiscard]] Seen seenBy(Look look, const QrModules &modules, const QrLayout &layout);

} // namespace zhike
