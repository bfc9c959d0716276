// SPDX-License-Identifier: Apache-2.0
#include "central/store/migrations.h"

#include "central/store/database.h"

namespace zhike::central {
namespace {

/// The feed (sync.md): documents with the number of their last change; `scope_move` keeps what left a scope or was
/// deleted, because a row that is no longer there can't tell it itself.
constexpr const char *kFeed[] = {
    "CREATE TABLE counter (name TEXT PRIMARY KEY, value BIGINT NOT NULL)",
    "INSERT INTO counter (name, value) VALUES ('seq', 0), ('compacted', 0), ('durable', -1)",
    "CREATE TABLE document (kind TEXT NOT NULL, id TEXT NOT NULL, ver BIGINT NOT NULL, scope TEXT NOT NULL, body TEXT "
    "NOT NULL,"
    " PRIMARY KEY (kind, id))",
    "CREATE INDEX document_feed ON document (scope, ver)",
    "CREATE TABLE scope_move (n BIGINT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, how TEXT NOT NULL, scope_before "
    "TEXT NOT NULL,"
    " scope_after TEXT, merged_into TEXT, case_id TEXT, PRIMARY KEY (n, kind, id))",
    "CREATE INDEX scope_move_feed ON scope_move (scope_before, n)",
};

/// Ops: one row an op id, forever; numbers by replica.
constexpr const char *kOps[] = {
    "CREATE TABLE op_result (op_id TEXT PRIMARY KEY, terminal_id TEXT NOT NULL, central_seq BIGINT NOT NULL, outcome "
    "TEXT NOT NULL,"
    " result TEXT NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL, cancelled_by TEXT)",
    "CREATE INDEX op_result_feed ON op_result (terminal_id, central_seq)",
    "CREATE TABLE replica (replica TEXT PRIMARY KEY, terminal_id TEXT NOT NULL, last_seq BIGINT NOT NULL)",
    "CREATE TABLE replica_op (replica TEXT NOT NULL, seq BIGINT NOT NULL, op_id TEXT NOT NULL, PRIMARY KEY (replica, "
    "seq))",
    "CREATE TABLE points_ledger (entry_id TEXT PRIMARY KEY, member_id TEXT NOT NULL, unit_code TEXT, op_id TEXT NOT "
    "NULL,"
    " points BIGINT NOT NULL, source TEXT NOT NULL, at TEXT NOT NULL)",
    "CREATE TABLE unit_points (unit_code TEXT PRIMARY KEY, entry_id TEXT NOT NULL)",
    "CREATE TABLE slot_hold (op_id TEXT PRIMARY KEY, store_id TEXT NOT NULL, slot_id TEXT NOT NULL)",
};

/// Who may come in, and how a person is found by any key without keeping the key in clear beside it.
constexpr const char *kAccess[] = {
    "CREATE TABLE identity_key (hash TEXT NOT NULL, kind TEXT NOT NULL, member_id TEXT NOT NULL, PRIMARY KEY (hash, "
    "member_id))",
    "CREATE INDEX identity_key_member ON identity_key (member_id)",
    "CREATE TABLE enrol_code (hash TEXT PRIMARY KEY, store_id TEXT NOT NULL, expires_at BIGINT NOT NULL, is_reusable "
    "INTEGER NOT NULL)",
    "CREATE TABLE terminal (terminal_id TEXT PRIMARY KEY, store_id TEXT NOT NULL, name TEXT NOT NULL, public_key TEXT "
    "NOT NULL,"
    " box_key TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE, enrolled_at BIGINT NOT NULL, revoked_at BIGINT, seen_at "
    "BIGINT)",
    "CREATE TABLE terminal_scope (terminal_id TEXT NOT NULL, scope TEXT NOT NULL, PRIMARY KEY (terminal_id, scope))",
    "CREATE TABLE login (badge TEXT PRIMARY KEY, associate_id TEXT NOT NULL, verifier TEXT NOT NULL, fails BIGINT NOT "
    "NULL DEFAULT 0,"
    " locked_until BIGINT NOT NULL DEFAULT 0)",
    "CREATE TABLE sign_in (token_hash TEXT PRIMARY KEY, terminal_id TEXT NOT NULL, associate_id TEXT NOT NULL, "
    "expires_at BIGINT NOT NULL)",
    "CREATE TABLE audit (n BIGINT PRIMARY KEY, at BIGINT NOT NULL, terminal_id TEXT NOT NULL, body TEXT NOT NULL)",
};

/// What households chose, as plain counts: rankings are computed from it and only they leave central.
constexpr const char *kCensus[] = {
    "CREATE TABLE ownership_count (community_id TEXT NOT NULL, category TEXT NOT NULL, model_id TEXT NOT NULL, "
    "months_ago BIGINT NOT NULL,"
    " households BIGINT NOT NULL, PRIMARY KEY (community_id, model_id, months_ago))",
};

/// Accounts that were merged into others, with what was moved.
constexpr const char *kMerges[] = {
    "CREATE TABLE merged_member (member_id TEXT PRIMARY KEY, kept_id TEXT NOT NULL, op_id TEXT NOT NULL, kept TEXT NOT "
    "NULL)",
};

/// "What happened after n?", asked once after each commit for everybody who waits (concern.h).
constexpr const char *kConcern[] = {
    "CREATE INDEX document_concern ON document (ver, scope)",
    "CREATE INDEX op_result_concern ON op_result (central_seq, terminal_id)",
};

/// Who asked to be forgotten: late ops about them are refused, whatever the feed still remembers.
constexpr const char *kErased[] = {
    "CREATE TABLE erased (member_id TEXT PRIMARY KEY, n BIGINT NOT NULL, case_id TEXT NOT NULL)",
    "ALTER TABLE terminal ADD COLUMN renewed_at BIGINT NOT NULL DEFAULT 0",
};

/// What terminals tell about themselves. Rows of their audit are kept as they come: two rows under one number are two
/// files of one terminal (a copy, a restored disk), and both are evidence.
constexpr const char *kReports[] = {
    "CREATE TABLE terminal_audit (terminal_id TEXT NOT NULL, n BIGINT NOT NULL, mac TEXT NOT NULL, prev TEXT NOT NULL, "
    "is_whole BIGINT NOT NULL,"
    " received_at BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (terminal_id, n, mac))",
    "CREATE TABLE audit_head (terminal_id TEXT PRIMARY KEY, n BIGINT NOT NULL, mac TEXT NOT NULL, breaks BIGINT NOT "
    "NULL)",
    "CREATE TABLE terminal_report (terminal_id TEXT PRIMARY KEY, at BIGINT NOT NULL, body TEXT NOT NULL)",
};

/// The other ways to the same rows. Views here; where tables are laid out over partitions, tables of their own that
/// triggers keep (partitions.h).
constexpr const char *kOtherWays[] = {
    "CREATE VIEW document_place AS SELECT kind, id, scope FROM document",
    "CREATE VIEW identity_of AS SELECT member_id, hash FROM identity_key",
    "CREATE VIEW op_answer AS SELECT terminal_id, central_seq, op_id, result FROM op_result",
    "CREATE VIEW scope_news AS SELECT ver AS n, scope FROM document UNION ALL SELECT n, scope_before FROM scope_move",
    "CREATE VIEW terminal_news AS SELECT central_seq AS n, terminal_id FROM op_result",
    "CREATE INDEX scope_move_document ON scope_move (kind, id)",
};

/// In the order in which a page is read: nothing is sorted for one row, and nobody walks through all who were erased.
constexpr const char *kFeedOrder[] = {
    "DROP INDEX document_feed",
    "CREATE INDEX document_feed ON document (scope, ver, kind, id)",
    "DROP INDEX scope_move_feed",
    "CREATE INDEX scope_move_feed ON scope_move (scope_before, n, kind, id)",
    "CREATE INDEX erased_feed ON erased (n)",
};

template <size_t N>
void runAll(Transaction &tx, const char *const (&statements)[N])
{
    for (const char *statement : statements)
        tx.define(statement);
}

constexpr Migration kMigrations[] = {
    {1, "documents, feed, ops, access",
     [](Transaction &tx) {
         runAll(tx, kFeed);
         runAll(tx, kOps);
         runAll(tx, kAccess);
     }},
    {2, "ownership counts", [](Transaction &tx) { runAll(tx, kCensus); }},
    {3, "merged accounts", [](Transaction &tx) { runAll(tx, kMerges); }},
    {4, "whom a commit concerns", [](Transaction &tx) { runAll(tx, kConcern); }},
    {5, "what terminals report", [](Transaction &tx) { runAll(tx, kReports); }},
    {6, "other ways to documents, identities, results and news", [](Transaction &tx) { runAll(tx, kOtherWays); }},
    {7, "erased people, renewed tokens", [](Transaction &tx) { runAll(tx, kErased); }},
    {8, "the feed's indexes in its order", [](Transaction &tx) { runAll(tx, kFeedOrder); }},
};

} // namespace

std::span<const Migration> migrations() { return kMigrations; }

} // namespace zhike::central
