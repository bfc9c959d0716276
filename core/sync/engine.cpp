// SPDX-License-Identifier: Apache-2.0
#include "core/sync/engine.h"

#include "core/store/deliver.h"
#include "core/store/shelves.h"
#include "core/sync/rounds.h"

namespace zhike {

using namespace sync;

class SyncEngine::Private {
public:
    Private(SyncEngine *owner, Rooms r)
        : q(owner)
        , rounds(r)
        , line(r.clock)
        , puller(rounds, owner)
        , pusher(rounds, owner)
    {
    }

    /// Counts are read from the file; while one reading is under way, the next is only noted.
    void refresh()
    {
        if (isReading) {
            isStale = true;
            return;
        }
        isReading = true;
        isStale = false;
        struct Found {
            outbox::Counts counts;
            bool isSettled = false;
            Standing standing;
        };
        deliver(rounds.rooms.store.read([](const Reader &reader) -> Result<Found> {
            return Found{outbox::counts(reader), outbox::rows(reader, outbox::Shelf::Outbox).empty(), standing(reader)};
        }),
                q, [this](const Result<Found> &found) {
                    isReading = false;
                    if (found)
                        show(found->counts, found->standing, found->isSettled);
                    if (isStale)
                        refresh();
                });
    }

    void show(const outbox::Counts &counts, const Standing &standing, bool isSettled)
    {
        Status now;
        now.line = line.quality();
        now.waiting = counts.waiting;
        now.refused = counts.refused;
        now.lastSuccess = rounds.isCaughtUp ? line.lastSuccess() : std::max(standing.asOf, status.lastSuccess);
        now.isBootstrapping = puller.isBootstrapping();
        now.isUsable = standing.isUsable;
        now.isAddingScopes = puller.isAdding();
        now.isTooOld = rounds.isTooOld;
        now.clockOffMs = rounds.centralTime.offBy(rounds.rooms.clock);
        now.repaired = puller.comparer().repaired();
        now.requests = rounds.requests;
        const bool isNew = !(now == status);
        status = now;
        if (isNew)
            Q_EMIT q->statusChanged();
        if (rounds.isRunning && rounds.isCaughtUp && isSettled && !now.isBootstrapping && !now.isAddingScopes)
            Q_EMIT q->quiet();
    }

    /// Central's time for everything that is signed or dated from here on.
    void takeDate(const QDateTime &date, qint64 sentMs, qint64 gotMs)
    {
        rounds.centralTime.heard(date, sentMs, gotMs);
        if (rounds.rooms.corrected && rounds.centralTime.isKnown())
            rounds.rooms.corrected->set(rounds.centralTime.at(0).toMSecsSinceEpoch());
    }

    void renewToken()
    {
        if (isRenewing || !rounds.rooms.renewToken)
            return;
        isRenewing = true;
        deliver(rounds.rooms.renewToken(), q, [this](const Result<QString> &token) {
            isRenewing = false;
            if (!token && Rounds::isFinal(token.error()))
                return rounds.stop(token.error());
            if (!token)
                return; // the loops try again, and then this is tried again too
            rounds.rooms.client.setTerminalToken(*token);
            puller.wake();
            pusher.retryNow();
        });
    }

    SyncEngine *q;
    Rounds rounds;
    LineMonitor line;
    Puller puller;
    Pusher pusher;
    Status status;
    bool isRenewing = false;
    bool isReading = false;
    bool isStale = false;
};

SyncEngine::SyncEngine(Rooms rooms, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, rooms))
{
    d->rounds.changed = [this] { d->refresh(); };
    d->rounds.wakePusher = [this] { d->pusher.wake(); };
    d->rounds.renewToken = [this] { d->renewToken(); };
    d->puller.comparer().whenCompared = [this](int wrong) { Q_EMIT compared(wrong); };
    connect(&rooms.client, &CentralClient::dated, this,
            [this](const QDateTime &date, qint64 sentMs, qint64 gotMs) { d->takeDate(date, sentMs, gotMs); });
    d->rounds.stop = [this](const Error &why) {
        stop();
        Q_EMIT stopped(why);
    };
    connect(&rooms.client, &CentralClient::answered, this, [this](qint64 tookMs) {
        d->line.succeeded(tookMs);
        d->refresh();
    });
    connect(&rooms.client, &CentralClient::failed, this, [this](const Error &error) {
        d->line.failed(error);
        d->refresh();
    });
    connect(&rooms.store.events(), &StoreEvents::committed, this, [this](const Change &change) {
        if (!change.outbox && !change.attention)
            return;
        d->refresh();
        d->pusher.wake();
    });
}

SyncEngine::~SyncEngine() { stop(); } // no timer may outlive what it wakes

const SyncEngine::Status &SyncEngine::status() const { return d->status; }

void SyncEngine::start()
{
    if (d->rounds.isRunning)
        return;
    d->rounds.isRunning = true;
    d->puller.begin();
}

void SyncEngine::stop()
{
    d->rounds.isRunning = false;
    d->puller.halt();
    d->pusher.halt();
}

void SyncEngine::retryNow()
{
    d->puller.wake();
    d->pusher.retryNow();
}

void SyncEngine::compare()
{
    d->puller.comparer().want();
    d->puller.wake();
}

void SyncEngine::flush()
{
    deliver(d->rounds.rooms.store.write([now = d->rounds.now()](Writer &writer) -> Result<bool> {
        flushWaiting(writer, now);
        return true;
    }),
            this, [this](const Result<bool> &) { d->pusher.retryNow(); });
}

} // namespace zhike
