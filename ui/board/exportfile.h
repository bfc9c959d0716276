// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QDateTime>
#include <QString>

namespace zhike::ui {

/// Keeps an export as "outbox-<time>.csv" in `folder`, readable by this user alone, and removes the exports there that
/// are older than a day (safety.md, "Minimise"). The file's path. StorageIo, StorageFull.
[[nodiscard]] Result<QString> keepExport(const QString &folder, const QByteArray &bytes, const QDateTime &now);

} // namespace zhike::ui
