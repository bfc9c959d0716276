// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

#include <vector>

/// What differs between the two engines, in one place: how to connect, how a transaction begins, what an error means.
/// The statements themselves are the same for both.
namespace zhike::central {

enum class EngineKind { Sqlite, Postgres };

/// A database URL, understood.
///
/// `sqlite:PATH`, or `postgresql://USER[:PASSWORD]@HOST[:PORT]/DATABASE[?key=value&…]` (also `postgres://`). Keys: the
/// connection words of libpq that say where and how safely (host, port, user, sslmode, sslrootcert, sslcert, sslkey,
/// passfile, application_name, connect_timeout, target_session_attrs), and in milliseconds `lock_timeout` (waiting for
/// the other writer; 5000) and `statement_timeout` (one statement; 30000). A password is better kept in PGPASSFILE: a
/// command line is seen by everybody on the machine.
struct Address {
    EngineKind engine = EngineKind::Sqlite;
    QString path; ///< SQLite: the file
    QString host; ///< PostgreSQL: a name, an address, or the folder of a Unix socket
    QString name;
    QString user;
    QString password;
    int port = -1; ///< −1: the server's usual one
    QString options; ///< for QtSql, separated by semicolons
};
/// InvalidValue with detail "db" when it can't be understood, with the key's name when that isn't one of ours.
[[nodiscard]] Result<Address> addressOf(const QString &url);

/// Opens and sets up a session. False: `db.lastError()` says why.
[[nodiscard]] bool connectTo(QSqlDatabase &db, const Address &address);
[[nodiscard]] QString driverOf(EngineKind engine);

enum class Access { Read, Write };
/// Statements that begin a transaction, in order. A read sees one state from its first statement to its last. A write
/// is alone: on PostgreSQL it waits for the other writers of all processes before it reads anything, so that numbers
/// are taken in the order in which they are committed (docs/decisions/0015).
[[nodiscard]] std::vector<QByteArray> beginning(EngineKind engine, Access access);

/// Where writers on PostgreSQL say that they committed (ear.h); the payload is Database::mark().
inline constexpr auto kNewsChannel = "zhike_news";

/// The driver's code as an Error of ours. Busy: the same thing may succeed later, on this connection or a new one.
/// InvalidValue: this engine can't keep that value; no retry helps.
[[nodiscard]] Error errorOf(EngineKind engine, const QSqlError &failure);
/// True when the connection itself is gone: only a new one helps.
[[nodiscard]] bool isLineLost(EngineKind engine, const QSqlError &failure);

/// Schema statements compare text by bytes, as SQLite does, whatever the database's language is.
[[nodiscard]] QByteArray definition(EngineKind engine, const QByteArray &ddl);
/// A text column to be read with toByteArray(): SQLite hands it over as the UTF-8 it is, not as UTF-16 made of it.
[[nodiscard]] QByteArray asBytes(EngineKind engine, const QByteArray &column);
/// An aggregate: the texts of a group in one, with kBetween between them, in no order.
[[nodiscard]] QByteArray joined(EngineKind engine, const QByteArray &column);
inline constexpr QChar kBetween{0x1f}; ///< "unit separator": stands in no name
/// What can be kept: PostgreSQL's text holds no U+0000; it becomes U+FFFD there, the same in every statement.
[[nodiscard]] QVariant storable(EngineKind engine, const QVariant &value);

} // namespace zhike::central
