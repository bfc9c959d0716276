// SPDX-License-Identifier: Apache-2.0
#include "tests/support/modelcentral.h"

#include <algorithm>

namespace zhike::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAllScopes = 16;

} // namespace

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
    m_log.push_back({seq, How::Put, id, before, after});
}

void ModelCentral::write(const QString &id, qint64 v)
{
    ++seq;
    if (!erased.contains(id))
        put(id, v, std::nullopt, {});
}

void ModelCentral::move(const QString &id, int scope)
{
    ++seq;
    const auto old = rows.find(id);
    if (!erased.contains(id))
        put(id, old == rows.end() ? 0 : old->second.v, scope, {});
}

void ModelCentral::remove(const QString &id)
{
    ++seq;
    const auto old = rows.find(id);
    if (old == rows.end())
        return;
    m_log.push_back({seq, How::Delete, id, old->second.scope, std::nullopt});
    moved.insert(id);
    rows.erase(old);
}

void ModelCentral::erase(const QString &id)
{
    ++seq;
    const auto old = rows.find(id);
    const std::optional<int> before = old == rows.end() ? std::nullopt : std::optional(old->second.scope);
    m_log.push_back({seq, How::Erase, id, before, std::nullopt});
    moved.insert(id);
    erased[id] = seq;
    rows.erase(id);
}

void ModelCentral::compact(size_t entries)
{
    if (entries >= m_log.size())
        return;
    compacted = std::max(compacted, m_log[entries - 1].n);
    std::erase_if(m_log, [this](const Entry &entry) { return entry.n <= compacted; });
}

void ModelCentral::restore(const ModelCentral &copy)
{
    const ModelCentral before = std::move(*this);
    *this = copy;
    epoch = before.epoch + 1;
    allowed = before.allowed;
    moved.insert(before.moved.begin(), before.moved.end());
    for (const auto &[id, n] : before.erased)
        if (!erased.contains(id))
            erase(id);
}

bool ModelCentral::isRefused(const Op &op) const
{
    const QString make = op.body.value("make"_L1).toString();
    const auto isMissing = [&](const Target &t) { return t.id != make && !rows.contains(t.id); };
    const auto isErased = [&](const Target &t) { return erased.contains(t.id); };
    const auto isParentRefused = [this](const OpId &p) {
        const auto parent = rulings.find(p);
        return parent == rulings.end() || parent->second.result.outcome == Outcome::Rejected;
    };
    return op.ends || op.body.value("poison"_L1).toBool() || rows.contains(make)
        || (!mistakes.ignoresNeeds && std::any_of(op.needs.begin(), op.needs.end(), isParentRefused))
        || std::any_of(op.targetList.begin(), op.targetList.end(), isErased)
        || (!mistakes.appliesHalf && std::any_of(op.targetList.begin(), op.targetList.end(), isMissing));
}

OpResult ModelCentral::judge(const Op &op)
{
    const bool isRefusal = isRefused(op);
    if (!isRefusal || !mistakes.countsNoRefusals)
        ++seq; // refusals take a number too
    OpResult result;
    result.opId = op.opId;
    const bool isErased = std::any_of(op.targetList.begin(), op.targetList.end(),
                                      [this](const Target &t) { return erased.contains(t.id); });
    result.code = errorName(isErased ? ErrorCode::MemberErased : ErrorCode::Refused);
    result.centralSeq = seq;
    if (isRefusal)
        return result;
    result.outcome = Outcome::Applied;
    result.code.clear();
    const QString make = op.body.value("make"_L1).toString();
    const qint64 arg = op.body.value("arg"_L1).toInteger();
    for (const Target &target : op.targetList) {
        const auto old = rows.find(target.id);
        if (mistakes.versionsDiffer && &target != &op.targetList.front())
            ++seq;
        if (mistakes.appliesHalf && old == rows.end() && target.id != make)
            continue;
        const auto scope = target.id == make ? std::optional(op.body.value("scope"_L1).toInt()) : std::nullopt;
        put(target.id, (old == rows.end() ? 0 : old->second.v) + arg, scope, op.opId);
    }
    result.centralSeq = seq;
    ++effects[op.opId];
    return result;
}

/// Takes one op; the conflict at which the batch ends, if it does.
std::optional<ErrorCode> ModelCentral::take(const QString &terminal, const QString &replica, const Op &op)
{
    qint64 &last = m_last[replica];
    if (op.seq <= last)
        return m_numbers[{replica, op.seq}] == op.opId || mistakes.answersByNumber
            ? std::nullopt
            : std::optional(ErrorCode::ReplicaCloned);
    if (op.seq > last + 1)
        return ErrorCode::OpGap;
    if (!rulings.contains(op.opId) || mistakes.forgetsOps) {
        const bool isLost =
            std::any_of(op.needs.begin(), op.needs.end(), [this](const OpId &p) { return !rulings.contains(p); });
        if (isLost && !op.ends && !mistakes.ignoresNeeds)
            return ErrorCode::NeedsUnknown;
        Op judged = op;
        std::erase_if(judged.needs, [this](const OpId &p) { return !rulings.contains(p); });
        rulings[op.opId] = {judge(judged), terminal, op.needs};
    }
    last = op.seq;
    m_numbers[{replica, op.seq}] = op.opId;
    return std::nullopt;
}

OpResult ModelCentral::answerTo(const QString &replica, const Op &op) const
{
    OpResult result = rulings.at(m_numbers.at({replica, op.seq})).result;
    result.opId = op.opId; // another op's answer, when numbers are all that counts
    return result;
}

OpsAnswer ModelCentral::push(const QString &terminal, const OpsRequest &request)
{
    OpsAnswer answer;
    const bool isPoisoned =
        std::any_of(request.ops.begin(), request.ops.end(), [](const Op &op) { return op.body.contains("poison"_L1); });
    if (request.epoch != epochText() && !mistakes.ignoresEpoch) {
        answer.conflict = ErrorCode::EpochChanged;
        return answer;
    }
    if (isPoisoned && mistakes.refusesBatches) {
        answer.conflict = ErrorCode::InvalidValue;
        return answer;
    }
    for (const Op &op : request.ops) {
        answer.conflict = take(terminal, request.replica, op);
        if (answer.conflict)
            break;
        answer.results.push_back(answerTo(request.replica, op));
    }
    answer.lastSeq = m_last[request.replica];
    return answer;
}

documents::Row ModelCentral::documentOf(const QString &id) const
{
    const Row &row = rows.at(id);
    QByteArray ops;
    for (const OpId &op : row.ops)
        ops += (ops.isEmpty() ? "\"" : ",\"") + op.toString().toUtf8() + '"';
    return {enumName(DocumentKind::Unit), id, row.ver,
            "{\"ops\":[" + ops + "],\"v\":" + QByteArray::number(row.v) + '}', QString::number(row.scope)};
}

std::set<int> ModelCentral::scopesFor(const QString &terminal, const std::vector<QString> &asked) const
{
    std::set<int> may;
    if (const auto named = allowed.find(terminal); named != allowed.end())
        may = named->second;
    else
        for (int i = 0; i < kAllScopes; ++i)
            may.insert(i);
    if (!asked.empty())
        std::erase_if(may, [&](int scope) {
            return std::find(asked.begin(), asked.end(), QString::number(scope)) == asked.end();
        });
    return may;
}

bool ModelCentral::hasApplied(const QString &id, const OpId &op) const
{
    const auto history = m_history.find(id);
    return history != m_history.end() && history->second.contains(op);
}

/// What a cursor is compared with: the number - or, for those who trust clocks, when the writer thought it was. Every
/// other document is written by somebody whose clock is slow.
qint64 ModelCentral::stampOf(const Entry &entry) const
{
    return mistakes.cursorIsClock && qHash(entry.id, 0) % 2 == 0 ? entry.n - 3 : entry.n;
}

std::map<QString, ModelCentral::Event> ModelCentral::eventsAfter(qint64 cursor, const std::set<int> &scopes) const
{
    std::map<QString, Event> events;
    for (const Entry &entry : m_log) {
        if (stampOf(entry) <= cursor)
            continue;
        const bool wasHeld = entry.before && scopes.contains(*entry.before);
        if (entry.how == How::Erase && (wasHeld || !mistakes.erasesQuietly))
            events[entry.id] = {entry.n, FeedRow::What::Erase};
        else if (entry.after && scopes.contains(*entry.after))
            events[entry.id] = {entry.n, FeedRow::What::Put};
        else if (wasHeld || (mistakes.leavesLate && events.contains(entry.id)))
            events[entry.id] = {entry.n, entry.how == How::Delete ? FeedRow::What::Del : FeedRow::What::Leave};
    }
    return events;
}

FeedRow ModelCentral::feedRow(const QString &id, const Event &event) const
{
    if (event.what == FeedRow::What::Put)
        return {event.what, documentOf(id)};
    const auto now = rows.find(id);
    const qint64 n = mistakes.leavesLate && now != rows.end() ? now->second.ver : event.n;
    return {event.what,
            {enumName(DocumentKind::Unit), id, n, {}},
            event.what == FeedRow::What::Erase ? u"case-1"_s : QString()};
}

Result<Page> ModelCentral::changes(const Asked &asked) const
{
    const qint64 cursor = asked.cursor.toLongLong();
    if (asked.epoch != epochText())
        return ErrorCode::EpochChanged;
    if (cursor < compacted && !mistakes.forgetsCompaction)
        return ErrorCode::CursorTooOld;
    std::vector<FeedRow> list;
    for (const auto &[id, event] : eventsAfter(cursor, scopesFor(asked.terminal, asked.scopes)))
        if (!mistakes.forgetsLeaves || event.what != FeedRow::What::Leave)
            list.push_back(feedRow(id, event));
    std::stable_sort(list.begin(), list.end(),
                     [](const FeedRow &a, const FeedRow &b) { return a.row.ver < b.row.ver; });
    Page page;
    page.epoch = epochText();
    page.from = asked.cursor;
    page.durableSeq = durable;
    page.hasMore = list.size() > asked.limit;
    page.toSeq = page.hasMore ? list[asked.limit - 1].row.ver : seq;
    mistakes.splitsGroups
        ? list.resize(std::min(list.size(), asked.limit))
        : static_cast<void>(std::erase_if(list, [&](const FeedRow &row) { return row.row.ver > page.toSeq; }));
    page.to = QString::number(page.toSeq);
    for (const auto &[id, n] : erased)
        if (asked.erasedAfter >= 0 && n > asked.erasedAfter && n <= cursor)
            page.changes.push_back(feedRow(id, {n, FeedRow::What::Erase}));
    page.changes.insert(page.changes.end(), list.begin(), list.end());
    page.scopes.emplace();
    for (const int scope : scopesFor(asked.terminal, {}))
        page.scopes->push_back(QString::number(scope));
    const qint64 upTo = mistakes.resultsLate ? cursor : page.toSeq;
    const qint64 from = mistakes.resultsLate || asked.allResults ? 0 : cursor;
    for (const auto &[op, ruling] : rulings)
        if (ruling.terminal == asked.terminal && ruling.result.centralSeq > from
            && (ruling.result.centralSeq <= upTo || asked.allResults))
            page.results.push_back(ruling.result);
    return page;
}

Manifest ModelCentral::manifest(const QString &terminal, const std::vector<QString> &scopes) const
{
    Manifest manifest;
    manifest.epoch = epochText();
    manifest.cursor = cursorNow();
    for (const int scope : scopesFor(terminal, scopes))
        manifest.scopes.push_back(QString::number(scope));
    return manifest;
}

Digest ModelCentral::digest(const Asked &asked) const
{
    const std::set<int> scopes = scopesFor(asked.terminal, asked.scopes);
    if (asked.epoch != epochText() || asked.cursor.toLongLong() < compacted
        || !eventsAfter(asked.cursor.toLongLong(), scopes).empty())
        return {epochText(), cursorNow(), {}}; // something has happened since: the feed first
    RowDigest sums(4);
    for (const auto &[id, row] : rows)
        if (scopes.contains(row.scope))
            sums.add(enumName(DocumentKind::Unit), id, row.ver);
    return {epochText(), asked.cursor, sums.sums()};
}

Repair ModelCentral::repair(const QString &terminal, const RepairWanted &wanted) const
{
    const std::set<int> scopes = scopesFor(terminal, wanted.scopes);
    const bool isStill = wanted.epoch == epochText() && wanted.cursor.toLongLong() >= compacted
        && eventsAfter(wanted.cursor.toLongLong(), scopes).empty();
    Repair repair{epochText(), isStill ? wanted.cursor : cursorNow(), {}};
    for (const auto &[id, row] : rows)
        if (scopes.contains(row.scope)
            && std::find(wanted.wrong.begin(), wanted.wrong.end(),
                         bucketOf(enumName(DocumentKind::Unit), id, wanted.buckets))
                != wanted.wrong.end())
            repair.rows.push_back(documentOf(id));
    return repair;
}

} // namespace zhike::test
