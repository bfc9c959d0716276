// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/documentrows.h"

/// The cache as a whole - documents and timeline alike: what a digest adds up, what goes with a scope, what is purged.
namespace zhike::holdings {

struct Mark {
    QString kind;
    QString id;
    qint64 ver = 0;
    bool isReadable = true; ///< its seals open
};

/// Where a walk over the cache stands. It may be gone on with in another transaction as long as nothing changed in
/// between.
struct Walk {
    qint64 document = 0; ///< after this row
    QString event; ///< after this id
    bool isDone = false;
};
/// The next `limit` rows, each seal opened: 100,000 rows take about 0.2 s.
void walk(const Reader &reader, Walk &walk, int limit, const std::function<void(const Mark &)> &each);

/// Removes a row whatever its version; with a member their phone tokens go, not their timeline.
void remove(Writer &writer, const QString &kind, const QString &id);
/// The document, its tokens, its timeline - in the cache and in staging. `change().erased` is set.
void purge(Writer &writer, const QString &kind, const QString &id);

/// The scope a document came for; empty when it isn't here or nobody said.
[[nodiscard]] QString scopeOf(const Reader &reader, const QString &kind, const QString &id);
/// False when rows are here that came before scopes were told.
[[nodiscard]] bool isEveryScopeKnown(const Reader &reader);
/// Every row that came for this scope. `change().everything` is set.
void removeScope(Writer &writer, const QString &scope);

/// Staging is added to the cache; of two versions the newer stays. Staging is empty afterwards, `change().everything`
/// is set.
void mergeStaging(Writer &writer);

} // namespace zhike::holdings
