// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/api/api.h"
#include "central/api/watch.h"
#include "central/http/server.h"
#include "central/store/ear.h"

namespace zhike::central {

struct CentralOptions {
    QString db; ///< see central/store/engine.h
    ServerOptions server;
    QString files = {}; ///< folder of the shards and blobs; empty: beside the SQLite file
};

/// The whole reference central in one object: a database, its routes, a server. Owner's thread: any one.
class Central {
public:
    /// Opens and founds the database; nothing is listened on yet. `clock` outlives the central.
    [[nodiscard]] static Result<std::unique_ptr<Central>> open(const CentralOptions &options, const Clock &clock);
    ~Central();

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] SnapshotShelf &shelf() { return m_shelf; }
    /// InvalidValue "files" when it doesn't know where shards and blobs go.
    [[nodiscard]] Result<void> start();
    [[nodiscard]] quint16 port() const { return m_server.port(); }
    void stop();

private:
    Central(const CentralOptions &options, std::shared_ptr<Database> database, const Clock &clock);

    std::shared_ptr<Database> m_database;
    SnapshotShelf m_shelf;
    AuditBook m_auditBook;
    CommunityNames m_communityNames;
    Premises m_premises;
    Server m_server;
    Watch m_watch;
    std::unique_ptr<Ear> m_ear;
    const bool m_hasFiles;
};

} // namespace zhike::central
