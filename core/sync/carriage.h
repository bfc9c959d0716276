// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/blobfiles.h"
#include "core/store/blobs.h"
#include "core/store/deliver.h"
#include "core/sync/backoff.h"
#include "core/sync/courier.h"

#include <QPromise>
#include <QThreadPool>

/// The courier's two ways share this; the courier's thread only.
namespace zhike::sync {

/// The file at hand, one at a time, and what carrying it needs.
struct Carriage {
    Carriage(QObject *owner, BlobCourier::Rooms r)
        : context(owner)
        , rooms(std::move(r))
    {
        files.setMaxThreadCount(1);
    }

    [[nodiscard]] blobfiles::Shelf shelf() const { return {rooms.store.sealer(), rooms.folder}; }
    /// Runs f on the courier's own thread, g(result) back here.
    template <typename F, typename G>
    void onFiles(F f, G g)
    {
        auto promise = std::make_shared<QPromise<std::invoke_result_t<F>>>();
        promise->start();
        deliver(promise->future(), context, std::move(g));
        files.start([promise, f = std::move(f)] {
            promise->addResult(f());
            promise->finish();
        });
    }
    /// Notes how far the file at hand has come: the last thing that happens to it.
    template <typename F>
    void note(F f)
    {
        deliver(rooms.store.write([f = std::move(f)](Writer &writer) -> Result<bool> {
            f(writer);
            return true;
        }),
                context, [this](const Result<bool> &kept) { kept ? done() : failed(kept.error()); });
    }

    QObject *context; ///< nothing comes back once it is gone
    BlobCourier::Rooms rooms;
    std::function<void()> done; ///< with the file at hand
    std::function<void(const Error &)> failed; ///< so did the file at hand; called at most once for each
    Backoff backoff;
    bool isRunning = false;
    int pieces = 0; ///< begun since start
    blobs::Row now; ///< the file at hand
    qint64 at = 0; ///< where its next piece begins
    QThreadPool files; ///< last: it ends before what its work refers to
};

/// To central: asks where it stands and sends the file at hand from there, piece by piece.
class BlobSender {
public:
    explicit BlobSender(Carriage &carriage)
        : m(carriage)
    {
    }
    void begin();
    /// The bytes of the file at hand, once it has ended.
    void letGo() { m_bytes.clear(); }
    /// Drops the wait for an op.
    void halt();

private:
    void askStanding();
    void took(const CentralClient::BlobStanding &standing);
    void offerPiece(int waited);
    void sendPiece();

    Carriage &m;
    QByteArray m_bytes; ///< of the file at hand, clear
    Timers::Id m_pause = 0;
};

/// From central: part by part onto the disk, then one file of them.
class BlobFetcher {
public:
    explicit BlobFetcher(Carriage &carriage)
        : m(carriage)
    {
    }
    void begin();

private:
    void askPart();
    void keepPart(const CentralClient::BlobPart &part);
    void writePart(const QByteArray &got);
    void join();

    Carriage &m;
};

} // namespace zhike::sync
