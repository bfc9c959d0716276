// SPDX-License-Identifier: Apache-2.0
#include "core/store/holdings.h"

#include "core/store/stagedrows.h"

#include <limits>

namespace zhike::holdings {
namespace {

constexpr const char *kEvent = "event";

Place documentPlace(Sealed purpose, const Mark &mark)
{
    return {purpose, mark.kind.toUtf8() + '/' + mark.id.toUtf8(), mark.ver};
}

/// How many rows it saw.
int walkDocuments(const Reader &reader, Walk &walk, int limit, const std::function<void(const Mark &)> &each)
{
    int seen = 0;
    Query found =
        reader.query("SELECT rowid, kind, id, ver, keys, body FROM document WHERE rowid>? ORDER BY rowid LIMIT ?",
                     walk.document, limit);
    while (found.next()) {
        walk.document = found.number(0);
        Mark mark{found.text(1), found.text(2), found.number(3), true};
        const bool hasKeys = !found.isNull(4);
        mark.isReadable = reader.sealer().open(documentPlace(Sealed::Document, mark), found.bytes(5)).isOk()
            && (!hasKeys || reader.sealer().open(documentPlace(Sealed::Keys, mark), found.bytes(4)).isOk());
        each(mark);
        ++seen;
    }
    return seen;
}

int walkEvents(const Reader &reader, Walk &walk, int limit, const std::function<void(const Mark &)> &each)
{
    int seen = 0;
    Query found = reader.query("SELECT id, ver, body FROM timeline WHERE id>? ORDER BY id LIMIT ?", walk.event, limit);
    while (found.next()) {
        walk.event = found.text(0);
        const Place place{Sealed::Timeline, found.text(0).toUtf8(), found.number(1)};
        each({QString::fromLatin1(kEvent), found.text(0), found.number(1),
              reader.sealer().open(place, found.bytes(2)).isOk()});
        ++seen;
    }
    return seen;
}

} // namespace

void walk(const Reader &reader, Walk &walk, int limit, const std::function<void(const Mark &)> &each)
{
    int left = limit - walkDocuments(reader, walk, limit, each);
    if (left > 0)
        left -= walkEvents(reader, walk, left, each);
    walk.isDone = left > 0;
}

void remove(Writer &writer, const QString &kind, const QString &id)
{
    if (kind != QLatin1String(kEvent)) {
        documents::remove(writer, kind, id, std::numeric_limits<qint64>::max());
        return;
    }
    Query found = writer.query("SELECT member FROM timeline WHERE id=?", id);
    if (!found.next())
        return;
    writer.change().timelines.insert(found.text(0));
    writer.run("DELETE FROM timeline WHERE id=?", id);
}

void purge(Writer &writer, const QString &kind, const QString &id)
{
    constexpr qint64 kAny = std::numeric_limits<qint64>::max();
    remove(writer, kind, id);
    staged::removeDocument(writer, {kind, id, kAny, {}});
    if (kind == enumName(DocumentKind::Member)) {
        writer.run("DELETE FROM member_key WHERE member=?", id);
        writer.run("DELETE FROM timeline WHERE member=?", id);
        staged::removeEventsOf(writer, id, kAny);
        writer.change().timelines.insert(id);
    }
    writer.change().documents.insert(kind + u'/' + id);
    writer.change().erased = true;
}

QString scopeOf(const Reader &reader, const QString &kind, const QString &id)
{
    Query found = reader.query("SELECT scope FROM document WHERE kind=? AND id=?", kind, id);
    return found.next() ? found.text(0) : QString();
}

bool isEveryScopeKnown(const Reader &reader)
{
    Query found = reader.query(
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM document WHERE scope='') OR EXISTS (SELECT 1 FROM timeline WHERE scope='')");
    return !found.next();
}

void removeScope(Writer &writer, const QString &scope)
{
    writer.run("DELETE FROM member_key WHERE member IN (SELECT id FROM document WHERE kind='member' AND scope=?)",
               scope);
    writer.run("DELETE FROM timeline WHERE scope=?", scope);
    writer.run("DELETE FROM document WHERE scope=?", scope);
    writer.change().everything = true;
}

void mergeStaging(Writer &writer)
{
    // tokens first: which version wins is still to be seen
    writer.run(
        "DELETE FROM member_key WHERE member IN (SELECT s.id FROM snap_document s LEFT JOIN document d ON d.kind=s.kind AND d.id=s.id "
        "WHERE s.kind='member' AND (d.ver IS NULL OR d.ver<=s.ver))");
    writer.run(
        "INSERT OR IGNORE INTO member_key (token, member, mark) SELECT k.token, k.member, k.mark FROM snap_member_key k WHERE NOT EXISTS "
        "(SELECT 1 FROM snap_document s JOIN document d ON d.kind=s.kind AND d.id=s.id WHERE s.kind='member' AND s.id=k.member AND d.ver>s.ver)");
    writer.run(
        "INSERT INTO document (kind, id, ver, community, tier, due, keys, body, scope) "
        "SELECT kind, id, ver, community, tier, due, keys, body, scope FROM snap_document WHERE true ON CONFLICT (kind, id) DO UPDATE SET "
        "ver=excluded.ver, community=excluded.community, tier=excluded.tier, due=excluded.due, keys=excluded.keys, body=excluded.body, "
        "scope=excluded.scope WHERE excluded.ver>=document.ver");
    writer.run(
        "INSERT OR REPLACE INTO timeline (id, member, at, lane, ver, body, scope) SELECT id, member, at, lane, ver, body, scope "
        "FROM snap_timeline s WHERE NOT EXISTS (SELECT 1 FROM timeline t WHERE t.id=s.id AND t.ver>s.ver)");
    writer.change().everything = true;
    staged::clear(writer);
}

} // namespace zhike::holdings
