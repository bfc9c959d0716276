// SPDX-License-Identifier: Apache-2.0
#include "app/commands/print.h"
#include "core/store/outbox.h"
#include "tests/desk/counter.h"

#include <QSignalSpy>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

QStringList eventsIn(const std::vector<QJsonObject> &rows)
{
    QStringList events;
    for (const QJsonObject &row : rows)
        events.append(row["event"_L1].toString());
    return events;
}

} // namespace

/// Who is it: search, the owner behind a unit, a field in clear, and the trace each leaves.
class TestDeskLookups : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyKeyFindsTheMember_data();
    void anyKeyFindsTheMember();
    void aWholeNumberIsFoundBeforeTheIndexIsReady();
    void aHitIsMasked();
    void theOwnerOfAUnitIsAMaskedCandidateAndLeavesATrace();
    void nobodyOwnsAnUnsoldUnit();
    void aRevealIsWrittenDownBeforeTheValueIsHandedOut();
    void aRevealNeedsAFieldARoleAndAReason_data();
    void aRevealNeedsAFieldARoleAndAReason();
    void twentyRevealsAnHour();
    void aLookAtAPageIsWrittenDownOnceAVisit();
    void theChainShowsAChangedRow();
    void anAnonymousVisitKeepsItsInteraction();
    void theScanThatLedHereStandsInTheHeader();
};

void TestDeskLookups::anyKeyFindsTheMember_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<RecognisedBy>("how");
    QTest::newRow("the phone number") << u"199 0000 5678"_s << RecognisedBy::Phone;
    QTest::newRow("the last four") << u"5678"_s << RecognisedBy::Search;
    QTest::newRow("the card") << chenCard() << RecognisedBy::Card;
    QTest::newRow("the e-mail address") << kChenEmail.toUpper() << RecognisedBy::Search;
    QTest::newRow("the name") << u"陈静怡"_s << RecognisedBy::Search;
    QTest::newRow("pinyin") << u"chenjing"_s << RecognisedBy::Search;
    QTest::newRow("a unit of hers") << chenWasher().toString() << RecognisedBy::Unit;
}

void TestDeskLookups::anyKeyFindsTheMember()
{
    QFETCH(const QString, typed);
    QFETCH(const RecognisedBy, how);
    Counter counter;
    const auto desk = counter.desk();
    const std::vector<Hit> hits = desk->find(typed, 5);
    QCOMPARE(hits.size(), size_t(1));
    QCOMPARE(hits.front().memberId, kChen);
    QCOMPARE(hits.front().recognisedBy, how);
    QVERIFY(!hits.front().isPending);
}

void TestDeskLookups::aWholeNumberIsFoundBeforeTheIndexIsReady()
{
    Counter counter;
    Desk desk(counter.rooms(), {AssociateId(u"associate-1"_s), {}, u"associate"_s, kStore, {}, false});
    const auto asked = desk.findPhone(u"199 0000 5678"_s);
    QVERIFY(!desk.isIndexReady() && desk.find(u"19900005678"_s, 5).empty());
    const std::vector<Hit> hits = *Counter::take(asked);
    QCOMPARE(hits.size(), size_t(1));
    QCOMPARE(hits.front().memberId, kChen);
    QCOMPARE(hits.front().recognisedBy, RecognisedBy::Phone);
    QCOMPARE(hits.front().maskedName, u"陈**"_s);
    QCOMPARE(hits.front().cue, u"199****5678"_s);
    QVERIFY(Counter::take(desk.findPhone(u"5678"_s))->empty()); // a part of one waits for the index
    QVERIFY(Counter::take(desk.findPhone(u"199 0000 5679"_s))->empty());
}

void TestDeskLookups::aHitIsMasked()
{
    Counter counter;
    const auto desk = counter.desk();
    const Hit hit = desk->find(chenCard(), 5).front();
    QCOMPARE(hit.maskedName, u"陈**"_s);
    QCOMPARE(hit.maskedPhone, u"199****5678"_s);
    QCOMPARE(hit.cue, u"HM········"_s + chenCard().right(4));
    QCOMPARE(hit.community.zh, u"海悦府"_s);
}

void TestDeskLookups::theOwnerOfAUnitIsAMaskedCandidateAndLeavesATrace()
{
    Counter counter;
    const auto desk = counter.desk();
    const std::vector<Hit> owner = *Counter::take(desk->ownerOf(chenWasher()));
    QCOMPARE(owner.size(), size_t(1));
    QCOMPARE(owner.front().memberId, kChen);
    QCOMPARE(owner.front().recognisedBy, RecognisedBy::Unit);
    const QByteArray text = json::toBytes(jsonOf(owner.front()));
    QVERIFY(!text.contains("19900005678"));
    QVERIFY(!text.contains(kChenGivenName.toUtf8()));
    QCOMPARE(eventsIn(counter.auditRows()), QStringList{u"ownerAsked"_s});
}

void TestDeskLookups::nobodyOwnsAnUnsoldUnit()
{
    Counter counter;
    const auto desk = counter.desk();
    QVERIFY(Counter::take(desk->ownerOf(newWasher()))->empty());
    QVERIFY(Counter::take(desk->ownerOf(unitCode(u"7C41009999"_s)))->empty());
}

void TestDeskLookups::aRevealIsWrittenDownBeforeTheValueIsHandedOut()
{
    Counter counter;
    const auto desk = counter.desk();
    const auto answer = desk->reveal(kChen, IdentityKind::Phone, u"callBack"_s);
    QVERIFY(QTest::qWaitFor([&answer] { return answer.isFinished(); }, 20'000));
    const std::vector<QJsonObject> rows = counter.auditRows();
    QCOMPARE(rows.size(), size_t(1));
    QCOMPARE(rows.front()["event"_L1].toString(), u"reveal"_s);
    QCOMPARE(rows.front()["subject"_L1].toString(), u"member/"_s + kChen.toString());
    QCOMPARE(rows.front()["detail"_L1].toString(), u"phone callBack"_s);
    QVERIFY(!json::toBytes(rows.front()).contains("19900005678"));
    const Revealed revealed = *answer.result();
    QCOMPARE(revealed.value, kChenPhone);
    QCOMPARE(revealed.until, counter.clock().now().addSecs(30));
    QCOMPARE(Counter::take(desk->reveal(kChen, IdentityKind::Address, u"deliveryAddress"_s))->value, kChenAddress);
    QVERIFY(counter.isAuditWhole());
}

void TestDeskLookups::aRevealNeedsAFieldARoleAndAReason_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<IdentityKind>("field");
    QTest::addColumn<QString>("reason");
    QTest::newRow("another role") << u"kiosk"_s << IdentityKind::Phone << u"callBack"_s;
    QTest::newRow("an outsourced agent") << u"outsourced"_s << IdentityKind::Phone << u"callBack"_s;
    QTest::newRow("a role nobody knows") << u"king"_s << IdentityKind::Phone << u"callBack"_s;
    QTest::newRow("no reason") << u"associate"_s << IdentityKind::Phone << QString();
    QTest::newRow("a reason of one's own") << u"associate"_s << IdentityKind::Phone << u"curious"_s;
    QTest::newRow("a field that is never shown") << u"associate"_s << IdentityKind::Wechat << u"callBack"_s;
}

void TestDeskLookups::aRevealNeedsAFieldARoleAndAReason()
{
    QFETCH(const QString, role);
    QFETCH(const IdentityKind, field);
    QFETCH(const QString, reason);
    Counter counter;
    const auto desk = counter.desk(role);
    const auto answer = Counter::take(desk->reveal(kChen, field, reason));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::NotPermitted);
    QCOMPARE(eventsIn(counter.auditRows()), QStringList{u"denied"_s});
}

void TestDeskLookups::twentyRevealsAnHour()
{
    Counter counter;
    const auto desk = counter.desk();
    for (int i = 0; i < 20; ++i)
        QVERIFY(Counter::take(desk->reveal(kChen, IdentityKind::Phone, u"callBack"_s)));
    const auto tooMany = Counter::take(desk->reveal(kChen, IdentityKind::Phone, u"callBack"_s));
    QCOMPARE(tooMany.error().code, ErrorCode::NotPermitted);
    QCOMPARE(tooMany.error().detail, u"tooMany"_s);
    QCOMPARE(eventsIn(counter.auditRows()).count(u"reveal"_s), 20);

    const auto again = counter.desk(); // locking and signing in again gives no new twenty
    QVERIFY(!Counter::take(again->reveal(kChen, IdentityKind::Phone, u"callBack"_s)));
    counter.clock().advance(3601 * 1000);
    QVERIFY(Counter::take(again->reveal(kChen, IdentityKind::Phone, u"callBack"_s)));
}

void TestDeskLookups::aLookAtAPageIsWrittenDownOnceAVisit()
{
    Counter counter;
    const auto desk = counter.desk();
    (void)Counter::take(desk->member(kChen, RecognisedBy::Phone));
    (void)Counter::take(desk->member(kChen, RecognisedBy::Phone)); // the page reads itself again
    (void)Counter::take(desk->member(kWang, RecognisedBy::Phone));
    QCOMPARE(eventsIn(counter.auditRows()), (QStringList{u"view"_s, u"view"_s}));
}

void TestDeskLookups::theChainShowsAChangedRow()
{
    Counter counter;
    const auto desk = counter.desk();
    for (const IdentityKind field : {IdentityKind::Phone, IdentityKind::Email, IdentityKind::Card})
        QVERIFY(Counter::take(desk->reveal(kChen, field, u"memberAsked"_s)));
    QVERIFY(counter.isAuditWhole());
    [[maybe_unused]] const auto removed = counter.file().write([](Writer &writer) -> Result<bool> {
        writer.run("DELETE FROM audit WHERE n=2");
        return true;
    });
    QVERIFY(!counter.isAuditWhole());
}

void TestDeskLookups::anAnonymousVisitKeepsItsInteraction()
{
    Counter counter;
    const auto desk = counter.desk();
    const auto interactionOf = [&](const Receipt &receipt) {
        return counter.file().read([op = receipt.op](const Reader &reader) -> Result<InteractionId> {
            return outbox::find(reader, op, outbox::Shelf::Outbox)->op.interaction;
        });
    };
    const MemberId made = desk->newMemberId();
    const Receipt first = *Counter::take(desk->act(RegisterMember{made, u"林"_s, {}, u"+8619900007777"_s, {}, Salutation::None}));
    QSignalSpy changed(desk.get(), &Desk::atCounterChanged);
    desk->receive(made); // the stranger has a name now: it is the same visit
    const Receipt second = *Counter::take(desk->act(AddNote{made, u"看过洗衣机"_s}));
    desk->receive(kChen); // the next customer
    const Receipt third = *Counter::take(desk->act(AddNote{kChen, u"问烘干机"_s}));
    QCOMPARE(*interactionOf(first), *interactionOf(second));
    QVERIFY(*interactionOf(second) != *interactionOf(third));
    QCOMPARE(changed.size(), 2);
    desk->endVisit();
    QVERIFY(desk->atCounter().isEmpty());
}

void TestDeskLookups::theScanThatLedHereStandsInTheHeader()
{
    Counter counter;
    const auto desk = counter.desk();
    QVERIFY(Counter::take(desk->scanTyped(chenWasher().toString())));
    desk->receive(kChen);
    const MemberHeader header = Counter::take(desk->member(kChen, RecognisedBy::Unit))->header;
    QCOMPARE(header.recognisedBy, RecognisedBy::Unit);
    QVERIFY(!header.recognisedWith.isEmpty());
    QVERIFY(Counter::take(desk->member(kWang, RecognisedBy::Search))->header.recognisedWith.isEmpty());
}

QTEST_GUILESS_MAIN(TestDeskLookups)
#include "tst_desk_lookups.moc"
