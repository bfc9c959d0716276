// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/store/database.h"
#include "core/action/target.h"

#include <QJsonObject>

#include <optional>
#include <tuple>

/// The documents and central's counter. Every change carries the number of its transaction; numbers are commit order,
/// because there is one writer at a time, and it takes its number after it has become the writer.
namespace zhike::central {

struct DocKey {
    DocumentKind kind = DocumentKind::Other;
    QString id;
    friend bool operator==(const DocKey &, const DocKey &) = default;
    friend bool operator<(const DocKey &a, const DocKey &b) { return std::tie(a.kind, a.id) < std::tie(b.kind, b.id); }
};

struct StoredDoc {
    DocKey key;
    qint64 ver = 0;
    QString scope;
    QJsonObject body;
};

[[nodiscard]] qint64 currentSeq(Transaction &tx);
/// Takes the next number. All documents of one transaction carry the same one.
[[nodiscard]] qint64 nextSeq(Transaction &tx);

[[nodiscard]] std::optional<StoredDoc> findDocument(Transaction &tx, const DocKey &key);
/// The body as it is stored, for who reads only a part of it; empty when there is no such document.
[[nodiscard]] QByteArray findBody(Transaction &tx, const DocKey &key);
/// The number of its last change, without the body; 0 when there is no such document.
[[nodiscard]] qint64 versionOf(Transaction &tx, const DocKey &key);
/// Inserts or replaces; a change of scope is logged as a move.
void putDocument(Transaction &tx, const StoredDoc &document);
/// A document that surely isn't there yet: one statement, for seeding.
void putNewDocument(Transaction &tx, const StoredDoc &document);

/// How a document ends: deleted (perhaps merged into another), or erased on the person's wish.
struct Ending {
    QString mergedInto;
    QString erasureCase; ///< set: terminals get "erase" and purge every trace
};
void removeDocument(Transaction &tx, const DocKey &key, qint64 n, const Ending &ending = {});

[[nodiscard]] QString setting(Transaction &tx, const QString &name);
void setSetting(Transaction &tx, const QString &name, const QString &value);

/// Scope names. A document has one; a terminal holds the documents of its scopes.
[[nodiscard]] QString storeScope(const QString &storeId);
[[nodiscard]] QString staffScope(const QString &storeId);
/// The same scopes in groups of which each stands in one partition: those that every terminal holds, and each store's.
/// A statement that names scopes of several groups would be asked of partitions that can't know them.
[[nodiscard]] std::vector<QStringList> scopeGroups(const QStringList &scopes);
/// "(SELECT kind, id, ver, body …) AS held" with one part a group, and the values of its placeholders.
struct HeldBy {
    QByteArray from;
    Row values;
};
[[nodiscard]] HeldBy heldBy(const QStringList &scopes);
[[nodiscard]] Row scopeValues(const QStringList &scopes);

inline const QString kCatalogueScope = QStringLiteral("catalogue");
inline const QString kRulesScope = QStringLiteral("rules");
inline const QString kCommunityScope = QStringLiteral("community");

} // namespace zhike::central
