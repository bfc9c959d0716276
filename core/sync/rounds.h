// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/backoff.h"
#include "core/sync/bootstrap.h"
#include "core/sync/digest.h"
#include "core/sync/engine.h"
#include "core/sync/tuning.h"

#include <QRandomGenerator>

/// The engine's two loops share this; engine's thread only.
namespace zhike::sync {

struct Rounds {
    explicit Rounds(SyncEngine::Rooms r)
        : rooms(r), random(randomOf(r.seed))
    {
    }
    SyncEngine::Rooms rooms;
    QRandomGenerator random;
    Standing standing;
    CentralTime centralTime;
    bool isTooOld = false; ///< 426 to a push: only pulling goes on
    bool isRunning = false;
    bool isCaughtUp = false; ///< the last page had nothing behind it
    qint64 changesAsked = 0; ///< numbers the changes requests
    qint64 requests = 0;
    std::function<void()> changed; ///< something a status shows may have changed
    std::function<void()> wakePusher;
    std::function<void(const Error &)> stop; ///< nothing but a person can go on from here
    std::function<void()> renewToken; ///< 401: once at a time; both loops are woken when there is a new one

    [[nodiscard]] Moment now() const
    {
        const qint64 steady = rooms.clock.steadyMs();
        return centralTime.isKnown() ? Moment{steady, centralTime.at(steady), true} : Moment{steady, rooms.clock.now()};
    }
    /// Errors that no retry heals. Everything else may be the work of a portal, a proxy or an hour: it is tried again,
    /// seldom.
    [[nodiscard]] static bool isFinal(const Error &error)
    {
        return error.code == ErrorCode::TerminalUnknown || error.code == ErrorCode::TerminalRevoked;
    }
};

/// Compares the cache with central's sums and mends it, while the puller stands still.
class Comparer : public QObject {
public:
    Comparer(Rounds &rounds, QObject *parent)
        : QObject(parent)
        , m(rounds)
    {
    }
    void want() { m_isWanted = true; }
    [[nodiscard]] bool isDue() const;
    /// Calls `then` when it has ended, however it ended.
    void run(std::function<void()> then);
    [[nodiscard]] int repaired() const { return m_repaired; }
    std::function<void(int wrong)> whenCompared;

private:
    void askSums();
    void look(std::shared_ptr<Comparison> comparison);
    void judge(const Comparison &comparison);
    void collect(const RepairWanted &wanted, std::shared_ptr<WrongRows> rows);
    void askRepair(const RepairWanted &wanted, std::shared_ptr<WrongRows> rows);
    void mend(const QByteArray &bytes, std::shared_ptr<WrongRows> rows);
    void equal();
    void end(qint64 againInMs);

    Rounds &m;
    std::function<void()> m_then;
    bool m_isWanted = false;
    qint64 m_notBefore = 0; ///< steadyMs
    int m_round = 0;
    int m_tries = 0;
    int m_found = 0; ///< wrong buckets in this comparison
    int m_repaired = 0;
};

class ShardLine;

/// Bootstrap and feed: one request at a time, but for shards (shardline.h).
class Puller : public QObject {
public:
    Puller(Rounds &rounds, QObject *parent);
    void begin(); ///< reads where the file stands, then goes on
    void wake(); ///< drops a wait
    void halt();
    [[nodiscard]] bool isBootstrapping() const { return m_isBootstrapping; }
    [[nodiscard]] bool isAdding() const { return m_isAdding; }
    Comparer &comparer() { return m_comparer; }

private:
    struct Where {
        Standing standing;
        std::optional<Staging> staging;
        bool hasDictionary = false; ///< the one the shards need, or they need none
    };
    void step();
    void go(const Where &where);
    void bootstrap(const Where &where, const std::vector<QString> &scopes);
    void askSnapshot(const std::vector<QString> &scopes);
    void askDictionary(const Staging &staging);
    void bringShards(const Staging &staging);
    void askReplay(const Staging &staging);
    void askChanges();
    void took(const QByteArray &bytes, qint64 request, bool isReplay);
    void failed(const Error &error);
    void startOver(const std::optional<Error> &why = {}); ///< the snapshot is gone; with a reason: after a pause
    void loseHistory(const Error &error);
    void retry(const Error &error);
    void next(); ///< what worked: on with the next step

    Rounds &m;
    Comparer m_comparer{m, this};
    ShardLine *m_shards; ///< child
    Backoff m_backoff;
    Timers::Id m_retry = 0;
    bool m_isBusy = false;
    bool m_isBootstrapping = false;
    bool m_isAdding = false; ///< an addition is under way …
    bool m_isAddingNow = false; ///< … and takes turns with the feed: this step is its
    int m_staleAnswers = 0; ///< answers to other questions, in a row
    bool m_waits = false; ///< the next changes request may be a long poll
};

/// Numbers and sends ops, one request at a time.
class Pusher : public QObject {
public:
    Pusher(Rounds &rounds, QObject *parent)
        : QObject(parent)
        , m(rounds)
    {
    }
    void wake();
    void retryNow();
    void halt();

private:
    void step();
    void send(const OpsRequest &request);
    void took(const OpsRequest &sent, const OpsAnswer &answer);
    void failed(const Error &error);
    void waitUntilDue();

    void retry(const Error &error);

    Rounds &m;
    Backoff m_backoff;
    Timers::Id m_retry = 0;
    Timers::Id m_due = 0;
    bool m_isBusy = false;
    bool m_isWoken = false;
};

} // namespace zhike::sync
