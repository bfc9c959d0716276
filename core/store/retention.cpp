// SPDX-License-Identifier: Apache-2.0
#include "core/store/retention.h"

#include "core/store/documentrows.h"
#include "core/store/outbox.h"
#include "core/store/shelves.h"
#include "core/store/timeline.h"

#include <QFile>

#include <algorithm>

namespace zhike::retention {
namespace {

constexpr const char *kMember = "member"; // the document kind, as it stands in the file
constexpr const char *kScrub = "scrub"; // "fill" or "empty": how far the scrubbing has come

struct Seen {
    QString id;
    qint64 ver = 0;
    qint64 day = 0; ///< Julian day of the last contact; 0: unknown
};

/// The next members by id. Bodies stay closed.
std::vector<Seen> membersAfter(const Reader &reader, const QString &after)
{
    std::vector<Seen> members;
    Query found = reader.query("SELECT id, ver, keys FROM document WHERE kind='member' AND id>? ORDER BY id LIMIT ?",
                               after, storetuning::rowsInPortion);
    while (found.next()) {
        Seen seen{found.text(0), found.number(1), 0};
        const Place place{Sealed::Keys, QByteArray(kMember) + '/' + seen.id.toUtf8(), seen.ver};
        const Result<MemberKeys> keys = reader.sealer().open(place, found.bytes(2)).then(keysFromParts);
        if (keys && keys->lastContact.isValid())
            seen.day = keys->lastContact.date().toJulianDay();
        members.push_back(seen);
    }
    return members;
}

/// Members whom an op here, in whatever state, concerns.
std::set<QString> membersOfOps(const Reader &reader)
{
    std::set<QString> members;
    Query found = reader.query("SELECT DISTINCT id FROM outbox_target WHERE kind='member'");
    while (found.next())
        members.insert(found.text(0));
    return members;
}

qint64 bytesInUse(const Reader &reader)
{
    const auto number = [&reader](const char *sql) {
        Query found = reader.query(sql);
        return found.next() ? found.number(0) : 0;
    };
    const qint64 pages = number("PRAGMA page_count") - number("PRAGMA freelist_count");
    return pages * number("PRAGMA page_size") + number("SELECT coalesce(sum(size), 0) FROM blob WHERE state<>'wanted'");
}

/// Blobs that central has or gave: oldest first.
std::vector<std::pair<QString, qint64>> blobsAtCentral(const Reader &reader)
{
    std::vector<std::pair<QString, qint64>> blobs;
    Query found = reader.query("SELECT sha256, size FROM blob WHERE state IN ('sent', 'held') ORDER BY rowid");
    while (found.next())
        blobs.emplace_back(found.text(0), found.number(1));
    return blobs;
}

/// Every op here as text: a blob whose name stands in one of them stays.
QByteArrayList wordsOfOps(const Reader &reader)
{
    QByteArrayList words;
    for (const outbox::Shelf shelf : {outbox::Shelf::Outbox, outbox::Shelf::Journal})
        for (const outbox::Row &row : outbox::rows(reader, shelf))
            words << json::toBytes(row.op.body);
    return words;
}

/// A row of this size fills an overflow chain of so many pages from end to end: a chain's page holds all but four
/// bytes, and what a leaf keeps of such a record is `least` (sqlite.org/fileformat2.html, 1.6).
qint64 bytesOfWholePages(qint64 pages)
{
    constexpr qint64 page = 4096, least = (page - 12) * 32 / 255 - 23;
    const qint64 payload = pages * (page - 4) + least;
    qint64 varint = 1;
    for (qint64 type = payload * 2; type > 0x7F; type >>= 7)
        ++varint;
    return payload - 2 - varint; // the header: its length, NULL for the number, the blob's type
}

bool namedIn(const QByteArrayList &texts, const QString &name)
{
    const QByteArray wanted = name.toUtf8();
    return std::any_of(texts.begin(), texts.end(), [&](const QByteArray &text) { return text.contains(wanted); });
}

} // namespace

bool Pass::step(Writer &writer)
{
    switch (m_stage) {
    case Stage::Exports:
        letExportsGo(writer);
        m_stage = Stage::Measure;
        return true;
    case Stage::Measure:
        if (!measure(writer))
            m_stage = Stage::Judge;
        return true;
    case Stage::Judge:
        judge(writer);
        m_stage = Stage::Events;
        return true;
    case Stage::Events:
        if (!letEventsGo(writer))
            m_stage = Stage::Blobs;
        return true;
    case Stage::Blobs:
        letBlobsGo(writer);
        m_stage = Stage::Members;
        return true;
    case Stage::Members:
        if (letMembersGo(writer))
            return true;
        m_stage = Stage::Over;
        return false;
    case Stage::Over:
        return false;
    }
    return false;
}

void Pass::letExportsGo(Writer &writer)
{
    for (const exports::Row &row : exports::madeBefore(writer, m_now.addSecs(-3600LL * m_limits.exportHours))) {
        if (QFile::exists(row.path) && !QFile::remove(row.path))
            continue; // in use: the row stays, so that it is tried again
        exports::remove(writer, row.id);
        ++m_letGo.exports;
    }
}

bool Pass::measure(Writer &writer)
{
    const std::vector<Seen> members = membersAfter(writer, m_after);
    for (const Seen &seen : members)
        ++m_seenOn[seen.day];
    m_after = members.empty() ? QString() : members.back().id;
    return !members.empty();
}

/// Where the lines are. Time goes by the newest contact as well as by the clock on the wall: a shop that saw nobody for
/// a month isn't a shop, and a clock that says so is wrong.
void Pass::judge(const Writer &writer)
{
    const qint64 newest = m_seenOn.empty() ? 0 : m_seenOn.rbegin()->first;
    const QDate trusted = QDate::fromJulianDay(newest).addDays(storetuning::trustDays);
    if (newest > 0 && m_now.date() > trusted)
        m_now.setDate(trusted);
    m_goUntil = m_now.date().addMonths(-m_limits.unseenMonths).toJulianDay();
    m_overBudget = bytesInUse(writer) - m_limits.budgetBytes;
    m_drafts.clear();
    for (const interactions::Row &row : interactions::all(writer))
        m_drafts << row.draft;
}

bool Pass::letEventsGo(Writer &writer)
{
    const QDateTime limit = m_now.addMonths(-m_limits.timelineMonths);
    for (int i = 0; i < storetuning::rowsInPortion; ++i) {
        m_after = timeline::nextMember(writer, m_after);
        if (m_after.isEmpty())
            return false;
        m_letGo.events += timeline::removeBefore(writer, m_after, limit);
    }
    return true;
}

/// The file goes first: it is safe at central, and a row without its file is let go the next time.
void Pass::letBlobsGo(Writer &writer)
{
    const QByteArrayList words = m_overBudget > 0 ? wordsOfOps(writer) : QByteArrayList();
    for (const auto &[sha256, size] : m_overBudget > 0 ? blobsAtCentral(writer) : decltype(blobsAtCentral(writer))()) {
        if (m_overBudget <= 0)
            break;
        const QString file = m_limits.blobFolder + QLatin1Char('/') + sha256;
        if (namedIn(words, sha256) || namedIn(m_drafts, sha256) || (QFile::exists(file) && !QFile::remove(file)))
            continue;
        writer.run("DELETE FROM blob WHERE sha256=?", sha256);
        m_overBudget -= size;
        ++m_letGo.blobs;
    }
    if (m_overBudget <= 0)
        return;
    // members share what is left of the file; so many of them, the longest unseen first, make room
    int members = 0;
    for (const auto &[day, count] : m_seenOn)
        members += count;
    const qint64 each = members == 0 ? 0 : std::max<qint64>(1, (bytesInUse(writer) - 1) / members);
    m_toMakeRoom = each == 0 ? 0 : static_cast<int>(std::min<qint64>(members, m_overBudget / each + 1));
    for (const auto &[day, count] : m_seenOn) {
        m_goFirst = day;
        if (m_toMakeRoom <= count)
            break;
        m_toMakeRoom -= count;
    }
}

bool Pass::letMembersGo(Writer &writer)
{
    m_kept = membersOfOps(writer); // anew in each portion: an op may have come in between
    m_drafts.clear();
    for (const interactions::Row &row : interactions::all(writer))
        m_drafts << row.draft;
    const std::vector<Seen> members = membersAfter(writer, m_after);
    for (const Seen &seen : members) {
        const bool isPast = seen.day > 0 && seen.day < m_goUntil;
        const bool isLastToGo = seen.day == m_goFirst && m_toMakeRoom > 0;
        if ((isPast || seen.day < m_goFirst || isLastToGo) && letMemberGo(writer, seen.id, seen.ver) && isLastToGo)
            --m_toMakeRoom;
    }
    m_after = members.empty() ? QString() : members.back().id;
    return !members.empty();
}

bool Pass::letMemberGo(Writer &writer, const QString &id, qint64 ver)
{
    if (m_kept.contains(id) || namedIn(m_drafts, id) || !documents::remove(writer, QLatin1String(kMember), id, ver))
        return false;
    timeline::removeOf(writer, id, std::numeric_limits<qint64>::max());
    ++m_letGo.members;
    return true;
}

void wantScrub(Writer &writer) { meta::set(writer, kScrub, QByteArray("fill")); }

bool scrubStep(Writer &writer)
{
    const QString stage = meta::text(writer, kScrub);
    if (stage.isEmpty())
        return false;
    if (stage == QLatin1String("fill")) {
        Query free = writer.query("PRAGMA freelist_count");
        const qint64 pages = free.next() ? free.number(0) : 0;
        if (pages == 0)
            meta::set(writer, kScrub, QByteArray("empty"));
        else
            writer.run("INSERT INTO scrub (zeros) VALUES (zeroblob(?))",
                       bytesOfWholePages(std::min<qint64>(pages, storetuning::pagesInPortion)));
        return true;
    }
    writer.connection().exec("PRAGMA secure_delete=FAST"); // they are zeros already
    const int gone = writer.run("DELETE FROM scrub WHERE n=(SELECT max(n) FROM scrub)");
    writer.connection().exec("PRAGMA secure_delete=ON");
    if (gone == 0)
        meta::remove(writer, kScrub);
    return gone > 0;
}

} // namespace zhike::retention
