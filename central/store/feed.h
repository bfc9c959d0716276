// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/documents.h"

#include <QStringList>

/// The change feed in commit order (sync.md, "Page"). tests/support/modelcentral.h does the same in memory.
namespace zhike::central {

/// The opaque cursor of the wire. Its content is central's own business.
[[nodiscard]] QString cursorText(qint64 n);
[[nodiscard]] Result<qint64> cursorFromText(const QString &text);

struct FeedQuery {
    QString terminalId;
    QStringList scopes;
    qint64 cursor = 0;
    int limit = 500; ///< rows; a transaction's group is never split, so a page may hold a few more
    qint64 erasedAfter = -1; ///< ≥ 0: who was erased after this number comes along, even before the cursor
    enum class Results { InRange, All } results = Results::InRange; ///< All: a bootstrap judges every op it holds anew
    QString epoch = {}; ///< in which the cursor was told; empty: in any
};

struct FeedPage {
    QString epoch;
    qint64 to = 0;
    qint64 durableSeq = 0;
    bool hasMore = false;
    std::vector<QByteArray> changes; ///< JSON objects, each a row of the wire
    std::vector<QByteArray> results; ///< JSON objects, as they were told the first time
    [[nodiscard]] bool isEmpty() const { return changes.empty() && results.empty(); }
};

/// Rows with a number in (cursor, to], each once, latest state; leave, del and erase at the number at which they
/// happened; results of the terminal's ops in the same range (or all of them, in the same read). EpochChanged when the
/// cursor is of another epoch, CursorTooOld when the feed no longer reaches back that far.
[[nodiscard]] Result<FeedPage> readFeed(Transaction &tx, const FeedQuery &query);

/// Forgets what left or ended up to `n`: cursors before it have to bootstrap again.
void compactFeed(Transaction &tx, qint64 n);

} // namespace zhike::central
