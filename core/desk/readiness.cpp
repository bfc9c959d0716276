// SPDX-License-Identifier: Apache-2.0
#include "core/desk/readiness.h"

#include "core/store/blobs.h"
#include "core/store/documentrows.h"
#include "core/store/shelves.h"
#include "core/sync/protocol.h"

#include <algorithm>
#include <numeric>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

/// People who may sign in here without a line, now.
int signInsUntil(const Reader &reader, const QDateTime &now)
{
    const std::vector<logins::Row> all = logins::all(reader);
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [&](const logins::Row &row) { return row.validUntil > now; }));
}

ReadinessRow manualsRow(const Reader &reader)
{
    const blobs::Counts files = blobs::counts(reader);
    const int all = files.held + files.wanted;
    const int percent = all == 0 ? 100 : files.held * 100 / all;
    return {u"manuals"_s, files.wanted == 0, files.held, {}, percent};
}

std::vector<ReadinessRow> rowsIn(const Reader &reader, const QDateTime &now, bool isUsable)
{
    std::vector<ReadinessRow> rows;
    const auto add = [&](const QString &what, int count, bool mayBeNone = false) {
        const bool isThere = count > 0 || (mayBeNone && isUsable);
        rows.push_back({what, isThere, count, {}, isThere ? 100 : 0});
    };
    add(u"members"_s, documents::count(reader, DocumentKind::Member), true); // a new shop has nobody yet
    add(u"models"_s, documents::count(reader, DocumentKind::Model));
    add(u"communities"_s, documents::count(reader, DocumentKind::Community));
    add(u"scripts"_s, documents::count(reader, DocumentKind::Script));
    add(u"policy"_s, documents::version(reader, enumName(DocumentKind::Rule), u"policy"_s) > 0 ? 1 : 0);
    add(u"calendar"_s, documents::count(reader, DocumentKind::Calendar));
    add(u"signIn"_s, signInsUntil(reader, now));
    rows.push_back(manualsRow(reader));
    return rows;
}

} // namespace

Readiness readinessOf(const Reader &reader, const ReadinessQuestion &question)
{
    const sync::Standing where = sync::standing(reader);
    Readiness ready{rowsIn(reader, question.now, where.isUsable), 0, ReadinessState::Missing};
    const bool isStale =
        !where.asOf.isValid() || where.asOf.secsTo(question.now) > qint64(question.freshForHours) * 3600;
    for (ReadinessRow &row : ready.rows)
        row.freshness = {where.asOf, isStale};
    const int sum = std::accumulate(ready.rows.begin(), ready.rows.end(), 0,
                                    [](int all, const ReadinessRow &row) { return all + row.percent; });
    ready.percent = sum / static_cast<int>(ready.rows.size());
    const bool isWhole =
        std::all_of(ready.rows.begin(), ready.rows.end(), [](const ReadinessRow &row) { return row.isThere; });
    if (isWhole && !isStale)
        ready.state = ReadinessState::Ready;
    else if (where.asOf.isValid())
        ready.state = ReadinessState::Partly;
    return ready;
}

} // namespace zhike
