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
/// A row with its links, for central: `isWhole` is false when what the file holds is not what was written.
struct LinkedRow {
    Row row;
    QByteArray previous; ///< MAC of the row before, as stored; empty for the first
    QByteArray mac;
    bool isWhole = true;
    qint64 after = 0;    ///< number of the row before it in the file: a hole shows at central, too
};
/// The oldest rows that central hasn't taken yet. Rows that can't be opened are among them, with an empty body.
[[nodiscard]] std::vector<LinkedRow> waiting(const Reader &reader, int limit);
[[nodiscard]] int countWaiting(const Reader &reader);
/// Rows up to `upTo` are with central. It has none after `haveTo`: what was thought to be there is sent again.
void markUploaded(Writer &writer, qint64 upTo, qint64 haveTo);

/// The number of the first row that is not what was written (changed, moved, missing), empty when the chain is whole.
[[nodiscard]] std::optional<qint64> firstBroken(const Reader &reader);

} // namespace zhike::audit
