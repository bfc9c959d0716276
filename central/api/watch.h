// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/http/message.h"
#include "central/store/database.h"

#include <QStringList>

#include <condition_variable>
#include <functional>
#include <thread>

namespace zhike::central {

/// What a waiting terminal can be woken by.
[[nodiscard]] QByteArray scopeTopic(const QString &scope);
[[nodiscard]] QByteArray terminalTopic(const QString &terminalId);

/// Turns commits into wakes: one look at the feed after a commit (one for many, when they come faster than it looks)
/// tells whom to ask again. Without it every commit would be a read for every waiting terminal. Once a second it looks
/// anyway: another central may write to the same database.
///
/// Threads: one of its own, with its own connection; note() from any.
class Watch {
public:
    using Wake = std::function<void(const Topics &)>;

    /// Looks from the database's present number on. `database` outlives it.
    Watch(Database &database, Wake wake);
    ~Watch();
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

    /// Something was committed.
    void note();
    [[nodiscard]] quint64 commits() const { return m_commits; }

private:
    void run();
    void look();

    Database &m_database;
    const Wake m_wake;
    std::mutex m_mutex;
    std::condition_variable m_bell;
    bool m_hasNews = false;
    bool m_isEnding = false;
    std::atomic<quint64> m_commits = 0;
    qint64 m_seen = 0;
    std::thread m_thread;
};

} // namespace zhike::central
