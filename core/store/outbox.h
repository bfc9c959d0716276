// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/action/op.h"
#include "core/store/reader.h"

/// Ops on their way to central and, in the journal, ops that arrived but that central hasn't made durable yet.
/// The rules by which ops move are core/sync/protocol.h's; here is only how they are kept.
namespace zhike::outbox {

/// An op with everything the protocol knows about it. `op.replica` and `op.seq` are empty until it is numbered.
struct Row {
    Op op;
    qint64 ord = 0;
    OpState state = OpState::Waiting;
    qint64 dueMs = 0; ///< Clock::steadyMs() at which it may be numbered; meaningless after a restart
    bool isFrozen = false; ///< the program restarted: no longer deletable, due at once
    bool wasNumbered = false; ///< it may have left this terminal once: never deletable
    bool isVoid = false; ///< refused here before central went back in time: returns only to be refused again
    bool isOrphan = false; ///< a parent exists nowhere
    bool endedHere = false; ///< refused here, never sent: what it was built on was refused
    std::optional<OpResult> result;
    qint64 provenBy = 0; ///< a changes request begun after this number proves that its page reaches centralSeq
    std::set<QString> gone; ///< targetKey() of targets that left this terminal with or after the op
    int attempts = 0;
    QDateTime settledAt; ///< journal only
    bool isDismissed = false; ///< the refusal was read
};

enum class Shelf { Outbox, Journal };

/// Insert under the next `ord`. False when the op id is already kept here.
bool insert(Writer &writer, Row &row);
/// Everything but the op's content: state, number, result, marks.
void update(Writer &writer, const Row &row);
void moveToJournal(Writer &writer, const Row &row, const QDateTime &at);
void moveToOutbox(Writer &writer, const Row &row);
void erase(Writer &writer, const OpId &op); ///< from the outbox only
/// The words of an op about an erased person go - in the row, in its escrow, in its signature; who, when, number and
/// outcome stay. Such an op can only be refused from then on: it is void.
void scrub(Writer &writer, Row &row, Shelf shelf);
/// Notes that a document the op concerns was erased: it never shows there again. The mark outlasts every other.
void markErased(Writer &writer, const OpId &op, const QString &target);
[[nodiscard]] bool isAboutErased(const Reader &reader, const OpId &op);
/// After a salvage: targets and needs again from the ops themselves, where their rows are missing.
void mendTargets(Writer &writer);
/// Ops whose seal doesn't open are moved, as they lie, into a table of their own: a person may still send them by their
/// escrow, and nothing waits for them. How many.
int setAsideUnreadable(Writer &writer);
/// `ord` of outbox rows that are not what was written: the seal doesn't open, the hash isn't the body's, or a clear
/// column says something else than the sealed envelope does (I18).
[[nodiscard]] std::vector<qint64> damaged(const Reader &reader);
/// Journal rows that central has made durable. Refusals and merges stay until a person has read them, at most 1,000.
void pruneJournal(Writer &writer, qint64 durableSeq);

[[nodiscard]] std::optional<Row> find(const Reader &reader, const OpId &op, Shelf shelf);
/// In order of making. A row whose seal doesn't open is left out and counted: it stays in the file.
[[nodiscard]] std::vector<Row> rows(const Reader &reader, Shelf shelf);
/// Parts of the outbox, in order of making.
enum class Part {
    Unnumbered,
    Unanswered,
    Answered
}; ///< waiting · numbered without an answer · answered, not yet settled
[[nodiscard]] std::vector<Row> part(const Reader &reader, Part part);
/// Those that concern a document, in order of making.
[[nodiscard]] std::vector<Row> concerning(const Reader &reader, const QString &kind, const QString &id, Shelf shelf);
/// Un-numbered ops that need a refused one.
[[nodiscard]] std::vector<Row> childrenOfRefused(const Reader &reader);
/// Whether an op of type `type` that needs `parent` is kept here, unrefused.
[[nodiscard]] bool hasChild(const Reader &reader, const OpId &parent, const QString &type);
/// The newest `limit` journal rows, newest first: the end of the outbox page.
[[nodiscard]] std::vector<Row> recentlySettled(const Reader &reader, int limit);
/// Known here in any state, outbox or journal.
[[nodiscard]] bool knows(const Reader &reader, const OpId &op);

/// What the fold needs: ops whose action this build knows, in order of making.
[[nodiscard]] std::vector<PendingOp> pending(const Reader &reader);
/// Only those that concern one of `targets`, and the ops they need, in order of making.
[[nodiscard]] std::vector<PendingOp> pendingFor(const Reader &reader, const std::vector<Target> &targets);

struct Counts {
    int waiting = 0; ///< not answered yet
    int refused = 0; ///< refusals that nobody has read
    int merged = 0; ///< edits that lost a field to somebody else's, not looked at yet
};
[[nodiscard]] Counts counts(const Reader &reader);
void dismiss(Writer &writer, const OpId &op);

} // namespace zhike::outbox
