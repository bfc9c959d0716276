// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/wire.h"

#include <map>
#include <set>

namespace zhike::test {

/// Central's half of the protocol, as small as it can be: the port of class Srv of the executable model. Documents are
/// {"v": sum, "ops": [op ids]}; an op adds its `arg` to each of its targets. Copyable: a copy is a backup.
///
/// An op's body: {"arg": n}; with "make": id and "scope": s it makes that document; with "poison": true it is refused.
class ModelCentral {
public:
    struct Row {
        qint64 ver = 0;
        qint64 v = 0;
        std::set<OpId> ops;
        int scope = 0;
    };
    struct Ruling {
        OpResult result;
        QString terminal;
        std::vector<OpId> needs;
    };
    /// The known ways to get central's half wrong (sync.md, "Rules"); schedules must notice each.
    struct Mistakes {
        bool splitsGroups = false; ///< a page ends inside a transaction's group
        bool versionsDiffer = false; ///< each target of an op gets a number of its own
        bool ignoresNeeds = false; ///< an op is judged before what it needs is known
        bool countsNoRefusals = false; ///< refusals take no number
        bool forgetsOps = false; ///< what comes twice is done twice
        bool answersByNumber = false; ///< a number that was there is answered whatever op carries it now
        bool forgetsLeaves = false; ///< what left a scope isn't told
        bool leavesLate = false; ///< what left is told at the document's latest number
        bool forgetsCompaction = false; ///< a cursor behind the compaction is served as if nothing were missing
        bool ignoresEpoch = false; ///< ops are taken whatever history they were made for
        bool resultsLate = false; ///< results come with a later page than the rows
        bool cursorIsClock = false; ///< the feed goes by the writers' clocks
        bool refusesBatches = false; ///< one bad op refuses its whole batch
        bool appliesHalf = false; ///< a missing target is left out, the others are changed
        bool erasesQuietly = false; ///< an erasure is told to holders of the scope only
    };

    int epoch = 1;
    qint64 seq = 0;
    qint64 compacted = 0;
    qint64 durable = 0;
    std::map<QString, Row> rows;
    std::map<OpId, Ruling> rulings;
    std::map<OpId, int> effects; ///< how often an op was applied: 1, or the promise is broken
    std::set<QString> moved; ///< documents that changed scope or went away at least once
    std::map<QString, qint64> erased; ///< when; they never come back
    std::map<QString, std::set<int>> allowed; ///< what each terminal may hold; all scopes for one that isn't named
    Mistakes mistakes;

    // what people elsewhere do
    void write(const QString &id, qint64 v);
    void move(const QString &id, int scope);
    void remove(const QString &id);
    void erase(const QString &id);
    void compact(size_t entries);
    /// Goes back to a copy, as an operator would: new epoch, today's permissions, and everybody erased since is erased
    /// again.
    void restore(const ModelCentral &copy);

    [[nodiscard]] OpsAnswer push(const QString &terminal, const OpsRequest &request);
    struct Asked {
        QString terminal;
        std::vector<QString> scopes; ///< none: all that are allowed
        QString cursor;
        QString epoch;
        size_t limit = 500;
        bool allResults = false;
        qint64 erasedAfter = -1; ///< ≥ 0: erasures after it, even before the cursor
    };
    /// EpochChanged, CursorTooOld.
    [[nodiscard]] Result<Page> changes(const Asked &asked) const;
    [[nodiscard]] Manifest manifest(const QString &terminal, const std::vector<QString> &scopes) const;
    [[nodiscard]] Digest digest(const Asked &asked) const;
    [[nodiscard]] Repair repair(const QString &terminal, const RepairWanted &wanted) const;
    [[nodiscard]] documents::Row documentOf(const QString &id) const;
    [[nodiscard]] QString epochText() const { return QString::number(epoch); }
    [[nodiscard]] QString cursorNow() const { return QString::number(seq); }
    /// The asked ones among the allowed.
    [[nodiscard]] std::set<int> scopesFor(const QString &terminal, const std::vector<QString> &asked) const;
    [[nodiscard]] bool hasApplied(const QString &id, const OpId &op) const;

private:
    enum class How { Put, Delete, Erase };
    struct Entry {
        qint64 n;
        How how;
        QString id;
        std::optional<int> before, after;
    };
    struct Event {
        qint64 n = 0;
        FeedRow::What what = FeedRow::What::Put;
    };
    void put(const QString &id, qint64 v, std::optional<int> scope, const OpId &op);
    [[nodiscard]] OpResult judge(const Op &op);
    [[nodiscard]] bool isRefused(const Op &op) const;
    [[nodiscard]] std::optional<ErrorCode> take(const QString &terminal, const QString &replica, const Op &op);
    [[nodiscard]] OpResult answerTo(const QString &replica, const Op &op) const;
    [[nodiscard]] qint64 stampOf(const Entry &entry) const;
    [[nodiscard]] std::map<QString, Event> eventsAfter(qint64 cursor, const std::set<int> &scopes) const;
    [[nodiscard]] FeedRow feedRow(const QString &id, const Event &event) const;

    std::vector<Entry> m_log;
    std::map<QString, std::set<OpId>> m_history;
    std::map<QString, qint64> m_last;
    std::map<std::pair<QString, qint64>, OpId> m_numbers;
};

} // namespace zhike::test
