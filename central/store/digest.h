// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/documents.h"
#include "core/domain/rowdigest.h"

#include <QStringList>

/// Sums over what a terminal should hold, and the documents of buckets that turned out wrong (sync.md, "Digest and
/// repair").
namespace zhike::central {

/// The state a terminal is compared at.
struct HeldState {
    QString terminalId;
    QStringList scopes;
    qint64 cursor = 0;
};

/// False when something happened behind the cursor: the feed has to be read first. CursorTooOld as for the feed.
[[nodiscard]] Result<bool> isUpToDate(Transaction &tx, const HeldState &held);
/// One pass over the rows of the scopes: about two seconds a million.
[[nodiscard]] std::vector<BucketSum> sumsOf(Transaction &tx, const QStringList &scopes);

struct WrongBuckets {
    int buckets = 0;
    std::vector<int> wrong;
};
/// Every document of these buckets.
[[nodiscard]] std::vector<StoredDoc> documentsOf(Transaction &tx, const QStringList &scopes, const WrongBuckets &which);

} // namespace zhike::central
