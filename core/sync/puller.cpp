// SPDX-License-Identifier: Apache-2.0
#include "core/store/deliver.h"
#include "core/sync/shardline.h"

namespace zhike::sync {

Puller::Puller(Rounds &rounds, QObject *parent) : QObject(parent), m(rounds), m_shards(new ShardLine(rounds, this)) {}

void Puller::begin()
{
    m_isBusy = true;
    deliver(m.rooms.store.write([](Writer &writer) -> Result<Standing> {
        freezeWaiting(writer);
        return standing(writer);
    }), this, [this](const Result<Standing> &found) {
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
    struct Where {
        Standing standing;
        std::optional<Staging> staging;
        bool hasDictionary = false; ///< the one the shards need, or they need none
    };
    deliver(m.rooms.store.read([](const Reader &reader) -> Result<Where> {
        Where where{standing(reader), staging(reader)};
        where.hasDictionary = where.staging && dictionaries::use(reader, static_cast<quint32>(where.staging->manifest.dictionaryId)).isOk();
        return where;
    }), this, [this](const Result<Where> &where) {
            if (!where)
                return failed(where.error());
            m.standing = where->standing;
            m_isBootstrapping = where->staging || where->standing.cursor.isEmpty();
            if (!m.isRunning)
                m_isBusy = false;
            else if (!m_isBootstrapping)
                askChanges();
            else if (!where->staging)
                askSnapshot();
            else if (where->staging->shardsDone < static_cast<int>(where->staging->manifest.shards.size()))
                where->hasDictionary ? bringShards(*where->staging) : askDictionary(*where->staging);
            else
                askReplay(*where->staging);
        });
}

void Puller::askSnapshot()
{
    ++m.requests;
    m.changed();
    deliver(m.rooms.client.snapshot(), this, [this](const Result<Manifest> &manifest) {
        if (!manifest)
            return failed(manifest.error());
        deliver(m.rooms.store.writeCache([manifest = *manifest](Writer &writer) -> Result<bool> {
            beginStaging(writer, manifest);
            return true;
        }), this, [this](const Result<bool> &begun) { begun ? next() : failed(begun.error()); });
    });
}

void Puller::askDictionary(const Staging &staging)
{
    if (!staging.manifest.dictionary)
        return startOver(Error{ErrorCode::AnswerMalformed, QStringLiteral("dictionary")});
    ++m.requests;
    deliver(m.rooms.client.shard(*staging.manifest.dictionary, 0), this, [this, manifest = staging.manifest](const Result<QByteArray> &bytes) {
        if (!bytes)
            return bytes.error().code == ErrorCode::NotFound ? startOver() : failed(bytes.error());
        deliver(m.rooms.store.writeCache([manifest, bytes = *bytes](Writer &writer) -> Result<bool> {
            return checkedDictionary(manifest, bytes).then([&writer](const std::unique_ptr<const Dictionary> &dictionary) -> Result<bool> {
                dictionaries::keep(writer, *dictionary);
                return true;
            });
        }), this, [this](const Result<bool> &kept) { kept ? next() : failed(kept.error()); });
    });
}

void Puller::bringShards(const Staging &staging)
{
    m_shards->run(staging, [this](const std::optional<Error> &error) {
        if (!error)
            return next();
        if (error->code == ErrorCode::NotFound)
            return startOver();
        error->detail == u"snapshot" ? startOver(error) : failed(*error);
    });
}

void Puller::askReplay(const Staging &staging)
{
    ++m.requests;
    const qint64 request = ++m.changesAsked;
    deliver(m.rooms.client.changes({staging.cursor, staging.manifest.epoch, 0, 0, true}), this, [this, request](const Result<QByteArray> &bytes) {
        bytes ? took(*bytes, request, true) : failed(bytes.error());
    });
}

void Puller::askChanges()
{
    ++m.requests;
    const qint64 request = ++m.changesAsked;
    const int wait = m_waits ? tuning::longPollSeconds : 0;
    deliver(m.rooms.client.changes({m.standing.cursor, m.standing.epoch, 0, wait, false}), this, [this, request](const Result<QByteArray> &bytes) {
        bytes ? took(*bytes, request, false) : failed(bytes.error());
    });
}

void Puller::took(const QByteArray &bytes, qint64 request, bool isReplay)
{
    struct Took {
        bool isCaughtUp = false;
        bool isNews = false;
    };
    deliver(m.rooms.store.writeCache([bytes, request, isReplay, now = m.now()](Writer &writer) -> Result<Took> {
        Result<Page> page = readPage(bytes);
        if (!page)
            return page.error();
        page->request = request;
        if (isReplay)
            return replayPage(writer, *page, now).then([](bool isSwapped) { return Result<Took>(Took{false, isSwapped}); });
        if (const Result<void> applied = applyPage(writer, *page, now); !applied)
            return applied.error();
        return Took{!page->hasMore, !page->changes.empty() || !page->results.empty()};
    }), this, [this](const Result<Took> &took) {
        if (!took)
            return failed(took.error());
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
    }), this, [this, why](const Result<bool> &done) {
        if (!done || why)
            return failed(done ? *why : done.error());
        next();
    });
}

void Puller::failed(const Error &error)
{
    m.isCaughtUp = false;
    m_waits = false;
    if (Rounds::isFinal(error)) {
        m_isBusy = false;
        return m.stop(error);
    }
    const bool isOtherHistory = error.code == ErrorCode::EpochChanged;
    if (isOtherHistory || error.code == ErrorCode::CursorTooOld) {
        // a bootstrap under way that can't be finished, or a cursor that leads nowhere any more
        deliver(m.rooms.store.write([isOtherHistory](Writer &writer) -> Result<bool> {
            if (staging(writer))
                abandonStaging(writer);
            isOtherHistory ? holdForEpoch(writer) : loseCursor(writer);
            return true;
        }), this, [this](const Result<bool> &done) { done ? next() : failed(done.error()); });
        return;
    }
    m_isBusy = false;
    m.changed();
    if (m.isRunning)
        m_retry = m.rooms.timers.start(m_backoff.next(m.random, error), [this] {
            m_retry = 0;
            step();
        });
}

} // namespace zhike::sync
