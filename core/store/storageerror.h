// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/error.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace zhike {

/// The one place where SQLite's codes become ours: BUSY, FULL, IOERR, READONLY, CORRUPT, NOTADB, CANTOPEN (sync.md).
/// The detail is SQLite's extended code as a number: never a path, never a value.
[[nodiscard]] Error storageError(const SQLite::Exception &exception);

/// The file cannot take more: read-only mode, reserve released.
[[nodiscard]] bool stopsWriting(const Error &error);

} // namespace zhike
