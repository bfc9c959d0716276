// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/cases.h"

/// The outbox in words and the home page. Reader thread.
namespace zhike {

[[nodiscard]] Result<OutboxView> describeOutbox(const Reader &reader, const Lens &lens);
/// Units that need somebody now: an open order or a confirmed fault. One pass over all unit rows: about 5 µs each.
[[nodiscard]] std::set<UnitCode> unitsInNeed(const Reader &reader);
/// Whether this unit belongs on the worklist.
[[nodiscard]] bool isInNeed(const Unit &unit);
[[nodiscard]] Result<HomeView> describeHome(const Reader &reader, const std::set<UnitCode> &inNeed, const Lens &lens);

} // namespace zhike
