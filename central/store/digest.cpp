// SPDX-License-Identifier: Apache-2.0
#include "central/store/digest.h"

#include "central/store/feed.h"

#include <QJsonDocument>

#include <set>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

Row valuesOf(const QStringList &scopes)
{
    Row values;
    for (const QString &scope : scopes)
        values.append(scope);
    return values;
}

} // namespace

Result<bool> isUpToDate(Transaction &tx, const HeldState &held)
{
    FeedQuery query;
    query.terminalId = held.terminalId;
    query.scopes = held.scopes;
    query.cursor = held.cursor;
    query.limit = 1;
    return readFeed(tx, query).then([](const FeedPage &page) { return Result<bool>(page.changes.empty()); });
}

std::vector<BucketSum> sumsOf(Transaction &tx, const QStringList &scopes)
{
    if (scopes.isEmpty())
        return RowDigest(1).sums();
    const QByteArray isHeld = " FROM document WHERE scope IN " + placeholders(scopes.size());
    RowDigest digest(bucketsFor(tx.number("SELECT COUNT(*)" + isHeld, valuesOf(scopes))));
    tx.stream("SELECT kind, id, ver" + isHeld, valuesOf(scopes), [&digest](const QSqlQuery &row) {
        digest.add(row.value(0).toString(), row.value(1).toString(), row.value(2).toLongLong());
        return true;
    });
    return digest.sums();
}

std::vector<StoredDoc> documentsOf(Transaction &tx, const QStringList &scopes, const WrongBuckets &which)
{
    std::vector<DocKey> keys;
    if (scopes.isEmpty())
        return {};
    const std::set<int> wrong(which.wrong.begin(), which.wrong.end());
    tx.stream("SELECT kind, id FROM document WHERE scope IN " + placeholders(scopes.size()), valuesOf(scopes),
              [&](const QSqlQuery &row) {
                  const QString kind = row.value(0).toString();
                  if (wrong.contains(bucketOf(kind, row.value(1).toString(), which.buckets)))
                      keys.push_back(
                          {enumFromName<DocumentKind>(kind).value_or(DocumentKind::Other), row.value(1).toString()});
                  return true;
              });
    std::vector<StoredDoc> documents;
    for (const DocKey &key : keys)
        if (std::optional<StoredDoc> document = findDocument(tx, key))
            documents.push_back(*std::move(document));
    return documents;
}

} // namespace zhike::central
