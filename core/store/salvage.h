// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/connection.h"

namespace zhike {

struct Salvaged {
    int ops = 0;  ///< unsent or unsettled ops
    int rows = 0; ///< of the other tables
    int lost = 0; ///< rows known to have been there that could not be read
};

/// Renames a damaged file and its -wal to `<path>.quarantine-<time>`; the name it got, empty when that failed.
[[nodiscard]] QString quarantine(const QString &path, const QString &time);

/// Copies what can still be read of everything that isn't at central (outbox, journal, audit, attention, interactions, sign-in,
/// photos, the file's own marks) row by row into a fresh, migrated file. The cache isn't copied: it is downloaded again.
[[nodiscard]] Salvaged salvage(const QString &damaged, Connection &fresh);

} // namespace zhike
