// SPDX-License-Identifier: Apache-2.0
// P5: what a bootstrap costs beside the least any program must do with the same rows.
#include "core/sync/tuning.h"
#include "tests/bench/rows.h"

#include <QFile>

#include <SQLiteCpp/SQLiteCpp.h>

namespace zhike::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr const char *kTables[] = {"document", "member_key", "timeline"};
constexpr double kPeakMb = 400; // performance.md, P5

/// A table's rows from one file into another one, a transaction a portion; only the inserting counts.
class BareCopy
{
public:
    BareCopy(SQLite::Database &from, SQLite::Database &to, const std::string &table)
        : m_to(to), m_select(from, "SELECT * FROM " + table), m_columns(m_select.getColumnCount())
    {
        std::string marks;
        for (int i = 0; i < m_columns; ++i)
            marks += i == 0 ? "?" : ",?";
        m_insert = std::make_unique<SQLite::Statement>(to, "INSERT INTO " + table + " VALUES (" + marks + ")");
    }
    double run()
    {
        double us = 0;
        std::vector<std::vector<Cell>> portion;
        for (bool hasMore = true; hasMore;) {
            portion.clear();
            while (portion.size() < static_cast<size_t>(sync::tuning::rowsInPortion) && (hasMore = m_select.executeStep()))
                portion.push_back(row());
            us += microseconds([&] { insert(portion); });
        }
        return us;
    }

private:
    struct Cell {
        int type = 0;
        int64_t number = 0;
        std::string bytes;
    };
    std::vector<Cell> row()
    {
        std::vector<Cell> cells;
        for (int i = 0; i < m_columns; ++i) {
            const SQLite::Column column = m_select.getColumn(i);
            cells.push_back({column.getType(), column.isInteger() ? column.getInt64() : 0, column.isInteger() || column.isNull() ? std::string() : column.getString()});
        }
        return cells;
    }
    void insert(const std::vector<std::vector<Cell>> &portion)
    {
        SQLite::Transaction transaction(m_to);
        for (const std::vector<Cell> &cells : portion) {
            for (int i = 0; i < m_columns; ++i)
                bind(i + 1, cells[static_cast<size_t>(i)]);
            m_insert->exec();
            m_insert->reset();
        }
        transaction.commit();
    }
    void bind(int at, const Cell &cell)
    {
        if (cell.type == SQLite::Null)
            m_insert->bind(at);
        else if (cell.type == SQLite::INTEGER)
            m_insert->bind(at, cell.number);
        else if (cell.type == SQLite::TEXT)
            m_insert->bindNoCopy(at, cell.bytes);
        else
            m_insert->bindNoCopy(at, cell.bytes.data(), static_cast<int>(cell.bytes.size()));
    }

    SQLite::Database &m_to;
    SQLite::Statement m_select;
    int m_columns;
    std::unique_ptr<SQLite::Statement> m_insert;
};

double bareInsert(const QString &from, const QString &to)
{
    SQLite::Database source(from.toStdString(), SQLite::OPEN_READONLY);
    SQLite::Database target(to.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    target.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"); // as the client's file
    double us = 0;
    for (const char *table : kTables) {
        SQLite::Statement shape(source, "SELECT sql FROM sqlite_master WHERE type='table' AND name=?");
        shape.bind(1, table);
        (void)shape.executeStep();
        target.exec(shape.getColumn(0).getString());
        us += BareCopy(source, target, table).run();
    }
    return us;
}

} // namespace

Figures bootstrapFigures(World &world)
{
    const QString bare = world.folder() + u"/bare.sqlite"_s;
    double floor = 0;
    try {
        floor = bareInsert(world.path(), bare);
    } catch (const SQLite::Exception &exception) {
        return Error{ErrorCode::StorageIo, QString::fromUtf8(exception.what())};
    }
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(bare + suffix);
    const World::Bootstrap &took = world.bootstrap();
    return std::vector<Figure>{
        {u"P5"_s, u"bootstrap from central to usable"_s, u"bare insert of the same rows"_s, took.seconds * 1e6, floor, 2.5, {}},
        {u"P5"_s, u"the client's memory at most"_s, {}, took.peakMb, 0, {}, kPeakMb, Unit::Megabytes},
        {u"-"_s, u"central: seeding the brand"_s, {}, took.seedSeconds * 1e6, 0, {}, {}}};
}

} // namespace zhike::bench
