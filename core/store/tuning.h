// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

/// Every number of this room that somebody may want to change, each with where it comes from.
namespace zhike::storetuning {

// --- the log
constexpr int pagesBeforeCheckpoint = 1000; ///< 4 MB of log: SQLite's own default, here under our hand

// --- a full disk
constexpr qint64 reserveBytes = 16 * 1024 * 1024; ///< sync.md: some ten thousand ops
constexpr qint64 reserveEveryMs = 30'000; ///< how often a full disk is tried again

// --- retention (safety.md, "Minimise")
constexpr int timelineMonths = 13; ///< events of a member's story
constexpr int unseenMonths = 13; ///< members who were not seen any more: their cached document goes
constexpr int exportHours = 24; ///< files that a person had written out
constexpr int trustDays =
    31; ///< a wall clock further ahead of the newest contact than this is wrong: nothing goes by it
// --- the data budget: what this file and the blobs beside it may hold together
constexpr qint64 budgetBytes = 2LL * 1024 * 1024 * 1024;
// --- how it is done: at idle, in portions, so that a person's commit never waits longer than one of them
constexpr int rowsInPortion = 500; ///< about 1 ms of opening keys
constexpr int pagesInPortion = 256; ///< 1 MB of zeros over what a bootstrap left on free pages
constexpr qint64 firstPassMs = 10 * 60'000; ///< after the start: the counter is busy then
constexpr qint64 passEveryMs = 6 * 3'600'000;

} // namespace zhike::storetuning
