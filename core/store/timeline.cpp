// SPDX-License-Identifier: Apache-2.0
#include "core/store/timeline.h"

#include "core/store/retention.h"
#include "core/store/schema.h"
#include "core/store/stagedrows.h"

namespace zhike {
namespace {

Place placeOf(const QString &id, qint64 ver) { return {Sealed::Timeline, id.toUtf8(), ver}; }

struct Statements {
    const char *version, *remove, *put;
};
constexpr const char *kStagePrepared =
    "INSERT OR REPLACE INTO snap_timeline (id, member, at, lane, ver, body, scope) VALUES (?,?,?,?,?,?,?)";
constexpr Statements kCache = {
    "SELECT ver, member FROM timeline WHERE id=?",
    "DELETE FROM timeline WHERE id=?",
    "INSERT INTO timeline (id, member, at, lane, ver, body, scope) VALUES (?,?,?,?,?,?,?)",
};
constexpr Statements kStaging = {
    "SELECT ver, member FROM snap_timeline WHERE id=?",
    "DELETE FROM snap_timeline WHERE id=?",
    "INSERT INTO snap_timeline (id, member, at, lane, ver, body, scope) VALUES (?,?,?,?,?,?,?)",
};

struct Known {
    qint64 ver = 0;
    QString member;
};

Known knownIn(const Reader &reader, const Statements &sql, const QString &id)
{
    Query found = reader.query(sql.version, id);
    return found.next() ? Known{found.number(0), found.text(1)} : Known{};
}

Result<TimelineEvent> eventIn(const QByteArray &body)
{
    const Result<TimelineEvent> event = fromJsonBytes<TimelineEvent>(body);
    return event && !event->member.isEmpty()
        ? event
        : Result<TimelineEvent>(Error{ErrorCode::AnswerMalformed, enumName(DocumentKind::Event)});
}

/// The member whose story changed, empty when nothing did.
Result<QString> putInto(Writer &writer, const Statements &sql, const documents::Row &row)
{
    const Result<TimelineEvent> event = eventIn(row.body);
    if (!event)
        return event.error();
    const Known known = knownIn(writer, sql, row.id);
    if (known.ver > row.ver)
        return QString();
    if (known.ver > 0)
        writer.run(sql.remove, row.id);
    writer.run(sql.put, row.id, event->member.toString(), event->at.toMSecsSinceEpoch(), event->lane, row.ver,
               writer.sealer().seal(placeOf(row.id, row.ver), row.body), row.scope);
    return event->member.toString();
}

} // namespace

namespace timeline {

std::vector<TimelineEvent> page(const Reader &reader, const Wanted &wanted)
{
    const qint64 before =
        wanted.before.isValid() ? wanted.before.toMSecsSinceEpoch() : std::numeric_limits<qint64>::max();
    Query found = reader.query("SELECT id, ver, body FROM timeline WHERE member=? AND at<? AND (?='' OR lane=?) "
                               "ORDER BY at DESC, id DESC LIMIT ?",
                               wanted.member.toString(), before, wanted.lane, wanted.lane, wanted.limit);
    std::vector<TimelineEvent> events;
    while (found.next()) {
        const Result<TimelineEvent> event = reader.sealer()
                                                .open(placeOf(found.text(0), found.number(1)), found.bytes(2))
                                                .then(fromJsonBytes<TimelineEvent>);
        if (event)
            events.push_back(*event);
    }
    return events;
}

Result<void> put(Writer &writer, const documents::Row &row)
{
    const Result<QString> member = putInto(writer, kCache, row);
    if (!member)
        return member.error();
    if (!member->isEmpty())
        writer.change().timelines.insert(*member);
    return {};
}

void remove(Writer &writer, const QString &id, qint64 ver)
{
    const Known known = knownIn(writer, kCache, id);
    if (known.ver == 0 || known.ver > ver)
        return;
    writer.run(kCache.remove, id);
    writer.change().timelines.insert(known.member);
}

void removeOf(Writer &writer, const QString &member, qint64 ver)
{
    if (writer.run("DELETE FROM timeline WHERE member=? AND ver<=?", member, ver) > 0)
        writer.change().timelines.insert(member);
}

int removeBefore(Writer &writer, const QString &member, const QDateTime &time)
{
    const int removed = writer.run("DELETE FROM timeline WHERE member=? AND at<?", member, time.toMSecsSinceEpoch());
    if (removed > 0)
        writer.change().timelines.insert(member);
    return removed;
}

QString nextMember(const Reader &reader, const QString &after)
{
    Query found = reader.query("SELECT min(member) FROM timeline WHERE member>?", after);
    return found.next() && !found.isNull(0) ? found.text(0) : QString();
}

} // namespace timeline

namespace timeline {

Result<Prepared> prepare(const Sealer &sealer, const documents::Row &row)
{
    return eventIn(row.body).then([&](const TimelineEvent &event) -> Result<Prepared> {
        return Prepared{row.id,
                        event.member.toString(),
                        event.at.toMSecsSinceEpoch(),
                        event.lane,
                        row.ver,
                        sealer.seal(placeOf(row.id, row.ver), row.body),
                        row.scope};
    });
}

} // namespace timeline

namespace staged {

void putPrepared(Writer &writer, const timeline::Prepared &row)
{
    writer.run(kStagePrepared, row.id, row.member, row.at, row.lane, row.ver, row.body, row.scope);
}

qint64 count(const Reader &reader)
{
    Query found = reader.query("SELECT (SELECT count(*) FROM snap_document) + (SELECT count(*) FROM snap_timeline)");
    return found.next() ? found.number(0) : 0;
}
namespace {
bool isEmpty(const Reader &reader)
{
    return !reader.query("SELECT 1 WHERE EXISTS (SELECT 1 FROM snap_document) OR EXISTS (SELECT 1 FROM snap_timeline)")
                .next();
}
} // namespace

void removeEventsOf(Writer &writer, const QString &member, qint64 ver)
{
    writer.run("DELETE FROM snap_timeline WHERE member=? AND ver<=?", member, ver);
}

void clear(Writer &writer)
{
    if (isEmpty(writer))
        return;
    writer.connection().forgetStatements();
    createStaging(writer.connection().database());
}

Result<void> putEvent(Writer &writer, const documents::Row &row)
{
    const Result<QString> member = putInto(writer, kStaging, row);
    return member ? Result<void>() : Result<void>(member.error());
}

void removeEvent(Writer &writer, const QString &id, qint64 ver)
{
    const Known known = knownIn(writer, kStaging, id);
    if (known.ver > 0 && known.ver <= ver)
        writer.run(kStaging.remove, id);
}

void swap(Writer &writer)
{
    writer.connection().forgetStatements();
    swapStaging(writer.connection().database());
    retention::wantScrub(writer);
    writer.change().everything = true;
}

} // namespace staged
} // namespace zhike
