// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/bootstrap.h"
#include "core/sync/rounds.h"
#include "core/sync/shard.h"

#include <QThreadPool>

namespace zhike::sync {

/// Brings the shards of a bootstrap into staging: while one is written, the next is downloaded and made ready on a thread of its
/// own; never more than one ahead, so that a million members need no more memory than twenty thousand.
///
/// Engine's thread. One run at a time; it ends by exactly one call of `ended`: empty when every shard is in, or when the engine
/// stopped in between.
class ShardLine : public QObject
{
public:
    ShardLine(Rounds &rounds, QObject *parent) : QObject(parent), m(rounds) { m_preparing.setMaxThreadCount(1); }
    ~ShardLine() override { m_preparing.waitForDone(); }
    void run(const Staging &staging, std::function<void(const std::optional<Error> &)> ended);

private:
    void fetch();
    void prepare(const QByteArray &bytes);
    void write();
    void writePortion(const ReadyShardPtr &shard, qsizetype from);
    void end(const std::optional<Error> &error);
    [[nodiscard]] int count() const { return static_cast<int>(m_manifest.shards.size()); }

    Rounds &m;
    QThreadPool m_preparing;
    Manifest m_manifest;
    std::function<void(const std::optional<Error> &)> m_ended;
    int m_run = 0;     ///< answers to an older run are dropped
    int m_written = 0; ///< shards in staging
    int m_fetched = 0; ///< shards asked for
    ReadyShardPtr m_ready;
    bool m_isFetching = false;
    bool m_isWriting = false;
};

} // namespace zhike::sync
