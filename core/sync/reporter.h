// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store.h"
#include "core/sync/client.h"

#include <functional>
#include <memory>

namespace zhike {

/// Tells central what happened here and how this terminal is: audit rows in their order, each until central has said
/// that it holds them; and every few minutes a heartbeat of counts. Beside the ops, never before them; no names, no
/// values, ids only.
///
/// Threads: lives on one thread (the client's). Between failures the doubling delay; a failure never concerns anybody
/// else.
class Reporter : public QObject {
    Q_OBJECT
public:
    struct Rooms { ///< all outlive the reporter
        Store &store;
        CentralClient &client;
        Timers &timers;
        const Clock &clock;
        QString version; ///< of the program
        std::function<int(const Reader &)> readiness; ///< 0 … 100: how much of what a day without a line needs is here
        quint64 seed = 0; ///< of the retry jitter; 0: from the system
    };
    explicit Reporter(Rooms rooms, QObject *parent = nullptr);
    ~Reporter() override;

    struct Status {
        QDateTime lastHeartbeat; ///< that central answered; invalid: none since start
        QDateTime lastAudit; ///< when central last said that it holds everything there was
    };
    [[nodiscard]] const Status &status() const;

    void start();
    void stop();
    /// Drops a wait.
    void wake();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace zhike
