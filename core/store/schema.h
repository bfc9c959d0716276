// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"
#include "core/store/connection.h"

#include <span>

namespace zhike {

/// "Zhik" in the file's header: `file` and our own program know it by this.
constexpr int kApplicationId = 0x5A68696B;

/// Append only: a released migration never changes. Captureless, so that it can reach nothing but the file.
struct Migration {
    int version;
    const char *title;
    void (*run)(SQLite::Database &);
};
[[nodiscard]] std::span<const Migration> migrations();
[[nodiscard]] int newestVersion();

/// Runs what is missing, each migration in one transaction with its user_version. A fresh file runs the same ones.
/// StorageNewer when the file is newer than this program: nothing was touched. Throws SQLite::Exception.
[[nodiscard]] Result<void> migrate(Connection &connection, std::span<const Migration> list);

/// (Re)creates the empty staging tables of a bootstrap; also used by the first migration. One place for each shape.
void createStaging(SQLite::Database &database);
/// Staging tables become the cache, the old ones go: by renaming, 0.12 s at 1 M rows, where copying took 5.5 s.
void swapStaging(SQLite::Database &database);

} // namespace zhike
