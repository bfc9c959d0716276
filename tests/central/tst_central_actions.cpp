// SPDX-License-Identifier: Apache-2.0
// What central alone decides: points once a unit, slots, one phone one member, taking back.
#include "tests/central/rig.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::test;

namespace {

const MemberId kChen(golden::kChen.toString());
const MemberId kSilver(golden::kSilver.toString());
const UnitCode kStocked(golden::kStockedUnit.toString());

/// The first window of the kind with room, and gold-only or not.
Slot freeSlot(Rig &rig, WorkOrderKind kind, int atLeast = 1)
{
    const auto calendar = rig.document<Calendar>(DocumentKind::Calendar, golden::kStore);
    for (const Slot &slot : calendar.slotList)
        if (slot.kind == kind && slot.free >= atLeast && !slot.isGoldOnly)
            return slot;
    return {};
}

int freeIn(Rig &rig, const QString &slotId)
{
    const auto calendar = rig.document<Calendar>(DocumentKind::Calendar, golden::kStore);
    const Slot *slot = calendar.slot(slotId);
    return slot ? slot->free : -1;
}

BookInstall install(const MemberId &member, const Slot &slot)
{
    return {member, {}, ModelId(golden::kSelfCleaningDrum.toString()), slot.slotId, slot.startsAt, slot.minutes, {}};
}
CancelOp cancel(const Op &op) { return {op.opId, op.type, op.body}; }
qint64 confirmed(Rig &rig, QStringView member)
{
    return pointsBalance(rig.document<Member>(DocumentKind::Member, member)).confirmed;
}

} // namespace

class TestCentralActions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRegistrationOwnsTheUnitAndConfirmsItsPoints();
    void anActivationBindsAndConfirms();
    void aUnitBringsItsPointsOnce();
    void theWrongPersonsRegistrationCanBeTakenBack();
    void aUnitOfSomebodyElseOrBlockedIsRefused_data();
    void aUnitOfSomebodyElseOrBlockedIsRefused();
    void aBookedWindowIsTakenAndTheOrderStands();
    void theLastPlaceGoesToOneAndTheOtherGetsThreeWindows();
    void aWindowThatHasBegunIsNotGivenAway();
    void aCancelledBookingGivesItsPlaceBack();
    void aRepairIsBookedOnTheUnit();
    void aPhoneKnownAnywhereMakesNoSecondMember();
    void aNewMemberIsFoundByTheirPhone();
    void whatNeedsANewMemberFollowsIt();
    void nothingIsTakenBackTwiceOrForAnother_data();
    void nothingIsTakenBackTwiceOrForAnother();
    void aUnitMovesToItsOwnersStore();
};

void TestCentralActions::aRegistrationOwnsTheUnitAndConfirmsItsPoints()
{
    Rig rig;
    Desk desk(rig);
    const qint64 before = confirmed(rig, golden::kChen);
    const OpResult result = desk.act(RegisterUnit{kChen, kStocked, {}});
    QCOMPARE(result.outcome, Outcome::Applied);
    const auto unit = rig.document<Unit>(DocumentKind::Unit, golden::kStockedUnit);
    QCOMPARE(unit.ownerId, kChen);
    QCOMPARE(unit.status, UnitStatus::InUse);
    QVERIFY(!unit.warranties.empty());
    const auto member = rig.document<Member>(DocumentKind::Member, golden::kChen);
    QCOMPARE(pointsBalance(member).provisional, 0);
    QCOMPARE(pointsBalance(member).confirmed, before + 480);
    QCOMPARE(rig.count("SELECT SUM(points) FROM points_ledger"), 480);
}

void TestCentralActions::anActivationBindsAndConfirms()
{
    Rig rig;
    Desk desk(rig);
    const qint64 before = confirmed(rig, golden::kChen);
    QCOMPARE(desk.act(ActivateUnit{kChen, UnitCode(golden::kConnectedUnit.toString()), {}}).outcome, Outcome::Applied);
    QVERIFY(!rig.document<Unit>(DocumentKind::Unit, golden::kConnectedUnit).deviceId.isEmpty());
    QCOMPARE(confirmed(rig, golden::kChen), before + 480);
    QCOMPARE(desk.act(ActivateUnit{kChen, UnitCode(golden::kConnectedUnit.toString()), {}}).code, u"alreadyActive"_s);
    QCOMPARE(confirmed(rig, golden::kChen), before + 480);
}

void TestCentralActions::aUnitBringsItsPointsOnce()
{
    Rig rig;
    Desk first(rig, "replica-a");
    Desk second(rig, "replica-b");
    const qint64 chen = confirmed(rig, golden::kChen);
    const qint64 silver = confirmed(rig, golden::kSilver);
    QCOMPARE(first.act(RegisterUnit{kChen, kStocked, {}}).outcome, Outcome::Applied);
    QCOMPARE(second.act(RegisterUnit{kSilver, kStocked, {}}).code, u"unitOwned"_s);
    rig.write([](central::Transaction &tx, qint64 n) { // the office frees the unit without taking the points back
        auto stored = *central::findDocument(tx, {DocumentKind::Unit, golden::kStockedUnit.toString()});
        stored.body.remove(u"ownerId"_s);
        stored.ver = n;
        central::putDocument(tx, stored);
    });
    QCOMPARE(second.act(RegisterUnit{kSilver, kStocked, {}}).outcome, Outcome::Applied);
    QCOMPARE(confirmed(rig, golden::kChen), chen + 480);
    QCOMPARE(confirmed(rig, golden::kSilver), silver);
    QCOMPARE(pointsBalance(rig.document<Member>(DocumentKind::Member, golden::kSilver)).provisional, 0);
}

void TestCentralActions::theWrongPersonsRegistrationCanBeTakenBack()
{
    Rig rig;
    Desk desk(rig);
    const qint64 chen = confirmed(rig, golden::kChen);
    const qint64 silver = confirmed(rig, golden::kSilver);
    const Op wrong = desk.op(RegisterUnit{kSilver, kStocked, {}});
    QCOMPARE(desk.pushOne(wrong).outcome, Outcome::Applied);
    QCOMPARE(desk.act(cancel(wrong), {wrong.opId}).outcome, Outcome::Applied);
    QCOMPARE(confirmed(rig, golden::kSilver), silver);
    QVERIFY(rig.document<Unit>(DocumentKind::Unit, golden::kStockedUnit).ownerId.isEmpty());
    QCOMPARE(rig.count("SELECT COUNT(*) FROM document WHERE kind = 'event' AND id = ?",
                       {QString(wrong.opId.toString() + u"/event"_s)}),
             0);
    QCOMPARE(desk.act(RegisterUnit{kChen, kStocked, {}}).outcome, Outcome::Applied);
    QCOMPARE(confirmed(rig, golden::kChen), chen + 480);
    QCOMPARE(rig.count("SELECT SUM(points) FROM points_ledger"), 480);
    QCOMPARE(rig.count("SELECT COUNT(*) FROM points_ledger"), 3);
}

void TestCentralActions::aUnitOfSomebodyElseOrBlockedIsRefused_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("code");
    QTest::newRow("somebody else's") << golden::kSomeonesUnit.toString() << u"unitOwned"_s;
    QTest::newRow("her own already") << golden::kChenWasher.toString() << u"unitOwned"_s;
    QTest::newRow("a blocked one") << golden::kBlockedUnit.toString() << u"unitBlocked"_s;
    QTest::newRow("a sold one without owner is taken") << golden::kSoldUnit.toString() << QString();
}

void TestCentralActions::aUnitOfSomebodyElseOrBlockedIsRefused()
{
    QFETCH(QString, unit);
    Rig rig;
    Desk desk(rig, QTest::currentDataTag());
    const OpResult result = desk.act(RegisterUnit{kChen, UnitCode(unit), {}});
    QTEST(result.code, "code");
    QVERIFY(!json::toBytes(toJson(result)).contains(golden::kSilver.toLatin1()));
}

void TestCentralActions::aBookedWindowIsTakenAndTheOrderStands()
{
    Rig rig;
    Desk desk(rig);
    const Slot slot = freeSlot(rig, WorkOrderKind::Install);
    const OpResult result = desk.act(install(kChen, slot));
    QCOMPARE(result.outcome, Outcome::Applied);
    QCOMPARE(freeIn(rig, slot.slotId), slot.free - 1);
    QCOMPARE(rig.versionOf(DocumentKind::Calendar, golden::kStore), result.centralSeq);
    const auto member = rig.document<Member>(DocumentKind::Member, golden::kChen);
    QCOMPARE(member.workOrders.size(), 1U);
    QCOMPARE(member.workOrders.front().stage, WorkStage::Booked);
    QCOMPARE(member.workOrders.front().scheduledFor, slot.startsAt);
}

void TestCentralActions::theLastPlaceGoesToOneAndTheOtherGetsThreeWindows()
{
    Rig rig;
    Desk first(rig, "replica-a");
    Desk second(rig, "replica-b");
    Slot slot = freeSlot(rig, WorkOrderKind::Install);
    rig.write([&](central::Transaction &tx, qint64 n) {
        auto stored = *central::findDocument(tx, {DocumentKind::Calendar, golden::kStore.toString()});
        auto calendar = *fromJson<Calendar>(stored.body);
        for (Slot &one : calendar.slotList)
            if (one.slotId == slot.slotId)
                one.free = 1;
        stored.body = toJson(calendar);
        stored.ver = n;
        central::putDocument(tx, stored);
    });
    QCOMPARE(first.act(install(kChen, slot)).outcome, Outcome::Applied);
    const OpResult late = second.act(install(kSilver, slot));
    QCOMPARE(late.outcome, Outcome::Rejected);
    QCOMPARE(late.code, u"slotTaken"_s);
    QCOMPARE(late.alternatives.size(), 3U);
    for (const Slot &other : late.alternatives) {
        QVERIFY(other.free > 0 && !other.isGoldOnly && other.kind == WorkOrderKind::Install
                && other.slotId != slot.slotId);
        QVERIFY(other.startsAt > rig.clock.now());
    }
    QCOMPARE(freeIn(rig, slot.slotId), 0);
    QCOMPARE(second.act(install(kSilver, late.alternatives.front())).outcome, Outcome::Applied);
}

void TestCentralActions::aWindowThatHasBegunIsNotGivenAway()
{
    Rig rig;
    Desk desk(rig);
    const Slot slot = freeSlot(rig, WorkOrderKind::Install);
    const Op made = desk.op(install(kChen, slot)); // made in time, but the terminal was offline for days
    rig.clock.advance(3 * 24 * 3'600'000LL);
    const OpResult result = desk.pushOne(made);
    QCOMPARE(result.code, u"timeInPast"_s);
    QCOMPARE(result.alternatives.size(), 3U);
    QCOMPARE(freeIn(rig, slot.slotId), slot.free);
}

void TestCentralActions::aCancelledBookingGivesItsPlaceBack()
{
    Rig rig;
    Desk desk(rig);
    const Slot slot = freeSlot(rig, WorkOrderKind::Install);
    const Op booking = desk.op(install(kChen, slot));
    QCOMPARE(desk.pushOne(booking).outcome, Outcome::Applied);
    QCOMPARE(desk.act(cancel(booking), {booking.opId}).outcome, Outcome::Applied);
    QCOMPARE(freeIn(rig, slot.slotId), slot.free);
    QVERIFY(rig.document<Member>(DocumentKind::Member, golden::kChen).workOrders.empty());
}

void TestCentralActions::aRepairIsBookedOnTheUnit()
{
    Rig rig;
    Desk desk(rig);
    const UnitCode washer(golden::kChenWasher.toString());
    const Slot slot = freeSlot(rig, WorkOrderKind::Repair);
    QCOMPARE(
        desk.act(BookRepair{kChen, washer, u"noise"_s, u"脱水时响"_s, slot.slotId, slot.startsAt, 120, {}}).outcome,
        Outcome::Applied);
    QCOMPARE(rig.document<Unit>(DocumentKind::Unit, golden::kChenWasher).workOrders.back().stage, WorkStage::Booked);
    QCOMPARE(desk.act(BookRepair{kChen, washer, u"leak"_s, {}, {}, {}, 120, {}}).outcome, Outcome::Applied);
    QCOMPARE(rig.document<Unit>(DocumentKind::Unit, golden::kChenWasher).workOrders.back().stage, WorkStage::Asked);
    QCOMPARE(freeIn(rig, slot.slotId), slot.free - 1);
}

void TestCentralActions::aPhoneKnownAnywhereMakesNoSecondMember()
{
    Rig rig;
    Desk desk(rig);
    const RegisterMember twice{MemberId(u"new-1"_s),          u"陈"_s, u"静"_s,
                               golden::kChenPhone.toString(), {},      Salutation::Ms};
    QCOMPARE(desk.act(twice).code, u"memberExists"_s);
    QVERIFY(rig.document<Member>(DocumentKind::Member, u"new-1").memberId.isEmpty());
}

void TestCentralActions::aNewMemberIsFoundByTheirPhone()
{
    Rig rig;
    Desk desk(rig);
    const Op op = desk.op(RegisterMember{MemberId(u"new-1"_s), u"钱"_s, u"多"_s, u"+8619900008888"_s,
                                         CommunityId(golden::kChenCommunity.toString()), Salutation::Mr, u"7K2M9QWX"_s});
    QCOMPARE(desk.pushOne(op).outcome, Outcome::Applied);
    QCOMPARE(rig.document<Member>(DocumentKind::Member, u"new-1").referral, u"7K2M9QWX"_s);
    QCOMPARE(
        rig.count(
            "SELECT COUNT(*) FROM document WHERE kind = 'member' AND id = 'new-1' AND scope = 'store:store-laoshan'"),
        1);
    QCOMPARE(desk.act(RegisterMember{MemberId(u"new-2"_s), u"钱"_s, u"多"_s, u"+8619900008888"_s, {}, {}}).code,
             u"memberExists"_s);
    const QJsonObject question{{u"kind"_s, u"phone"_s}, {u"value"_s, u"19900008888"_s}};
    const Answer found = exchange(rig.port(), {"POST", "/v1/members/lookup", desk.signIn(), json::toBytes(question)});
    QCOMPARE(found.json().value("candidates"_L1).toArray().size(), 1);
    QCOMPARE(desk.act(cancel(op), {op.opId}).outcome, Outcome::Applied); // a cancelled member's number is free again
    QCOMPARE(desk.act(RegisterMember{MemberId(u"new-3"_s), u"钱"_s, u"多"_s, u"+8619900008888"_s, {}, {}}).outcome,
             Outcome::Applied);
}

void TestCentralActions::whatNeedsANewMemberFollowsIt()
{
    Rig rig;
    Desk desk(rig);
    const Op person = desk.op(RegisterMember{MemberId(u"new-1"_s), u"钱"_s, u"多"_s, u"+8619900008888"_s, {}, {}});
    const Op unit = desk.op(RegisterUnit{MemberId(u"new-1"_s), kStocked, {}}, {person.opId});
    const Answer answer = desk.push({person, unit});
    QCOMPARE(resultAt(answer, 1).outcome, Outcome::Applied);
    QCOMPARE(confirmed(rig, u"new-1"), 480);
}

void TestCentralActions::nothingIsTakenBackTwiceOrForAnother_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("twice") << u"twice"_s;
    QTest::newRow("an op nobody sent") << u"unknown"_s;
    QTest::newRow("another body than was applied") << u"body"_s;
    QTest::newRow("a refused op") << u"refused"_s;
}

void TestCentralActions::nothingIsTakenBackTwiceOrForAnother()
{
    QFETCH(QString, how);
    Rig rig;
    Desk desk(rig);
    const Slot slot = freeSlot(rig, WorkOrderKind::Install);
    const Op booking = desk.op(install(how == u"refused" ? MemberId(u"member-nobody"_s) : kChen, slot));
    QCOMPARE(desk.pushOne(booking).outcome, how == u"refused" ? Outcome::Rejected : Outcome::Applied);
    CancelOp back = cancel(booking);
    if (how == u"unknown")
        back.cancelled = OpId(u"never-sent"_s);
    if (how == u"body")
        back.cancelledBody.insert(u"memberId"_s, golden::kSilver.toString());
    if (how == u"twice")
        QCOMPARE(desk.act(back).outcome, Outcome::Applied);
    const int free = freeIn(rig, slot.slotId);
    QCOMPARE(desk.act(back).code, u"nothingToCancel"_s);
    QCOMPARE(freeIn(rig, slot.slotId), free);
}

void TestCentralActions::aUnitMovesToItsOwnersStore()
{
    Rig rig;
    Desk desk(rig);
    rig.write([](central::Transaction &tx, qint64 n) { // the silver member's home is another store now
        auto stored = *central::findDocument(tx, {DocumentKind::Member, golden::kSilver.toString()});
        stored.scope = u"store:store-shinan"_s;
        stored.ver = n;
        central::putDocument(tx, stored);
    });
    const QByteArray from = desk.get("/v1/sync/snapshot").json().value("cursor"_L1).toString().toLatin1();
    const OpResult result = desk.act(RegisterUnit{kSilver, kStocked, {}});
    QCOMPARE(result.outcome, Outcome::Applied);
    const std::vector<QJsonObject> rows = rowsFor(desk.pages(from, 10), u"unit", golden::kStockedUnit);
    QCOMPARE(rows.size(), 1U);
    QCOMPARE(rows.front().value("k"_L1).toString(), u"leave"_s);
    QCOMPARE(rows.front().value("ver"_L1).toInteger(), result.centralSeq);
}

QTEST_GUILESS_MAIN(TestCentralActions)
#include "tst_central_actions.moc"
