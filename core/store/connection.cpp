// SPDX-License-Identifier: Apache-2.0
#include "core/store/connection.h"

#include <sqlite3.h>

namespace zhike {
namespace {

/// A connection lives on one thread: SQLite needn't lock it, nor count every allocation under a lock of all threads. Told
/// before its first use; later it would change nothing.
[[maybe_unused]] const bool kIsUnlocked = sqlite3_config(SQLITE_CONFIG_MULTITHREAD) == SQLITE_OK
    && sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;

int flagsOf(Connection::Mode mode)
{
    return mode == Connection::Mode::ReadOnly ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
}

/// schema.md, "Pragmas, and why".
void settle(Connection &connection, const Connection::Options &options)
{
    sqlite3 *handle = connection.database().getHandle();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr); // the store checkpoints, and nobody else
    connection.exec("PRAGMA trusted_schema=OFF");
    connection.exec("PRAGMA cell_size_check=ON");
    connection.exec("PRAGMA mmap_size=0");
    connection.exec("PRAGMA foreign_keys=ON");
    if (options.mode == Connection::Mode::ReadOnly) {
        connection.exec("PRAGMA query_only=ON");
        return;
    }
    connection.exec("PRAGMA journal_mode=WAL");
    connection.exec("PRAGMA synchronous=FULL");
    connection.exec("PRAGMA wal_autocheckpoint=0");
    connection.exec("PRAGMA secure_delete=ON");
    connection.exec("PRAGMA temp_store=MEMORY");
    connection.exec("PRAGMA cache_size=-16384"); // a bootstrap touches a page of the token index with every member
    if (options.maxPages > 0)
        (void)connection.pragma(("PRAGMA max_page_count=" + std::to_string(options.maxPages)).c_str());
    if (!options.pragmas.isEmpty())
        connection.exec(options.pragmas.constData());
}

} // namespace

Query::~Query()
{
    if (!m)
        return;
    m->tryReset();
    try {
        m->clearBindings(); // what was bound may be personal: it doesn't wait in memory for the next use
    } catch (const SQLite::Exception &) {
    }
}

QString Query::text(int column) const
{
    const SQLite::Column value = m->getColumn(column);
    return QString::fromUtf8(value.getText(), value.getBytes());
}

QByteArray Query::bytes(int column) const
{
    const SQLite::Column value = m->getColumn(column);
    const void *blob = value.getBlob();
    return QByteArray(static_cast<const char *>(blob), value.getBytes());
}

void Query::bind(int position, const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    m->bind(position, std::string(utf8.constData(), static_cast<size_t>(utf8.size())));
}

void Query::bind(int position, const QByteArray &value)
{
    // an empty array is an empty blob, not NULL
    m->bind(position, value.isEmpty() ? static_cast<const void *>("") : value.constData(), static_cast<int>(value.size()));
}

Connection::Connection(const QString &path, const Options &options)
    : m_database(path.toStdString(), flagsOf(options.mode), busyMs, options.vfs.toStdString())
{
    settle(*this, options);
}

SQLite::Statement &Connection::prepared(const char *sql)
{
    std::unique_ptr<SQLite::Statement> &statement = m_statements[sql];
    if (!statement)
        statement = std::make_unique<SQLite::Statement>(m_database, sql);
    return *statement;
}

qint64 Connection::pragma(const char *sql)
{
    SQLite::Statement statement(m_database, sql);
    return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

Transaction::Transaction(Connection &connection, Kind kind) : m_connection(connection)
{
    m_connection.exec(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction()
{
    if (!m_isOpen)
        return;
    // SQLite may have rolled back by itself already (full disk): then this fails, which is fine
    m_connection.database().tryExec("ROLLBACK");
}

void Transaction::commit()
{
    m_connection.exec("COMMIT");
    m_isOpen = false;
}

} // namespace zhike
