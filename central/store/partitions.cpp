// SPDX-License-Identifier: Apache-2.0
#include "central/store/partitions.h"

#include "central/store/documents.h"

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

/// Columns stay those of the migrations: the new table is LIKE the old one.
struct Table {
    const char *name;
    const char *by; ///< the column whose hash says which partition
    const char *primaryKey;
    const char *index; ///< columns of a second index; null: none
    enum class Sort { Hash, ByScope } sort; ///< ByScope: reference rows apart from the stores'
};
constexpr Table kTables[] = {
    {"document", "scope", "scope, kind, id", "scope, ver", Table::Sort::ByScope},
    {"scope_move", "scope_before", "scope_before, n, kind, id", "scope_before, kind, id", Table::Sort::ByScope},
    {"identity_key", "hash", "hash, member_id", nullptr, Table::Sort::Hash},
    {"op_result", "op_id", "op_id", nullptr, Table::Sort::Hash},
    {"replica", "replica", "replica", nullptr, Table::Sort::Hash},
    {"replica_op", "replica", "replica, seq", nullptr, Table::Sort::Hash},
    {"points_ledger", "entry_id", "entry_id", nullptr, Table::Sort::Hash},
    {"unit_points", "unit_code", "unit_code", nullptr, Table::Sort::Hash},
    {"slot_hold", "op_id", "op_id", nullptr, Table::Sort::Hash},
};

/// Views of the whole layout that become tables here. `document_place` also keeps what the primary key of `document` no
/// longer can: an id is there once, whatever its scope.
constexpr Table kOtherWays[] = {
    {"document_place", "id", "id, kind", nullptr, Table::Sort::Hash},
    {"identity_of", "member_id", "member_id, hash", nullptr, Table::Sort::Hash},
    {"op_answer", "terminal_id", "terminal_id, central_seq, op_id", nullptr, Table::Sort::Hash},
};

/// What is asked once after each commit, for everybody who waits: one small row a scope and a terminal, its last number.
constexpr const char *kNews[] = {
    "ALTER VIEW scope_news RENAME TO scope_news_view",
    "CREATE TABLE scope_news (LIKE scope_news_view)",
    "INSERT INTO scope_news (n, scope) SELECT MAX(n), scope FROM scope_news_view GROUP BY scope",
    "DROP VIEW scope_news_view",
    "ALTER TABLE scope_news ADD PRIMARY KEY (scope)",
    "CREATE INDEX scope_news_n ON scope_news (n)",
    "ALTER VIEW terminal_news RENAME TO terminal_news_view",
    "CREATE TABLE terminal_news (LIKE terminal_news_view)",
    "INSERT INTO terminal_news (n, terminal_id) SELECT MAX(n), terminal_id FROM terminal_news_view GROUP BY terminal_id",
    "DROP VIEW terminal_news_view",
    "ALTER TABLE terminal_news ADD PRIMARY KEY (terminal_id)",
    "CREATE INDEX terminal_news_n ON terminal_news (n)",
};

/// A row that moves to another partition is a DELETE and an INSERT to triggers; within one it is an UPDATE.
constexpr const char *kKeepers[] = {
    R"(CREATE FUNCTION keep_document_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM document_place WHERE id = OLD.id AND kind = OLD.kind;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO document_place (kind, id, scope) VALUES (NEW.kind, NEW.id, NEW.scope);
    END IF;
    RETURN NULL;
END $$)",
    R"(CREATE FUNCTION keep_scope_news() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO scope_news (n, scope) VALUES (NEW.ver, NEW.scope)
        ON CONFLICT (scope) DO UPDATE SET n = excluded.n;
    RETURN NULL;
END $$)",
    "CREATE TRIGGER keep_news AFTER INSERT OR UPDATE ON document FOR EACH ROW EXECUTE FUNCTION keep_scope_news()",
    R"(CREATE FUNCTION keep_move_news() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO scope_news (n, scope) VALUES (NEW.n, NEW.scope_before)
        ON CONFLICT (scope) DO UPDATE SET n = excluded.n;
    RETURN NULL;
END $$)",
    "CREATE TRIGGER keep_news AFTER INSERT ON scope_move FOR EACH ROW EXECUTE FUNCTION keep_move_news()",
    "CREATE TRIGGER keep_place AFTER INSERT OR DELETE OR UPDATE OF scope ON document"
    " FOR EACH ROW EXECUTE FUNCTION keep_document_place()",
    R"(CREATE FUNCTION keep_identity_of() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM identity_of WHERE member_id = OLD.member_id AND hash = OLD.hash;
    ELSE
        INSERT INTO identity_of (member_id, hash) VALUES (NEW.member_id, NEW.hash);
    END IF;
    RETURN NULL;
END $$)",
    "CREATE TRIGGER keep_owner AFTER INSERT OR DELETE ON identity_key"
    " FOR EACH ROW EXECUTE FUNCTION keep_identity_of()",
    R"(CREATE FUNCTION keep_op_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO op_answer (terminal_id, central_seq, op_id, result)
    VALUES (NEW.terminal_id, NEW.central_seq, NEW.op_id, NEW.result);
    INSERT INTO terminal_news (n, terminal_id) VALUES (NEW.central_seq, NEW.terminal_id)
        ON CONFLICT (terminal_id) DO UPDATE SET n = excluded.n;
    RETURN NULL;
END $$)",
    "CREATE TRIGGER keep_answer AFTER INSERT ON op_result FOR EACH ROW EXECUTE FUNCTION keep_op_answer()",
};

QByteArray words(const char *pattern, const QByteArrayList &values)
{
    QByteArray sql(pattern);
    for (qsizetype i = 0; i < values.size(); ++i)
        sql.replace("%" + QByteArray::number(i + 1), values.at(i));
    return sql;
}

void hashed(Transaction &tx, const QByteArray &parent, int count)
{
    for (int i = 0; i < count; ++i)
        tx.run(words("CREATE TABLE %1_%2 PARTITION OF %1 FOR VALUES WITH (MODULUS %3, REMAINDER %2)",
                     {parent, QByteArray::number(i), QByteArray::number(count)}));
}

/// "store:…" by its hash; everything else - few rows, read by everybody - on either side of it. ';' follows ':'.
void byScope(Transaction &tx, const Table &table, int count)
{
    const QByteArray name(table.name);
    tx.run(words("CREATE TABLE %1_reference PARTITION OF %1 FOR VALUES FROM (MINVALUE) TO ('store:')", {name}));
    tx.run(words("CREATE TABLE %1_beyond PARTITION OF %1 FOR VALUES FROM ('store;') TO (MAXVALUE)", {name}));
    tx.run(
        words("CREATE TABLE %1_store PARTITION OF %1 FOR VALUES FROM ('store:') TO ('store;') PARTITION BY HASH (%2)",
              {name, table.by}));
    hashed(tx, name + "_store", count);
}

/// An empty partitioned table under a name of its own, with the columns of `like`.
void makeParted(Transaction &tx, const Table &table, const QByteArray &like, int count)
{
    const bool isByScope = table.sort == Table::Sort::ByScope;
    tx.run(words("CREATE TABLE %1 (LIKE %2 INCLUDING DEFAULTS) PARTITION BY %3 (%4)",
                 {table.name, like, isByScope ? "RANGE" : "HASH", table.by}));
    if (isByScope)
        byScope(tx, table, count);
    else
        hashed(tx, table.name, count);
}

/// Rows first, indexes after them: cheaper, and the names of the old table's are free by then.
void finishParted(Transaction &tx, const Table &table)
{
    tx.run(words("ALTER TABLE %1 ADD PRIMARY KEY (%2)", {table.name, table.primaryKey}));
    if (table.index)
        tx.run(words("CREATE INDEX %1_ways ON %1 (%2)", {table.name, table.index}));
}

void replaceTable(Transaction &tx, const Table &table, int count)
{
    const QByteArray whole = QByteArray(table.name) + "_whole";
    tx.run(words("ALTER TABLE %1 RENAME TO %2", {table.name, whole}));
    makeParted(tx, table, whole, count);
    tx.run(words("INSERT INTO %1 SELECT * FROM %2", {table.name, whole}));
}

void replaceView(Transaction &tx, const Table &table, int count)
{
    const QByteArray view = QByteArray(table.name) + "_view";
    tx.run(words("ALTER VIEW %1 RENAME TO %2", {table.name, view}));
    makeParted(tx, table, view, count);
    tx.run(words("INSERT INTO %1 SELECT * FROM %2", {table.name, view}));
    tx.run(words("DROP VIEW %1", {view}));
    finishParted(tx, table);
}

} // namespace

Result<void> layOut(Database &database, int count)
{
    if (count < 1 || count > kMostPartitions)
        return Error{ErrorCode::InvalidValue, u"partitions"_s};
    if (database.engine() != EngineKind::Postgres)
        return Error{ErrorCode::NotPermitted, u"partitions"_s};
    Transaction tx(database, Transaction::Kind::Write, Transaction::Patience::Unlimited);
    if (!setting(tx, u"partitions"_s).isEmpty())
        return Error{ErrorCode::NotPermitted, u"partitions"_s};
    for (const Table &table : kOtherWays) // while they still show the whole tables
        replaceView(tx, table, count);
    for (const char *statement : kNews)
        tx.run(statement);
    for (const Table &table : kTables) {
        replaceTable(tx, table, count);
        tx.run(words("DROP TABLE %1_whole", {table.name}));
        finishParted(tx, table);
    }
    for (const char *keeper : kKeepers)
        tx.run(keeper);
    setSetting(tx, u"partitions"_s, QString::number(count));
    return tx.commit();
}

} // namespace zhike::central
