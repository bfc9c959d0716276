// SPDX-License-Identifier: Apache-2.0
#include "core/sync/courier.h"

#include "core/store/blobfiles.h"
#include "core/store/deliver.h"
#include "core/sync/backoff.h"
#include "core/sync/blobrules.h"

#include <QLoggingCategory>
#include <QPromise>
#include <QThreadPool>

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
        : q(owner)
        , rooms(std::move(r))
        , random(randomOf(rooms.seed))
    {
        files.setMaxThreadCount(1);
    }

    // what to do next
    void begin();
    void sort(const Change &change);
    void resort(const Change &change);
    void look();
    void clear();
    void next(const blobs::Row &row);
    void done();
    void failed(const Error &error);

    // to central
    void open(const blobs::Row &row);
    void askStanding();
    void took(const CentralClient::BlobStanding &standing);
    void offerPiece(int waited);
    void sendPiece();

    // from central
    void count(const blobs::Row &row);
    void askPart();
    void keepPart(const CentralClient::BlobPart &part);
    void writePart(const QByteArray &got);
    void join();

    [[nodiscard]] blobfiles::Shelf shelf() const { return {rooms.store.sealer(), rooms.folder}; }
    /// Runs f on the courier's own thread, g(result) back here.
    template <typename F, typename G>
    void onFiles(F f, G g)
    {
        auto promise = std::make_shared<QPromise<std::invoke_result_t<F>>>();
        promise->start();
        deliver(promise->future(), q, std::move(g));
        files.start([promise, f = std::move(f)] {
            promise->addResult(f());
            promise->finish();
        });
    }
    /// Notes how far the file at hand has come.
    template <typename F>
    void note(F f)
    {
        deliver(rooms.store.write([f = std::move(f)](Writer &writer) -> Result<bool> {
            f(writer);
            return true;
        }),
                q, [this](const Result<bool> &kept) { kept ? done() : failed(kept.error()); });
    }

    BlobCourier *q;
    Rooms rooms;
    QRandomGenerator random;
    Backoff backoff;
    Timers::Id retry = 0;
    Timers::Id pause = 0;
    bool isRunning = false;
    bool isBusy = false;
    bool isWoken = false;
    bool wasLineDown = false;
    std::set<QString> setAside; ///< files with trouble of their own, until the next wake()
    blobs::Row now; ///< the file at hand
    QByteArray bytes; ///< of a photo on its way
    qint64 at = 0; ///< where the next piece begins
    int pieces = 0;
    QThreadPool files; ///< last: it ends before what its work refers to
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
    if (!isRunning || !(isAboutOps || isAboutModels || change.files))
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
    if (!isRunning || isBusy || retry != 0)
        return;
    isBusy = true;
    isWoken = false;
    struct Found {
        bool mustClear = false;
        blobs::Row next;
    };
    deliver(rooms.store.read([aside = setAside](const Reader &reader) -> Result<Found> {
        Found found{blobs::hasAny(reader, State::Gone), {}};
        for (const State state : {State::Wanted, State::Sending})
            for (const blobs::Row &row : blobs::inState(reader, state))
                if (!aside.contains(row.sha256))
                    found.next = row;
        return found;
    }),
            q, [this](const Result<Found> &found) {
                if (!found)
                    return failed(found.error());
                if (isRunning && found->mustClear)
                    return clear();
                if (isRunning && !found->next.sha256.isEmpty())
                    return next(found->next);
                isBusy = false;
                if (isWoken)
                    look();
            });
}

/// Files nobody needs go, each with its row: in the writer's turn, so that nobody is just keeping the same one again.
void BlobCourier::Private::clear()
{
    note([where = shelf()](Writer &writer) {
        for (const blobs::Row &row : blobs::inState(writer, State::Gone)) {
            blobfiles::remove(where, row.sha256);
            blobs::remove(writer, row.sha256);
        }
    });
}

void BlobCourier::Private::next(const blobs::Row &row)
{
    now = row;
    row.state == State::Sending ? open(row) : count(row);
}

void BlobCourier::Private::done()
{
    backoff.reset();
    bytes.clear();
    isBusy = false;
    look();
}

void BlobCourier::Private::failed(const Error &error)
{
    bytes.clear();
    isBusy = false;
    if (!isRunning)
        return;
    if (isItsOwn(error)) {
        qCWarning(lcCourier) << "a file is set aside:" << errorName(error.code);
        setAside.insert(now.sha256);
        return look();
    }
    retry = rooms.timers.start(backoff.next(random, error), [this] {
        retry = 0;
        look();
    });
}

void BlobCourier::Private::open(const blobs::Row &row)
{
    onFiles([where = shelf(), sha256 = row.sha256] { return blobfiles::read(where, sha256); },
            [this](const Result<QByteArray> &read) {
                if (!read)
                    return note(
                        [sha256 = now.sha256](Writer &writer) { blobs::setState(writer, sha256, State::Lost); });
                bytes = *read;
                askStanding();
            });
}

void BlobCourier::Private::askStanding()
{
    deliver(rooms.client.blobStanding(now.sha256), q, [this](const Result<CentralClient::BlobStanding> &standing) {
        standing ? took(*standing) : failed(standing.error());
    });
}

void BlobCourier::Private::took(const CentralClient::BlobStanding &standing)
{
    if (standing.isWhole)
        return note([sha256 = now.sha256](Writer &writer) {
            blobs::setState(writer, sha256, State::AtCentral);
            sortBlobs(writer);
        });
    if (standing.have >= bytes.size())
        return failed({ErrorCode::AnswerMalformed, {}});
    at = standing.have;
    offerPiece(0);
}

/// Ops first: the piece waits while one is on its way, but not for ever.
void BlobCourier::Private::offerPiece(int waited)
{
    if (!isRunning)
        return failed({ErrorCode::LineDown, {}});
    deliver(rooms.store.read([](const Reader &reader) -> Result<bool> { return isOpOnItsWay(reader); }), q,
            [this, waited](const Result<bool> &isOpFirst) {
                if (!isRunning || !isOpFirst.valueOr(false) || waited >= tuning::opsFirstTimes)
                    return sendPiece();
                pause = rooms.timers.start(tuning::opsFirstMs, [this, waited] {
                    pause = 0;
                    offerPiece(waited + 1);
                });
            });
}

void BlobCourier::Private::sendPiece()
{
    if (!isRunning)
        return failed({ErrorCode::LineDown, {}});
    ++pieces;
    const CentralClient::BlobPiece piece{now.sha256, at, bytes.size(), bytes.mid(at, tuning::pieceBytes)};
    deliver(rooms.client.putBlob(piece), q, [this](const Result<CentralClient::BlobStanding> &standing) {
        if (!standing)
            return failed(standing.error());
        // where central stands must have moved on, or a piece would be sent again at once, and again
        if (!standing->isWhole && standing->have <= at)
            return failed({ErrorCode::AnswerMalformed, {}});
        backoff.reset();
        took(*standing);
    });
}

void BlobCourier::Private::count(const blobs::Row &row)
{
    onFiles([where = shelf(), sha256 = row.sha256] { return blobfiles::partsHeld(where, sha256); },
            [this](int parts) {
                at = parts * tuning::fetchBytes;
                now.size > 0 && at >= now.size ? join() : askPart();
            });
}

void BlobCourier::Private::askPart()
{
    if (!isRunning)
        return failed({ErrorCode::LineDown, {}});
    ++pieces;
    deliver(rooms.client.blob(now.sha256, at, tuning::fetchBytes), q,
            [this](const Result<CentralClient::BlobPart> &part) {
                if (!part)
                    return failed(part.error());
                if (part->total > tuning::fileBytesAtMost)
                    return failed({ErrorCode::TooLarge, {}});
                const bool isWhole = part->bytes.size() == tuning::fetchBytes || at + part->bytes.size() == part->total;
                isWhole ? keepPart(*part) : failed({ErrorCode::AnswerMalformed, {}});
            });
}

/// The length is noted before the first part lies there, so that a restart knows which one is the last.
void BlobCourier::Private::keepPart(const CentralClient::BlobPart &part)
{
    if (now.size == part.total)
        return writePart(part.bytes);
    now.size = part.total;
    deliver(rooms.store.writeCache([sha256 = now.sha256, total = part.total](Writer &writer) -> Result<bool> {
        blobs::setSize(writer, sha256, total);
        return true;
    }),
            q, [this, got = part.bytes](const Result<bool> &noted) { noted ? writePart(got) : failed(noted.error()); });
}

void BlobCourier::Private::writePart(const QByteArray &got)
{
    const int number = static_cast<int>(at / tuning::fetchBytes);
    onFiles([where = shelf(), sha256 = now.sha256, number,
             got] { return blobfiles::writePart(where, sha256, number, got); },
            [this, size = got.size()](const Result<void> &kept) {
                if (!kept)
                    return failed(kept.error());
                backoff.reset();
                at += size;
                at < now.size ? askPart() : join();
            });
}

void BlobCourier::Private::join()
{
    onFiles([where = shelf(), sha256 = now.sha256] { return blobfiles::join(where, sha256); },
            [this](const Result<qint64> &size) {
                if (!size)
                    return failed(size.error());
                note([sha256 = now.sha256, bytesHeld = *size](Writer &writer) {
                    blobs::setSize(writer, sha256, bytesHeld);
                    blobs::setState(writer, sha256, State::Held);
                    wantBlobsOfModels(writer, tuning::heldBytesAtMost);
                });
            });
}

BlobCourier::BlobCourier(Rooms rooms, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(rooms)))
{
    connect(&d->rooms.store.events(), &StoreEvents::committed, this, [this](const Change &change) { d->sort(change); });
    connect(&d->rooms.client, &CentralClient::failed, this, [this](const Error &) { d->wasLineDown = true; });
    connect(&d->rooms.client, &CentralClient::answered, this, [this] {
        if (std::exchange(d->wasLineDown, false))
            wake();
    });
}

BlobCourier::~BlobCourier() { stop(); }

void BlobCourier::start()
{
    if (d->isRunning)
        return;
    d->isRunning = true;
    d->begin();
}

void BlobCourier::stop()
{
    d->isRunning = false;
    d->rooms.timers.cancel(d->retry);
    d->rooms.timers.cancel(d->pause);
    d->retry = d->pause = 0;
    d->files.waitForDone();
}

void BlobCourier::wake()
{
    d->rooms.timers.cancel(d->retry);
    d->retry = 0;
    d->backoff.reset();
    d->setAside.clear();
    d->look();
}

int BlobCourier::pieces() const { return d->pieces; }

} // namespace zhike
