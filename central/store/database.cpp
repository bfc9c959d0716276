// SPDX-License-Identifier: Apache-2.0
#include "central/store/database.h"

#include "central/store/migrations.h"

#include <QHash>
#include <QLoggingCategory>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlRecord>
#include <QUuid>

#include <atomic>
#include <map>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcStore, "zhike.central.store", QtInfoMsg)

/// What both engines can prepare. PostgreSQL prepares nothing else.
bool isPreparable(const QByteArray &sql)
{
    return sql.startsWith("SELECT") || sql.startsWith("INSERT") || sql.startsWith("UPDATE") || sql.startsWith("DELETE");
}

} // namespace

struct Database::Connection {
    Connection(const Address &to, QString connectionName)
        : address(to)
        , name(std::move(connectionName))
    {
        db = QSqlDatabase::addDatabase(driverOf(address.engine), name);
        isOpen = connectTo(db, address);
    }
    ~Connection()
    {
        forget();
        db.close();
        db = QSqlDatabase();
        QSqlDatabase::removeDatabase(name);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    void reconnect()
    {
        forget();
        db.close();
        isOpen = connectTo(db, address);
    }
    /// Begins and ends transactions. SQLite takes these prepared like any other; a server takes them as words.
    QSqlError control(const QByteArray &statement)
    {
        if (address.engine != EngineKind::Sqlite) {
            QSqlQuery query(db);
            return query.exec(QString::fromLatin1(statement)) ? QSqlError() : query.lastError();
        }
        auto it = prepared.find(statement);
        if (it == prepared.end()) {
            QSqlQuery query(db);
            if (!query.prepare(QString::fromLatin1(statement)))
                return query.lastError();
            it = prepared.emplace(statement, Prepared{std::move(query)}).first;
        }
        QSqlQuery &query = it->second.query;
        const QSqlError failure = query.exec() ? QSqlError() : query.lastError();
        query.finish();
        return failure;
    }
    /// Statements belong to the session that prepared them.
    void forget()
    {
        prepared.clear();
        direct = QSqlQuery();
    }

    const Address &address;
    const QString name;
    QSqlDatabase db;
    bool isOpen = false;
    struct Prepared {
        QSqlQuery query;
        int columns = 0; ///< asked once: QtSql builds a whole record to count them
    };
    std::map<QByteArray, Prepared> prepared; ///< statements are few and the same ones again and again
    QSqlQuery direct; ///< the last one that can't be prepared
    quint64 failures = 0;
    Error lastFailure;
};

Database::Database(Address address)
    : m_address(std::move(address))
    , m_mark(QUuid::createUuid().toString(QUuid::Id128))
    , m_serial([] {
        static std::atomic<quint64> next{0};
        return ++next;
    }())
{
}

namespace {
/// This thread's connections, by database. Closed with the thread.
template <typename Connection>
std::map<quint64, std::unique_ptr<Connection>> &connectionsOfThisThread()
{
    thread_local std::map<quint64, std::unique_ptr<Connection>> connections;
    return connections;
}
} // namespace

Database::~Database() { connectionsOfThisThread<Connection>().erase(m_serial); }

Database::Connection &Database::connection() const
{
    std::unique_ptr<Connection> &mine = connectionsOfThisThread<Connection>()[m_serial];
    if (!mine) {
        static std::atomic<quint64> next{0};
        mine = std::make_unique<Connection>(m_address, u"central-%1-%2"_s.arg(m_serial).arg(++next));
    }
    return *mine;
}

Result<std::shared_ptr<Database>> Database::open(const QString &url)
{
    const Result<Address> address = addressOf(url);
    if (!address)
        return address.error();
    std::shared_ptr<Database> database(new Database(*address));
    if (Connection &mine = database->connection(); !mine.isOpen)
        return errorOf(address->engine, mine.db.lastError());
    if (const Result<void> done = database->migrate(); !done)
        return done.error();
    database->warnOfServersLog();
    return database;
}

/// A statement carries its values to the server, and one that fails would be written into the server's log with them.
void Database::warnOfServersLog()
{
    if (engine() != EngineKind::Postgres)
        return;
    Transaction tx(*this, Transaction::Kind::Read);
    const QString level = tx.text("SHOW log_min_error_statement");
    if (level != u"panic" && level != u"fatal")
        qCWarning(lcStore, "the database server logs statements that fail, with people's data in them: see "
                           "docs/operations.md, \"What the server may log\"");
}

Result<void> Database::migrate()
{
    const auto versionIn = [](Transaction &tx) {
        return tx.number("SELECT CAST(value AS BIGINT) FROM setting WHERE name = 'schema'");
    };
    {
        Transaction tx(*this, Transaction::Kind::Write);
        tx.define("CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)");
        const bool isNewer = versionIn(tx) > migrations().back().version;
        if (const auto done = tx.commit(); !done || isNewer)
            return done ? Result<void>(ErrorCode::StorageNewer) : done;
    }
    for (const Migration &migration : migrations()) {
        Transaction tx(*this, Transaction::Kind::Write, Transaction::Patience::Unlimited);
        if (migration.version <= versionIn(tx)) // another process may have been here in between
            continue;
        migration.apply(tx);
        tx.run("INSERT INTO setting (name, value) VALUES ('schema', ?) ON CONFLICT (name) DO UPDATE SET value = "
               "excluded.value",
               {QString::number(migration.version)});
        if (const auto done = tx.commit(); !done)
            return done;
    }
    return {};
}

Transaction::Transaction(Database &database, Kind kind, Patience patience)
    : m_database(database)
    , m_connection(database.connection())
    , m_kind(kind)
{
    if (kind == Kind::Write)
        m_lock = std::unique_lock(database.m_writer);
    begin();
    if (patience == Patience::Unlimited && engine() == EngineKind::Postgres)
        run("SET LOCAL statement_timeout = 0");
}

/// A server may have gone and come back since this thread spoke to it last: nothing has happened yet, so a new
/// connection and a second try are safe here, and only here.
void Transaction::begin()
{
    if (!m_connection.isOpen)
        m_connection.reconnect();
    QSqlError failure = tryToBegin();
    if (m_connection.isOpen && failure.isValid() && isLineLost(engine(), failure)) {
        m_connection.reconnect();
        failure = tryToBegin();
    }
    if (failure.isValid())
        fail("begin", failure);
}

QSqlError Transaction::tryToBegin()
{
    m_isOpen = false;
    if (!m_connection.isOpen)
        return m_connection.db.lastError();
    for (const QByteArray &statement : beginning(engine(), m_kind)) {
        if (const QSqlError failure = m_connection.control(statement); failure.isValid())
            return failure;
        m_isOpen = true;
    }
    return {};
}

Transaction::~Transaction()
{
    if (m_isOpen)
        (void)m_connection.control("ROLLBACK");
}

void Transaction::fail(const char *doing, const QSqlError &failure)
{
    m_hasFailed = true;
    m_error = errorOf(engine(), failure);
    ++m_connection.failures;
    m_connection.lastFailure = m_error;
    qCWarning(lcStore, "%s failed: %s %s", doing, qUtf8Printable(errorName(m_error.code)),
              qUtf8Printable(failure.nativeErrorCode()));
    if (isLineLost(engine(), failure)) {
        m_isOpen = false;
        m_connection.isOpen = false; // the next transaction connects again
    }
}

QSqlQuery *Transaction::prepared(const QByteArray &sql)
{
    if (!isPreparable(sql)) {
        m_connection.direct = QSqlQuery(m_connection.db);
        return &m_connection.direct;
    }
    auto it = m_connection.prepared.find(sql);
    if (it == m_connection.prepared.end()) {
        QSqlQuery query(m_connection.db);
        query.setForwardOnly(true); // row by row from the server, never a whole result in memory
        if (!query.prepare(QString::fromLatin1(sql))) {
            fail("prepare", query.lastError());
            return nullptr;
        }
        it = m_connection.prepared.emplace(sql, Database::Connection::Prepared{std::move(query)}).first;
    }
    return &it->second.query;
}

QSqlQuery *Transaction::execute(const QByteArray &sql, const Row &values)
{
    QSqlQuery *query = m_hasFailed ? nullptr : prepared(sql);
    if (!query)
        return nullptr;
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(static_cast<int>(i), storable(engine(), values.at(i)));
    if (!(isPreparable(sql) ? query->exec() : query->exec(QString::fromLatin1(sql)))) {
        fail("statement", query->lastError());
        query->finish();
        return nullptr;
    }
    return query;
}

void Transaction::define(const QByteArray &ddl) { run(definition(engine(), ddl)); }

int Transaction::run(const QByteArray &sql, const Row &values)
{
    QSqlQuery *query = execute(sql, values);
    if (!query)
        return 0;
    const int changed = query->numRowsAffected();
    query->finish();
    return changed;
}

void Transaction::stream(const QByteArray &sql, const Row &values, const std::function<bool(const QSqlQuery &)> &each)
{
    QSqlQuery *query = execute(sql, values);
    if (!query)
        return;
    while (query->next() && each(*query)) { }
    if (query->lastError().isValid())
        fail("read", query->lastError());
    query->finish();
}

std::vector<Row> Transaction::rows(const QByteArray &sql, const Row &values)
{
    std::vector<Row> found;
    int unknown = 0;
    const auto known = m_connection.prepared.find(sql);
    stream(sql, values, [&](const QSqlQuery &query) {
        int &columns = known == m_connection.prepared.end() ? unknown : known->second.columns;
        columns = columns > 0 ? columns : query.record().count();
        Row &row = found.emplace_back();
        row.reserve(columns);
        for (int i = 0; i < columns; ++i)
            row.append(query.value(i));
        return true;
    });
    return m_hasFailed ? std::vector<Row>() : found;
}

Row Transaction::row(const QByteArray &sql, const Row &values)
{
    const std::vector<Row> found = rows(sql, values);
    return found.empty() ? Row() : found.front();
}

qint64 Transaction::number(const QByteArray &sql, const Row &values, qint64 otherwise)
{
    const Row found = row(sql, values);
    return found.isEmpty() || found.first().isNull() ? otherwise : found.first().toLongLong();
}

QString Transaction::text(const QByteArray &sql, const Row &values) { return row(sql, values).value(0).toString(); }

Result<void> Transaction::commit()
{
    if (m_kind == Kind::Write && engine() == EngineKind::Postgres)
        (void)text("SELECT pg_notify(?, ?)", {QString::fromLatin1(kNewsChannel), m_database.m_mark});
    if (m_hasFailed)
        return m_error;
    if (const QSqlError failure = m_connection.control("COMMIT"); failure.isValid()) {
        fail("commit", failure);
        return m_error;
    }
    m_isOpen = false;
    if (m_lock.owns_lock())
        m_lock.unlock();
    if (m_kind == Kind::Write && m_database.m_onCommit)
        m_database.m_onCommit();
    return {};
}

FailureWatch::FailureWatch(Database &database)
    : m_database(database)
    , m_before(database.connection().failures)
{
}

std::optional<Error> FailureWatch::failure() const
{
    const Database::Connection &mine = m_database.connection();
    return mine.failures == m_before ? std::nullopt : std::optional(mine.lastFailure);
}

Result<void> copyTo(Database &database, const QString &path)
{
    if (database.engine() != EngineKind::Sqlite)
        return Error{ErrorCode::NotPermitted, u"backup"_s};
    QSqlQuery query(database.connection().db);
    query.prepare(u"VACUUM INTO ?"_s);
    query.addBindValue(path);
    return query.exec() ? Result<void>() : Result<void>(errorOf(database.engine(), query.lastError()));
}

QByteArray placeholders(qsizetype count)
{
    QByteArray list("(");
    for (qsizetype i = 0; i < count; ++i)
        list += i == 0 ? "?" : ",?";
    return list + ")";
}

} // namespace zhike::central
