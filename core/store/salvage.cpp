// SPDX-License-Identifier: Apache-2.0
#include "core/store/salvage.h"

#include "core/store/logcheck.h"
#include "core/store/pagescan.h"
#include "core/store/storageerror.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <algorithm>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

// Tables and the column by which a row is found again. `meta` loses what belongs to the cache.
struct Table {
    const char *name;
    const char *key; ///< integer key, by which gaps are probed; nullptr for tables without one
    bool isOps;
};
constexpr Table kTables[] = {
    {"outbox", "ord", true},         {"journal", "ord", false},       {"audit", "n", false},
    {"attention", "n", false},       {"meta", nullptr, false},        {"outbox_target", nullptr, false},
    {"outbox_need", nullptr, false}, {"interaction", nullptr, false}, {"login", nullptr, false},
    {"blob", nullptr, false},        {"set_aside", "ord", false},     {"export", nullptr, false},
};
constexpr qint64 kProbesAtMost = 200'000; // rows tried one by one inside a damaged stretch

/// An older file's rows have fewer columns than the fresh table: the names of the first `columns`.
std::string insertInto(Connection &to, const char *table, int columns)
{
    const SQLite::Statement shape(to.database(), "SELECT * FROM " + std::string(table) + " LIMIT 0");
    std::string names;
    std::string marks;
    for (int i = 0; i < std::min(columns, shape.getColumnCount()); ++i) {
        names += (i > 0 ? "," : "") + std::string(shape.getColumnName(i));
        marks += i > 0 ? ",?" : "?";
    }
    return "INSERT OR IGNORE INTO " + std::string(table) + " (" + names + ") VALUES (" + marks + ")";
}

/// A full or failing disk under the fresh file is not a damaged row: the salvage ends and is done again another time.
/// Only a row that doesn't fit, or can't be read, is passed over.
void passOnTrouble(const SQLite::Exception &exception)
{
    const ErrorCode code = storageError(exception).code;
    if (code == ErrorCode::StorageFull || code == ErrorCode::StorageReadOnly || code == ErrorCode::StorageBusy)
        throw exception;
}

class Copier {
public:
    Copier(SQLite::Database &from, Connection &to, const Table &table) : m_from(from), m_to(to), m_table(table) {}

    int copied = 0;
    int lost = 0;

    /// True when every row could be reached.
    bool run()
    {
        if (!m_table.key)
            return scan("");
        // up from the first row, down from the last, then the stretch between them one by one
        const std::string key = m_table.key;
        if (scan(" ORDER BY " + key))
            return true;
        const qint64 low = m_last;
        const qint64 bottom = m_count > 0 ? low : 0;
        m_count = 0;
        scan(" WHERE " + key + ">" + std::to_string(bottom) + " ORDER BY " + key + " DESC");
        const qint64 top = m_count > 0 ? m_last : bottom + 1;
        probe(bottom + 1, std::min(top, bottom + kProbesAtMost));
        return false;
    }

private:
    /// True when the whole statement could be read.
    bool scan(const std::string &tail)
    {
        try {
            SQLite::Statement rows(m_from, "SELECT * FROM " + std::string(m_table.name) + tail);
            while (rows.executeStep()) {
                m_last = rows.getColumn(0).getInt64();
                ++m_count;
                insert(rows);
            }
            return true;
        } catch (const SQLite::Exception &exception) {
            passOnTrouble(exception);
            return false;
        }
    }

    void probe(qint64 from, qint64 to)
    {
        for (qint64 key = from; key < to; ++key) {
            m_count = 0;
            if (!scan(" WHERE " + std::string(m_table.key) + "=" + std::to_string(key)))
                ++lost;
        }
    }

    void insert(SQLite::Statement &row)
    {
        const int columns = row.getColumnCount();
        SQLite::Statement insert(m_to.database(), insertInto(m_to, m_table.name, columns));
        for (int i = 0; i < columns; ++i)
            bind(insert, i + 1, row.getColumn(i));
        try {
            copied += insert.exec();
        } catch (const SQLite::Exception &exception) {
            passOnTrouble(exception);
            ++lost; // a row that no longer has the table's shape
        }
    }

    static void bind(SQLite::Statement &insert, int position, const SQLite::Column &value)
    {
        if (value.isNull())
            insert.bind(position);
        else if (value.isInteger())
            insert.bind(position, value.getInt64());
        else if (value.isText())
            insert.bind(position, value.getString());
        else
            insert.bind(position, value.getBytes() > 0 ? value.getBlob() : "", value.getBytes());
    }

    SQLite::Database &m_from;
    Connection &m_to;
    const Table &m_table;
    qint64 m_last = 0;
    qint64 m_count = 0;
};

using Type = ScannedField::Type;

/// Which table a row found on a page belongs to, by its shape; nullptr for the cache, indexes and everything else.
const char *tableOf(const ScannedRow &row)
{
    const auto is = [&row](std::initializer_list<Type> shape) {
        return std::equal(shape.begin(), shape.end(), row.fields.begin(), row.fields.end(), [](Type t, const ScannedField &f) { return f.type == t; });
    };
    if (!row.hasRowid)
        return is({Type::Text, Type::Blob}) ? "meta" : nullptr;
    if (row.fields.size() == 32 && row.fields[1].type == Type::Text && row.fields[14].type == Type::Blob
        && QCryptographicHash::hash(row.fields[14].bytes, QCryptographicHash::Sha256) == row.fields[16].bytes)
        return row.fields[30].type == Type::Null ? "outbox" : "journal";
    if (is({Type::Null, Type::Blob, Type::Blob, Type::Blob, Type::Number}))
        return "audit";
    if (is({Type::Null, Type::Text, Type::Text, Type::Number, Type::Number, Type::Blob}))
        return "attention";
    if (is({Type::Text, Type::Text, Type::Number, Type::Blob}))
        return "interaction";
    if (is({Type::Text, Type::Number, Type::Text, Type::Text, Type::Blob}))
        return "blob";
    return is({Type::Text, Type::Blob}) ? "login" : nullptr;
}

void bindField(SQLite::Statement &insert, int position, const ScannedField &field)
{
    const auto size = static_cast<int>(field.bytes.size());
    if (field.type == Type::Null)
        insert.bind(position);
    else if (field.type == Type::Number)
        insert.bind(position, static_cast<int64_t>(field.number));
    else if (field.type == Type::Text)
        insert.bind(position, field.bytes.toStdString());
    else
        insert.bind(position, size > 0 ? field.bytes.constData() : "", size);
}

/// Rows that SQLite finds no way to any more.
void copyFromPages(const QString &damaged, Connection &fresh, Salvaged &result)
{
    scanPages(damaged, [&](const ScannedRow &row) {
        const char *table = tableOf(row);
        if (!table)
            return;
        try {
            SQLite::Statement insert(fresh.database(), insertInto(fresh, table, static_cast<int>(row.fields.size())));
            for (size_t i = 0; i < row.fields.size(); ++i)
                bindField(insert, static_cast<int>(i) + 1, row.fields[i]);
            if (row.hasRowid && row.fields[0].type == Type::Null)
                insert.bind(1, static_cast<int64_t>(row.rowid)); // an INTEGER PRIMARY KEY lies in the cell, not in the record
            (std::string(table) == "outbox" ? result.ops : result.rows) += insert.exec();
        } catch (const SQLite::Exception &exception) {
            passOnTrouble(exception);
            ++result.lost;
        }
    });
}

/// Table by table through SQLite; true when every row could be reached.
bool copyThroughSqlite(const QString &damaged, Connection &fresh, Salvaged &result)
{
    if (QFileInfo(damaged).size() == 0)
        return false; // opening it would delete its log
    try {
        SQLite::Database from(damaged.toStdString(), SQLite::OPEN_READWRITE); // the log can only be read by one who may write
        sqlite3_db_config(from.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        from.exec("PRAGMA trusted_schema=OFF");
        bool isWhole = true;
        for (const Table &table : kTables) {
            Copier copier(from, fresh, table);
            isWhole = copier.run() && isWhole;
            (table.isOps ? result.ops : result.rows) += copier.copied;
            result.lost += copier.lost;
        }
        return isWhole;
    } catch (const SQLite::Exception &exception) {
        passOnTrouble(exception);
        return false; // not even the table of contents could be read
    }
}

/// An op that was found in the outbox as it once was and in the journal: it has arrived.
void dropOlderTwins(Connection &fresh)
{
    fresh.exec("DELETE FROM outbox WHERE op_id IN (SELECT op_id FROM journal)");
}

/// New ops come after every old one: a number of the journal must stay free for an op that comes back from there.
void goOnCounting(Connection &fresh)
{
    fresh.exec("DELETE FROM sqlite_sequence WHERE name='outbox'");
    fresh.exec(
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'outbox', coalesce(max(ord), 0) FROM (SELECT ord FROM outbox UNION ALL "
        "SELECT ord FROM journal UNION ALL SELECT ord FROM set_aside)");
}

/// The cache starts anew: the file must not believe that it has documents.
void forgetCache(Connection &fresh)
{
    fresh.exec("DELETE FROM meta WHERE key IN ('cursor', 'usable', 'staging')");
}

constexpr const char *kLast = "SELECT value FROM meta WHERE key='salvagedFrom'";

void markSalvaged(Connection &fresh, const QString &damaged)
{
    Query mark(fresh.prepared("INSERT OR REPLACE INTO meta (key, value) VALUES ('salvagedFrom', ?)"));
    mark.bindAll(QFileInfo(damaged).fileName().toUtf8());
    mark.run();
}

} // namespace

bool isSalvaged(const QString &damaged, Connection &file)
{
    Query last(file.prepared(kLast));
    return last.next() && last.bytes(0) == QFileInfo(damaged).fileName().toUtf8();
}

bool quarantine(const QString &path, const QString &kept)
{
    // the log first: the newest ops may stand only there, and SQLite deletes a log that lies beside an empty file
    if (QFile::exists(path + "-wal"_L1) && !QFile::rename(path + "-wal"_L1, kept + "-wal"_L1))
        return false;
    QFile::remove(path + "-shm"_L1); // an index of the log, made anew
    if (QFile::exists(path))
        return QFile::rename(path, kept);
    QFile nothing(kept); // there was only a log; that `kept` exists says that this is done
    return nothing.open(QIODevice::WriteOnly);
}

Salvaged salvage(const QString &damaged, Connection &fresh)
{
    Salvaged result;
    Transaction transaction(fresh, Transaction::Kind::Write);
    if (checkLog(damaged).isDamaged) { // SQLite ends at the damage; what was committed after it goes first, because it is newer
        copyFromPages(damaged, fresh, result);
        (void)copyThroughSqlite(damaged, fresh, result);
    } else if (!copyThroughSqlite(damaged, fresh, result)) {
        copyFromPages(damaged, fresh, result);
    }
    dropOlderTwins(fresh);
    goOnCounting(fresh);
    forgetCache(fresh);
    markSalvaged(fresh, damaged);
    transaction.commit();
    return result;
}

} // namespace zhike
