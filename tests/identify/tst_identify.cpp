// SPDX-License-Identifier: Apache-2.0
#include "core/domain/card.h"
#include "core/identify/pinyin.h"
#include "core/identify/searchindex.h"

#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

const QString kCard = makeMemberCard(42).toString();

IndexRow person(const QString &id, const QString &family, const QString &given, const QString &phone, qint64 lastVisitDay = 0)
{
    IndexRow row;
    row.member = MemberId(id);
    row.familyName = family;
    row.givenName = given;
    row.keys = {{IdentityKind::Phone, phone, true, true}};
    row.lastVisitDay = lastVisitDay;
    return row;
}

SearchIndex shop()
{
    std::vector<IndexRow> rows{person(u"chen"_s, u"陈"_s, u"静"_s, u"+8619900005678"_s, 10), person(u"cheng"_s, u"程"_s, u"九"_s, u"+8619900001111"_s, 20),
                               person(u"zeng"_s, u"曾"_s, u"单"_s, u"+8619900002222"_s), person(u"he-1"_s, u"何"_s, u"一"_s, u"+8619900003333"_s),
                               person(u"he-2"_s, u"何"_s, u"二"_s, u"+8619900003333"_s, 5), person(u"miller"_s, u"Miller"_s, u"Ann"_s, u"+8619900004444"_s)};
    rows[0].keys.push_back({IdentityKind::Card, kCard, true, false});
    rows[0].keys.push_back({IdentityKind::Email, u"chen@example.org"_s, true, false});
    rows[0].keys.push_back({IdentityKind::Order, u"SO20261"_s, true, false});
    rows[0].keys.push_back({IdentityKind::Wechat, u"wx_jing"_s, true, false});
    rows[0].units = {UnitCode(u"7C41018031W"_s)};
    return SearchIndex(std::move(rows));
}

QStringList idsOf(const std::vector<IndexHit> &hits)
{
    QStringList ids;
    for (const IndexHit &hit : hits)
        ids.append(hit.row->member.toString());
    return ids;
}

} // namespace

class TestIdentify : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyKeyFindsThePerson_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("a phone with dashes") << u"199-0000 5678"_s << QStringList{u"chen"_s};
        QTest::newRow("a phone with +86 and a trailing space") << u"+86 199 0000 5678 "_s << QStringList{u"chen"_s};
        QTest::newRow("a phone with 0086") << u"008619900005678"_s << QStringList{u"chen"_s};
        QTest::newRow("a phone in full-width digits") << u"１９９００００５６７８"_s << QStringList{u"chen"_s};
        QTest::newRow("the last four digits") << u"5678"_s << QStringList{u"chen"_s};
        QTest::newRow("part of a phone") << u"00001111"_s << QStringList{u"cheng"_s};
        QTest::newRow("two people on one number: both, who was here last first") << u"19900003333"_s << QStringList{u"he-2"_s, u"he-1"_s};
        QTest::newRow("the whole name") << u"陈静"_s << QStringList{u"chen"_s};
        QTest::newRow("the given name alone") << u"静"_s << QStringList{u"chen"_s};
        QTest::newRow("pinyin from its start, latest visit first") << u"chen"_s << QStringList{u"cheng"_s, u"chen"_s};
        QTest::newRow("whole pinyin with a space") << u"chen jing"_s << QStringList{u"chen"_s};
        QTest::newRow("initials, latest visit first") << u"cj"_s << QStringList{u"cheng"_s, u"chen"_s};
        QTest::newRow("a family name that is read differently as a name") << u"zeng"_s << QStringList{u"zeng"_s};
        QTest::newRow("a Latin name") << u"miller"_s << QStringList{u"miller"_s};
        QTest::newRow("the member card") << kCard << QStringList{u"chen"_s};
        QTest::newRow("the card in lower case with spaces") << kCard.left(6).toLower() + u' ' + kCard.mid(6) << QStringList{u"chen"_s};
        QTest::newRow("e-mail in capitals") << u"Chen@Example.org"_s << QStringList{u"chen"_s};
        QTest::newRow("an order number") << u"SO20261"_s << QStringList{u"chen"_s};
        QTest::newRow("a WeChat id") << u"wx_jing"_s << QStringList{u"chen"_s};
        QTest::newRow("a unit's code") << u"7C41-0180-31W"_s << QStringList{u"chen"_s};
        QTest::newRow("nobody") << u"19900009999"_s << QStringList{};
        QTest::newRow("nothing typed") << u"  "_s << QStringList{};
        QTest::newRow("two digits are too few") << u"56"_s << QStringList{};
    }
    void anyKeyFindsThePerson()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, found);
        QCOMPARE(idsOf(shop().find(typed, 10)), found);
    }

    void aMemberMadeHereIsFoundAtOnceAndGoneWithItsOp()
    {
        SearchIndex index = shop();
        index.setPending({person(u"new"_s, u"周"_s, u"宁"_s, u"+8619900007777"_s)});
        const std::vector<IndexHit> hits = index.find(u"19900007777", 10);
        QCOMPARE(idsOf(hits), QStringList{u"new"_s});
        QVERIFY(hits.front().row->isPending);
        QCOMPARE(idsOf(index.find(u"zhouning", 10)), QStringList{u"new"_s});
        index.setPending({});
        QVERIFY(index.find(u"19900007777", 10).empty());
    }

    void oncePendingThenStoredIsOnePerson()
    {
        SearchIndex index = shop();
        index.setPending({person(u"new"_s, u"周"_s, u"宁"_s, u"+8619900007777"_s)});
        index.put(person(u"new"_s, u"周"_s, u"宁"_s, u"+8619900007777"_s));
        QCOMPARE(idsOf(index.find(u"19900007777", 10)), QStringList{u"new"_s});
        QCOMPARE(idsOf(index.find(u"周", 10)), QStringList{u"new"_s});
    }

    void aChangedNumberFindsByTheNewOneOnly()
    {
        SearchIndex index = shop();
        index.put(person(u"cheng"_s, u"程"_s, u"九"_s, u"+8619900008888"_s));
        QVERIFY(index.find(u"19900001111", 10).empty());
        QCOMPARE(idsOf(index.find(u"19900008888", 10)), QStringList{u"cheng"_s});
    }

    void whoLeftThisTerminalIsNotFound()
    {
        SearchIndex index = shop();
        index.remove(MemberId(u"chen"_s));
        QVERIFY(index.find(u"19900005678", 10).empty());
        QVERIFY(index.find(u"陈", 10).empty());
        QVERIFY(!index.row(MemberId(u"chen"_s)));
        QCOMPARE(index.size(), size_t(5));
    }

    void theLimitHolds()
    {
        QCOMPARE(shop().find(u"何", 1).size(), size_t(1));
        QVERIFY(shop().find(u"何", 0).empty());
    }

    void readings_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("full");
        QTest::addColumn<QString>("initials");
        QTest::newRow("an ordinary name") << u"陈"_s << u"静怡"_s << u"chenjingyi"_s << u"cjy"_s;
        QTest::newRow("Shan, not dan") << u"单"_s << u"于"_s << u"shanyu"_s << u"sy"_s;
        QTest::newRow("Ouyang keeps two syllables") << u"欧阳"_s << u"娜"_s << u"ouyangna"_s << u"oyn"_s;
        QTest::newRow("a Latin name") << u"Miller"_s << u"Ann"_s << u"millerann"_s << u"ma"_s;
        QTest::newRow("a sound with an umlaut is written without it") << u"吕"_s << u"一"_s << u"luyi"_s << u"ly"_s;
    }
    void readings()
    {
        QFETCH(QString, family);
        QFETCH(QString, given);
        QFETCH(QString, full);
        QFETCH(QString, initials);
        QCOMPARE(latinName(family, given), (LatinName{full, initials}));
    }
};

QTEST_GUILESS_MAIN(TestIdentify)
#include "tst_identify.moc"
