// SPDX-License-Identifier: Apache-2.0
#include "core/store/deliver.h"
#include "core/sync/shardline.h"

namespace zhike::sync {

namespace {

/// The snapshot is taken off the shelf, or was of scopes that this terminal may no longer hold.
bool isShelfGone(const Error &error) { return error.code == ErrorCode::NotFound || error.code == ErrorCode::NotPermitted; }

} // namespace

Puller::Puller(Rounds &rounds, QObject *parent)
    : QObject(parent)
    , m(rounds)
    , m_shards(new ShardLine(rounds, this))
{
}

void Puller::begin()
{
    m_isBusy = true;
    deliver(m.rooms.store.write([](Writer &writer) -> Result<Standing> {
        freezeWaiting(writer);
        return standing(writer);
    }),
            this, [this](const Result<Standing> &found) {
                m_isBusy = false;
                if (!found)
                    return failed(found.error());
                m.standing = *found;
                m.changed();
                step();
                m.wakePusher();
            });
}

void Puller::wake()
{
    if (m_retry == 0)
        return;
    m.rooms.timers.cancel(m_retry);
    m_retry = 0;
    m_backoff.reset();
    step();
}

void Puller::halt()
{
    m.rooms.timers.cancel(m_retry);
    m_retry = 0;
}

void Puller::step()
{
    if (!m.isRunning || m_isBusy || m_retry != 0)
        return;
    m_isBusy = true;
    deliver(m.rooms.store.read([](const Reader &reader) -> Result<Where> {
        Where where{standing(reader), staging(reader)};
        where.hasDictionary = where.staging
            && dictionaries::use(reader, static_cast<quint32>(where.staging->manifest.dictionaryId)).isOk();
        return where;
    }),
            this, [this](const Result<Where> &where) { where ? go(*where) : failed(where.error()); });
}

void Puller::go(const Where &where)
{
    m.standing = where.standing;
    const bool isWhole = where.standing.cursor.isEmpty() || (where.staging && !where.staging->isAddition);
    m_isBootstrapping = isWhole;
    m_isAdding = !isWhole && (where.staging || !where.standing.added.empty());
    const bool isEmpty =
        where.standing.scopes.empty(); // everything it held was taken away: there is no feed to follow yet
    m_isAddingNow =
        m_isAdding && (isEmpty || !m_isAddingNow); // turn about: what is here stays fresh while more is fetched
    if (!m.isRunning) {
        m_isBusy = false;
    } else if (isWhole && where.staging && where.staging->isAddition) {
        startOver(); // the cursor it should be added at is no longer valid
    } else if (isWhole || m_isAddingNow) {
        bootstrap(where, isWhole ? std::vector<QString>() : where.standing.added);
    } else if (m_waits && !m_isAdding && m_comparer.isDue()) {
        m_comparer.run([this] {
            m_waits = false;
            next();
        });
    } else {
        askChanges();
    }
}

void Puller::bootstrap(const Where &where, const std::vector<QString> &scopes)
{
    const std::optional<Staging> &staging = where.staging;
    if (!staging)
        askSnapshot(scopes);
    else if (staging->shardsDone < static_cast<int>(staging->manifest.shards.size()))
        where.hasDictionary ? bringShards(*staging) : askDictionary(*staging);
    else
        askReplay(*staging);
}

void Puller::askSnapshot(const std::vector<QString> &scopes)
{
    ++m.requests;
    m.changed();
    deliver(m.rooms.client.snapshot(scopes), this,
            [this, isAddition = !scopes.empty()](const Result<Manifest> &manifest) {
                if (!manifest)
                    return failed(manifest.error());
                deliver(m.rooms.store.writeCache([manifest = *manifest, isAddition](Writer &writer) -> Result<bool> {
                    isAddition ? beginAddition(writer, manifest) : beginStaging(writer, manifest);
                    return true;
                }),
                        this, [this](const Result<bool> &begun) { begun ? next() : failed(begun.error()); });
            });
}

void Puller::askDictionary(const Staging &staging)
{
    if (!staging.manifest.dictionary)
        return startOver(Error{ErrorCode::AnswerMalformed, QStringLiteral("dictionary")});
    ++m.requests;
    deliver(m.rooms.client.shard(*staging.manifest.dictionary, 0), this,
            [this, manifest = staging.manifest](const Result<QByteArray> &bytes) {
                if (!bytes)
                    return isShelfGone(bytes.error()) ? startOver() : failed(bytes.error());
                deliver(m.rooms.store.writeCache([manifest, bytes = *bytes](Writer &writer) -> Result<bool> {
                    return checkedDictionary(manifest, bytes)
                        .then([&writer](const std::unique_ptr<const Dictionary> &dictionary) -> Result<bool> {
                            dictionaries::keep(writer, *dictionary);
                            return true;
                        });
                }),
                        this, [this](const Result<bool> &kept) { kept ? next() : failed(kept.error()); });
            });
}

void Puller::bringShards(const Staging &staging)
{
    Staging turn = staging;
    if (turn.isAddition) // one shard, then the feed has its turn
        turn.manifest.shards.resize(static_cast<size_t>(turn.shardsDone) + 1);
    m_shards->run(turn, [this](const std::optional<Error> &error) {
        if (!error)
            return next();
        if (isShelfGone(*error))
            return startOver();
        error->detail == u"snapshot" ? startOver(error) : failed(*error);
    });
}

void Puller::askReplay(const Staging &staging)
{
    ++m.requests;
    const qint64 request = ++m.changesAsked;
    const CentralClient::ChangesWanted wanted{staging.cursor,
                                              staging.manifest.epoch,
                                              0,
                                              0,
                                              staging.manifest.scopes,
                                              m_staleAnswers,
                                              erasuresAfter(staging, m.standing),
                                              true};
    deliver(m.rooms.client.changes(wanted), this, [this, request](const Result<QByteArray> &bytes) {
        bytes ? took(*bytes, request, true) : failed(bytes.error());
    });
}

void Puller::askChanges()
{
    ++m.requests;
    const qint64 request = ++m.changesAsked;
    const int wait = m_waits && !m_isAdding ? tuning::longPollSeconds : 0;
    const CentralClient::ChangesWanted wanted{m.standing.cursor, m.standing.epoch, 0,  wait,
                                              m.standing.scopes, m_staleAnswers,   -1, false};
    deliver(m.rooms.client.changes(wanted), this, [this, request](const Result<QByteArray> &bytes) {
        bytes ? took(*bytes, request, false) : failed(bytes.error());
    });
}

void Puller::took(const QByteArray &bytes, qint64 request, bool isReplay)
{
    struct Took {
        bool isCaughtUp = false;
        bool isNews = false;
    };
    deliver(m.rooms.store.writeCache(
                [bytes, request, isReplay, now = m.now(), asked = m.standing.scopes](Writer &writer) -> Result<Took> {
                    Result<Page> page = readPage(bytes);
                    if (!page)
                        return page.error();
                    page->request = request;
                    if (isReplay)
                        return replayPage(writer, *page, now).then([](bool isSwapped) {
                            return Result<Took>(Took{false, isSwapped});
                        });
                    page->asked = asked;
                    if (standing(writer).cursor.isEmpty())
                        return Took{}; // a push has learnt meanwhile that central's history is another one
                    if (const Result<void> applied = applyPage(writer, *page, now); !applied)
                        return applied.error();
                    return Took{!page->hasMore, !page->changes.empty() || !page->results.empty()};
                }),
            this, [this](const Result<Took> &took) {
                if (!took) {
                    ++m_staleAnswers; // nothing has happened; the next question looks different from the last
                    return failed(took.error());
                }
                m_staleAnswers = 0;
                m.isCaughtUp = took->isCaughtUp;
                m_waits = took->isCaughtUp && !took->isNews;
                next();
                m.wakePusher();
            });
}

void Puller::next()
{
    m_backoff.reset();
    m_isBusy = false;
    m.changed();
    step();
}

void Puller::startOver(const std::optional<Error> &why)
{
    deliver(m.rooms.store.write([](Writer &writer) -> Result<bool> {
        abandonStaging(writer);
        return true;
    }),
            this, [this, why](const Result<bool> &done) {
                if (!done || why)
                    return failed(done ? *why : done.error());
                next();
            });
}

/// A bootstrap under way that can't be finished, or a cursor that leads nowhere any more.
void Puller::loseHistory(const Error &error)
{
    deliver(m.rooms.store.write([isOther = error.code == ErrorCode::EpochChanged](Writer &writer) -> Result<bool> {
        if (staging(writer))
            abandonStaging(writer);
        isOther ? holdForEpoch(writer) : loseCursor(writer);
        return true;
    }),
            this, [this](const Result<bool> &done) { done ? next() : failed(done.error()); });
}

void Puller::failed(const Error &error)
{
    m.isCaughtUp = false;
    m_waits = false;
    if (error.code == ErrorCode::CursorTooOld && m_isAddingNow)
        return startOver(); // only the addition's replay: the feed itself still goes on
    if (error.code == ErrorCode::EpochChanged || error.code == ErrorCode::CursorTooOld)
        return loseHistory(error);
    m_isBusy = false;
    if (Rounds::isFinal(error))
        return m.stop(error);
    if (error.code == ErrorCode::TokenExpired)
        m.renewToken();
    retry(error);
}

void Puller::retry(const Error &error)
{
    m.changed();
    if (m.isRunning)
        m_retry = m.rooms.timers.start(m_backoff.next(m.random, error), [this] {
            m_retry = 0;
            step();
        });
}

} // namespace zhike::sync
