// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/engine.h"

#include <QSqlQuery>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace zhike::central {

using Row = QVariantList;

/// Central's database: an SQLite file or a database of a PostgreSQL server (addresses: engine.h). The same statements
/// for both; what differs stands in engine.cpp.
///
/// Threads: may be shared; every thread gets its own connection on first use, closed when the thread ends. One writer
/// at a time, across all processes; readers never wait for it. What is committed is on disk (synchronous=FULL,
/// synchronous_commit=on). A server that went away fails the transaction under way with StorageBusy; the next one
/// connects again.
class Database {
public:
    /// StorageNewer for a file of a newer program (untouched), StorageIo otherwise (detail: the driver's code, never a
    /// path).
    [[nodiscard]] static Result<std::shared_ptr<Database>> open(const QString &url);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] const Address &address() const { return m_address; }
    /// Tells the commits of this object from those of other processes.
    [[nodiscard]] const QString &mark() const { return m_mark; }
    [[nodiscard]] EngineKind engine() const { return m_address.engine; }
    /// The SQLite file; empty for a server's database.
    [[nodiscard]] const QString &path() const { return m_address.path; }
    /// Called after every commit of a write, on the writing thread. Set it before the first thread uses the database.
    void onCommit(std::function<void()> callback) { m_onCommit = std::move(callback); }

private:
    friend class Transaction;
    friend class FailureWatch;
    friend Result<void> copyTo(Database &database, const QString &path);
    struct Connection;
    explicit Database(Address address);
    [[nodiscard]] Connection &connection() const;
    [[nodiscard]] Result<void> migrate();
    void warnOfServersLog();

    const Address m_address;
    const QString m_mark;
    const quint64 m_serial; ///< names the connections; a pointer could come back for another database
    std::mutex m_writer;
    std::function<void()> m_onCommit;
};

/// One transaction on this thread's connection. Not committed: rolled back. The first failing statement makes every
/// later one do nothing, and commit() tells it: callers need no check between statements. Values read after a failure
/// are empty.
class Transaction {
public:
    using Kind = Access;
    /// Unlimited: for whole scopes and schema changes, which no statement_timeout may cut.
    enum class Patience { Usual, Unlimited };
    Transaction(Database &database, Kind kind, Patience patience = Patience::Usual);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// Number of rows changed.
    int run(const QByteArray &sql, const Row &values = {});
    /// A statement that changes the schema.
    void define(const QByteArray &ddl);
    [[nodiscard]] std::vector<Row> rows(const QByteArray &sql, const Row &values = {});
    /// The first row; empty when there is none.
    [[nodiscard]] Row row(const QByteArray &sql, const Row &values = {});
    /// First column of the first row; `otherwise` when there is none.
    [[nodiscard]] qint64 number(const QByteArray &sql, const Row &values = {}, qint64 otherwise = 0);
    [[nodiscard]] QString text(const QByteArray &sql, const Row &values = {});
    /// Row by row without keeping them; `each` returns false to stop, and runs no statement of its own.
    void stream(const QByteArray &sql, const Row &values, const std::function<bool(const QSqlQuery &)> &each);

    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }
    [[nodiscard]] Result<void> commit();
    [[nodiscard]] EngineKind engine() const { return m_database.engine(); }

private:
    void begin();
    [[nodiscard]] QSqlError tryToBegin();
    [[nodiscard]] QSqlQuery *prepared(const QByteArray &sql);
    QSqlQuery *execute(const QByteArray &sql, const Row &values);
    void fail(const char *doing, const QSqlError &failure);

    Database &m_database;
    Database::Connection &m_connection;
    const Kind m_kind;
    std::unique_lock<std::mutex> m_lock; ///< held by writes only
    Error m_error{ErrorCode::StorageIo, {}};
    bool m_hasFailed = false;
    bool m_isOpen = false;
};

/// Notices whether any transaction of this thread failed while it lives: an answer made from values that could not be
/// read is no answer.
class FailureWatch {
public:
    explicit FailureWatch(Database &database);
    [[nodiscard]] std::optional<Error> failure() const;

private:
    Database &m_database;
    quint64 m_before;
};

/// SQLite's own consistent copy (VACUUM INTO), outside any transaction. NotPermitted on PostgreSQL: its own tools do
/// this.
[[nodiscard]] Result<void> copyTo(Database &database, const QString &path);

/// "(?,?,?)" for as many values.
[[nodiscard]] QByteArray placeholders(qsizetype count);

} // namespace zhike::central
