// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/http/message.h"

namespace zhike::central {

/// An answer of the edge itself: a problem document (RFC 9457) with this code, logged and counted as "refused".
[[nodiscard]] Response refusal(int status, const char *code);
/// 503 with Retry-After. `nth` spreads those who are sent away over a few seconds, so that they don't all come back at
/// once.
[[nodiscard]] Response busyRefusal(quint64 nth);

} // namespace zhike::central
