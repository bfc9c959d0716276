// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/connection.h"

namespace zhike {

struct Salvaged {
    int ops = 0;  ///< unsent or unsettled ops
    int rows = 0; ///< of the other tables
    int lost = 0; ///< rows known to have been there that could not be read
};

/// Moves a damaged file and its -wal to `kept`. May be called again after it was interrupted. False when a file can't
/// be moved.
[[nodiscard]] bool quarantine(const QString &path, const QString &kept);

/// Whether `file` already holds what could be saved from `damaged`.
[[nodiscard]] bool isSalvaged(const QString &damaged, Connection &file);

/// Copies what can still be read of everything that isn't at central (outbox, journal, audit, attention, interactions,
/// sign-in, photos, the file's own marks) row by row into a fresh, migrated file. The cache isn't copied: it is
/// downloaded again. One transaction, and the same once more when it is done again. Throws SQLite::Exception when the
/// fresh file can't take it.
[[nodiscard]] Salvaged salvage(const QString &damaged, Connection &fresh);

} // namespace zhike
