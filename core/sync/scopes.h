// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/protocol.h"

/// What this terminal may hold. The file keeps the scopes of its cache by name, because a hash can't tell what has to
/// go; every request names them, every page says which ones central allows now (sync.md, "Scopes").
namespace zhike::sync {

[[nodiscard]] std::vector<QString> scopesIn(const Reader &reader, const char *mark);
/// Allowed, and not in the cache yet: they come by a small bootstrap.
[[nodiscard]] std::vector<QString> addedScopes(const Reader &reader);
/// The cache now holds exactly these.
void keepScopes(Writer &writer, std::vector<QString> scopes);
/// Central allows these now: what the cache holds beyond them goes, in this transaction; ops about it still leave. A
/// cache whose rows don't say their scope is fetched anew.
void takeScopes(Writer &writer, const std::vector<QString> &allowed, const Rules &rules);

} // namespace zhike::sync
