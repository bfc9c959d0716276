// SPDX-License-Identifier: Apache-2.0
#include "core/store/salvage.h"

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

    void run()
    {
        if (!m_table.key) {
            scan("");
            return;
        }
        // up from the first row, down from the last, then the stretch between them one by one
        const std::string key = m_table.key;
        if (scan(" ORDER BY " + key))
            return;
        const qint64 low = m_last;
        const qint64 bottom = m_count > 0 ? low : 0;
        m_count = 0;
        scan(" WHERE " + key + ">" + std::to_string(bottom) + " ORDER BY " + key + " DESC");
        const qint64 top = m_count > 0 ? m_last : bottom + 1;
        probe(bottom + 1, std::min(top, bottom + kProbesAtMost));
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
        SQLite::Database from(damaged.toStdString(), SQLite::OPEN_READWRITE); // the log can only be read by one who may write
        sqlite3_db_config(from.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        from.exec("PRAGMA trusted_schema=OFF");
        Transaction transaction(fresh, Transaction::Kind::Write);
        for (const Table &table : kTables) {
            Copier copier(from, fresh, table);
            copier.run();
            (table.isOps ? result.ops : result.rows) += copier.copied;
            result.lost += copier.lost;
        }
        forgetCache(fresh);
        transaction.commit();
    } catch (const SQLite::Exception &) {
        ++result.lost; // not even the table of contents could be read; the file stays in quarantine
    }
    return result;
}

} // namespace zhike
