// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/documents.h"
#include "core/domain/manifest.h"

#include <QStringList>

#include <mutex>

namespace zhike::central {

/// Snapshots as immutable files beside the database: zstd NDJSON shards of at most 10,000 documents, each with a header
/// and a trailer line. Compressed with `dictionary`, which lies beside them: a snapshot and its dictionary live and go
/// together. Built when first asked for; the same scopes at the same number share one. Threads: any.
class SnapshotShelf {
public:
    using DictionaryMaker = std::function<QByteArray()>; ///< called when a snapshot is built; empty bytes: none
    explicit SnapshotShelf(QString directory, DictionaryMaker dictionary = {})
        : m_directory(std::move(directory))
        , m_dictionary(std::move(dictionary))
    {
    }

    /// Of the database as it stands now. StorageIo when it can't be kept.
    [[nodiscard]] Result<Manifest> take(Database &database, const QStringList &scopes);
    /// Empty when this snapshot isn't on the shelf any more: ask for a new one.
    [[nodiscard]] std::optional<Manifest> find(const QString &snapshotId) const;
    /// After an erasure: who is in the middle of a download asks for a new snapshot.
    void clear();
    /// Where it would lie; empty for what can't be a snapshot's id.
    [[nodiscard]] QString shardPath(const QString &snapshotId, int shard) const;
    [[nodiscard]] QString dictionaryPath(const QString &snapshotId) const;

private:
    [[nodiscard]] Result<Manifest> build(Transaction &tx, Manifest manifest, const QStringList &scopes);
    void tidy() const;

    const QString m_directory;
    const DictionaryMaker m_dictionary;
    std::mutex m_building;
};

} // namespace zhike::central
