// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/reader.h"

/// Who saw or did what, why. Append only; each row's MAC covers the row before it, so that any edit shows.
namespace zhike::audit {

struct Row {
    qint64 number = 0;
    QByteArray body; ///< JSON, sealed on disk
};

/// Appends; the number of the new row. In the same transaction as what it tells about.
qint64 append(Writer &writer, const QByteArray &body);
[[nodiscard]] std::vector<Row> after(const Reader &reader, qint64 number, int limit);
/// The newest rows, newest first: for limits that count deeds.
[[nodiscard]] std::vector<Row> newest(const Reader &reader, int limit);
/// Once, when a file of schema 1 is migrated: there the number of the newest row stood in clear.
void sealHead(Writer &writer);
void markUploaded(Writer &writer, qint64 upTo);

/// The number of the first row that is not what was written (changed, moved, missing), empty when the chain is whole.
[[nodiscard]] std::optional<qint64> firstBroken(const Reader &reader);

} // namespace zhike::audit
