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

std::optional<StoredDoc> findDocument(Transaction &tx, const DocKey &key)
{
    const Row row =
        tx.row("SELECT ver, scope, body FROM document WHERE kind = ? AND id = ?", {enumName(key.kind), key.id});
    if (row.isEmpty())
        return std::nullopt;
    return StoredDoc{key, row.at(0).toLongLong(), row.at(1).toString(),
                     QJsonDocument::fromJson(row.at(2).toString().toUtf8()).object()};
}

void putDocument(Transaction &tx, const StoredDoc &document)
{
    const std::optional<StoredDoc> before = findDocument(tx, document.key);
    if (before && before->scope != document.scope)
        logMove(tx, {*before, document.ver, "leave", document.scope, {}});
    tx.run("INSERT INTO document (kind, id, ver, scope, body) VALUES (?,?,?,?,?)"
           " ON CONFLICT (kind, id) DO UPDATE SET ver = excluded.ver, scope = excluded.scope, body = excluded.body",
           {enumName(document.key.kind), document.key.id, document.ver, document.scope, bodyText(document.body)});
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
    tx.run("DELETE FROM document WHERE kind = ? AND id = ?", {enumName(key.kind), key.id});
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

} // namespace zhike::central
