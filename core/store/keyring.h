// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/connection.h"
#include "core/store/secret.h"
#include "core/store/vault.h"

namespace zhike {

/// The file's key: made once, wrapped by the vault's key, kept in the meta table and in a copy beside the file (`.key`), so that
/// a damaged file doesn't take the key along. KeyMissing: the file has one and the vault doesn't. KeyWrong: another vault.
[[nodiscard]] Result<Secret> fileKey(Connection &connection, const QString &path, Vault &vault);

} // namespace zhike
