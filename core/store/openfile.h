// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/secret.h"
#include "core/store/store.h"

namespace zhike {

/// A file that is ours, whole, of today's version, with its key.
struct OpenedFile {
    std::unique_ptr<Connection> connection;
    Secret key;
    OpenReport report;
};

/// Opens or makes the file: refuses a newer one untouched, backs an older one up before it migrates, moves a damaged one into
/// quarantine and salvages it; what only the key can mend is mended. Damage counts when it is found twice. Never deletes. Errors as Store::open.
[[nodiscard]] Result<OpenedFile> openFile(const StoreOptions &options, Vault &vault, const Clock &clock);

/// Leaves a mark beside the file: at the next start it is checked from end to end.
void markSuspect(const QString &path);

} // namespace zhike
