// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/symbol.h"
#include "luma.h"

#include <QDeadlineTimer>

namespace zhike {

/// All the ways of looking at a still picture, cheap ones first, until one finds something or the time is up. In the
/// picture as it is several codes are found, two bar codes side by side too. Corners are in pixels of `picture`.
[[nodiscard]] std::vector<Symbol> readStill(const Luma &picture, const QDeadlineTimer &deadline);

} // namespace zhike
