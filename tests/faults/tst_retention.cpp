// SPDX-License-Identifier: Apache-2.0
#include "core/store/blobs.h"
#include "core/store/audit.h"
#include "core/store/documentrows.h"
#include "core/store/outbox.h"
#include "core/store/retention.h"
#include "core/store/shelves.h"
#include "core/store/timeline.h"
#include "tests/faults/filestate.h"
#include "tests/faults/fixture.h"
#include "tests/support/memoryfile.h"
#include "tests/support/temporarystore.h"

#include <QDir>
#include <QTest>

#include <random>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 kSeed = 20260302;
const QDateTime kNow(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);

documents::Row memberSeen(const QString &id, const QDateTime &lastSeen)
{
    Member member;
    member.memberId = MemberId(id);
    member.familyName = u"试"_s;
    if (lastSeen.isValid())
        member.contacts = {{lastSeen, u"store"_s, false}};
    return {u"member"_s, id, 5, json::toBytes(toJson(member))};
}

void putEvent(Writer &w, const QString &id, const QString &member, const QDateTime &at)
{
    TimelineEvent event;
    event.eventId = id;
    event.member = MemberId(member);
    event.at = at;
    event.lane = u"store"_s;
    if (!timeline::put(w, {u"event"_s, id, 5, json::toBytes(toJson(event))}))
        qFatal("an event wasn't kept");
}

void keepOpOn(Writer &w, const QString &id, DocumentKind kind, const QString &target, const QJsonObject &body = {})
{
    outbox::Row row;
    row.op.opId = OpId(id);
    row.op.type = u"member.note"_s;
    row.op.wall = kNow;
    row.op.targetList = {{kind, target, 5}};
    row.op.body = body;
    outbox::insert(w, row);
}

retention::LetGo walk(MemoryFile &file, const retention::Limits &limits, const QDateTime &now = kNow)
{
    retention::Pass pass(limits, now);
    while (file.write([&](Writer &w) { return pass.step(w); })) { }
    return pass.letGo();
}

std::set<QString> membersIn(MemoryFile &file)
{
    std::set<QString> ids;
    for (const documents::Row &row :
         file.read([](const Reader &r) { return documents::rowsOf(r, DocumentKind::Member); }))
        ids.insert(row.id);
    return ids;
}

/// The tables that no retention may make shorter.
QByteArray untouchable(const Reader &reader)
{
    QByteArray text;
    for (const char *sql :
         {"SELECT group_concat(ord||op_id||state) FROM outbox", "SELECT group_concat(ord||op_id||state) FROM journal",
          "SELECT group_concat(n||hex(mac)) FROM audit", "SELECT group_concat(op_id||outcome) FROM attention",
          "SELECT group_concat(op_id||kind||id||gone) FROM outbox_target",
          "SELECT group_concat(id||state) FROM interaction", "SELECT group_concat(badge) FROM login",
          "SELECT group_concat(ord||op_id) FROM set_aside"}) {
        Query found = reader.query(sql);
        text += (found.next() && !found.isNull(0) ? found.bytes(0) : QByteArray("-")) + '\n';
    }
    return text;
}

/// Blob files in a folder of their own, each with its row.
struct Blobs {
    QTemporaryDir folder;
    void put(MemoryFile &file, const QString &name, blobs::State state)
    {
        QFile blob(folder.filePath(name));
        if (!blob.open(QIODevice::WriteOnly) || blob.write(QByteArray(1000, 'x')) != 1000)
            qFatal("a blob wasn't written");
        file.write([&](Writer &w) { blobs::keep(w, {name, 1000, u"photo"_s, state, name}); });
    }
    [[nodiscard]] QStringList names() const { return QDir(folder.path()).entryList(QDir::Files, QDir::Name); }
};

} // namespace

class TestRetention : public QObject {
    Q_OBJECT
public:
    static void initMain()
    {
        useFastDisk();
        quietStore();
    }
private Q_SLOTS:
    void eventsGoAfterThirteenMonths()
    {
        MemoryFile file;
        file.write([](Writer &w) {
            documents::put(w, memberSeen(u"m-1"_s, kNow.addDays(-1)));
            putEvent(w, u"young"_s, u"m-1"_s, kNow.addMonths(-13).addSecs(1));
            putEvent(w, u"old"_s, u"m-1"_s, kNow.addMonths(-13).addSecs(-1));
            putEvent(w, u"old, of somebody who isn't here"_s, u"m-9"_s, kNow.addYears(-2));
        });
        QCOMPARE(walk(file, {}).events, 2);
        const auto left = file.read([](const Reader &r) {
            return timeline::page(r, {MemberId(u"m-1"_s), {}, {}, 10});
        });
        QCOMPARE(left.size(), size_t(1));
        QCOMPARE(left[0].eventId, u"young"_s);
        QCOMPARE(walk(file, {}).events, 0);
    }

    void whoWasNotSeenForThirteenMonthsLeavesUnlessAnOpOrAConversationIsAboutThem()
    {
        MemoryFile file;
        const QDateTime longAgo = kNow.addMonths(-14);
        file.write([&](Writer &w) {
            documents::put(w, memberSeen(u"here-yesterday"_s, kNow.addDays(-1)));
            documents::put(w, memberSeen(u"left-long-ago"_s, longAgo));
            documents::put(w, memberSeen(u"gone-with-op"_s, longAgo));
            documents::put(w, memberSeen(u"gone-with-draft"_s, longAgo));
            documents::put(w, memberSeen(u"never-dated"_s, {}));
            putEvent(w, u"e"_s, u"left-long-ago"_s, kNow.addDays(-1));
            keepOpOn(w, u"op-1"_s, DocumentKind::Member, u"gone-with-op"_s);
            interactions::put(w, {InteractionId(u"i"_s), u"parked"_s, kNow, R"({"member":"gone-with-draft"})"});
        });
        QCOMPARE(walk(file, {}).members, 1);
        QCOMPARE(membersIn(file),
                 (std::set<QString>{u"here-yesterday"_s, u"gone-with-op"_s, u"gone-with-draft"_s, u"never-dated"_s}));
        QVERIFY(file.read([](const Reader &r) {
                        return timeline::page(r, {MemberId(u"left-long-ago"_s), {}, {}, 10});
                    })
                    .empty());
    }

    void aClockSetTenYearsAheadLetsNobodyGo()
    {
        MemoryFile file;
        file.write([](Writer &w) {
            documents::put(w, memberSeen(u"m-1"_s, kNow.addDays(-1)));
            documents::put(w, memberSeen(u"m-2"_s, kNow.addMonths(-11)));
            putEvent(w, u"e"_s, u"m-1"_s, kNow.addMonths(-11));
        });
        const retention::LetGo gone = walk(file, {}, kNow.addYears(10));
        QCOMPARE(gone.members + gone.events, 0);
    }

    void exportsGoAfterADayWithTheirFile()
    {
        MemoryFile file;
        Blobs files;
        files.put(file, u"old.pdf"_s, blobs::State::Held);
        files.put(file, u"new.pdf"_s, blobs::State::Held);
        file.write([&](Writer &w) {
            exports::put(w, {u"1"_s, kNow.addSecs(-25 * 3600), files.folder.filePath(u"old.pdf"_s)});
            exports::put(w, {u"2"_s, kNow.addSecs(-23 * 3600), files.folder.filePath(u"new.pdf"_s)});
            exports::put(w, {u"3"_s, kNow.addSecs(-25 * 3600), files.folder.filePath(u"removed by hand"_s)});
        });
        QCOMPARE(walk(file, {}).exports, 2);
        QCOMPARE(files.names(), QStringList{u"new.pdf"_s});
        QCOMPARE(file.read([](const Reader &r) { return exports::madeBefore(r, kNow); }).size(), size_t(1));
    }

    void overTheBudgetBlobsThatCentralHasGoFirstAndThenTheLongestUnseen()
    {
        MemoryFile file;
        Blobs files;
        files.put(file, u"aaaa-local"_s, blobs::State::Local);
        files.put(file, u"bbbb-named-by-an-op"_s, blobs::State::AtCentral);
        files.put(file, u"cccc-held"_s, blobs::State::Held);
        files.put(file, u"dddd-sent"_s, blobs::State::AtCentral);
        file.write([](Writer &w) {
            for (int i = 0; i < 400; ++i)
                documents::put(w, memberSeen(u"m-%1"_s.arg(i, 3, 10, QLatin1Char('0')), kNow.addDays(-i / 4)));
            keepOpOn(w, u"op-1"_s, DocumentKind::Unit, u"u-1"_s, {{u"blobs"_s, QJsonArray{u"bbbb-named-by-an-op"_s}}});
            keepOpOn(w, u"op-2"_s, DocumentKind::Member, u"m-399"_s);
        });
        const auto pages = [&] {
            return file.connection().pragma("PRAGMA page_count") - file.connection().pragma("PRAGMA freelist_count");
        };
        retention::Limits limits;
        limits.blobFolder = files.folder.path();
        limits.budgetBytes = pages() * 4096 + 4000 - 1500;
        QCOMPARE(walk(file, limits).members, 0); // two blobs were enough
        QCOMPARE(files.names(), (QStringList{u"aaaa-local"_s, u"bbbb-named-by-an-op"_s}));
        limits.budgetBytes = pages() * 4096 * 3 / 4;
        const retention::LetGo gone = walk(file, limits);
        QVERIFY2(gone.members > 50 && gone.members < 250, qPrintable(QString::number(gone.members)));
        const std::set<QString> left = membersIn(file);
        QVERIFY(left.contains(u"m-000"_s) && left.contains(u"m-100"_s)); // seen lately
        QVERIFY(!left.contains(u"m-398"_s));
        QVERIFY(left.contains(u"m-399"_s)); // an op is about them
        QCOMPARE(files.names(), (QStringList{u"aaaa-local"_s, u"bbbb-named-by-an-op"_s}));
        limits.budgetBytes = 4LL << 30;
        QCOMPARE(walk(file, limits).members, 0); // the control: within the budget nobody goes
    }

    void whatIsUnsentOrMustStayNeverShrinks()
    {
        std::mt19937 random(kSeed);
        qInfo() << "seed" << kSeed;
        for (int round = 0; round < 60 * longFactor(); ++round) {
            MemoryFile file;
            Blobs files;
            fillAtRandom(file, files, random);
            const QByteArray before = file.read(untouchable);
            retention::Limits limits;
            limits.blobFolder = files.folder.path();
            limits.budgetBytes = random() % 2 == 0 ? 1 : 200'000;
            limits.unseenMonths = static_cast<int>(random() % 14);
            limits.timelineMonths = static_cast<int>(random() % 14);
            walk(file, limits, kNow.addDays(static_cast<int>(random() % 400)));
            QCOMPARE(file.read(untouchable), before);
            QVERIFY(files.names().contains(u"local"_s) && files.names().contains(u"named"_s));
            for (const QString &id : membersOfOps(file)) // whom an op concerns
                QVERIFY(membersIn(file).contains(id) || !id.startsWith("m-"_L1));
        }
    }

    void theWriterDoesItByItselfAtIdle()
    {
        TemporaryStore place;
        QVERIFY(place.open().isOk());
        QVERIFY(place
                    .write([](Writer &w) -> Result<bool> {
                        documents::put(w, memberSeen(u"here"_s, kNow.addDays(-1)));
                        return documents::put(w, memberSeen(u"left-long-ago"_s, kNow.addMonths(-14)));
                    })
                    .isOk());
        const auto members = [&] {
            return *place.read(
                [](const Reader &r) -> Result<int> { return documents::count(r, DocumentKind::Member); });
        };
        QCOMPARE(members(), 2);
        place.clock.advance(storetuning::firstPassMs + 1);
        QTRY_COMPARE_WITH_TIMEOUT(members(), 1, 30'000);
    }

    void whatASwappedBootstrapLeftOnFreePagesIsOverwrittenAtIdle()
    {
        MemoryFile file;
        file.write([](Writer &w) {
            for (int i = 0; i < 500; ++i)
                w.run("INSERT INTO document (kind, id, ver, body) VALUES ('model', ?, 1, ?)", i,
                      QByteArray("CANARY").repeated(200));
        });
        file.write([](Writer &w) {
            w.connection().exec("PRAGMA secure_delete=FAST");
            w.run("DELETE FROM document");
            w.connection().exec("PRAGMA secure_delete=ON");
            retention::wantScrub(w);
        });
        QVERIFY(file.copy().contains("CANARY")); // the control: the swap alone leaves it there
        const qint64 pagesBefore = file.connection().pragma("PRAGMA page_count");
        int steps = 0;
        while (file.write([](Writer &w) { return retention::scrubStep(w); }))
            ++steps;
        QVERIFY(steps > 1);
        QVERIFY(!file.copy().contains("CANARY"));
        QVERIFY(file.connection().pragma("PRAGMA page_count") <= pagesBefore + 2);
        QVERIFY(!file.write([](Writer &w) { return retention::scrubStep(w); }));
    }

private:
    static std::set<QString> membersOfOps(MemoryFile &file)
    {
        return file.read([](const Reader &r) {
            std::set<QString> ids;
            Query found = r.query("SELECT id FROM outbox_target WHERE kind='member'");
            while (found.next())
                ids.insert(found.text(0));
            return ids;
        });
    }
    static void fillAtRandom(MemoryFile &file, Blobs &files, std::mt19937 &random)
    {
        const auto below = [&random](quint32 n) { return static_cast<int>(random() % n); };
        files.put(file, u"local"_s, blobs::State::Local);
        files.put(file, u"named"_s, blobs::State::AtCentral);
        files.put(file, u"free"_s, blobs::State::Held);
        file.write([&](Writer &w) {
            for (int i = 0; i < 40; ++i) {
                documents::put(w, memberSeen(u"m-%1"_s.arg(i), kNow.addDays(-below(700))));
                putEvent(w, u"e-%1"_s.arg(i), u"m-%1"_s.arg(below(40)), kNow.addDays(-below(700)));
                audit::append(w, "{}");
            }
            for (int i = 0; i < 12; ++i) {
                keepOpOn(w, u"op-%1"_s.arg(i), DocumentKind::Member, u"m-%1"_s.arg(below(40)),
                         {{u"photo"_s, u"named"_s}});
                if (below(3) == 0)
                    outbox::moveToJournal(w, *outbox::find(w, OpId(u"op-%1"_s.arg(i)), outbox::Shelf::Outbox), kNow);
            }
            attention::add(w, {OpId(u"op-1"_s), Outcome::Rejected, 7, {}, {}, {}, {}}, kNow);
            interactions::put(w, {InteractionId(u"i"_s), u"open"_s, kNow, R"({"member":"m-3"})"});
            logins::put(w, {u"1001"_s, AssociateId(u"a"_s), "{}", "s", "m", kNow, 0, 0});
        });
    }
};

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
