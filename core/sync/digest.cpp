// SPDX-License-Identifier: Apache-2.0
#include "core/sync/digest.h"

#include "core/store/shelves.h"
#include "core/store/timeline.h"
#include "core/sync/marks.h"
#include "core/sync/scopes.h"

#include <map>

namespace zhike::sync {
namespace {

bool isAt(const Reader &reader, const QString &epoch, const QString &cursor)
{
    return meta::text(reader, kEpoch) == epoch && meta::text(reader, kCursor) == cursor && !cursor.isEmpty();
}

Result<void> keep(Writer &writer, const documents::Row &row)
{
    if (row.kind == enumName(DocumentKind::Event))
        return timeline::put(writer, row);
    documents::put(writer, row);
    return {};
}

} // namespace

Result<bool> Comparison::look(const Reader &reader, int rows)
{
    if (!isAt(reader, m_central.epoch, m_central.at))
        return Error{ErrorCode::AnswerMalformed, QStringLiteral("moved")};
    holdings::walk(reader, m_walk, rows, [this](const holdings::Mark &mark) {
        if (mark.isReadable)
            m_own.add(mark.kind, mark.id, mark.ver);
        else // the sums may agree without it, and still it stands in the way of what central says about its document
            m_unreadable.insert(bucketOf(mark.kind, mark.id, static_cast<int>(m_central.sums.size())));
    });
    return m_walk.isDone;
}

std::vector<int> Comparison::wrongBuckets() const
{
    std::vector<int> wrong;
    const std::vector<BucketSum> own = m_own.sums();
    for (size_t i = 0; i < own.size(); ++i)
        if (own[i] != m_central.sums[i] || m_unreadable.contains(static_cast<int>(i)))
            wrong.push_back(static_cast<int>(i));
    return wrong;
}

Result<bool> WrongRows::look(const Reader &reader, int rows)
{
    if (!isAt(reader, m_asked.epoch, m_asked.cursor))
        return Error{ErrorCode::AnswerMalformed, QStringLiteral("moved")};
    holdings::walk(reader, m_walk, rows, [this](const holdings::Mark &mark) {
        if (m_wrong.contains(bucketOf(mark.kind, mark.id, m_asked.buckets)))
            m_rows.push_back(mark);
    });
    return m_walk.isDone;
}

Result<bool> applyRepair(Writer &writer, const Repair &repair, const WrongRows &wrong, const Rules &rules)
{
    const bool isHere = isAt(writer, repair.epoch, repair.at) && scopesIn(writer, kScopes) == wrong.asked().scopes;
    if (rules.repairsAtCursor && !isHere)
        return false;
    std::map<QString, const documents::Row *> brought;
    for (const documents::Row &row : repair.rows)
        brought.emplace(row.kind + u'/' + row.id, &row);
    for (const holdings::Mark &mark : wrong.rows()) {
        const auto same = brought.find(mark.kind + u'/' + mark.id);
        if (same != brought.end() && mark.isReadable && same->second->ver == mark.ver)
            brought.erase(same);
        else
            holdings::remove(writer, mark.kind, mark.id);
    }
    for (const auto &[key, row] : brought)
        if (const Result<void> kept = keep(writer, *row); !kept)
            return kept.error();
    return true;
}

} // namespace zhike::sync
