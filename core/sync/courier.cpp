// SPDX-License-Identifier: Apache-2.0
#include "core/sync/courier.h"

#include "core/sync/blobrules.h"
#include "core/sync/carriage.h"
#include "core/sync/tuning.h"

#include <QLoggingCategory>

namespace zhike {

using namespace sync;
using blobs::State;

namespace {

Q_LOGGING_CATEGORY(lcCourier, "zhike.sync.files")

/// Trouble of this one file: the others go on.
bool isItsOwn(const Error &error)
{
    return error.code == ErrorCode::InvalidValue || error.code == ErrorCode::TooLarge
        || error.code == ErrorCode::NotFound || error.code == ErrorCode::RowUnreadable;
}

bool namesModels(const Change &change)
{
    return change.everything || std::any_of(change.documents.begin(), change.documents.end(), [](const QString &key) {
               return key.startsWith(QLatin1StringView("model/"));
           });
}

} // namespace

class BlobCourier::Private {
public:
    Private(BlobCourier *owner, Rooms r)
        : carriage(owner, std::move(r))
        , random(randomOf(carriage.rooms.seed))
    {
        carriage.done = [this] { done(); };
        carriage.failed = [this](const Error &error) { failed(error); };
    }

    void begin();
    void sort(const Change &change);
    void resort(const Change &change);
    void look();
    /// `then` is told which files couldn't be removed, or why nothing was.
    void clear(std::function<void(const Result<QStringList> &)> then);
    void next(const blobs::Row &row);
    void done();
    void failed(const Error &error);

    Carriage carriage;
    QObject *const q = carriage.context;
    Rooms &rooms = carriage.rooms;
    BlobSender sender{carriage};
    BlobFetcher fetcher{carriage};
    QRandomGenerator random;
    Timers::Id retry = 0;
    bool isBusy = false;
    bool isWoken = false;
    bool wasLineDown = false;
    std::set<QString> setAside; ///< files with trouble of their own, until the next wake()
};

/// Once a start: what a closed program left behind, and what this desk wants.
void BlobCourier::Private::begin()
{
    isBusy = true;
    deliver(rooms.store.write([](Writer &writer) -> Result<bool> {
        dropUnnamedBlobs(writer);
        wantBlobsOfModels(writer, tuning::heldBytesAtMost);
        sortBlobs(writer);
        return true;
    }),
            q, [this](const Result<bool> &) {
                isBusy = false;
                look();
            });
}

/// Something was committed: does it move a file?
void BlobCourier::Private::sort(const Change &change)
{
    const bool isAboutOps = change.outbox || change.everything;
    const bool isAboutModels = namesModels(change);
    if (!carriage.isRunning || !(isAboutOps || isAboutModels || change.files))
        return;
    if (!isAboutOps && !isAboutModels)
        return look();
    deliver(rooms.store.read([](const Reader &reader) -> Result<bool> { return hasBlobsToSort(reader); }), q,
            [this, change, isAboutModels](const Result<bool> &hasAny) {
                if (hasAny.valueOr(false) || isAboutModels)
                    resort(change);
            });
}

void BlobCourier::Private::resort(const Change &change)
{
    deliver(rooms.store.write([change](Writer &writer) -> Result<bool> {
        if (change.everything)
            doubtBlobs(writer);
        if (namesModels(change))
            wantBlobsOfModels(writer, tuning::heldBytesAtMost);
        sortBlobs(writer);
        return true;
    }),
            q, [this](const Result<bool> &) { look(); });
}

void BlobCourier::Private::look()
{
    isWoken = true;
    if (!carriage.isRunning || isBusy || retry != 0)
        return;
    isBusy = true;
    isWoken = false;
    struct Found {
        bool mustClear = false;
        blobs::Row next;
    };
    deliver(rooms.store.read([aside = setAside](const Reader &reader) -> Result<Found> {
        const auto lastIn = [&](State state) {
            blobs::Row last;
            for (const blobs::Row &row : blobs::inState(reader, state))
                if (!aside.contains(row.sha256))
                    last = row;
            return last;
        };
        const blobs::Row sending = lastIn(State::Sending);
        return Found{!lastIn(State::Gone).sha256.isEmpty(),
                     sending.sha256.isEmpty() ? lastIn(State::Wanted) : sending};
    }),
            q, [this](const Result<Found> &found) {
                if (!found)
                    return failed(found.error());
                if (carriage.isRunning && found->mustClear)
                    return clear([this](const Result<QStringList> &stuck) { stuck ? done() : failed(stuck.error()); });
                if (carriage.isRunning && !found->next.sha256.isEmpty())
                    return next(found->next);
                isBusy = false;
                if (isWoken)
                    look();
            });
}

/// Files nobody needs go, in the writer's turn, so that nobody is just keeping the same one again.
void BlobCourier::Private::clear(std::function<void(const Result<QStringList> &)> then)
{
    deliver(rooms.store.write([where = carriage.shelf()](Writer &writer) -> Result<QStringList> {
        return removeGoneBlobs(writer, where);
    }),
            q, [this, then = std::move(then)](const Result<QStringList> &stuck) {
                if (stuck)
                    setAside.insert(stuck->begin(), stuck->end());
                then(stuck);
            });
}

void BlobCourier::Private::next(const blobs::Row &row)
{
    carriage.now = row;
    row.state == State::Sending ? sender.begin() : fetcher.begin();
}

void BlobCourier::Private::done()
{
    carriage.backoff.reset();
    sender.letGo();
    isBusy = false;
    look();
}

void BlobCourier::Private::failed(const Error &error)
{
    sender.letGo();
    isBusy = false;
    if (!carriage.isRunning)
        return;
    if (isItsOwn(error)) {
        qCWarning(lcCourier) << "a file is set aside:" << errorName(error.code);
        setAside.insert(carriage.now.sha256);
        return look();
    }
    retry = rooms.timers.start(carriage.backoff.next(random, error), [this] {
        retry = 0;
        look();
    });
}

BlobCourier::BlobCourier(Rooms rooms, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(rooms)))
{
    connect(&d->rooms.store.events(), &StoreEvents::committed, this, [this](const Change &change) {
        if (change.erased) // at once, whatever else is under way
            d->clear([](const Result<QStringList> &) {});
        d->sort(change);
    });
    connect(&d->rooms.client, &CentralClient::failed, this, [this](const Error &) { d->wasLineDown = true; });
    connect(&d->rooms.client, &CentralClient::answered, this, [this] {
        if (std::exchange(d->wasLineDown, false))
            wake();
    });
}

BlobCourier::~BlobCourier() { stop(); }

void BlobCourier::start()
{
    if (d->carriage.isRunning)
        return;
    d->carriage.isRunning = true;
    d->begin();
}

void BlobCourier::stop()
{
    d->carriage.isRunning = false;
    d->rooms.timers.cancel(d->retry);
    d->sender.halt();
    d->retry = 0;
    d->carriage.files.waitForDone();
}

void BlobCourier::wake()
{
    d->rooms.timers.cancel(d->retry);
    d->retry = 0;
    d->carriage.backoff.reset();
    d->setAside.clear();
    d->look();
}

int BlobCourier::pieces() const { return d->carriage.pieces; }

} // namespace zhike
