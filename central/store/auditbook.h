// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/database.h"

#include <QJsonObject>

#include <functional>
#include <mutex>
#include <vector>

/// Central's own audit: who had whom looked up. (The rows of terminals: audittrail.h.)
namespace zhike::central {

/// Keeps audit rows. Those that come while a commit is under way share the next one: the disk takes as long for thirty as for
/// one (docs/decisions/0020).
///
/// Threads: keep() from any; one at a time writes, for all who have come by then.
class AuditBook {
public:
    struct Entry {
        qint64 at = 0; ///< ms since the epoch
        QString terminalId;
        QJsonObject body;
    };
    /// Called once, on a thread that writes: with a value when the row is on disk, with a Storage error when it isn't there -
    /// StorageBusy, without a try, when kMostWaiting rows wait already. Must not call keep().
    using Kept = std::function<void(const Result<void> &)>;
    static constexpr size_t kMostWaiting = 1024; ///< the edge lets in a quarter of that (ServerOptions::queueLimit)

    /// Runs what it is given soon, on a thread of its own choice: behind what is under way, so that many rows come together.
    using Later = std::function<void(std::function<void()>)>;

    AuditBook(Database &database, Later later);

    void keep(Entry entry, Kept kept);

private:
    struct Waiting {
        Entry entry;
        Kept kept;
    };
    void writeWhatWaits();
    [[nodiscard]] Result<void> write(const std::vector<Waiting> &rows);

    Database &m_database;
    const Later m_later;
    std::mutex m_mutex;
    std::vector<Waiting> m_waiting;
    bool m_isSomebodyWriting = false;
};

} // namespace zhike::central
