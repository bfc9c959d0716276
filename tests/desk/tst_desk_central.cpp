// SPDX-License-Identifier: Apache-2.0
#include "core/store/outbox.h"
#include "tests/desk/counter.h"

#include <QSignalSpy>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kSeq = 500; // the number central gives the op in these tests

bool owns(const MemberView &view, const UnitCode &unit)
{
    return std::any_of(view.appliances.begin(), view.appliances.end(), [&](const ApplianceView &a) { return a.unit == unit; });
}

/// What central makes of an agreed registration.
FeedRow put(const Member &member, qint64 ver)
{
    return {FeedRow::What::Put, {u"member"_s, member.memberId.toString(), ver, json::toBytes(toJson(member))}};
}
FeedRow put(const Unit &unit, qint64 ver)
{
    return {FeedRow::What::Put, {u"unit"_s, unit.unitCode.toString(), ver, json::toBytes(toJson(unit))}};
}

Unit registered(Unit unit, const OpId &op)
{
    unit.ownerId = kChen;
    unit.registeredBy = op;
    unit.status = UnitStatus::InUse;
    unit.purchasedOn = QDate(2026, 3, 2);
    return unit;
}

Member credited(Member member, const OpId &op)
{
    member.units.push_back(newWasher());
    member.points.push_back({u"central-1"_s, PointsKind::Accrue, 480, u"activation"_s, op, false, QDateTime(QDate(2026, 3, 2), QTime(9, 1), Qt::UTC)});
    return member;
}

} // namespace

/// Central speaks; the desk shows it.
class TestDeskCentral : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRefusedOpLeavesTheViewAndStandsInTheOutboxWithWords();
    void aRefusalIsResentOnceAsItsReplacement();
    void aReadRefusalLeavesTheTray();
    void onlyARefusedOpIsResent();
    void pointsAreProvisionalUntilTheirDocumentComes();
    void oneOfTwoDocumentsMayComeFirst_data();
    void oneOfTwoDocumentsMayComeFirst();
    void aMemberMadeHereAndSentByCentralIsOnePerson();
    void aRecommendationIsKeptWithAMemberMadeWithoutALine();
    void aRefusedMemberIsNoLongerFound();
    void aMemberWhoLeftIsNoLongerFound();
    void newDocumentsReachTheSearch();
    void aChangeDuringTheBuildIsNotLost();
    void aBootstrapBringsANewIndex();
    void aNewPolicyHoldsFromTheNextRead();
    void aNewCommunityNameIsSaidInTheHits();
    void pagesAreToldWhatChanged();
};

void TestDeskCentral::aRefusedOpLeavesTheViewAndStandsInTheOutboxWithWords()
{
    Counter counter;
    const auto desk = counter.desk();
    const Receipt receipt = *Counter::take(desk->act(RegisterUnit{kChen, newWasher(), {}}));
    counter.letGo();
    QVERIFY(owns(*Counter::take(desk->member(kChen, RecognisedBy::Phone)), newWasher())); // positive control
    counter.answer(receipt.op, Outcome::Rejected, kSeq, u"unitOwned"_s);

    const MemberView view = *Counter::take(desk->member(kChen, RecognisedBy::Phone));
    QVERIFY(!owns(view, newWasher()));
    QCOMPARE(view.header.points.provisional, 0);
    const OutboxView outbox = *Counter::take(desk->outbox());
    QCOMPARE(outbox.refused, 1);
    QCOMPARE(outbox.waiting, 0);
    const OutboxRow &row = outbox.rows.front();
    QCOMPARE(row.state, OutboxState::Refused);
    QCOMPARE(row.refusal->code, ErrorCode::UnitOwned);
    QCOMPARE(row.reason.zh, u"门店已登记过"_s);
    QVERIFY(row.canResend);
    QVERIFY(!row.canUndo);
    QCOMPARE(*Counter::take(desk->undo(receipt.op)), UndoOutcome::TooLate);
}

void TestDeskCentral::aRefusalIsResentOnceAsItsReplacement()
{
    Counter counter;
    const auto desk = counter.desk();
    const Receipt receipt = *Counter::take(desk->act(RegisterUnit{kChen, newWasher(), {}}));
    counter.letGo();
    counter.answer(receipt.op, Outcome::Rejected, kSeq, u"unitOwned"_s);
    const Action action = *Counter::take(desk->actionOf(receipt.op));
    QCOMPARE(std::get<RegisterUnit>(action).unit, newWasher());

    auto first = desk->resend(receipt.op, RegisterUnit{kChen, soldUnit(), {}});
    auto second = desk->resend(receipt.op, RegisterUnit{kChen, soldUnit(), {}}); // a double click
    const auto made = Counter::take(first);
    QVERIFY(made);
    QVERIFY(!Counter::take(second));
    const OutboxView outbox = *Counter::take(desk->outbox());
    QCOMPARE(outbox.rows.size(), size_t(1));
    QCOMPARE(outbox.rows.front().op, made->op);
    QCOMPARE(outbox.refused, 0);
    const auto kept = counter.file().read([op = made->op](const Reader &reader) -> Result<outbox::Row> {
        return *outbox::find(reader, op, outbox::Shelf::Outbox);
    });
    QCOMPARE(kept->op.replaces, receipt.op);
}

void TestDeskCentral::aReadRefusalLeavesTheTray()
{
    Counter counter;
    const auto desk = counter.desk();
    const Receipt receipt = *Counter::take(desk->act(RegisterUnit{kChen, newWasher(), {}}));
    counter.letGo();
    counter.answer(receipt.op, Outcome::Rejected, kSeq, u"unitOwned"_s);
    QVERIFY(*Counter::take(desk->dismissRefusal(receipt.op)));
    const OutboxView outbox = *Counter::take(desk->outbox());
    QVERIFY(outbox.rows.empty());
    QCOMPARE(outbox.refused, 0);
    QVERIFY(Counter::take(desk->actionOf(receipt.op))); // the journal keeps it
}

void TestDeskCentral::onlyARefusedOpIsResent()
{
    Counter counter;
    const auto desk = counter.desk();
    const Receipt receipt = *Counter::take(desk->act(RegisterUnit{kChen, newWasher(), {}}));
    QVERIFY(!Counter::take(desk->resend(receipt.op, RegisterUnit{kChen, soldUnit(), {}})));
    QCOMPARE(Counter::take(desk->outbox())->rows.size(), size_t(1));
}

void TestDeskCentral::pointsAreProvisionalUntilTheirDocumentComes()
{
    Counter counter;
    const auto desk = counter.desk();
    const Receipt receipt = *Counter::take(desk->act(RegisterUnit{kChen, newWasher(), {}}));
    const auto points = [&] { return Counter::take(desk->member(kChen, RecognisedBy::Phone))->header.points; };
    QCOMPARE(points().provisional, 480);
    counter.letGo();
    counter.answer(receipt.op, Outcome::Applied, kSeq);
    QCOMPARE(points().provisional, 480); // agreed, but the ledger that says so isn't here
    QCOMPARE(points().confirmed, 860);
    counter.page({put(credited(counter.storedMember(kChen), receipt.op), kSeq), put(registered(counter.storedUnit(newWasher()), receipt.op), kSeq)});
    QCOMPARE(points().provisional, 0);
    QCOMPARE(points().confirmed, 860 + 480);
    QCOMPARE(Counter::take(desk->outbox())->rows.front().state, OutboxState::Kept); // until central has secured it
}

void TestDeskCentral::oneOfTwoDocumentsMayComeFirst_data()
{
    QTest::addColumn<bool>("memberFirst");
    QTest::newRow("the member before the unit") << true;
    QTest::newRow("the unit before the member") << false;
}

void TestDeskCentral::oneOfTwoDocumentsMayComeFirst()
{
    QFETCH(const bool, memberFirst);
    Counter counter;
    const auto desk = counter.desk();
    const Receipt receipt = *Counter::take(desk->act(RegisterUnit{kChen, newWasher(), {}}));
    counter.letGo();
    const FeedRow member = put(credited(counter.storedMember(kChen), receipt.op), kSeq);
    const FeedRow unit = put(registered(counter.storedUnit(newWasher()), receipt.op), kSeq);
    counter.answer(receipt.op, Outcome::Applied, kSeq);
    for (const FeedRow &row : memberFirst ? std::vector{member, unit} : std::vector{unit, member}) {
        counter.page({row});
        const MemberView view = *Counter::take(desk->member(kChen, RecognisedBy::Phone));
        QVERIFY(owns(view, newWasher()));
        QCOMPARE(view.header.points.confirmed + view.header.points.provisional, 860 + 480);
        desk->receive(kChen);
        QCOMPARE(Counter::take(desk->passport(newWasher()))->verdict, OwnerVerdict::Mine);
    }
}

void TestDeskCentral::aMemberMadeHereAndSentByCentralIsOnePerson()
{
    Counter counter;
    const auto desk = counter.desk();
    const MemberId id = desk->newMemberId();
    const Receipt made = *Counter::take(desk->act(RegisterMember{id, u"林"_s, u"晓"_s, u"+8619900007777"_s, {}, Salutation::Ms}));
    QTRY_COMPARE(desk->find(u"7777"_s, 5).size(), size_t(1));
    QVERIFY(desk->find(u"7777"_s, 5).front().isPending);
    counter.letGo();
    counter.answer(made.op, Outcome::Applied, kSeq);
    Member member;
    member.memberId = id;
    member.familyName = u"林"_s;
    member.identities = {{IdentityKind::Phone, u"+8619900007777"_s, true, true}};
    member.madeBy = made.op;
    counter.page({put(member, kSeq)});
    QTRY_VERIFY(!desk->find(u"7777"_s, 5).empty() && !desk->find(u"7777"_s, 5).front().isPending);
    QCOMPARE(desk->find(u"7777"_s, 5).size(), size_t(1));
    QVERIFY(!Counter::take(desk->member(id, RecognisedBy::Phone))->header.isPending);
}

void TestDeskCentral::aRecommendationIsKeptWithAMemberMadeWithoutALine()
{
    Counter counter;
    const auto desk = counter.desk();
    const auto firstLine = [&](const MemberId &id) { return Counter::take(desk->member(id, RecognisedBy::Phone))->timeline.rows.back().title.zh; };
    const MemberId plain = desk->newMemberId();
    QVERIFY(Counter::take(desk->act(RegisterMember{plain, u"周"_s, {}, u"+8619900007776"_s, {}, Salutation::None})));
    QVERIFY(!firstLine(plain).contains(u"推荐码"_s)); // the positive control
    const MemberId id = desk->newMemberId();
    const RegisterMember action{id, u"林"_s, u"晓"_s, u"+8619900007777"_s, {}, Salutation::Ms, u"7K2M9QWX"_s};
    QVERIFY(Counter::take(desk->act(action)));
    QVERIFY(firstLine(id).contains(u"7K2M9QWX"_s));
    // As it leaves: an op that was closed and opened again still has it, and what an older desk sent still is one.
    const Result<Action> again = readAction(u"member.register"_s, bodyOf(action));
    QVERIFY(again);
    QCOMPARE(std::get<RegisterMember>(*again), action);
    QJsonObject older = bodyOf(action);
    older.remove(u"referralCode"_s);
    QCOMPARE(std::get<RegisterMember>(*readAction(u"member.register"_s, older)).referral, QString());
}

void TestDeskCentral::aRefusedMemberIsNoLongerFound()
{
    Counter counter;
    const auto desk = counter.desk();
    const MemberId id = desk->newMemberId();
    const Receipt made = *Counter::take(desk->act(RegisterMember{id, u"林"_s, u"晓"_s, u"+8619900007777"_s, {}, Salutation::Ms}));
    const Receipt owned = *Counter::take(desk->act(RegisterUnit{id, newWasher(), {}}));
    QTRY_COMPARE(desk->find(u"7777"_s, 5).size(), size_t(1));
    counter.letGo();
    counter.answer(made.op, Outcome::Rejected, kSeq, u"memberExists"_s);
    QTRY_VERIFY(desk->find(u"7777"_s, 5).empty());
    QVERIFY(!Counter::take(desk->member(id, RecognisedBy::Phone)));
    QCOMPARE(Counter::take(desk->passport(newWasher()))->verdict, OwnerVerdict::NeverSold);
    counter.answer(owned.op, Outcome::Rejected, kSeq + 1, u"parentRefused"_s);
    const OutboxView outbox = *Counter::take(desk->outbox());
    QCOMPARE(outbox.refused, 2);
    for (const OutboxRow &row : outbox.rows)
        QCOMPARE(row.state, OutboxState::Refused);
}

void TestDeskCentral::aMemberWhoLeftIsNoLongerFound()
{
    Counter counter;
    const auto desk = counter.desk();
    QCOMPARE(desk->find(u"5678"_s, 5).size(), size_t(1));
    counter.page({{FeedRow::What::Leave, {u"member"_s, kChen.toString(), kSeq, {}}}});
    QTRY_VERIFY(desk->find(u"5678"_s, 5).empty());
    QVERIFY(!Counter::take(desk->member(kChen, RecognisedBy::Phone)));
}

void TestDeskCentral::newDocumentsReachTheSearch()
{
    Counter counter;
    const auto desk = counter.desk();
    Member chen = counter.storedMember(kChen);
    chen.identities.front().value = u"+8619900008888"_s;
    counter.put(chen);
    QTRY_COMPARE(desk->find(u"8888"_s, 5).size(), size_t(1));
    QVERIFY(desk->find(u"5678"_s, 5).empty());
}

void TestDeskCentral::aChangeDuringTheBuildIsNotLost()
{
    Counter counter;
    SignedIn who{AssociateId(u"associate-1"_s), {}, u"associate"_s, kStore, {}, false};
    Desk desk(counter.rooms(), who);
    [[maybe_unused]] const auto read = counter.file().read([](const Reader &) -> Result<bool> { return true; }); // the rows are read
    Member chen = counter.storedMember(kChen);
    chen.identities.front().value = u"+8619900008888"_s;
    counter.put(chen);
    QTRY_VERIFY(desk.isIndexReady());
    QTRY_COMPARE(desk.find(u"8888"_s, 5).size(), size_t(1));
    QVERIFY(desk.find(u"5678"_s, 5).empty());
}

void TestDeskCentral::aBootstrapBringsANewIndex()
{
    Counter counter;
    const auto desk = counter.desk();
    const MemberId id = desk->newMemberId();
    QVERIFY(Counter::take(desk->act(RegisterMember{id, u"林"_s, u"晓"_s, u"+8619900007777"_s, {}, Salutation::Ms})));
    QTRY_COMPARE(desk->find(u"7777"_s, 5).size(), size_t(1));
    QSignalSpy ready(desk.get(), &Desk::indexReady);
    [[maybe_unused]] const auto swapped = counter.file().write([](Writer &writer) -> Result<bool> {
        writer.run("DELETE FROM document WHERE kind='member' AND id=?", kChen.toString()); // what a swap may do: no row is named
        writer.change().everything = true;
        return true;
    });
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(desk->find(u"5678"_s, 5).empty());
    QCOMPARE(desk->find(u"1111"_s, 5).size(), size_t(1));
    QCOMPARE(desk->find(u"7777"_s, 5).size(), size_t(1));
    QVERIFY(desk->find(u"7777"_s, 5).front().isPending);
}

void TestDeskCentral::aNewPolicyHoldsFromTheNextRead()
{
    Counter counter;
    const auto desk = counter.desk();
    desk->receive(kChen);
    QCOMPARE(Counter::take(desk->passport(newWasher()))->activationPoints, 480);
    QSignalSpy changed(desk.get(), &Desk::sharedChanged);
    QJsonObject policy = resource(u"rules/policy.json"_s);
    policy["activationPoints"_L1] = 600;
    counter.page({{FeedRow::What::Put, {u"rule"_s, u"policy"_s, kSeq, json::toBytes(policy)}}});
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(Counter::take(desk->passport(newWasher()))->activationPoints, 600);
}

void TestDeskCentral::aNewCommunityNameIsSaidInTheHits()
{
    Counter counter;
    const auto desk = counter.desk();
    QCOMPARE(desk->find(u"5678"_s, 5).front().community.zh, u"海悦府"_s);
    Community community;
    community.communityId = CommunityId(u"community-haiyuefu"_s);
    community.name = {u"海悦府二期"_s, u"Haiyue House II"_s};
    counter.page({{FeedRow::What::Put, {u"community"_s, community.communityId.toString(), kSeq, json::toBytes(toJson(community))}}});
    QTRY_COMPARE(desk->find(u"5678"_s, 5).front().community.zh, u"海悦府二期"_s);
}

void TestDeskCentral::pagesAreToldWhatChanged()
{
    Counter counter;
    const auto desk = counter.desk();
    QSignalSpy members(desk.get(), &Desk::membersChanged);
    QSignalSpy units(desk.get(), &Desk::unitsChanged);
    QSignalSpy outbox(desk.get(), &Desk::outboxChanged);
    counter.put(counter.storedMember(kChen));
    QTRY_COMPARE(members.size(), 1);
    QCOMPARE(members.front().front().toStringList(), QStringList{kChen.toString()});
    QVERIFY(units.isEmpty());
    QVERIFY(outbox.isEmpty());
    QVERIFY(Counter::take(desk->act(AddNote{kChen, u"问过烘干机"_s})));
    QTRY_COMPARE(outbox.size(), 1);
    QCOMPARE(members.back().front().toStringList(), QStringList());
}

QTEST_GUILESS_MAIN(TestDeskCentral)
#include "tst_desk_central.moc"
