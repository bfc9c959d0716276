// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

/// Every number of this room that somebody may want to change, each with where it comes from.
namespace zhike::sync::tuning {

// --- the protocol that this program speaks; central answers 426 to one that is too old for it
constexpr int protocol = 1;

// --- pushing (sync.md, "What travels")
constexpr int opsInRequest = 100;
constexpr qint64 bytesInRequest = 256 * 1024;

// --- pulling
constexpr int rowsInPage = 500; ///< applied in one transaction, which takes up to 30 ms
constexpr int rowsInPortion =
    2'000; ///< a shard is staged in transactions of this many rows: about 15 ms, into tables that nobody reads yet
constexpr int longPollSeconds = 25; ///< the longest that central waits, too
constexpr qint64 shardBytesAtMost = 256LL * 1024 * 1024; ///< inflated; 10,000 documents of 1.3 kB are 13 MB

// --- retrying (sync.md, "What travels"): full jitter between 0 and the doubled delay
constexpr qint64 retryFirstMs = 1'000;
constexpr qint64 retryCapMs = 5 * 60 * 1'000;
constexpr int retryAfterCapSeconds = 15 * 60; ///< central may ask for more; we look in every quarter of an hour

// --- requests
constexpr qint64 answerWithinMs = 15'000; ///< without the wait that was asked for; then the request is ended (watchdog)
constexpr qint64 shardWithinMs = 120'000; ///< 10,000 documents over a slow shop line
constexpr qint64 bodyBytesAtMost = 64LL * 1024 * 1024;

// --- files (photos, manuals): beside the ops, never before them
constexpr qint64 pieceBytes = 256 * 1024;     ///< contract: ≤ 1 MiB; on a shop's 2 Mbit/s uplink a piece takes a second, and an op waits no longer
constexpr qint64 pieceWithinMs = 60'000;      ///< 35 kbit/s: slower is no line
constexpr qint64 opsFirstMs = 500;            ///< while ops are on their way a piece waits this long …
constexpr int opsFirstTimes = 20;             ///< … at most this often: ops that nobody answers don't hold files for ever
constexpr qint64 fileBytesAtMost = 64LL * 1024 * 1024; ///< central's own bound
constexpr qint64 heldBytesAtMost = 512LL * 1024 * 1024; ///< manuals and pictures on this disk: a quarter of storetuning::budgetBytes
constexpr qint64 fetchBytes = 1024 * 1024;

// --- reporting
constexpr int auditRowsInRequest = 200;       ///< contract: ≤ 500; 200 rows are some 60 kB
constexpr qint64 auditEveryMs = 60'000;       ///< rows that came with no op wait this long at most
constexpr qint64 heartbeatEveryMs = 5 * 60 * 1'000;

// --- the line
constexpr qint64 slowMs = 1'500; ///< an answer that took longer counts as slow …
constexpr int slowInARow = 2; ///< … and this many make the line slow
constexpr int proofsOfTrouble = 2; ///< one lost request proves nothing

// --- comparing with central (sync.md, "Digest and repair")
constexpr qint64 compareEveryMs = 24LL * 60 * 60 * 1'000; ///< once a day, when nothing else is to be done …
constexpr qint64 compareAgainMs = 60LL * 60 * 1'000; ///< … and in an hour when it couldn't be done
constexpr int rowsInLook = 5'000; ///< opened in one go, about 10 ms of the reader
constexpr int bucketsInRepair = 16; ///< about 2,000 documents, 3 MB
constexpr int repairRounds = 64; ///< beyond that a bootstrap is cheaper
constexpr int compareTries = 5; ///< the feed may move while the sums are made

// --- central's clock
constexpr qint64 clockOffMs = 2 * 60 * 1'000; ///< what a person is told; half of what a signed request may be off

// --- keeping "as of" on disk: not at every empty page, or an idle terminal would write all day
constexpr qint64 asOfEveryMs = 60'000;

} // namespace zhike::sync::tuning
