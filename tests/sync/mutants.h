// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/sync/schedule.h"

#include <span>

namespace zhike::test {

/// A known way to get the protocol wrong; schedules run with it must fail (sync.md, "Rules").
struct Mutant {
    const char *name;
    void (*switchOn)(ScheduleSetup &);
};
[[nodiscard]] std::span<const Mutant> mutants();

} // namespace zhike::test
