// SPDX-License-Identifier: Apache-2.0
#include "core/store/salvage.h"

#include "core/store/pagescan.h"

#include <QCryptographicHash>
#include <QFile>

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
    {"outbox", "ord", true}, {"journal", "ord", false}, {"audit", "n", false}, {"attention", "n", false},
    {"meta", nullptr, false}, {"outbox_target", nullptr, false}, {"outbox_need", nullptr, false},
    {"interaction", nullptr, false}, {"login", nullptr, false}, {"blob", nullptr, false},
};
constexpr qint64 kProbesAtMost = 200'000; // rows tried one by one inside a damaged stretch

class Copier
{
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
        } catch (const SQLite::Exception &) {
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
        std::string marks = "?";
        for (int i = 1; i < columns; ++i)
            marks += ",?";
        SQLite::Statement insert(m_to.database(), "INSERT OR IGNORE INTO " + std::string(m_table.name) + " VALUES (" + marks + ")");
        for (int i = 0; i < columns; ++i)
            bind(insert, i + 1, row.getColumn(i));
        try {
            copied += insert.exec();
        } catch (const SQLite::Exception &) {
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
        std::string marks = "?";
        for (size_t i = 1; i < row.fields.size(); ++i)
            marks += ",?";
        try {
            SQLite::Statement insert(fresh.database(), "INSERT OR IGNORE INTO " + std::string(table) + " VALUES (" + marks + ")");
            for (size_t i = 0; i < row.fields.size(); ++i)
                bindField(insert, static_cast<int>(i) + 1, row.fields[i]);
            if (row.hasRowid && row.fields[0].type == Type::Null)
                insert.bind(1, static_cast<int64_t>(row.rowid)); // an INTEGER PRIMARY KEY lies in the cell, not in the record
            (std::string(table) == "outbox" ? result.ops : result.rows) += insert.exec();
        } catch (const SQLite::Exception &) {
            ++result.lost;
        }
    });
}

/// Table by table through SQLite; true when every row could be reached.
bool copyThroughSqlite(const QString &damaged, Connection &fresh, Salvaged &result)
{
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
    } catch (const SQLite::Exception &) {
        return false; // not even the table of contents could be read
    }
}

/// The cache starts anew: the file must not believe that it has documents.
void forgetCache(Connection &fresh)
{
    fresh.exec("DELETE FROM meta WHERE key IN ('cursor', 'usable', 'staging')");
}

} // namespace

QString quarantine(const QString &path, const QString &time)
{
    const QString kept = path + ".quarantine-"_L1 + time;
    if (!QFile::rename(path, kept))
        return {};
    // the log belongs to the file: the newest ops may stand only there
    QFile::rename(path + "-wal"_L1, kept + "-wal"_L1);
    QFile::remove(path + "-shm"_L1); // an index of the log, made anew
    return kept;
}

Salvaged salvage(const QString &damaged, Connection &fresh)
{
    Salvaged result;
    try {
        Transaction transaction(fresh, Transaction::Kind::Write);
        if (!copyThroughSqlite(damaged, fresh, result))
            copyFromPages(damaged, fresh, result);
        forgetCache(fresh);
        transaction.commit();
    } catch (const SQLite::Exception &) {
        ++result.lost; // the fresh file can't take them; the old one stays in quarantine
    }
    return result;
}

} // namespace zhike
