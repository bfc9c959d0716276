// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store.h"
#include "core/sync/client.h"
#include "core/sync/line.h"

#include <QObject>

#include <memory>

namespace zhike {

/// Keeps the client's file and central in step: bootstrap when needed, long-poll for changes, push ops, try again.
///
/// Threads: lives on one thread (the client's); parses and stores on the store's writer thread. start() once after
/// enrolment. Ops are committed by `sync::commitOp` in a store write; the engine wakes by itself (StoreEvents).
class SyncEngine : public QObject
{
    Q_OBJECT
public:
    struct Rooms { ///< all outlive the engine
        Store &store;
        CentralClient &client;
        Timers &timers;
        const Clock &clock;
        quint64 seed = 0; ///< of the retry jitter; 0: from the system
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
        qint64 requests = 0;   ///< sent since start
        friend bool operator==(const Status &, const Status &) = default;
    };
    [[nodiscard]] const Status &status() const;

    void start();
    void stop();
    /// The person pressed "try now", or the machine says that the network is back.
    void retryNow();
    /// Lets ops leave before their undo window is over (sign-out, closing the program).
    void flush();

Q_SIGNALS:
    void statusChanged();
    /// A round ended with nothing left to do: outbox empty, feed at its end.
    void quiet();
    /// 401 for the terminal, 426, revoked: syncing has stopped until somebody acts; queueing goes on.
    void stopped(const zhike::Error &why);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace zhike
