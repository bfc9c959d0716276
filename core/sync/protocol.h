// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/outbox.h"
#include "core/sync/rules.h"
#include "core/sync/wire.h"

/// The client's half of the protocol as synchronous functions over one write transaction: no transport, no threads, no
/// clock of its own, so that ten thousand schedules can drive it. The rules are sync.md, "Rules, each with its reason".
namespace zhike::sync {

/// Time as the protocol needs it.
struct Moment {
    qint64 steadyMs = 0;
    QDateTime wall;
    bool isCentral = false; ///< `wall` is central's time, as far as it is known here
};

/// Puts an op into the outbox: it may be undone for `undoMs`. Errors: InvalidValue when the op id is already kept here.
[[nodiscard]] Result<void> commitOp(Writer &writer, const Op &op, const Moment &now, qint64 undoMs);
/// The ops that this one must wait for: those that make a document it concerns (`isNew` targets, base version 0).
[[nodiscard]] std::vector<OpId> neededBy(const Reader &reader, const std::vector<Target> &targets);

struct Undone {
    std::vector<OpId> removed; ///< the op and those that needed it: they never leave this terminal
    bool needsCancelOp = false; ///< it may have left already: commit a cancelling op instead
};
/// NothingToCancel when the op is unknown here, refused, or already cancelled.
[[nodiscard]] Result<Undone> undoOp(Writer &writer, const OpId &op, const Rules &rules = {});

/// At every start of the program: what waits may no longer be deleted.
void freezeWaiting(Writer &writer, const Rules &rules = {});
/// Ends the undo window of everything that waits.
void flushWaiting(Writer &writer, const Moment &now);
/// Gives numbers to what may leave. Must be committed before the request that carries them. How many got one.
int numberOps(Writer &writer, const Moment &now, const Rules &rules = {});
/// When (Clock::steadyMs()) the next waiting op may be numbered, 0 for one that may at once; empty when none waits.
[[nodiscard]] std::optional<qint64> nextDue(const Reader &reader);

/// Numbered and unanswered ops of the oldest replica that has any, ≤ tuning's bounds. Empty list: nothing to push, or
/// held.
[[nodiscard]] OpsRequest nextBatch(const Reader &reader);
/// Takes central's answer to `sent`. `requestsSoFar`: changes requests sent until now.
void takePushAnswer(Writer &writer, const OpsRequest &sent, const OpsAnswer &answer, const Moment &now,
                    qint64 requestsSoFar, const Rules &rules = {});

/// One page of the feed: rows, results, cursor, scopes and settling in this one transaction. AnswerMalformed for an
/// unreadable event, and for the answer to another question ("stale": a proxy's memory): then nothing has happened.
[[nodiscard]] Result<void> applyPage(Writer &writer, const Page &page, const Moment &now, const Rules &rules = {});

/// What the file says about where it stands.
struct Standing {
    QString replica;
    QString epoch;
    QString cursor; ///< empty: never bootstrapped, or the cursor is no longer valid
    std::vector<QString> scopes; ///< of the cache; empty: nobody told
    std::vector<QString> added; ///< this terminal may hold them and doesn't yet
    qint64 reached = 0; ///< the number up to which the file knows of everything, erasures too
    bool isHeld = false; ///< nothing is pushed until the next swap
    bool isUsable = false;
    QDateTime asOf; ///< last page without more behind it
    QDateTime comparedAt; ///< when the cache was last known to equal central's
};
[[nodiscard]] Standing standing(const Reader &reader);
/// 410 or a changed epoch: bootstrap from here on; what is held on screen stays until the swap.
void loseCursor(Writer &writer);
/// Central's history is another one: also nothing is pushed until the swap.
void holdForEpoch(Writer &writer);
/// The cache has just been found to equal central's, or was just fetched whole.
void noteCompared(Writer &writer, const Moment &now);
/// A new replica id; unanswered ops that had left are numbered again in order of making.
void rotateReplica(Writer &writer, const Rules &rules = {});

} // namespace zhike::sync
