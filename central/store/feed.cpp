// SPDX-License-Identifier: Apache-2.0
#include "central/store/feed.h"

#include "core/domain/json.h"

#include <algorithm>

namespace zhike::central {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kCursorMark = "c1."; // version of the cursor's form
constexpr qint64 kNoEnd = std::numeric_limits<qint64>::max();

struct Entry {
    qint64 n = 0;
    QString kind;
    QString id;
    QJsonObject wire; ///< without the body
    QByteArray body; ///< JSON as it is stored: sent as it is, never parsed here
    QString scope = {}; ///< of a put
    friend bool operator<(const Entry &a, const Entry &b)
    {
        return std::tie(a.n, a.kind, a.id) < std::tie(b.n, b.kind, b.id);
    }
};

/// (from, to], at most `limit` rows of each sort.
struct Range {
    qint64 from = 0;
    qint64 to = kNoEnd;
    qint64 limit = 0;
};

QJsonObject wireRow(const char *k, const Entry &entry)
{
    return {{u"k"_s, QString::fromLatin1(k)}, {u"kind"_s, entry.kind}, {u"id"_s, entry.id}, {u"ver"_s, entry.n}};
}

/// Each scope along its index, in one statement: asked for by `scope IN`, a page would sort everything that is still to
/// come.
void readPuts(Transaction &tx, const QStringList &scopes, const Range &range, std::vector<Entry> &into)
{
    QByteArray sql;
    Row values;
    for (const QString &scope : scopes) {
        sql += QByteArray(sql.isEmpty() ? "" : " UNION ALL ")
            + "SELECT * FROM (SELECT ver, kind, id, " + asBytes(tx.engine(), "body") + ", scope FROM document WHERE scope = ? AND ver > ? AND ver <= ?"
              " ORDER BY ver, kind, id LIMIT ?) AS s";
        values << scope << range.from << range.to << range.limit;
    }
    tx.stream(sql, values, [&into](const QSqlQuery &row) {
        Entry entry{row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toString(), {}, {}};
        entry.body = row.value(3).toByteArray();
        entry.scope = row.value(4).toString();
        into.push_back(std::move(entry));
        return true;
    });
}

/// A condition on the scopes that a terminal holds, with its values.
struct Condition {
    QByteArray sql;
    Row values;
};
/// `alias` tells a move out of all of them that began in `group`.
Condition isOut(const QByteArray &alias, const QStringList &group, const QStringList &scopes)
{
    return {alias + ".scope_before IN " + placeholders(group.size()) + " AND (" + alias + ".scope_after IS NULL OR "
                + alias + ".scope_after NOT IN " + placeholders(scopes.size()) + ")",
            scopeValues(group) + scopeValues(scopes)};
}

/// The document is back, or has gone out again later: asked of each group by itself, so that each question is one
/// partition's.
Condition isSettledElsewhere(const QStringList &scopes)
{
    Condition all;
    for (const QStringList &group : scopeGroups(scopes)) {
        const Condition later = isOut("l", group, scopes);
        all.sql += " AND NOT EXISTS (SELECT 1 FROM document d WHERE d.kind = m.kind AND d.id = m.id AND d.scope IN "
            + placeholders(group.size())
            + ") AND NOT EXISTS (SELECT 1 FROM scope_move l WHERE l.kind = m.kind AND l.id = m.id AND l.n > m.n AND "
            + later.sql + ")";
        all.values += scopeValues(group) + later.values;
    }
    return all;
}

/// A move out of the scopes counts once, at its last time, and only while the document isn't back.
void readEndings(Transaction &tx, const Condition &out, const Condition &settled, const Range &range,
                 std::vector<Entry> &into)
{
    const QByteArray sql =
        "SELECT m.n, m.kind, m.id, m.how, m.scope_after, m.merged_into, m.case_id FROM scope_move m WHERE " + out.sql
        + " AND m.n > ? AND m.n <= ?" + settled.sql + " ORDER BY m.n, m.kind, m.id LIMIT ?";
    Row values = out.values;
    values << range.from << range.to;
    values += settled.values;
    values << range.limit;
    tx.stream(sql, values, [&into](const QSqlQuery &row) {
        Entry entry{row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toString(), {}, {}};
        entry.wire = wireRow(row.value(3).toString().toLatin1().constData(), entry);
        if (const QString merged = row.value(5).toString(); !merged.isEmpty())
            entry.wire.insert(u"mergedInto"_s, merged);
        if (const QString erasure = row.value(6).toString(); !erasure.isEmpty())
            entry.wire.insert(u"case"_s, erasure);
        into.push_back(std::move(entry));
        return true;
    });
}

/// An erasure is everybody's: who doesn't hold the person may still have drafts, queued ops or photos. Scopes tell it to those
/// who held the document; here to all.
void readErased(Transaction &tx, const Range &range, std::vector<Entry> &into)
{
    tx.stream("SELECT n, member_id, case_id FROM erased WHERE n > ? AND n <= ? ORDER BY n LIMIT ?", {range.from, range.to, range.limit},
              [&into](const QSqlQuery &row) {
                  Entry entry{row.value(0).toLongLong(), enumName(DocumentKind::Member), row.value(1).toString(), {}, {}};
                  entry.wire = wireRow("erase", entry);
                  entry.wire.insert(u"case"_s, row.value(2).toString());
                  into.push_back(std::move(entry));
                  return true;
              });
}

/// Moves are rare: most pages need not ask which of them count. Each part of the question is one partition's.
bool hasMoved(Transaction &tx, const std::vector<QStringList> &groups, qint64 after)
{
    QByteArray sql;
    Row values;
    for (const QStringList &group : groups) {
        sql += QByteArray(sql.isEmpty() ? "SELECT 1 WHERE " : " OR ")
            + "EXISTS (SELECT 1 FROM scope_move WHERE scope_before IN " + placeholders(group.size()) + " AND n > ?)";
        values += scopeValues(group);
        values << after;
    }
    return !groups.empty() && tx.number(sql, values) > 0;
}

std::vector<Entry> readRange(Transaction &tx, const QStringList &scopes, const Range &range, qint64 lastErasure)
{
    std::vector<Entry> entries;
    const std::vector<QStringList> groups = scopeGroups(scopes);
    const bool isAnythingOut = hasMoved(tx, groups, range.from);
    for (const QStringList &group : groups) {
        readPuts(tx, group, range, entries);
        if (isAnythingOut)
            readEndings(tx, isOut("m", group, scopes), isSettledElsewhere(scopes), range, entries);
    }
    if (!scopes.isEmpty() && lastErasure > range.from)
        readErased(tx, range, entries);
    std::sort(entries.begin(), entries.end());
    const auto isSame = [](const Entry &a, const Entry &b) { return std::tie(a.n, a.kind, a.id) == std::tie(b.n, b.kind, b.id); };
    entries.erase(std::unique(entries.begin(), entries.end(), isSame), entries.end());
    return entries;
}

/// Cuts after `limit` rows, but never inside a group: the rows of the last number are read whole.
std::vector<Entry> cutAtGroup(Transaction &tx, const FeedQuery &query, std::vector<Entry> entries, qint64 lastErasure)
{
    const qint64 last = entries.at(static_cast<size_t>(query.limit) - 1).n;
    std::erase_if(entries, [last](const Entry &entry) { return entry.n >= last; });
    std::vector<Entry> group = readRange(tx, query.scopes, {last - 1, last, kNoEnd}, lastErasure);
    entries.insert(entries.end(), std::make_move_iterator(group.begin()), std::make_move_iterator(group.end()));
    return entries;
}

/// A snapshot can't tell who is no longer in it; a terminal that skipped a part of the feed still has drafts and queued
/// ops.
void readErasures(Transaction &tx, const FeedQuery &query, std::vector<QByteArray> &into)
{
    if (query.erasedAfter < 0)
        return;
    tx.stream("SELECT n, member_id, case_id FROM erased WHERE n > ? AND n <= ? ORDER BY n",
              {query.erasedAfter, query.cursor}, [&into](const QSqlQuery &row) {
                  QJsonObject wire = wireRow(
                      "erase",
                      {row.value(0).toLongLong(), enumName(DocumentKind::Member), row.value(1).toString(), {}, {}});
                  wire.insert(u"case"_s, row.value(2).toString());
                  into.push_back(json::toBytes(wire));
                  return true;
              });
}

void readResults(Transaction &tx, const FeedQuery &query, qint64 last, FeedPage &page)
{
    const qint64 from = query.results == FeedQuery::Results::All ? 0 : query.cursor;
    if (last <= from)
        return;
    tx.stream("SELECT result FROM op_answer WHERE terminal_id = ? AND central_seq > ? AND central_seq <= ? ORDER BY "
              "central_seq",
              {query.terminalId, from, page.to}, [&page](const QSqlQuery &row) {
                  page.results.push_back(row.value(0).toString().toUtf8());
                  return true;
              });
}

QByteArray wireOf(const Entry &entry)
{
    if (entry.body.isEmpty())
        return json::toBytes(entry.wire);
    QJsonObject head = wireRow("put", entry);
    head.insert(u"scope"_s, entry.scope);
    return json::toBytes(head).chopped(1) + ",\"body\":" + entry.body + '}';
}

struct Counters {
    QString epoch;
    qint64 seq = 0;
    qint64 compacted = 0;
    qint64 durable = 0;
    qint64 erased = 0; ///< number of the last erasure
    qint64 answered = 0; ///< of the last op of this terminal that got its result
};

/// And what nearly always spares a page two more questions.
Counters countersOf(Transaction &tx, const QString &terminalId)
{
    Counters counters;
    constexpr auto kAll = "SELECT c.name, c.value, s.value, (SELECT MAX(n) FROM erased),"
                          " (SELECT MAX(central_seq) FROM op_answer WHERE terminal_id = ?)"
                          " FROM counter c LEFT JOIN setting s ON s.name = 'epoch'";
    tx.stream(kAll, {terminalId}, [&counters](const QSqlQuery &row) {
        counters.epoch = row.value(2).toString();
        counters.erased = row.value(3).toLongLong();
        counters.answered = row.value(4).toLongLong();
        const QString name = row.value(0).toString();
        const qint64 value = row.value(1).toLongLong();
        if (name == u"seq"_s)
            counters.seq = value;
        else if (name == u"compacted"_s)
            counters.compacted = value;
        else if (name == u"durable"_s)
            counters.durable = value;
        return true;
    });
    return counters;
}

} // namespace

QString cursorText(qint64 n)
{
    return QString::fromLatin1((QByteArray(kCursorMark) + QByteArray::number(n))
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<qint64> cursorFromText(const QString &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    bool isNumber = false;
    const qint64 n = decoded.decoded.mid(qstrlen(kCursorMark)).toLongLong(&isNumber);
    if (!decoded || !decoded.decoded.startsWith(kCursorMark) || !isNumber || n < 0)
        return Error{ErrorCode::InvalidValue, u"cursor"_s};
    return n;
}

Result<FeedPage> readFeed(Transaction &tx, const FeedQuery &query)
{
    const Counters counters = countersOf(tx, query.terminalId);
    if (!query.epoch.isEmpty() && query.epoch != counters.epoch)
        return ErrorCode::EpochChanged;
    if (query.cursor < counters.compacted)
        return ErrorCode::CursorTooOld;
    FeedPage page;
    page.epoch = counters.epoch;
    std::vector<Entry> entries = readRange(tx, query.scopes, {query.cursor, kNoEnd, query.limit + 1}, counters.erased);
    page.hasMore = entries.size() > static_cast<size_t>(query.limit);
    if (page.hasMore)
        entries = cutAtGroup(tx, query, std::move(entries), counters.erased);
    page.to = page.hasMore ? entries.back().n : std::max(query.cursor, counters.seq);
    readErasures(tx, query, page.changes);
    for (const Entry &entry : entries)
        page.changes.push_back(wireOf(entry));
    readResults(tx, query, counters.answered, page);
    // No backup horizon was chosen: what is committed is durable.
    page.durableSeq = counters.durable < 0 ? counters.seq : counters.durable;
    return page;
}

void compactFeed(Transaction &tx, qint64 n)
{
    tx.run("DELETE FROM scope_move WHERE n <= ?", {n});
    tx.run("UPDATE counter SET value = ? WHERE name = 'compacted' AND value < ?", {n, n});
}

} // namespace zhike::central
