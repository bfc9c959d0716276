// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/decoderprotocol.h"

#include <optional>

namespace zhike {

/// The next request from stdin; blocks until there is one. Empty: the parent closed the line or spoke nonsense.
[[nodiscard]] std::optional<FrameRequest> nextRequest();

/// False when nobody listens any more.
[[nodiscard]] bool sendAnswer(const FrameAnswer &answer);

} // namespace zhike
