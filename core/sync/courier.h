// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store.h"
#include "core/sync/client.h"

#include <memory>

namespace zhike {

/// Carries files beside the ops: photos to central, manuals and pictures from there. One piece at a time; a piece waits
/// while an op is on its way, so that no op waits for more than one piece. What was cut goes on where central (or this
/// disk) stands.
///
/// Threads: lives on one thread (the client's); reads, seals and hashes on a thread of its own. Woken by commits, by a
/// line that came back and by the person; between failures the same doubling delay as everybody. Central's word alone
/// makes a file "at central": it has checked the whole against its name. Progress is told by StoreEvents::committed
/// (Change::files). What nobody needs any more is removed here; an erased person's files at once, running or not.
class BlobCourier : public QObject {
    Q_OBJECT
public:
    struct Rooms { ///< all outlive the courier
        Store &store;
        CentralClient &client;
        Timers &timers;
        QString folder; ///< where the files lie, beside the database
        quint64 seed = 0; ///< of the retry jitter; 0: from the system
    };
    explicit BlobCourier(Rooms rooms, QObject *parent = nullptr);
    ~BlobCourier() override;

    void start();
    /// No request is begun any more; what lies half at central stays there. Waits for its own thread.
    void stop();
    /// Drops a wait: the person asked, or the line is back. What was set aside is tried again.
    void wake();
    /// Pieces begun since start, for tests and `zhikectl doctor`.
    [[nodiscard]] int pieces() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace zhike
