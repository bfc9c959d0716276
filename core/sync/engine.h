// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store.h"
#include "core/sync/centraltime.h"
#include "core/sync/client.h"
#include "core/sync/line.h"

#include <QObject>

#include <memory>

namespace zhike {

/// Keeps the client's file and central in step: bootstrap when needed, long-poll for changes, push ops, try again.
///
/// Threads: lives on one thread (the client's); parses and stores on the store's writer thread. start() once after
/// enrolment. Ops are committed by `sync::commitOp` in a store write; the engine wakes by itself (StoreEvents).
class SyncEngine : public QObject {
    Q_OBJECT
public:
    struct Rooms { ///< all outlive the engine
        Store &store;
        CentralClient &client;
        Timers &timers;
        const Clock &clock;
        quint64 seed = 0; ///< of the retry jitter; 0: from the system
        CorrectedClock *corrected = nullptr; ///< told what time it is at central
        /// 401 for the terminal: asks for a new token with the terminal's key, keeps it, gives it. Empty: only trying
        /// again.
        std::function<QFuture<Result<QString>>()> renewToken = {};
    };
    explicit SyncEngine(Rooms rooms, QObject *parent = nullptr);
    ~SyncEngine() override;

    struct Status {
        LineQuality line = LineQuality::Offline;
        int waiting = 0;
        int refused = 0;
        QDateTime lastSuccess; ///< "as of": the last page that was complete; survives restarts
        bool isBootstrapping = false;
        bool isUsable = false; ///< a snapshot has been swapped in at least once
        bool isTooOld = false; ///< 426: central takes no ops of this program any more; reading and queueing go on
        bool isAddingScopes = false; ///< a small bootstrap is under way
        qint64 clockOffMs = 0; ///< this machine's clock minus central's, when it is more than two minutes
        int repaired = 0; ///< buckets mended since start
        qint64 requests = 0; ///< sent since start
        friend bool operator==(const Status &, const Status &) = default;
    };
    [[nodiscard]] const Status &status() const;

    void start();
    void stop();
    /// The person pressed "try now", or the machine says that the network is back.
    void retryNow();
    /// Lets ops leave before their undo window is over (sign-out, closing the program).
    void flush();
    /// Compares the cache with central's sums as soon as the feed is at its end, and mends what is wrong. By itself
    /// once a day.
    void compare();

Q_SIGNALS:
    void statusChanged();
    /// A round ended with nothing left to do: outbox empty, feed at its end.
    void quiet();
    /// A comparison has ended; `wrong` buckets were found and mended.
    void compared(int wrong);
    /// Central doesn't know this terminal (any more): syncing has stopped until somebody acts; queueing goes on.
    void stopped(const zhike::Error &why);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace zhike
