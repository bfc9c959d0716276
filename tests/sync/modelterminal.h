// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/bootstrap.h"
#include "tests/support/memoryfile.h"
#include "tests/support/modelcentral.h"

#include <random>

namespace zhike::test {

/// Chance of one schedule; the same seed gives the same schedule.
class Chance
{
public:
    explicit Chance(quint64 seed) : m_engine(seed) {}
    [[nodiscard]] bool is(double probability) { return std::uniform_real_distribution<>(0, 1)(m_engine) < probability; }
    [[nodiscard]] int between(int low, int high) { return std::uniform_int_distribution<>(low, high)(m_engine); }
    template <typename T>
    [[nodiscard]] const T &oneOf(const std::vector<T> &list)
    {
        return list[static_cast<size_t>(between(0, static_cast<int>(list.size()) - 1))];
    }
    [[nodiscard]] OpId opId() { return OpId(QString::number(m_engine(), 16)); }

private:
    std::mt19937_64 m_engine;
};

struct Crash {}; ///< the program died here
struct Lost {};  ///< the answer never came

/// A terminal as the executable model has it (class Cli), over the real file and the real protocol functions. What it made is
/// remembered here, beside the file, so that an oracle can say what the person must see.
class ModelTerminal
{
public:
    struct Made {
        QString kind;
        std::vector<Target> targets;
        QString make;
        int scope = 0;
        std::vector<OpId> needs;
        qint64 arg = 0;
        int order = 0; ///< of making, over all that this terminal ever made
    };
    /// What a backup of the disk brings back besides the file.
    struct Memory {
        std::map<OpId, Made> made;
        std::set<OpId> undone;
        std::set<int> scopes;       ///< of the cache
        std::set<int> stagedScopes;
        QString stagedAfter;
        bool isStaged = false;
        bool isUnderWay = false;
    };
    struct Backup {
        QByteArray file;
        Memory memory;
    };

    ModelTerminal(QString name, std::set<int> scopes, const sync::Rules &rules);

    void commit(Chance &chance, Made made, int wait, qint64 now);
    void undo(Chance &chance, const OpId &op, qint64 now);
    void restart();
    [[nodiscard]] Backup backup() const { return {file.copy(), memory}; }
    void restore(const Backup &backup);

    enum class Drop { Nothing, Request, Answer };
    struct Air {
        ModelCentral &central;
        Chance &chance;
        Drop drop;
        qint64 now;
        std::vector<std::pair<QString, OpsRequest>> &late; ///< requests that will arrive a second time
    };
    /// One thing a terminal does with the line. Throws Crash, Lost.
    void step(Air air);

    struct Seen {
        qint64 v = 0;
        std::map<OpId, int> ops;
    };
    struct View {
        std::map<QString, ModelCentral::Row> stored;
        std::vector<outbox::Row> outbox;
        std::vector<outbox::Row> journal;
        std::set<OpId> refused;
        std::set<OpId> endedHere;
        sync::Standing standing;
    };
    [[nodiscard]] View view() const;
    /// What the person sees of a document: stored, plus pending ops by the overlay rule.
    [[nodiscard]] static std::optional<Seen> effective(const View &view, const QString &id);

    QString name;
    std::set<int> wanted;
    MemoryFile file;
    Memory memory;
    bool isStable = true; ///< its scopes never changed
    bool wasRestored = false; ///< its disk went back in time: what was undone since is back, and arrives late

private:
    void push(Air &air);
    void bootstrap(Air &air);
    void pull(Air &air);
    [[nodiscard]] sync::Moment at(qint64 now) const { return {now, QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC).addSecs(now)}; }

    sync::Rules m_rules;
    qint64 m_asked = 0;
    int m_made = 0;
    std::optional<Page> m_inFlight; ///< an answer that is still on its way while ops are pushed
};

} // namespace zhike::test
