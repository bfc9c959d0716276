// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>
#include <optional>
#include <unordered_map>

namespace zhike {

/// A prepared statement in use; reset when it goes out of scope, so that no read transaction stays open by accident.
/// Columns are asked by position. Throws SQLite::Exception.
class Query
{
public:
    explicit Query(SQLite::Statement &statement) : m(&statement) {}
    Query(Query &&other) noexcept : m(std::exchange(other.m, nullptr)) {}
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;
    Query &operator=(Query &&) = delete;
    ~Query();

    template <typename... Values>
    void bindAll(const Values &...values)
    {
        int position = 0;
        (bind(++position, values), ...);
    }
    [[nodiscard]] bool next() { return m->executeStep(); }
    int run() { return m->exec(); }

    [[nodiscard]] bool isNull(int column) const { return m->isColumnNull(column); }
    [[nodiscard]] qint64 number(int column) const { return m->getColumn(column).getInt64(); }
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;

private:
    void bind(int position, qint64 value) { m->bind(position, static_cast<int64_t>(value)); }
    void bind(int position, int value) { m->bind(position, value); }
    void bind(int position, bool value) { m->bind(position, value ? 1 : 0); }
    void bind(int position, const QString &value);
    void bind(int position, const QByteArray &value); ///< as BLOB
    void bind(int position, std::nullptr_t) { m->bind(position); }
    template <typename T>
    void bind(int position, const std::optional<T> &value)
    {
        value ? bind(position, *value) : bind(position, nullptr);
    }

    SQLite::Statement *m;
};

/// One SQLite connection with its prepared statements. Lives on one thread. Pragmas: schema.md.
class Connection
{
public:
    enum class Mode { ReadWrite, ReadOnly };
    static constexpr int busyMs = 5'000; ///< only one process opens the file, so a lock is a backup tool's and short
    struct Options {
        Mode mode = Mode::ReadWrite;
        QByteArray vfs;   ///< SQLite VFS by name; empty for the system's own
        int maxPages = 0; ///< 0: SQLite's own limit
        QByteArray pragmas = {}; ///< tests: run last, to show what ours are for
    };
    /// Throws SQLite::Exception.
    Connection(const QString &path, const Options &options);

    [[nodiscard]] SQLite::Database &database() { return m_database; }
    /// The statement kept under the literal's address.
    [[nodiscard]] SQLite::Statement &prepared(const char *sql);
    void exec(const char *sql) { m_database.exec(sql); }
    [[nodiscard]] qint64 pragma(const char *sql);
    void forgetStatements() { m_statements.clear(); }

private:
    SQLite::Database m_database;
    std::unordered_map<const char *, std::unique_ptr<SQLite::Statement>> m_statements;
};

/// BEGIN IMMEDIATE (or a read transaction) … COMMIT; rolls back when it ends without commit().
class Transaction
{
public:
    enum class Kind { Read, Write };
    Transaction(Connection &connection, Kind kind);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();

private:
    Connection &m_connection;
    bool m_isOpen = true;
};

} // namespace zhike
