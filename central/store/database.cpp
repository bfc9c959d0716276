// SPDX-License-Identifier: Apache-2.0
#include "central/store/database.h"

#include "central/store/migrations.h"

#include <QHash>
#include <QLoggingCategory>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlRecord>

#include <atomic>
#include <map>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcStore, "zhike.central.store", QtInfoMsg)

constexpr auto kScheme = "sqlite:"_L1;
constexpr const char *kPragmas[] = {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON",
                                    "PRAGMA trusted_schema=OFF", "PRAGMA busy_timeout=5000"};

/// SQLite's primary result code behind QtSql's text, as an Error of ours.
Error errorOf(const QSqlError &failure)
{
    switch (failure.nativeErrorCode().toInt() & 0xff) {
    case 5:
    case 6:
        return {ErrorCode::StorageBusy, {}}; // SQLITE_BUSY, SQLITE_LOCKED
    case 8:
        return {ErrorCode::StorageReadOnly, {}}; // SQLITE_READONLY
    case 11:
    case 26:
        return {ErrorCode::StorageCorrupt, {}}; // SQLITE_CORRUPT, SQLITE_NOTADB
    case 13:
        return {ErrorCode::StorageFull, {}}; // SQLITE_FULL
    default:
        return {ErrorCode::StorageIo, failure.nativeErrorCode()};
    }
}

} // namespace

struct Database::Connection {
    explicit Connection(const QString &path, QString connectionName)
        : name(std::move(connectionName))
    {
        db = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        db.setDatabaseName(path);
        isOpen = db.open();
        for (const char *pragma : kPragmas)
            isOpen = isOpen && QSqlQuery(db).exec(QString::fromLatin1(pragma));
    }
    ~Connection()
    {
        prepared.clear();
        db.close();
        db = QSqlDatabase();
        QSqlDatabase::removeDatabase(name);
    }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    const QString name;
    QSqlDatabase db;
    bool isOpen = false;
    std::map<QByteArray, QSqlQuery> prepared; ///< statements are few and the same ones again and again
};

Database::Database(QString path)
    : m_path(std::move(path))
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
        mine = std::make_unique<Connection>(m_path, u"central-%1-%2"_s.arg(m_serial).arg(++next));
    }
    return *mine;
}

Result<std::shared_ptr<Database>> Database::open(const QString &url)
{
    if (!url.startsWith(kScheme))
        return Error{ErrorCode::InvalidValue, u"db"_s};
    std::shared_ptr<Database> database(new Database(url.mid(kScheme.size())));
    if (!database->connection().isOpen)
        return errorOf(database->connection().db.lastError());
    if (const Result<void> done = database->migrate(); !done)
        return done.error();
    return database;
}

Result<void> Database::migrate()
{
    qint64 version = 0;
    {
        Transaction tx(*this, Transaction::Kind::Write);
        tx.run("CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)");
        version = tx.number("SELECT CAST(value AS BIGINT) FROM setting WHERE name = 'schema'");
        if (const auto done = tx.commit(); !done)
            return done;
    }
    if (version > migrations().back().version)
        return ErrorCode::StorageNewer;
    for (const Migration &migration : migrations()) {
        if (migration.version <= version)
            continue;
        Transaction tx(*this, Transaction::Kind::Write);
        migration.apply(tx);
        tx.run("INSERT INTO setting (name, value) VALUES ('schema', ?) ON CONFLICT (name) DO UPDATE SET value = "
               "excluded.value",
               {QString::number(migration.version)});
        if (const auto done = tx.commit(); !done)
            return done;
    }
    return {};
}

Transaction::Transaction(Database &database, Kind kind)
    : m_database(database)
    , m_connection(database.connection())
    , m_kind(kind)
{
    if (kind == Kind::Write)
        m_lock = std::unique_lock(database.m_writer);
    QSqlQuery begin(m_connection.db);
    m_isOpen = begin.exec(kind == Kind::Write ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
    if (!m_isOpen)
        fail("begin", begin);
}

Transaction::~Transaction()
{
    if (m_isOpen)
        QSqlQuery(m_connection.db).exec(u"ROLLBACK"_s);
}

void Transaction::fail(const char *doing, const QSqlQuery &query)
{
    m_hasFailed = true;
    m_error = errorOf(query.lastError());
    qCWarning(lcStore, "%s failed: %s", doing, qUtf8Printable(query.lastError().nativeErrorCode()));
}

QSqlQuery *Transaction::execute(const QByteArray &sql, const Row &values)
{
    if (m_hasFailed)
        return nullptr;
    auto it = m_connection.prepared.find(sql);
    if (it == m_connection.prepared.end()) {
        QSqlQuery query(m_connection.db);
        query.setForwardOnly(true);
        if (!query.prepare(QString::fromLatin1(sql))) {
            fail("prepare", query);
            return nullptr;
        }
        it = m_connection.prepared.emplace(sql, std::move(query)).first;
    }
    QSqlQuery &query = it->second;
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values.at(i));
    if (!query.exec()) {
        fail("statement", query);
        query.finish();
        return nullptr;
    }
    return &query;
}

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
        fail("read", *query);
    query->finish();
}

std::vector<Row> Transaction::rows(const QByteArray &sql, const Row &values)
{
    std::vector<Row> found;
    int columns = 0; // asked once: QtSql builds a whole record to count it
    stream(sql, values, [&found, &columns](const QSqlQuery &query) {
        Row &row = found.emplace_back();
        columns = columns > 0 ? columns : query.record().count();
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
    if (m_hasFailed)
        return m_error;
    QSqlQuery query(m_connection.db);
    if (!query.exec(u"COMMIT"_s)) {
        fail("commit", query);
        return m_error;
    }
    m_isOpen = false;
    if (m_lock.owns_lock())
        m_lock.unlock();
    if (m_kind == Kind::Write && m_database.m_onCommit)
        m_database.m_onCommit();
    return {};
}

Result<void> copyTo(Database &database, const QString &path)
{
    QSqlQuery query(database.connection().db);
    query.prepare(u"VACUUM INTO ?"_s);
    query.addBindValue(path);
    return query.exec() ? Result<void>() : Result<void>(errorOf(query.lastError()));
}

QByteArray placeholders(qsizetype count)
{
    QByteArray list("(");
    for (qsizetype i = 0; i < count; ++i)
        list += i == 0 ? "?" : ",?";
    return list + ")";
}

} // namespace zhike::central
