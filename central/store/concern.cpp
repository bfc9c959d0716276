// SPDX-License-Identifier: Apache-2.0
#include "central/store/concern.h"

#include "central/store/documents.h"

namespace zhike::central {
namespace {

constexpr qint64 kMostNamed = 200; // of each sort; a larger change is everybody's

QStringList namesIn(Transaction &tx, const QByteArray &sql, const Row &values)
{
    QStringList names;
    for (const Row &row : tx.rows(sql + " LIMIT ?", Row(values) << kMostNamed + 1))
        names.append(row.at(0).toString());
    return names;
}

} // namespace

Concern concernSince(Transaction &tx, qint64 after)
{
    Concern concern;
    concern.to = currentSeq(tx);
    if (concern.to <= after)
        return concern;
    concern.scopes =
        namesIn(tx,
                "SELECT DISTINCT scope FROM scope_news WHERE n > ?",
                {after});
    concern.terminals = namesIn(tx, "SELECT DISTINCT terminal_id FROM terminal_news WHERE n > ?", {after});
    concern.isEverybodys = concern.scopes.size() > kMostNamed || concern.terminals.size() > kMostNamed;
    return concern;
}

} // namespace zhike::central
