// SPDX-License-Identifier: Apache-2.0
#include "core/store/schema.h"

#include <string>
#include <string_view>

namespace zhike {
namespace {

using Table = const char *[2];

// The cache: what can be downloaded again. Each table has a twin with the prefix snap_ in which a bootstrap is staged;
// they change places by renaming, therefore constraints only (their indexes rename along), no named indexes. `scope` is
// the one a row came for: a terminal that loses a scope knows by it what has to go.
constexpr Table kCacheTables[] = {
    {"document", R"( (
        kind TEXT NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL,
        community TEXT, tier TEXT, due INTEGER,
        keys BLOB, body BLOB NOT NULL, scope TEXT NOT NULL DEFAULT '',
        UNIQUE (kind, id)) STRICT)"},
    {"member_key", R"( (
        token INTEGER NOT NULL, member TEXT NOT NULL, mark INTEGER,
        PRIMARY KEY (token, member), UNIQUE (member, token)) STRICT, WITHOUT ROWID)"},
    {"timeline", R"( (
        id TEXT NOT NULL, member TEXT NOT NULL, at INTEGER NOT NULL, lane TEXT NOT NULL, ver INTEGER NOT NULL, body BLOB NOT NULL,
        scope TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (member, at, id), UNIQUE (id)) STRICT, WITHOUT ROWID)"},
};

// As the first version made them: never edited.
constexpr Table kFirstCacheTables[] = {
    {"document", R"( (
        kind TEXT NOT NULL, id TEXT NOT NULL, ver INTEGER NOT NULL,
        community TEXT, tier TEXT, due INTEGER,
        keys BLOB, body BLOB NOT NULL,
        UNIQUE (kind, id)) STRICT)"},
    {"member_key", R"( (
        token INTEGER NOT NULL, member TEXT NOT NULL,
        PRIMARY KEY (member, token), UNIQUE (token, member)) STRICT, WITHOUT ROWID)"},
    {"timeline", R"( (
        id TEXT NOT NULL, member TEXT NOT NULL, at INTEGER NOT NULL, lane TEXT NOT NULL, ver INTEGER NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (member, at, id), UNIQUE (id)) STRICT, WITHOUT ROWID)"},
};

// AUTOINCREMENT on outbox and audit: a reused number would be a silent loss (sync.md).
// outbox and journal have the same columns in the same order: rows move between them. `body` is the sealed envelope,
// `escrow` the op's body sealed to central; with the clear columns that is enough to send an op when the vault is lost.
// `sha256` is over the sealed body, so that a salvage can tell a whole row without any key.
constexpr const char *kOpColumns = R"(
        op_id TEXT NOT NULL UNIQUE, replica TEXT, seq INTEGER, type TEXT NOT NULL, type_version INTEGER NOT NULL,
        actor TEXT NOT NULL, role TEXT NOT NULL, store TEXT NOT NULL, terminal TEXT NOT NULL,
        interaction TEXT NOT NULL, replaces TEXT NOT NULL, wall INTEGER NOT NULL, boot INTEGER NOT NULL,
        body BLOB NOT NULL, escrow TEXT NOT NULL, sha256 BLOB NOT NULL, signature TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, next_at INTEGER NOT NULL,
        frozen INTEGER NOT NULL, ever INTEGER NOT NULL, void INTEGER NOT NULL, orphan INTEGER NOT NULL, ended_here INTEGER NOT NULL,
        central_seq INTEGER, outcome TEXT, reason BLOB, proven_by INTEGER NOT NULL, settled_at INTEGER, dismissed INTEGER NOT NULL)";

void firstSchema(SQLite::Database &db)
{
    db.exec("CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID");
    db.exec(std::string("CREATE TABLE outbox (ord INTEGER PRIMARY KEY AUTOINCREMENT, ") + kOpColumns + ") STRICT");
    db.exec(std::string("CREATE TABLE journal (ord INTEGER PRIMARY KEY, ") + kOpColumns + ") STRICT");
    db.exec(R"(CREATE TABLE outbox_target (
        op_id TEXT NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, base_ver INTEGER NOT NULL, gone INTEGER NOT NULL,
        PRIMARY KEY (op_id, n)) STRICT, WITHOUT ROWID)");
    db.exec("CREATE INDEX outbox_target_document ON outbox_target (kind, id)");
    db.exec(
        "CREATE TABLE outbox_need (op_id TEXT NOT NULL, n INTEGER NOT NULL, needs TEXT NOT NULL, PRIMARY KEY (op_id, n)) STRICT, WITHOUT ROWID");
    db.exec("CREATE INDEX outbox_need_parent ON outbox_need (needs)");
    db.exec(R"(CREATE TABLE audit (
        n INTEGER PRIMARY KEY AUTOINCREMENT, prev BLOB NOT NULL, mac BLOB NOT NULL, body BLOB NOT NULL, uploaded INTEGER NOT NULL) STRICT)");
    db.exec(R"(CREATE TABLE attention (
        n INTEGER PRIMARY KEY AUTOINCREMENT, op_id TEXT NOT NULL, outcome TEXT NOT NULL, at INTEGER NOT NULL, seen INTEGER NOT NULL,
        body BLOB NOT NULL, UNIQUE (op_id, outcome)) STRICT)");
    db.exec(
        "CREATE TABLE interaction (id TEXT PRIMARY KEY, state TEXT NOT NULL, updated INTEGER NOT NULL, body BLOB NOT NULL) STRICT");
    db.exec("CREATE TABLE login (badge TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT");
    db.exec(R"(CREATE TABLE blob (
        sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, path BLOB NOT NULL) STRICT)");
    for (const auto &[name, shape] : kFirstCacheTables)
        db.exec(std::string("CREATE TABLE ") + name + shape);
    createStaging(db);
    db.exec("PRAGMA application_id=" + std::to_string(kApplicationId));
}

/// `set_aside`: ops whose seal doesn't open; they wait for a person and block nobody. `export`: files that were written
/// out for somebody and go after a day. `scrub`: zeros over what a bootstrap left on free pages (retention.h).
void keptApart(SQLite::Database &db)
{
    db.exec(std::string("CREATE TABLE set_aside (ord INTEGER PRIMARY KEY, ") + kOpColumns + ") STRICT");
    db.exec("CREATE TABLE export (id TEXT PRIMARY KEY, made INTEGER NOT NULL, path BLOB NOT NULL) STRICT");
    db.exec("CREATE TABLE scrub (n INTEGER PRIMARY KEY, zeros BLOB NOT NULL) STRICT");
}

/// A bootstrap under way begins again: its rows don't say their scope.
void scopeOfRows(SQLite::Database &db)
{
    db.exec("ALTER TABLE document ADD COLUMN scope TEXT NOT NULL DEFAULT ''");
    db.exec("ALTER TABLE timeline ADD COLUMN scope TEXT NOT NULL DEFAULT ''");
    createStaging(db);
    db.exec("DELETE FROM meta WHERE key='staging'");
}

/// `mark` beside its token, for whom a look-up by phone goes through. Rows from before have none until they come again.
/// A bootstrap under way begins again.
void markOfPhones(SQLite::Database &db)
{
    db.exec("ALTER TABLE member_key RENAME TO unmarked_key");
    for (const auto &[name, shape] : kCacheTables)
        if (std::string_view(name) == "member_key")
            db.exec(std::string("CREATE TABLE member_key") + shape);
    db.exec("INSERT INTO member_key (token, member) SELECT token, member FROM unmarked_key ORDER BY token, member");
    db.exec("DROP TABLE unmarked_key");
    createStaging(db);
    db.exec("DELETE FROM meta WHERE key='staging'");
}

constexpr Migration kMigrations[] = {
    {1, "documents, outbox, journal, audit", &firstSchema},
    {2, "ops set aside, exports, scrubbing", &keptApart},
    {3, "the scope a row came for", &scopeOfRows},
    {4, "marks beside the tokens of phones", &markOfPhones},
};

} // namespace

std::span<const Migration> migrations() { return kMigrations; }
int newestVersion() { return std::end(kMigrations)[-1].version; }

Result<void> migrate(Connection &connection, std::span<const Migration> list)
{
    const qint64 version = connection.pragma("PRAGMA user_version");
    if (version > list.back().version)
        return Error{ErrorCode::StorageNewer, QString::number(version)};
    for (const Migration &migration : list) {
        if (migration.version <= version)
            continue;
        Transaction transaction(connection, Transaction::Kind::Write);
        migration.run(connection.database());
        connection.exec(("PRAGMA user_version=" + std::to_string(migration.version)).c_str());
        transaction.commit();
    }
    return {};
}

void createStaging(SQLite::Database &database)
{
    for (const auto &[name, shape] : kCacheTables) {
        database.exec(std::string("DROP TABLE IF EXISTS snap_") + name);
        database.exec(std::string("CREATE TABLE snap_") + name + shape);
    }
}

void swapStaging(SQLite::Database &database)
{
    database.exec(
        "PRAGMA legacy_alter_table=ON"); // there are no views and triggers whose text a renaming would have to follow
    database.exec("PRAGMA secure_delete=FAST"); // sealed rows; overwriting each freed page would take seconds
    for (const auto &[name, shape] : kCacheTables) {
        database.exec(std::string("DROP TABLE ") + name);
        database.exec(std::string("ALTER TABLE snap_") + name + " RENAME TO " + name);
    }
    createStaging(database);
    database.exec("PRAGMA secure_delete=ON");
}

} // namespace zhike
