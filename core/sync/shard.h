// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/stagedrows.h"
#include "core/sync/wire.h"

/// From a shard's bytes to rows that only have to be written. Pure; heavy (about 15 µs a document): never on a store's thread,
/// never on the window's.
namespace zhike::sync {

/// The document lines of one decompressed shard, each once; header and trailer must agree with the count. AnswerMalformed
/// otherwise, whatever `each` was told by then.
[[nodiscard]] Result<void> eachInShard(const QByteArray &ndjson, const std::function<Result<void>(const documents::Row &)> &each);
/// zstd with a bound of 256 MiB, with the dictionary the frame names. AnswerMalformed otherwise.
[[nodiscard]] Result<QByteArray> inflateShard(const QByteArray &compressed, const Dictionary *dictionary = nullptr);
/// AnswerMalformed (detail "dictionary") unless these are the bytes that the manifest promised.
[[nodiscard]] Result<std::unique_ptr<const Dictionary>> checkedDictionary(const Manifest &manifest, const QByteArray &bytes);

/// A shard made ready: checked, parsed, keys taken out, sealed.
struct ReadyShard {
    std::vector<documents::Prepared> documents;
    std::vector<timeline::Prepared> events;
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(documents.size() + events.size()); }
};
using ReadyShardPtr = std::shared_ptr<const ReadyShard>;

struct ShardBytes {
    ShardRef ref;
    QByteArray bytes;
    quint32 dictionaryId = 0; ///< 0: none
};
/// Refused whole when anything in it is not as the manifest says.
[[nodiscard]] Result<ReadyShardPtr> prepareShard(const Sealer &sealer, const ShardBytes &shard);
/// Writes the rows [from, from + count) of a ready shard into staging.
void stageReady(Writer &writer, const ReadyShard &shard, qsizetype from, qsizetype count);

} // namespace zhike::sync
