// SPDX-License-Identifier: Apache-2.0
#include "core/sync/shardline.h"

#include "core/store/deliver.h"

#include <QtConcurrent>

namespace zhike::sync {

void ShardLine::run(const Staging &staging, std::function<void(const std::optional<Error> &)> ended)
{
    ++m_run;
    m_manifest = staging.manifest;
    m_ended = std::move(ended);
    m_written = m_fetched = staging.shardsDone;
    m_ready.reset();
    m_isFetching = m_isWriting = false;
    fetch();
}

void ShardLine::end(const std::optional<Error> &error)
{
    ++m_run;
    m_ready.reset();
    std::exchange(m_ended, nullptr)(error);
}

void ShardLine::fetch()
{
    if (m_isFetching || m_ready || m_fetched == count())
        return;
    if (!m.isRunning)
        return m_isWriting ? void() : end({});
    m_isFetching = true;
    ++m.requests;
    const ShardRef &ref = m_manifest.shards[static_cast<size_t>(m_fetched)];
    deliver(m.rooms.client.shard(ref, 0), this, [this, run = m_run](const Result<QByteArray> &bytes) {
        if (run == m_run)
            bytes ? prepare(*bytes) : end(bytes.error());
    });
}

void ShardLine::prepare(const QByteArray &bytes)
{
    const ShardBytes shard{m_manifest.shards[static_cast<size_t>(m_fetched)], bytes, static_cast<quint32>(m_manifest.dictionaryId)};
    deliver(QtConcurrent::run(&m_preparing, [shard, &sealer = m.rooms.store.sealer()] { return prepareShard(sealer, shard); }), this,
            [this, run = m_run](const Result<ReadyShardPtr> &ready) {
                if (run != m_run)
                    return;
                if (!ready)
                    return end(ready.error());
                m_isFetching = false;
                ++m_fetched;
                m_ready = *ready;
                write();
            });
}

void ShardLine::write()
{
    if (m_isWriting || !m_ready)
        return;
    m_isWriting = true;
    const ReadyShardPtr shard = std::exchange(m_ready, nullptr);
    fetch();
    writePortion(shard, 0);
}

void ShardLine::writePortion(const ReadyShardPtr &shard, qsizetype from)
{
    const qsizetype size = std::min<qsizetype>(tuning::rowsInPortion, shard->size() - from);
    const bool isLast = from + size == shard->size();
    deliver(m.rooms.store.writeCache([shard, from, size, isLast, number = m_written](Writer &writer) -> Result<bool> {
        stageReady(writer, *shard, from, size);
        return isLast ? shardDone(writer, number) : Result<bool>(true);
    }), this, [this, run = m_run, shard, from, size, isLast](const Result<bool> &staged) {
        if (run != m_run)
            return;
        if (!staged)
            return end(staged.error());
        if (!isLast)
            return writePortion(shard, from + size);
        m_isWriting = false;
        ++m_written;
        m.changed();
        if (m_written == count())
            return end({});
        m_ready ? write() : fetch();
    });
}

} // namespace zhike::sync
