// SPDX-License-Identifier: Apache-2.0
#include "central/store/documents.h"

#include <QJsonDocument>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

QString bodyText(const QJsonObject &body) { return QString::fromUtf8(json::toBytes(body)); }

struct Move {
    const StoredDoc &before;
    qint64 n;
    const char *how;
    QVariant scopeAfter;
    Ending ending;
};

void logMove(Transaction &tx, const Move &move)
{
    tx.run("INSERT INTO scope_move (n, kind, id, how, scope_before, scope_after, merged_into, case_id) VALUES "
           "(?,?,?,?,?,?,?,?)",
           {move.n, enumName(move.before.key.kind), move.before.key.id, QString::fromLatin1(move.how),
            move.before.scope, move.scopeAfter, move.ending.mergedInto, move.ending.erasureCase});
}

} // namespace

qint64 currentSeq(Transaction &tx) { return tx.number("SELECT value FROM counter WHERE name = 'seq'"); }

qint64 nextSeq(Transaction &tx)
{
    tx.run("UPDATE counter SET value = value + 1 WHERE name = 'seq'");
    return currentSeq(tx);
}

/// Two steps on purpose. Where a document stands is a small table by its id, the document itself stands with its scope:
/// laid out over partitions, each statement then touches one (partitions.h). In one join the second part would be asked
/// of all. SQLite has no partitions: there it is one.
namespace {

struct Placed {
    QString scope;
    Row row; ///< the columns; empty when there is no such document
};

QByteArray bodyOf(const Transaction &tx) { return asBytes(tx.engine(), "body"); }

Placed placed(Transaction &tx, const DocKey &key, const QByteArray &columns)
{
    const QString kind = enumName(key.kind);
    if (tx.engine() == EngineKind::Sqlite) {
        const Row row = tx.row("SELECT " + columns + ", scope FROM document WHERE kind = ? AND id = ?", {kind, key.id});
        return {row.isEmpty() ? QString() : row.last().toString(), row};
    }
    const Row place = tx.row("SELECT scope FROM document_place WHERE kind = ? AND id = ?", {kind, key.id});
    if (place.isEmpty())
        return {};
    return {place.first().toString(), tx.row("SELECT " + columns + " FROM document WHERE scope = ? AND kind = ? AND id = ?", {place.first(), kind, key.id})};
}

} // namespace

std::optional<StoredDoc> findDocument(Transaction &tx, const DocKey &key)
{
    const auto [scope, row] = placed(tx, key, "ver, " + bodyOf(tx));
    if (row.isEmpty())
        return std::nullopt;
    return StoredDoc{key, row.at(0).toLongLong(), scope, QJsonDocument::fromJson(row.at(1).toByteArray()).object()};
}

QByteArray findBody(Transaction &tx, const DocKey &key) { return placed(tx, key, bodyOf(tx)).row.value(0).toByteArray(); }

qint64 versionOf(Transaction &tx, const DocKey &key) { return placed(tx, key, "ver").row.value(0).toLongLong(); }

void putDocument(Transaction &tx, const StoredDoc &document)
{
    const std::optional<StoredDoc> before = findDocument(tx, document.key);
    if (!before)
        return putNewDocument(tx, document);
    if (before->scope != document.scope)
        logMove(tx, {*before, document.ver, "leave", document.scope, {}});
    tx.run("UPDATE document SET ver = ?, scope = ?, body = ? WHERE scope = ? AND kind = ? AND id = ?",
           {document.ver, document.scope, bodyText(document.body), before->scope, enumName(document.key.kind),
            document.key.id});
}

void putNewDocument(Transaction &tx, const StoredDoc &document)
{
    tx.run("INSERT INTO document (kind, id, ver, scope, body) VALUES (?,?,?,?,?)",
           {enumName(document.key.kind), document.key.id, document.ver, document.scope, bodyText(document.body)});
}

void removeDocument(Transaction &tx, const DocKey &key, qint64 n, const Ending &ending)
{
    const std::optional<StoredDoc> before = findDocument(tx, key);
    if (!before)
        return;
    tx.run("DELETE FROM document WHERE scope = ? AND kind = ? AND id = ?", {before->scope, enumName(key.kind), key.id});
    logMove(
        tx,
        {*before, n, ending.erasureCase.isEmpty() ? "del" : "erase", QVariant(QMetaType::fromType<QString>()), ending});
}

QString setting(Transaction &tx, const QString &name)
{
    return tx.text("SELECT value FROM setting WHERE name = ?", {name});
}

void setSetting(Transaction &tx, const QString &name, const QString &value)
{
    tx.run("INSERT INTO setting (name, value) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
           {name, value});
}

QString storeScope(const QString &storeId) { return u"store:"_s + storeId; }
QString staffScope(const QString &storeId) { return u"staff:"_s + storeId; }

std::vector<QStringList> scopeGroups(const QStringList &scopes)
{
    std::vector<QStringList> groups;
    QStringList shared;
    for (const QString &scope : scopes) {
        if (scope.startsWith(storeScope({})))
            groups.push_back({scope});
        else
            shared.append(scope);
    }
    if (!shared.isEmpty())
        groups.push_back(shared);
    return groups;
}

Row scopeValues(const QStringList &scopes)
{
    Row values;
    for (const QString &scope : scopes)
        values.append(scope);
    return values;
}

HeldBy heldBy(const QStringList &scopes)
{
    QByteArrayList parts;
    HeldBy held;
    for (const QStringList &group : scopeGroups(scopes)) {
        parts.append("SELECT kind, id, ver, body, scope FROM document WHERE scope IN " + placeholders(group.size()));
        held.values += scopeValues(group);
    }
    held.from = "(" + parts.join(" UNION ALL ") + ") AS held";
    return held;
}

} // namespace zhike::central
