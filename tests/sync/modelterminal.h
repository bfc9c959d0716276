// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/bootstrap.h"
#include "core/sync/digest.h"
#include "tests/support/memoryfile.h"
#include "tests/support/modelcentral.h"

#include <random>

namespace zhike::test {

/// Chance of one schedule; the same seed gives the same schedule.
class Chance {
public:
    explicit Chance(quint64 seed)
        : m_engine(seed)
    {
    }
    [[nodiscard]] bool is(double probability) { return std::uniform_real_distribution<>(0, 1)(m_engine) < probability; }
    [[nodiscard]] int between(int low, int high) { return std::uniform_int_distribution<>(low, high)(m_engine); }
    template <typename T>
    [[nodiscard]] const T &oneOf(const std::vector<T> &list)
    {
        return list[static_cast<size_t>(between(0, static_cast<int>(list.size()) - 1))];
    }
    [[nodiscard]] OpId opId() { return OpId(QString::number(m_engine(), 16)); }
    template <typename T>
    void shuffle(std::vector<T> &list)
    {
        std::shuffle(list.begin(), list.end(), m_engine);
    }

private:
    std::mt19937_64 m_engine;
};

struct Crash { }; ///< the program died here
struct Lost { }; ///< the answer never came

/// The known ways to get a terminal's half wrong that are no rule of core/sync, but the order in which its functions
/// are used.
struct TerminalMistakes {
    bool numbersAtQueueing = false; ///< an op is numbered when it is made, and undo still deletes it
    bool deletesNumbered = false; ///< undo deletes an op that has a number
    bool reusesNumbers = false; ///< the request leaves before its numbers are committed
    bool movesCursorFirst = false; ///< the cursor is committed before the page's rows
    bool takesHalfPages = false; ///< a page is applied up to its first trouble, and counts as applied
    bool deletesOnAnswer = false; ///< an op is forgotten as soon as central has answered it
    bool judgesEarly = false; ///< a swap judges by results that were read before its last page
    bool restartsBootstraps = false; ///< after "other epoch" a bootstrap under way is thrown away
};

/// A terminal as the executable model has it (class Cli), over the real file and the real protocol functions. What it
/// made is remembered here, beside the file, so that an oracle can say what the person must see.
class ModelTerminal {
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
        std::set<QString> knowsErased; ///< documents whose erasure this file has taken
        std::vector<OpResult> early; ///< for the terminal that judges early
        QString stagedAfter;
        bool isStaged = false;
        bool isDamaged = false; ///< rows of the cache were lost or damaged, and no comparison has found it whole since
    };
    struct Backup {
        QByteArray file;
        Memory memory;
    };
    struct Setup {
        sync::Rules rules;
        TerminalMistakes mistakes;
    };

    ModelTerminal(QString name, const Setup &setup);

    void commit(Chance &chance, Made made, int wait, qint64 now);
    void undo(Chance &chance, const OpId &op, qint64 now);
    void restart();
    /// Some rows of the cache are lost, some don't open any more.
    void damage(Chance &chance);
    [[nodiscard]] Backup backup() const { return {file.copy(), memory}; }
    void restore(const Backup &backup);

    enum class Drop { Nothing, Request, Answer };
    struct Air {
        ModelCentral &central;
        Chance &chance;
        Drop drop;
        qint64 now;
        std::vector<std::pair<QString, OpsRequest>> &late; ///< requests that will arrive a second time
        bool isEnd = false; ///< the day is over: only what is left is done
    };
    /// One thing a terminal does with the line. Throws Crash, Lost.
    void step(Air air);

    struct Seen {
        qint64 v = 0;
        std::map<OpId, int> ops;
    };
    /// What an op's row says beside its sealed content, which never changes and is remembered in `made`.
    struct OpRow {
        OpId op;
        bool isUnnumbered = false; ///< and never was
        bool isVoid = false;
        bool endedHere = false;
        std::optional<OpResult> result;
        std::set<QString> gone;
    };
    struct View {
        std::map<QString, ModelCentral::Row> stored;
        std::vector<OpRow> outbox;
        std::vector<OpRow> journal;
        std::set<OpId> refused;
        std::set<OpId> endedHere;
        sync::Standing standing;
        bool isUnderWay = false; ///< a bootstrap, a whole or a small one
    };
    /// Read again only when the file was written to.
    [[nodiscard]] const View &view() const;
    /// What the person sees of a document: stored, plus pending ops by the overlay rule.
    [[nodiscard]] std::optional<Seen> effective(const QString &id) const;

    /// The journal still has the op's body.
    [[nodiscard]] bool hasWords(const OpId &op) const
    {
        return file.read([&op](const Reader &r) {
            const auto row = outbox::find(r, op, outbox::Shelf::Journal);
            return row && !row->op.body.isEmpty();
        });
    }

    QString name;
    MemoryFile file;
    Memory memory;
    bool isStable = true; ///< its scopes never changed
    bool wasRestored = false; ///< its disk went back in time: what was undone since is back, and arrives late

private:
    void push(Air &air);
    void takeAnswer(const OpsRequest &request, const OpsAnswer &answer, qint64 now);
    void bootstrap(Air &air, const sync::Standing &where);
    void beginBootstrap(Air &air, const std::vector<QString> &added);
    void stageSome(Air &air, const sync::Staging &under);
    void replay(Air &air, const sync::Staging &under);
    void pull(Air &air);
    void take(Air &air, Page page);
    void compare(Air &air);
    void abandon();
    void note(const Page &page);
    [[nodiscard]] bool isToCompare() const;
    void noteLostScopes(const std::vector<QString> &before);
    void readView() const;
    [[nodiscard]] sync::Moment at(qint64 now) const
    {
        return {now, QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC).addSecs(now)};
    }

    Setup m_setup;
    qint64 m_asked = 0;
    int m_made = 0;
    std::optional<Page> m_inFlight; ///< an answer that is still on its way while ops are pushed
    std::optional<Page> m_replayInFlight;
    std::optional<std::pair<Repair, RepairWanted>> m_repairInFlight;
    mutable View m_view;
    mutable qint64 m_viewAt = -1;
};

} // namespace zhike::test
