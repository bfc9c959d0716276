// SPDX-License-Identifier: Apache-2.0
#include "central/store/engine.h"

#include <QRegularExpression>
#include <QSqlQuery>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <sqlite3.h>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

/// A connection is its thread's own (database.h): SQLite needn't lock it, nor count every allocation under a lock of all
/// threads. Told before its first use; later it would change nothing.
[[maybe_unused]] const bool kIsUnlocked = sqlite3_config(SQLITE_CONFIG_MULTITHREAD) == SQLITE_OK
    && sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;

constexpr auto kSqlite = "sqlite:"_L1;
constexpr const char *kPragmas[] = {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON",
                                    "PRAGMA trusted_schema=OFF", "PRAGMA busy_timeout=5000"};

/// Words of libpq that a URL may use. "options" isn't among them: it could turn off what central's promises stand on.
constexpr const char *kWords[] = {"sslmode",         "sslrootcert",          "sslcert",         "sslkey", "passfile",
                                  "connect_timeout", "target_session_attrs", "application_name"};
constexpr auto kLockTimeoutMs = "5000"; // as long as SQLite's busy_timeout
constexpr auto kStatementTimeoutMs = "30000"; // a page or an op takes milliseconds
constexpr auto kConnectTimeoutS = "5";
constexpr auto kIdleTimeoutMs = "60000"; // a process that hangs between two statements must not keep the others waiting

/// "zhike" in ASCII: the one lock of this database's writers.
constexpr auto kWriterLock = "SELECT pg_advisory_xact_lock(524910324581)";

bool isWord(const QString &key)
{
    return std::any_of(std::begin(kWords), std::end(kWords),
                       [&key](const char *word) { return key == QLatin1StringView(word); });
}

/// Quoted for a connection string of libpq, as QtSql wants it between its semicolons.
QString quotedWord(const QString &key, QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u"%1='%2'"_s.arg(key, value);
}

struct Limits {
    QString lockMs = QString::fromLatin1(kLockTimeoutMs);
    QString statementMs = QString::fromLatin1(kStatementTimeoutMs);
    QStringList words;
};

Result<void> readKey(const QString &key, const QString &value, Address &address, Limits &limits)
{
    static const QRegularExpression isNumber(u"^\\d{1,9}$"_s);
    const bool isLimit = key == u"lock_timeout" || key == u"statement_timeout" || key == u"port";
    if (value.contains(u';') || (isLimit && !isNumber.match(value).hasMatch()))
        return Error{ErrorCode::InvalidValue, key};
    if (key == u"lock_timeout")
        limits.lockMs = value;
    else if (key == u"statement_timeout")
        limits.statementMs = value;
    else if (key == u"host")
        address.host = value;
    else if (key == u"port")
        address.port = value.toInt();
    else if (key == u"user")
        address.user = value;
    else if (isWord(key))
        limits.words.append(quotedWord(key, value));
    else
        return Error{ErrorCode::InvalidValue, key};
    return {};
}

QString sessionOf(const Limits &limits)
{
    return u"options='-c synchronous_commit=on -c lock_timeout=%1 -c statement_timeout=%2 "
           "-c idle_in_transaction_session_timeout=%3 -c client_min_messages=warning -c timezone=UTC'"_s.arg(
               limits.lockMs, limits.statementMs, QString::fromLatin1(kIdleTimeoutMs));
}

Result<Address> postgresAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    Address address{EngineKind::Postgres, {},         url.host(), url.path().mid(1), url.userName(),
                    url.password(),       url.port(), {}};
    Limits limits;
    for (const auto &[key, value] : QUrlQuery(url.query()).queryItems(QUrl::FullyDecoded))
        if (const Result<void> done = readKey(key, value, address, limits); !done)
            return done.error();
    if (!url.isValid() || address.name.isEmpty() || address.name.contains(u'/'))
        return Error{ErrorCode::InvalidValue, u"db"_s};
    if (limits.words.filter(u"connect_timeout="_s).isEmpty())
        limits.words.append(quotedWord(u"connect_timeout"_s, QString::fromLatin1(kConnectTimeoutS)));
    if (limits.words.filter(u"application_name="_s).isEmpty())
        limits.words.append(quotedWord(u"application_name"_s, u"zhike-central"_s));
    address.options = (limits.words << sessionOf(limits)).join(u';');
    return address;
}

/// SQLite's primary result code behind QtSql's text.
Error sqliteError(const QSqlError &failure)
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
    case 18:
    case 19:
        return {ErrorCode::InvalidValue, u"value"_s}; // SQLITE_TOOBIG, SQLITE_CONSTRAINT
    default:
        return {ErrorCode::StorageIo, failure.nativeErrorCode()};
    }
}

struct StateRow {
    const char *prefix; ///< of an SQLSTATE; the first row that fits counts
    ErrorCode code;
};
constexpr StateRow kStates[] = {
    {"08", ErrorCode::StorageBusy}, // connection lost
    {"22", ErrorCode::InvalidValue}, // a value that can't be kept
    {"23", ErrorCode::InvalidValue}, // a constraint
    {"25006", ErrorCode::StorageReadOnly}, // a standby
    {"40", ErrorCode::StorageBusy}, // serialisation, deadlock
    {"53100", ErrorCode::StorageFull}, // disk full
    {"53", ErrorCode::StorageBusy}, // too many connections, out of memory
    {"54", ErrorCode::InvalidValue}, // longer than the engine can index
    {"55P03", ErrorCode::StorageBusy}, // lock_timeout
    {"57", ErrorCode::StorageBusy}, // statement_timeout, shutting down, starting up
    {"58030", ErrorCode::StorageIo}, // the disk
    {"25P03", ErrorCode::StorageBusy}, // idle in transaction for too long
    {"XX001", ErrorCode::StorageCorrupt},  {"XX002", ErrorCode::StorageCorrupt},
};

Error postgresError(const QString &state)
{
    if (state.isEmpty())
        return {ErrorCode::StorageBusy, {}}; // no answer came: the server has gone, or isn't there yet
    const auto row = std::find_if(std::begin(kStates), std::end(kStates), [&state](const StateRow &known) {
        return state.startsWith(QLatin1StringView(known.prefix));
    });
    if (row == std::end(kStates))
        return {ErrorCode::StorageIo, state};
    return {row->code, row->code == ErrorCode::InvalidValue ? u"value"_s : QString()};
}

} // namespace

Result<Address> addressOf(const QString &url)
{
    if (url.startsWith(kSqlite) && url.size() > kSqlite.size())
        return Address{EngineKind::Sqlite, url.mid(kSqlite.size()), {}, {}, {}, {}, -1, {}};
    if (url.startsWith("postgresql://"_L1) || url.startsWith("postgres://"_L1))
        return postgresAddress(url);
    return Error{ErrorCode::InvalidValue, u"db"_s};
}

QString driverOf(EngineKind engine) { return engine == EngineKind::Sqlite ? u"QSQLITE"_s : u"QPSQL"_s; }

bool connectTo(QSqlDatabase &db, const Address &address)
{
    if (address.engine == EngineKind::Postgres) {
        db.setDatabaseName(address.name);
        db.setHostName(address.host);
        db.setUserName(address.user);
        db.setPassword(address.password);
        db.setPort(address.port);
        db.setConnectOptions(address.options);
        return db.open();
    }
    db.setDatabaseName(address.path);
    return db.open() && std::all_of(std::begin(kPragmas), std::end(kPragmas), [&db](const char *pragma) {
               return QSqlQuery(db).exec(QString::fromLatin1(pragma));
           });
}

std::vector<QByteArray> beginning(EngineKind engine, Access access)
{
    if (engine == EngineKind::Sqlite)
        return {access == Access::Write ? "BEGIN IMMEDIATE" : "BEGIN"};
    if (access == Access::Read)
        return {"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};
    // READ COMMITTED: what is read after the lock was granted is the state that the writer before left.
    return {"BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", kWriterLock};
}

Error errorOf(EngineKind engine, const QSqlError &failure)
{
    return engine == EngineKind::Sqlite ? sqliteError(failure) : postgresError(failure.nativeErrorCode());
}

bool isLineLost(EngineKind engine, const QSqlError &failure)
{
    if (engine == EngineKind::Sqlite)
        return false;
    const QString state = failure.nativeErrorCode();
    return state.isEmpty() || state.startsWith("08"_L1) || state.startsWith("57P"_L1) || state == u"25P03";
}

QByteArray definition(EngineKind engine, const QByteArray &ddl)
{
    if (engine == EngineKind::Sqlite)
        return ddl;
    static const QRegularExpression text(u"\\bTEXT\\b"_s);
    return QString::fromLatin1(ddl).replace(text, u"TEXT COLLATE \"C\""_s).toLatin1();
}

QByteArray asBytes(EngineKind engine, const QByteArray &column)
{
    return engine == EngineKind::Sqlite ? "CAST(" + column + " AS BLOB)" : column;
}

QByteArray joined(EngineKind engine, const QByteArray &column)
{
    return engine == EngineKind::Sqlite ? "group_concat(" + column + ", char(31))" : "string_agg(" + column + ", chr(31))";
}

QVariant storable(EngineKind engine, const QVariant &value)
{
    if (engine == EngineKind::Sqlite || value.typeId() != QMetaType::QString)
        return value;
    QString text = value.toString();
    return text.contains(QChar(u'\0')) ? QVariant(text.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter)))
                                       : value;
}

} // namespace zhike::central
