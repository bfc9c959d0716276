// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/database.h"
#include "core/domain/clock.h"

#include <span>

namespace zhike {

/// What zhike-central does besides serving: one word, at most one argument, and it ends.
struct Errand {
    const char *name;
    const char *help; ///< begins with the argument's name, where there is one
    /// What to print.
    Result<QString> (*run)(central::Database &database, const QString &argument, const Clock &clock);
};
[[nodiscard]] std::span<const Errand> errands();
[[nodiscard]] const Errand *findErrand(const QString &name);

} // namespace zhike
