// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/backoff.h"
#include "core/sync/bootstrap.h"
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
    bool isRunning = false;
    bool isCaughtUp = false;  ///< the last page had nothing behind it
    qint64 changesAsked = 0;  ///< numbers the changes requests
    qint64 requests = 0;
    std::function<void()> changed;              ///< something a status shows may have changed
    std::function<void()> wakePusher;
    std::function<void(const Error &)> stop;    ///< nothing but a person can go on from here

    [[nodiscard]] Moment now() const { return {rooms.clock.steadyMs(), rooms.clock.now()}; }
    /// Errors that no retry heals.
    [[nodiscard]] static bool isFinal(const Error &error)
    {
        return error.code == ErrorCode::TerminalUnknown || error.code == ErrorCode::TerminalRevoked || error.code == ErrorCode::ClientTooOld
            || error.code == ErrorCode::LineRefused || error.code == ErrorCode::NotPermitted;
    }
};

class ShardLine;

/// Bootstrap and feed: one request at a time, but for shards (shardline.h).
class Puller : public QObject
{
public:
    Puller(Rounds &rounds, QObject *parent);
    void begin();   ///< reads where the file stands, then goes on
    void wake();    ///< drops a wait
    void halt();
    [[nodiscard]] bool isBootstrapping() const { return m_isBootstrapping; }

private:
    void step();
    void askSnapshot();
    void askDictionary(const Staging &staging);
    void bringShards(const Staging &staging);
    void askReplay(const Staging &staging);
    void askChanges();
    void took(const QByteArray &bytes, qint64 request, bool isReplay);
    void failed(const Error &error);
    void startOver(const std::optional<Error> &why = {}); ///< the snapshot is gone; with a reason: after a pause
    void next();      ///< what worked: on with the next step

    Rounds &m;
    ShardLine *m_shards; ///< child
    Backoff m_backoff;
    Timers::Id m_retry = 0;
    bool m_isBusy = false;
    bool m_isBootstrapping = false;
    bool m_waits = false; ///< the next changes request may be a long poll
};

/// Numbers and sends ops, one request at a time.
class Pusher : public QObject
{
public:
    Pusher(Rounds &rounds, QObject *parent) : QObject(parent), m(rounds) {}
    void wake();
    void retryNow();
    void halt();

private:
    void step();
    void send(const OpsRequest &request);
    void took(const OpsRequest &sent, const OpsAnswer &answer);
    void failed(const Error &error);
    void waitUntilDue();

    Rounds &m;
    Backoff m_backoff;
    Timers::Id m_retry = 0;
    Timers::Id m_due = 0;
    bool m_isBusy = false;
    bool m_isWoken = false;
};

} // namespace zhike::sync
