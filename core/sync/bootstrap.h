// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/protocol.h"

/// A snapshot goes into staging tables, shard by shard, resumable at the next shard; the old cache serves until the
/// swap. An addition is the small bootstrap of scopes that came to this terminal: it is merged into the cache instead.
namespace zhike::sync {

struct Staging {
    Manifest manifest;
    int shardsDone = 0;
    QString cursor; ///< of the replay; the manifest's until the first page
    bool isAddition = false;
};
/// Empty when no bootstrap is under way.
[[nodiscard]] std::optional<Staging> staging(const Reader &reader);
/// A snapshot doesn't tell who was erased before it was cut: the number after which its replay has to ask for erasures;
/// −1 when there is nothing in this file that they could concern.
[[nodiscard]] qint64 erasuresAfter(const Staging &staging, const Standing &standing);
/// Begins anew: staging tables empty.
void beginStaging(Writer &writer, const Manifest &manifest);
/// As beginStaging, for the manifest of added scopes alone.
void beginAddition(Writer &writer, const Manifest &manifest);
/// Rows into staging. A shard that was cut short is staged again whole.
[[nodiscard]] Result<void> stageRows(Writer &writer, std::span<const documents::Row> rows);
/// Counts shard number `shard` as done; true when it was the last. Then the rows in staging must be as many as the
/// manifest promised (a document in two shards is a lie): AnswerMalformed (detail "snapshot") otherwise, and the
/// bootstrap begins anew.
[[nodiscard]] Result<bool> shardDone(Writer &writer, int shard);
void abandonStaging(Writer &writer);

/// One replay page over the staging tables; with `hasMore` false it swaps in the same transaction: staging becomes the
/// cache, cursor and epoch are set, and every journal and outbox op is judged anew by what `page.results` knows (asked
/// for with results=all). An addition is merged once its replay has nothing behind it and has reached the cursor; the
/// results it brings are learnt with it. True when it swapped or merged. AnswerMalformed for the answer to another
/// question.
[[nodiscard]] Result<bool> replayPage(Writer &writer, const Page &page, const Moment &now, const Rules &rules = {});

} // namespace zhike::sync
