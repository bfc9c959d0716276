// SPDX-License-Identifier: Apache-2.0
#include "core/sync/scopes.h"

#include "core/store/holdings.h"
#include "core/store/shelves.h"
#include "core/sync/marks.h"

#include <algorithm>

namespace zhike::sync {

using outbox::Row;

namespace {

std::vector<QString> sorted(std::vector<QString> scopes)
{
    std::sort(scopes.begin(), scopes.end());
    scopes.erase(std::unique(scopes.begin(), scopes.end()), scopes.end());
    return scopes;
}

void keep(Writer &writer, const char *mark, const std::vector<QString> &scopes)
{
    meta::set(writer, mark, QStringList(scopes.begin(), scopes.end()).join(u'\n'));
}

std::vector<QString> without(const std::vector<QString> &all, const std::vector<QString> &those)
{
    std::vector<QString> rest;
    std::set_difference(all.begin(), all.end(), those.begin(), those.end(), std::back_inserter(rest));
    return rest;
}

/// An answered op no longer shows on what goes with its scope: central has it, and this terminal doesn't hold it any
/// more.
void markGone(Writer &writer, const QString &scope)
{
    for (Row &row : outbox::part(writer, outbox::Part::Answered)) {
        bool isHit = false;
        for (const Target &target : row.op.targetList)
            if (holdings::scopeOf(writer, enumName(target.kind), target.id) == scope)
                isHit = row.gone.insert(targetKey(target)).second || isHit;
        if (isHit)
            outbox::update(writer, row);
    }
}

} // namespace

std::vector<QString> scopesIn(const Reader &reader, const char *mark)
{
    const QStringList list = meta::text(reader, mark).split(u'\n', Qt::SkipEmptyParts);
    return {list.begin(), list.end()};
}

std::vector<QString> addedScopes(const Reader &reader)
{
    return without(scopesIn(reader, kWanted), scopesIn(reader, kScopes));
}

void keepScopes(Writer &writer, std::vector<QString> scopes)
{
    if (scopes.empty()) // a central that doesn't tell: then nothing is known about them
        return meta::remove(writer, kScopes);
    keep(writer, kScopes, sorted(std::move(scopes)));
}

void takeScopes(Writer &writer, const std::vector<QString> &allowed, const Rules &rules)
{
    const std::vector<QString> may = sorted(allowed);
    const std::vector<QString> held = scopesIn(writer, kScopes);
    if (may.empty() && held.empty())
        return;
    if (!meta::value(writer, kScopes)) // a file from before scopes were told: it came with those of then
        return keepScopes(writer, may);
    const std::vector<QString> lost = without(held, may);
    if (!lost.empty() && !holdings::isEveryScopeKnown(writer))
        return loseCursor(writer);
    for (const QString &scope : lost)
        if (rules.cutsScopes) {
            markGone(writer, scope);
            holdings::removeScope(writer, scope);
        }
    if (!lost.empty()) {
        keep(writer, kScopes, without(held, lost));
        // A row that had moved into a lost scope in news not heard yet still stands under its old one: compare soon.
        if (rules.comparesAfterLoss)
            meta::remove(writer, kCompared);
    }
    if (!without(may, held).empty())
        keep(writer, kWanted, may);
    else if (meta::value(writer, kWanted))
        meta::remove(writer, kWanted);
}

} // namespace zhike::sync
