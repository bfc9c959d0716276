// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/documentrows.h"

/// The staging twins of document, member_key and timeline: a bootstrap is put together here while the old cache serves.
namespace zhike::staged {

void clear(Writer &writer);
bool putDocument(Writer &writer, const documents::Row &row);
void removeDocument(Writer &writer, const documents::Row &row);
[[nodiscard]] Result<void> putEvent(Writer &writer, const documents::Row &row);
void removeEvent(Writer &writer, const QString &id, qint64 ver);
void removeEventsOf(Writer &writer, const QString &member, qint64 ver);
/// Staging becomes the cache; `change().everything` is set.
void swap(Writer &writer);

} // namespace zhike::staged
