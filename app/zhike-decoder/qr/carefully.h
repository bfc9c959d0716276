// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/zhike-decoder/findings.h"
#include "app/zhike-decoder/resample.h"

namespace zhike {

/// Looks for one QR code that stands upright in a view, dark on light or light on dark, and reads what is left of it
/// (decision 0018): finders are found by their area, the code's lie is fitted to everything that is known of its
/// version, its modules are freed of blur, and what can't be trusted is handed to the correction as erased. The code's
/// text is then read by the library from a fresh print. At most `fits` places are tried, none that the budget has no
/// time for.
void readQrCarefully(const Derived &view, Findings &found, std::size_t fits);

} // namespace zhike
