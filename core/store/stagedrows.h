// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/timeline.h"

/// The staging twins of document, member_key and timeline: a bootstrap is put together here while the old cache serves.
namespace zhike::staged {

void clear(Writer &writer);
bool putDocument(Writer &writer, const documents::Row &row);
/// A shard's row, as it was prepared: replaces what a cut attempt at the same shard left.
void putPrepared(Writer &writer, const documents::Prepared &row);
void putPrepared(Writer &writer, const timeline::Prepared &row);
/// Documents and events in staging, to hold against what the manifest promised.
[[nodiscard]] qint64 count(const Reader &reader);
void removeDocument(Writer &writer, const documents::Row &row);
[[nodiscard]] Result<void> putEvent(Writer &writer, const documents::Row &row);
void removeEvent(Writer &writer, const QString &id, qint64 ver);
void removeEventsOf(Writer &writer, const QString &member, qint64 ver);
/// Staging becomes the cache; `change().everything` is set.
void swap(Writer &writer);

} // namespace zhike::staged
