// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/op.h"

#include <span>

namespace zhike {

/// What the person sees: central's word plus what this terminal has said and central hasn't answered into it yet.
/// `pending` in order of making. Per target: an op shows on a document unless it is refused, the document carries it
/// already (ver ≥ centralSeq), or the document left this terminal with it. Pure; leaves `documents` of other ops alone.
[[nodiscard]] Documents effective(Documents documents, std::span<const PendingOp> pending, const Policy &policy);

/// The overlay rule for one target (sync.md, "Overlay"). `ver` is the stored document's version, 0 when there is none.
[[nodiscard]] bool shows(const PendingOp &op, const Target &target, qint64 ver);

} // namespace zhike
