// SPDX-License-Identifier: Apache-2.0
#include "central/api/central.h"

#include "central/seed/samples.h"
#include "central/store/founding.h"

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {
/// Where a folder of files lies: in the one that was named, else beside the SQLite file. Empty: nowhere.
QString filesOf(const CentralOptions &options, const Database &database, const QString &kind)
{
    if (!options.files.isEmpty())
        return options.files + u'/' + kind;
    return database.path().isEmpty() ? QString() : database.path() + u'.' + kind;
}
} // namespace

Central::Central(const CentralOptions &options, std::shared_ptr<Database> database, const Clock &clock)
    : m_database(std::move(database))
    , m_shelf(filesOf(options, *m_database, u"shards"_s), [] { return bodyDictionary(); })
    , m_auditBook(*m_database, [this](std::function<void()> task) { m_server.later(std::move(task)); })
    , m_premises{*m_database, clock, m_shelf, m_auditBook, m_communityNames, filesOf(options, *m_database, u"blobs"_s),
                 [this] {
                     return Vitals{m_server.figures(), m_watch.commits(), 0, 0};
                 }}
    , m_server(options.server, [this](const Request &request) { return dispatch(m_premises, request); })
    , m_watch(*m_database, [this](const Topics &topics) { m_server.wake(topics); })
    , m_hasFiles(!filesOf(options, *m_database, {}).isEmpty())
{
    m_database->onCommit([this] { m_watch.note(); });
}

Central::~Central()
{
    stop();
    m_database->onCommit({});
}

Result<std::unique_ptr<Central>> Central::open(const CentralOptions &options, const Clock &clock)
{
    Result<std::shared_ptr<Database>> database = Database::open(options.db);
    if (!database)
        return database.error();
    Transaction tx(**database, Transaction::Kind::Write);
    found(tx);
    if (const Result<void> done = tx.commit(); !done)
        return done.error();
    return std::unique_ptr<Central>(new Central(options, *database, clock));
}

Result<void> Central::start()
{
    if (!m_hasFiles)
        return Error{ErrorCode::InvalidValue, u"files"_s};
    Result<void> started = m_server.start();
    if (started)
        m_ear = std::make_unique<Ear>(*m_database, [this] { m_watch.note(); });
    return started;
}

void Central::stop()
{
    m_ear.reset();
    m_server.stop();
}

} // namespace zhike::central
