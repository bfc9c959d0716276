// SPDX-License-Identifier: Apache-2.0
#include "core/store/audit.h"
#include "core/store/blobs.h"
#include "core/store/documentrows.h"
#include "core/store/memberscan.h"
#include "core/store/outbox.h"
#include "core/store/shelves.h"
#include "core/store/timeline.h"
#include "tests/support/memoryfile.h"

#include <QTest>

#include <random>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

documents::Row memberRow(const QString &id, qint64 ver, const QString &phone)
{
    Member member;
    member.memberId = MemberId(id);
    member.familyName = u"陈"_s;
    member.givenName = u"静"_s;
    member.communityId = CommunityId(u"c-1"_s);
    member.identities = {{IdentityKind::Phone, phone, true, true},
                         {IdentityKind::Card, u"HM000000000018"_s, false, false}};
    member.units = {UnitCode(u"7C410092118"_s)};
    return {u"member"_s, id, ver, json::toBytes(toJson(member))};
}

QByteArray eventBody(const QString &id, const QString &member, int minute, const QString &lane)
{
    TimelineEvent event;
    event.eventId = id;
    event.member = MemberId(member);
    event.at = QDateTime(QDate(2026, 3, 2), QTime(9, minute), Qt::UTC);
    event.lane = lane;
    return json::toBytes(toJson(event));
}

Op noteOn(const QString &id, const QString &member, const std::vector<OpId> &needs = {})
{
    const AddNote note{MemberId(member), u"words"_s};
    Op op;
    op.opId = OpId(id);
    op.type = QString::fromLatin1(AddNote::type.name);
    op.wall = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
    op.targetList = targets(note);
    op.needs = needs;
    op.body = toJson(note);
    return op;
}

} // namespace

class TestRepositories : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void documentsComeBackByteForByteAndTyped()
    {
        MemoryFile file;
        const QByteArray odd = R"({ "memberId":"m-1" ,"familyName":"陈","unknownToUs":[1,2] })";
        file.write([&](Writer &w) { documents::put(w, {u"member"_s, u"m-1"_s, 7, odd}); });
        file.read([&](const Reader &r) {
            QCOMPARE((*documents::row(r, DocumentKind::Member, u"m-1"_s))->body, odd);
            const auto typed = documents::find<Member>(r, u"m-1"_s);
            QCOMPARE((*typed)->value.familyName, u"陈"_s);
            QCOMPARE((*typed)->ver, 7);
            QVERIFY(!documents::find<Member>(r, u"m-2"_s)->has_value());
            QCOMPARE(documents::all<Member>(r).size(), size_t(1));
        });
    }

    void versionsOnlyRise()
    {
        MemoryFile file;
        file.write([](Writer &w) {
            QVERIFY(documents::put(w, memberRow(u"m-1"_s, 7, u"+8613800000007"_s)));
            QVERIFY(!documents::put(w, memberRow(u"m-1"_s, 6, u"+8613800000006"_s)));
            QVERIFY(documents::put(w, memberRow(u"m-1"_s, 7, u"+8613800000007"_s))); // pages may repeat
            QVERIFY(!documents::remove(w, u"member"_s, u"m-1"_s, 6));
            QCOMPARE(documents::version(w, u"member"_s, u"m-1"_s), 7);
            QVERIFY(documents::remove(w, u"member"_s, u"m-1"_s, 7));
            QCOMPARE(documents::version(w, u"member"_s, u"m-1"_s), 0);
        });
    }

    void aMemberIsFoundByTheirPresentNumberOnly()
    {
        MemoryFile file;
        file.write([](Writer &w) { documents::put(w, memberRow(u"m-1"_s, 7, u"+8613800000007"_s)); });
        const auto find = [&](const QString &phone) {
            return file.read([&](const Reader &r) { return documents::membersByPhone(r, phone); });
        };
        QCOMPARE(find(u"+8613800000007"_s), std::vector<MemberId>{MemberId(u"m-1"_s)});
        file.write([](Writer &w) { documents::put(w, memberRow(u"m-1"_s, 8, u"+8613800000008"_s)); });
        QVERIFY(find(u"+8613800000007"_s).empty());
        QCOMPARE(find(u"+8613800000008"_s).size(), size_t(1));
        file.write([](Writer &w) { documents::remove(w, u"member"_s, u"m-1"_s, 9); });
        QVERIFY(find(u"+8613800000008"_s).empty());
        QCOMPARE(file.connection().pragma("SELECT count(*) FROM member_key"), 0);
    }

    void whoSharesATokenIsNotOpenedAndAMarkAloneConvincesNobody()
    {
        MemoryFile file;
        const QString phone = u"+8613800000007"_s;
        const auto find = [&] { return file.read([&](const Reader &r) { return documents::membersByPhone(r, phone); }); };
        file.write([&](Writer &w) {
            documents::put(w, memberRow(u"m-1"_s, 7, phone));
            documents::put(w, memberRow(u"m-2"_s, 7, u"+8613800000008"_s));
            w.run("UPDATE member_key SET token=?", w.sealer().phoneToken(phone)); // as if they shared it
        });
        const std::vector<MemberId> one{MemberId(u"m-1"_s)};
        QCOMPARE(find(), one);
        file.write([&](Writer &w) { w.run("UPDATE member_key SET mark=? WHERE member='m-2'", w.sealer().phoneMark("m-2", phone.toUtf8())); });
        QCOMPARE(find(), one); // opened now, and the number itself is compared
        file.write([](Writer &w) { w.run("UPDATE member_key SET mark=NULL"); }); // rows of a file from before there were marks
        QCOMPARE(find(), one);
        file.write([](Writer &w) { w.run("UPDATE member_key SET mark=1"); }); // the control: marks are looked at
        QVERIFY(find().empty());
    }

    void theIndexIsBuiltFromKeysAlone()
    {
        MemoryFile file;
        file.write([](Writer &w) {
            for (int i = 0; i < 20; ++i)
                documents::put(w, memberRow(u"m-%1"_s.arg(i), 7, u"+861380000%1"_s.arg(i, 4, 10, QLatin1Char('0'))));
            w.run("UPDATE document SET body=x'00'"); // bodies are not opened for it
        });
        int seen = 0;
        file.read([&](const Reader &r) {
            for (const documents::SealedKeys &sealed : documents::sealedKeysAfter(r, {}, 100).members) {
                const Result<MemberKeys> keys = keysFromParts(documents::openKeys(r.sealer(), sealed));
                seen += keys && keys->phones.size() == 1 && keys->cards.size() == 1 && keys->units.size() == 1
                    && keys->familyName == u"陈";
            }
        });
        QCOMPARE(seen, 20);
    }

    void aTimelineIsReadFromTheNewestInPagesAndLanes()
    {
        MemoryFile file;
        file.write([](Writer &w) {
            for (int i = 0; i < 10; ++i)
                QVERIFY(timeline::put(w,
                                      {{},
                                       u"e-%1"_s.arg(i),
                                       5,
                                       eventBody(u"e-%1"_s.arg(i), u"m-1"_s, i, i % 2 ? u"call"_s : u"store"_s)})
                            .isOk());
            QVERIFY(timeline::put(w, {{}, u"x"_s, 5, eventBody(u"x"_s, u"m-2"_s, 3, u"call"_s)}).isOk());
            QVERIFY(!timeline::put(w, {{}, u"y"_s, 5, "[]"}).isOk());
        });
        const auto page = [&](const timeline::Wanted &wanted) {
            return file.read([&](const Reader &r) { return timeline::page(r, wanted); });
        };
        const auto first = page({MemberId(u"m-1"_s), {}, {}, 4});
        QCOMPARE(first.size(), size_t(4));
        QCOMPARE(first.front().eventId, u"e-9"_s);
        QCOMPARE(page({MemberId(u"m-1"_s), first.back().at, {}, 4}).front().eventId, u"e-5"_s);
        QCOMPARE(page({MemberId(u"m-1"_s), {}, u"call"_s, 50}).size(), size_t(5));
        file.write([](Writer &w) { timeline::removeOf(w, u"m-1"_s, 5); });
        QVERIFY(page({MemberId(u"m-1"_s), {}, {}, 4}).empty());
        QCOMPARE(page({MemberId(u"m-2"_s), {}, {}, 4}).size(), size_t(1));
    }

    void pendingOpsOfOneMemberComeWithTheOpsTheyNeed()
    {
        MemoryFile file;
        file.write([](Writer &w) {
            for (const Op &op : {noteOn(u"a"_s, u"m-1"_s), noteOn(u"b"_s, u"m-2"_s),
                                 noteOn(u"c"_s, u"m-3"_s, {OpId(u"a"_s)}), noteOn(u"d"_s, u"m-3"_s)}) {
                outbox::Row row;
                row.op = op;
                QVERIFY(outbox::insert(w, row));
            }
            outbox::Row again;
            again.op = noteOn(u"a"_s, u"m-1"_s);
            QVERIFY(!outbox::insert(w, again)); // one op id, one op
        });
        const auto ids = [&](const std::vector<Target> &wanted) {
            QString list;
            for (const PendingOp &op : file.read([&](const Reader &r) { return outbox::pendingFor(r, wanted); }))
                list += op.op.opId.toString();
            return list;
        };
        QCOMPARE(ids({targetOf(MemberId(u"m-3"_s))}), u"acd"_s);
        QCOMPARE(ids({targetOf(MemberId(u"m-2"_s))}), u"b"_s);
        QCOMPARE(ids({targetOf(MemberId(u"m-9"_s))}), u""_s);
        QCOMPARE(file.read([](const Reader &r) { return outbox::pending(r).size(); }), size_t(4));
    }

    void anOpNumberIsNeverUsedTwice()
    {
        MemoryFile file;
        outbox::Row first, second;
        first.op = noteOn(u"a"_s, u"m-1"_s);
        second.op = noteOn(u"b"_s, u"m-1"_s);
        file.write([&](Writer &w) {
            outbox::insert(w, first);
            outbox::erase(w, OpId(u"a"_s));
            outbox::insert(w, second);
        });
        QVERIFY(second.ord > first.ord);
    }

    void oneDamagedOpDoesNotHideTheOthersAndStaysInTheFile()
    {
        MemoryFile file;
        file.write([](Writer &w) {
            for (const char *id : {"a", "b", "c"}) {
                outbox::Row row;
                row.op = noteOn(QString::fromLatin1(id), u"m-1"_s);
                outbox::insert(w, row);
            }
            w.run("UPDATE outbox SET body=x'0102' WHERE op_id='b'");
        });
        QCOMPARE(file.read([](const Reader &r) { return outbox::rows(r, outbox::Shelf::Outbox).size(); }), size_t(2));
        QCOMPARE(file.connection().pragma("SELECT count(*) FROM outbox"), 3);
    }

    void anyOfAThousandEditsOfTheAuditIsFound()
    {
        MemoryFile file;
        file.write([](Writer &w) {
            for (int i = 1; i <= 40; ++i)
                QCOMPARE(audit::append(w, QByteArray("view ") + QByteArray::number(i)), i);
        });
        const auto broken = [&] { return file.read([](const Reader &r) { return audit::firstBroken(r); }); };
        QVERIFY(!broken()); // the control: an untouched chain is whole
        const QByteArray whole = file.copy();
        std::mt19937 random(7);
        const auto upTo = [&](int n) {
            return std::to_string(1 + static_cast<int>(random() % static_cast<unsigned>(n)));
        };
        for (int edit = 0; edit < 1000; ++edit) {
            file.restore(whole);
            const std::string row = upTo(40);
            const std::string other = std::to_string((std::stoi(row) + std::stoi(upTo(39)) - 1) % 40 + 1);
            const std::string edits[] = {
                "DELETE FROM audit WHERE n=" + row,
                "UPDATE audit SET body=(SELECT body FROM audit WHERE n=" + other + ") WHERE n=" + row,
                "UPDATE audit SET mac=randomblob(32) WHERE n=" + row,
                "UPDATE audit SET prev=randomblob(32) WHERE n=" + row,
                "UPDATE audit SET body=CAST(substr(body,1," + upTo(60)
                    + ")||randomblob(4)||substr(body,70) AS BLOB) WHERE n=" + row,
                "UPDATE audit SET n=n+1000 WHERE n=" + row,
                "INSERT INTO audit (n,prev,mac,body,uploaded) SELECT 41,mac,randomblob(32),body,0 FROM audit WHERE n=40",
                "DELETE FROM audit WHERE n>" + std::to_string(std::stoi(row) - 1),
            };
            const std::string &sql = edits[random() % std::size(edits)];
            file.connection().database().exec(sql);
            QVERIFY2(broken().has_value(), sql.c_str());
        }
    }

    void whatMustNotBeReadIsSealed()
    {
        MemoryFile file;
        file.write([](Writer &w) {
            meta::setSealed(w, "terminalToken", "a very secret token");
            logins::put(w, {u"1001"_s, AssociateId(u"a-1"_s), R"({"displayName":"李"})", "salt", "mac", QDateTime::fromMSecsSinceEpoch(0, Qt::UTC), 2, 0});
            blobs::keep(w, {u"ab12"_s, 5, u"photo"_s, blobs::State::Local, u"kitchen.jpg"_s});
            interactions::put(w, {InteractionId(u"i-1"_s), u"parked"_s, QDateTime::fromMSecsSinceEpoch(5, Qt::UTC), R"({"step":3})"});
        });
        QVERIFY(!file.copy().contains("secret token"));
        QVERIFY(!file.copy().contains("kitchen"));
        file.read([](const Reader &r) {
            QCOMPARE(**meta::sealedValue(r, "terminalToken"), QByteArray("a very secret token"));
            QCOMPARE((*logins::find(r, u"1001"_s))->wrongTries, 2);
            QCOMPARE((*blobs::find(r, u"ab12"_s))->path, u"kitchen.jpg"_s);
            QCOMPARE(interactions::all(r).size(), size_t(1));
            QCOMPARE((*interactions::find(r, InteractionId(u"i-1"_s)))->draft, QByteArray(R"({"step":3})"));
        });
    }
};

QTEST_GUILESS_MAIN(TestRepositories)
#include "tst_repositories.moc"
