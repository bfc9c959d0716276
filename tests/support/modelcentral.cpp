// SPDX-License-Identifier: Apache-2.0
#include "tests/support/modelcentral.h"

#include <algorithm>

namespace zhike::test {

using namespace Qt::StringLiterals;

void ModelCentral::put(const QString &id, qint64 v, std::optional<int> scope, const OpId &op)
{
    const auto old = rows.find(id);
    const std::optional<int> before = old == rows.end() ? std::nullopt : std::optional(old->second.scope);
    const int after = scope.value_or(before.value_or(0));
    if (!op.isEmpty())
        m_history[id].insert(op);
    rows[id] = {seq, v, m_history[id], after};
    if (before && *before != after)
        moved.insert(id);
    m_log.push_back({seq, false, id, before, after});
}

void ModelCentral::write(const QString &id, qint64 v)
{
    ++seq;
    put(id, v, std::nullopt, {});
}

void ModelCentral::move(const QString &id, int scope)
{
    ++seq;
    const auto old = rows.find(id);
    put(id, old == rows.end() ? 0 : old->second.v, scope, {});
}

void ModelCentral::remove(const QString &id)
{
    ++seq;
    const auto old = rows.find(id);
    if (old == rows.end())
        return;
    m_log.push_back({seq, true, id, old->second.scope, std::nullopt});
    moved.insert(id);
    rows.erase(old);
}

void ModelCentral::compact(size_t entries)
{
    if (entries >= m_log.size())
        return;
    compacted = std::max(compacted, m_log[entries - 1].n);
    std::erase_if(m_log, [this](const Entry &entry) { return entry.n <= compacted; });
}

OpResult ModelCentral::judge(const Op &op)
{
    ++seq; // refusals take a number too
    OpResult result;
    result.opId = op.opId;
    result.centralSeq = seq;
    result.code = errorName(ErrorCode::Refused);
    const QString make = op.body.value("make"_L1).toString();
    const bool isRefused = op.ends || op.body.value("poison"_L1).toBool() || rows.contains(make)
        || std::any_of(op.needs.begin(), op.needs.end(), [this](const OpId &p) { return rulings.at(p).result.outcome == Outcome::Rejected; })
        || std::any_of(op.targetList.begin(), op.targetList.end(), [&](const Target &t) { return t.id != make && !rows.contains(t.id); });
    if (isRefused)
        return result;
    result.outcome = Outcome::Applied;
    result.code.clear();
    const qint64 arg = op.body.value("arg"_L1).toInteger();
    for (const Target &target : op.targetList) {
        const auto old = rows.find(target.id);
        const auto scope = target.id == make ? std::optional(op.body.value("scope"_L1).toInt()) : std::nullopt;
        put(target.id, (old == rows.end() ? 0 : old->second.v) + arg, scope, op.opId);
    }
    ++effects[op.opId];
    return result;
}

/// Takes one op; the conflict at which the batch ends, if it does.
std::optional<ErrorCode> ModelCentral::take(const QString &terminal, const QString &replica, const Op &op)
{
    qint64 &last = m_last[replica];
    if (op.seq <= last)
        return m_numbers[{replica, op.seq}] == op.opId ? std::nullopt : std::optional(ErrorCode::ReplicaCloned);
    if (op.seq > last + 1)
        return ErrorCode::OpGap;
    if (!rulings.contains(op.opId)) {
        const bool isLost = std::any_of(op.needs.begin(), op.needs.end(), [this](const OpId &p) { return !rulings.contains(p); });
        if (isLost && !op.ends)
            return ErrorCode::NeedsUnknown;
        std::vector<OpId> known = op.needs;
        std::erase_if(known, [this](const OpId &p) { return !rulings.contains(p); });
        Op judged = op;
        judged.needs = known;
        const OpResult result = judge(judged);
        rulings[op.opId] = {result, terminal, op.needs};
    }
    last = op.seq;
    m_numbers[{replica, op.seq}] = op.opId;
    return std::nullopt;
}

OpsAnswer ModelCentral::push(const QString &terminal, const OpsRequest &request)
{
    OpsAnswer answer;
    if (request.epoch != epochText()) {
        answer.conflict = ErrorCode::EpochChanged;
        return answer;
    }
    for (const Op &op : request.ops) {
        answer.conflict = take(terminal, request.replica, op);
        if (answer.conflict)
            break;
        answer.results.push_back(rulings.at(op.opId).result);
    }
    answer.lastSeq = m_last[request.replica];
    return answer;
}

documents::Row ModelCentral::documentOf(const QString &id) const
{
    const Row &row = rows.at(id);
    QJsonArray ops;
    for (const OpId &op : row.ops)
        ops.append(op.toString());
    return {enumName(DocumentKind::Unit), id, row.ver, json::toBytes({{u"v"_s, row.v}, {u"ops"_s, ops}})};
}

Result<Page> ModelCentral::changes(const Asked &asked) const
{
    const qint64 cursor = asked.cursor.toLongLong();
    if (asked.epoch != epochText())
        return ErrorCode::EpochChanged;
    if (cursor < compacted)
        return ErrorCode::CursorTooOld;
    std::map<QString, std::pair<qint64, FeedRow::What>> events;
    for (const Entry &entry : m_log) {
        if (entry.n <= cursor)
            continue;
        if (entry.after && asked.scopes.contains(*entry.after))
            events[entry.id] = {entry.n, FeedRow::What::Put};
        else if (entry.before && asked.scopes.contains(*entry.before))
            events[entry.id] = {entry.n, entry.isDelete ? FeedRow::What::Del : FeedRow::What::Leave};
    }
    std::vector<FeedRow> list;
    for (const auto &[id, event] : events) {
        if (event.second == FeedRow::What::Put)
            list.push_back({event.second, documentOf(id)});
        else
            list.push_back({event.second, {enumName(DocumentKind::Unit), id, event.first, {}}});
    }
    std::stable_sort(list.begin(), list.end(), [](const FeedRow &a, const FeedRow &b) { return a.row.ver < b.row.ver; });
    Page page;
    page.epoch = epochText();
    page.from = asked.cursor;
    page.durableSeq = durable;
    page.hasMore = list.size() > asked.limit;
    const qint64 to = page.hasMore ? list[asked.limit - 1].row.ver : seq;
    std::erase_if(list, [to](const FeedRow &row) { return row.row.ver > to; });
    page.to = QString::number(to);
    page.changes = std::move(list);
    for (const auto &[op, ruling] : rulings)
        if (ruling.terminal == asked.terminal && (asked.allResults || (ruling.result.centralSeq > cursor && ruling.result.centralSeq <= to)))
            page.results.push_back(ruling.result);
    return page;
}

} // namespace zhike::test
