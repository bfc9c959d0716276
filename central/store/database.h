// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <memory>
#include <mutex>

namespace zhike::central {

using Row = QVariantList;

/// Central's database. `sqlite:PATH` today; the SQL of this folder is kept to what PostgreSQL 15 also speaks.
///
/// Threads: may be shared; every thread gets its own connection on first use, closed when the thread ends. One writer
/// at a time (a mutex), readers never wait for it (WAL). What is committed is on disk (synchronous=FULL).
class Database {
public:
    /// StorageNewer for a file of a newer program (untouched), StorageIo otherwise (detail: the driver's code, never a
    /// path).
    [[nodiscard]] static Result<std::shared_ptr<Database>> open(const QString &url);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }
    /// Called after every commit of a write, on the writing thread. Set it before the first thread uses the database.
    void onCommit(std::function<void()> callback) { m_onCommit = std::move(callback); }

private:
    friend class Transaction;
    friend Result<void> copyTo(Database &database, const QString &path);
    struct Connection;
    explicit Database(QString path);
    [[nodiscard]] Connection &connection() const;
    [[nodiscard]] Result<void> migrate();

    const QString m_path;
    const quint64 m_serial; ///< names the connections; a pointer could come back for another database
    std::mutex m_writer;
    std::function<void()> m_onCommit;
};

/// One transaction on this thread's connection. Not committed: rolled back. The first failing statement makes every
/// later one do nothing, and commit() tells it: callers need no check between statements. Values read after a failure
/// are empty.
class Transaction {
public:
    enum class Kind { Read, Write };
    Transaction(Database &database, Kind kind);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// Number of rows changed.
    int run(const QByteArray &sql, const Row &values = {});
    [[nodiscard]] std::vector<Row> rows(const QByteArray &sql, const Row &values = {});
    /// The first row; empty when there is none.
    [[nodiscard]] Row row(const QByteArray &sql, const Row &values = {});
    /// First column of the first row; `otherwise` when there is none.
    [[nodiscard]] qint64 number(const QByteArray &sql, const Row &values = {}, qint64 otherwise = 0);
    [[nodiscard]] QString text(const QByteArray &sql, const Row &values = {});
    /// Row by row without keeping them; `each` returns false to stop.
    void stream(const QByteArray &sql, const Row &values, const std::function<bool(const QSqlQuery &)> &each);

    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }
    [[nodiscard]] Result<void> commit();

private:
    QSqlQuery *execute(const QByteArray &sql, const Row &values);
    void fail(const char *doing, const QSqlQuery &query);

    Database &m_database;
    Database::Connection &m_connection;
    const Kind m_kind;
    std::unique_lock<std::mutex> m_lock; ///< held by writes only
    Error m_error{ErrorCode::StorageIo, {}};
    bool m_hasFailed = false;
    bool m_isOpen = false;
};

/// SQLite's own consistent copy (VACUUM INTO), outside any transaction. On PostgreSQL the operator's tools do this.
[[nodiscard]] Result<void> copyTo(Database &database, const QString &path);

/// "(?,?,?)" for as many values.
[[nodiscard]] QByteArray placeholders(qsizetype count);

} // namespace zhike::central
