// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/database.h"

namespace zhike::central {

/// A consistent copy of the database at `path` (which must not exist), and the durable horizon moved to it: terminals
/// keep what they sent after it until the next one. Without any backup, what is committed counts as durable.
/// SQLite only (NotPermitted otherwise): PostgreSQL's own tools copy better, then markDurable() tells the horizon.
[[nodiscard]] Result<void> backUp(Database &database, const QString &path);

/// Says that a copy the operator has holds everything up to `n`: a number that was current before the copy began.
/// InvalidValue "number" for one that central hasn't reached or that would move the horizon back.
[[nodiscard]] Result<void> markDurable(Database &database, qint64 n);

/// Forgets what left or ended up to `n`. InvalidValue "number" for a number that central hasn't reached.
[[nodiscard]] Result<void> compact(Database &database, qint64 n);

/// The number of the last committed change.
[[nodiscard]] Result<qint64> lastNumber(Database &database);

} // namespace zhike::central
