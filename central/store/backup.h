// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/database.h"

namespace zhike::central {

/// A consistent copy of the database at `path` (which must not exist), and the durable horizon moved to it: terminals
/// keep what they sent after it until the next one. Without any backup, what is committed counts as durable.
[[nodiscard]] Result<void> backUp(Database &database, const QString &path);

} // namespace zhike::central
