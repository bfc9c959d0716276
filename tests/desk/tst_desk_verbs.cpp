// SPDX-License-Identifier: Apache-2.0
#include "core/store/blobs.h"
#include "core/store/outbox.h"
#include "tests/desk/counter.h"

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

const QString kNewPhone = u"+8619900007777"_s;

RegisterMember newcomer(const MemberId &id)
{
    return {id, u"林"_s, u"晓"_s, kNewPhone, CommunityId(u"community-haiyuefu"_s), Salutation::Ms};
}

const ApplianceView *applianceIn(const MemberView &view, const UnitCode &unit)
{
    const auto it = std::find_if(view.appliances.begin(), view.appliances.end(), [&](const ApplianceView &a) { return a.unit == unit; });
    return it == view.appliances.end() ? nullptr : &*it;
}

bool isPendingEventIn(const TimelineView &timeline)
{
    return std::any_of(timeline.rows.begin(), timeline.rows.end(), [](const TimelineRow &row) { return row.isPending; });
}

bool hasSlot(const std::vector<Slot> &slotList, QStringView id)
{
    return std::any_of(slotList.begin(), slotList.end(), [&](const Slot &slot) { return slot.slotId == id; });
}

} // namespace

class TestDeskVerbs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPressGivesANumberAndShowsEverywhereAtOnce();
    void undoInTimeLeavesNoTrace();
    void undoAfterNumberingSendsACancellingOp();
    void aMemberMadeHereIsFoundByEveryKey_data();
    void aMemberMadeHereIsFoundByEveryKey();
    void aMemberMadeHereOwnsAUnitAtOnce();
    void undoingTheMemberTakesTheUnitAlong();
    void makingAndUndoingAtOnceLeavesNobodyInTheSearch();
    void aBookingTakesItsWindow();
    void aCancelledBookingGivesItsWindowBack();
    void goldWindowsAreForGold();
    void whatMayNotBeDoneIsRefusedBeforeItIsKept_data();
    void whatMayNotBeDoneIsRefusedBeforeItIsKept();
    void anotherRoleMayDoNothing();
    void everyDeedStandsInTheAuditChain();
    void aPhotoIsKeptSealed();
    void aPhotoGoesWithTheUndoOfItsRepair();
};

void TestDeskVerbs::aPressGivesANumberAndShowsEverywhereAtOnce()
{
    Counter counter;
    const auto desk = counter.desk();
    const Receipt receipt = *Counter::take(desk->act(RegisterUnit{kChen, newWasher(), {}}));
    QCOMPARE(receipt.number, receiptNumber(receipt.op));
    QCOMPARE(receipt.undoUntil, counter.clock().now().addSecs(10));

    const MemberView view = *Counter::take(desk->member(kChen, RecognisedBy::Phone));
    const ApplianceView *unit = applianceIn(view, newWasher());
    QVERIFY(unit);
    QVERIFY(unit->isPending);
    QVERIFY(unit->isUnderWarranty);
    QVERIFY(!view.header.isPending);
    QVERIFY(isPendingEventIn(view.timeline));
    QCOMPARE(view.header.points.confirmed, 860);
    QCOMPARE(view.header.points.provisional, 480);
    QVERIFY(isPendingEventIn(*Counter::take(desk->timeline(kChen, u"purchase"_s, {}))));

    const OutboxView outbox = *Counter::take(desk->outbox());
    QCOMPARE(outbox.waiting, 1);
    QCOMPARE(outbox.rows.size(), size_t(1));
    QCOMPARE(outbox.rows.front().receipt, receipt.number);
    QCOMPARE(outbox.rows.front().state, OutboxState::Waiting);
    QCOMPARE(outbox.rows.front().maskedMember, u"陈**"_s);
    QCOMPARE(outbox.rows.front().actor, u"小林"_s);
    QVERIFY(!outbox.rows.front().subject.isEmpty());
    desk->receive(kChen);
    QCOMPARE(Counter::take(desk->passport(newWasher()))->verdict, OwnerVerdict::Mine);
}

void TestDeskVerbs::undoInTimeLeavesNoTrace()
{
    Counter counter;
    const auto desk = counter.desk();
    const Receipt receipt = *Counter::take(desk->act(RegisterUnit{kChen, newWasher(), {}}));
    QCOMPARE(*Counter::take(desk->undo(receipt.op)), UndoOutcome::Removed);

    const MemberView view = *Counter::take(desk->member(kChen, RecognisedBy::Phone));
    QVERIFY(!applianceIn(view, newWasher()));
    QVERIFY(!isPendingEventIn(view.timeline));
    QCOMPARE(view.header.points.provisional, 0);
    QVERIFY(Counter::take(desk->outbox())->rows.empty());
    QCOMPARE(counter.letGo(), 0);
    QCOMPARE(Counter::take(desk->passport(newWasher()))->verdict, OwnerVerdict::NeverSold);
    QCOMPARE(*Counter::take(desk->undo(receipt.op)), UndoOutcome::TooLate);
}

void TestDeskVerbs::undoAfterNumberingSendsACancellingOp()
{
    Counter counter;
    const auto desk = counter.desk();
    const Receipt receipt = *Counter::take(desk->act(RegisterUnit{kChen, newWasher(), {}}));
    QCOMPARE(counter.letGo(), 1);
    QCOMPARE(Counter::take(desk->outbox())->rows.front().state, OutboxState::Sent);
    QCOMPARE(*Counter::take(desk->undo(receipt.op)), UndoOutcome::Cancelling);

    QVERIFY(!applianceIn(*Counter::take(desk->member(kChen, RecognisedBy::Phone)), newWasher()));
    const OutboxView outbox = *Counter::take(desk->outbox());
    QCOMPARE(outbox.rows.size(), size_t(2));
    QVERIFY(std::any_of(outbox.rows.begin(), outbox.rows.end(), [&](const OutboxRow &row) {
        return row.op == receipt.op && row.state == OutboxState::Cancelled && !row.canUndo;
    }));
    QCOMPARE(*Counter::take(desk->undo(receipt.op)), UndoOutcome::TooLate); // pressed twice: one cancelling op
    QCOMPARE(counter.letGo(), 1);
    const auto waiting = counter.file().read([](const Reader &reader) -> Result<std::vector<outbox::Row>> {
        return outbox::rows(reader, outbox::Shelf::Outbox);
    });
    QCOMPARE(waiting->back().op.type, u"op.cancel"_s);
    QCOMPARE(waiting->back().op.needs, std::vector<OpId>{receipt.op});
}

void TestDeskVerbs::aMemberMadeHereIsFoundByEveryKey_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("by the whole phone number") << u"199 0000 7777"_s;
    QTest::newRow("by its last four digits") << u"7777"_s;
    QTest::newRow("by the name") << u"林晓"_s;
    QTest::newRow("by pinyin") << u"linxiao"_s;
    QTest::newRow("by initials") << u"lx"_s;
}

void TestDeskVerbs::aMemberMadeHereIsFoundByEveryKey()
{
    QFETCH(const QString, typed);
    Counter counter;
    const auto desk = counter.desk();
    const MemberId id = desk->newMemberId();
    QVERIFY(desk->find(typed, 5).empty());
    QVERIFY(Counter::take(desk->act(newcomer(id))));
    QTRY_COMPARE(desk->find(typed, 5).size(), size_t(1));
    const Hit hit = desk->find(typed, 5).front();
    QCOMPARE(hit.memberId, id);
    QVERIFY(hit.isPending);
    QCOMPARE(hit.maskedName, u"林**"_s);
    QCOMPARE(hit.maskedPhone, u"199****7777"_s);
    QCOMPARE(hit.community.zh, u"海悦府"_s);
    const auto again = counter.desk(); // another person signs in: the outbox is still there
    QCOMPARE(again->find(typed, 5).size(), size_t(1));
}

void TestDeskVerbs::aMemberMadeHereOwnsAUnitAtOnce()
{
    Counter counter;
    const auto desk = counter.desk();
    const MemberId id = desk->newMemberId();
    const Receipt made = *Counter::take(desk->act(newcomer(id)));
    const Receipt owned = *Counter::take(desk->act(RegisterUnit{id, newWasher(), {}}));
    const auto rows = counter.file().read([](const Reader &reader) -> Result<std::vector<outbox::Row>> {
        return outbox::rows(reader, outbox::Shelf::Outbox);
    });
    QCOMPARE(rows->back().op.opId, owned.op);
    QCOMPARE(rows->back().op.needs, std::vector<OpId>{made.op});

    const MemberView view = *Counter::take(desk->member(id, RecognisedBy::NewMember));
    QVERIFY(view.header.isPending);
    QVERIFY(applianceIn(view, newWasher()));
    QTRY_COMPARE(desk->find(newWasher().toString(), 5).size(), size_t(1));
    QCOMPARE(desk->find(newWasher().toString(), 5).front().memberId, id);
    const auto owner = *Counter::take(desk->ownerOf(newWasher()));
    QCOMPARE(owner.size(), size_t(1));
    QCOMPARE(owner.front().memberId, id);
    QVERIFY(owner.front().isPending);
    const OutboxView outbox = *Counter::take(desk->outbox());
    for (const OutboxRow &row : outbox.rows)
        QCOMPARE(row.maskedMember, u"林**"_s);
}

void TestDeskVerbs::undoingTheMemberTakesTheUnitAlong()
{
    Counter counter;
    const auto desk = counter.desk();
    const MemberId id = desk->newMemberId();
    const Receipt made = *Counter::take(desk->act(newcomer(id)));
    QVERIFY(Counter::take(desk->act(RegisterUnit{id, newWasher(), {}})));
    QTRY_COMPARE(desk->find(kNewPhone, 5).size(), size_t(1));
    QCOMPARE(*Counter::take(desk->undo(made.op)), UndoOutcome::Removed);
    QTRY_VERIFY(desk->find(kNewPhone, 5).empty());
    QVERIFY(desk->find(newWasher().toString(), 5).empty());
    QVERIFY(Counter::take(desk->outbox())->rows.empty());
    QCOMPARE(Counter::take(desk->passport(newWasher()))->verdict, OwnerVerdict::NeverSold);
    QVERIFY(!Counter::take(desk->member(id, RecognisedBy::NewMember)));
}

void TestDeskVerbs::makingAndUndoingAtOnceLeavesNobodyInTheSearch()
{
    Counter counter;
    const auto desk = counter.desk();
    for (int i = 0; i < 20; ++i) { // the desk is still looking at the first commit when it hears of the second
        const Receipt made = *Counter::take(desk->act(newcomer(desk->newMemberId())));
        QCOMPARE(*Counter::take(desk->undo(made.op)), UndoOutcome::Removed);
    }
    counter.settle();
    counter.settle();
    QVERIFY(desk->find(kNewPhone, 5).empty());
}

void TestDeskVerbs::aBookingTakesItsWindow()
{
    Counter counter;
    const auto desk = counter.desk();
    const std::vector<Slot> before = *Counter::take(desk->slotsFor(WorkOrderKind::Install, kChen));
    QVERIFY(hasSlot(before, u"slot-1"));
    QVERIFY(!hasSlot(before, u"slot-full"));
    QVERIFY(!hasSlot(before, u"slot-repair"));
    QVERIFY(Counter::take(desk->act(BookInstall{kChen, {}, ModelId(u"hm-w-sc10"_s), u"slot-1"_s, before.front().startsAt, 120, {}})));
    QVERIFY(!hasSlot(*Counter::take(desk->slotsFor(WorkOrderKind::Install, kWang)), u"slot-1"));
    const auto second = Counter::take(desk->act(BookInstall{kWang, {}, ModelId(u"hm-w-sc10"_s), u"slot-1"_s, before.front().startsAt, 120, {}}));
    QCOMPARE(second.error().code, ErrorCode::SlotTaken);
}

void TestDeskVerbs::aCancelledBookingGivesItsWindowBack()
{
    Counter counter;
    const auto desk = counter.desk();
    const QDateTime at = Counter::take(desk->slotsFor(WorkOrderKind::Install, kChen))->front().startsAt;
    const Receipt booked = *Counter::take(desk->act(BookInstall{kChen, {}, ModelId(u"hm-w-sc10"_s), u"slot-1"_s, at, 120, {}}));
    counter.letGo();
    QVERIFY(!hasSlot(*Counter::take(desk->slotsFor(WorkOrderKind::Install, kChen)), u"slot-1"));
    QCOMPARE(*Counter::take(desk->undo(booked.op)), UndoOutcome::Cancelling);
    QVERIFY(hasSlot(*Counter::take(desk->slotsFor(WorkOrderKind::Install, kChen)), u"slot-1"));
}

void TestDeskVerbs::goldWindowsAreForGold()
{
    Counter counter;
    const auto desk = counter.desk();
    QVERIFY(hasSlot(*Counter::take(desk->slotsFor(WorkOrderKind::Install, kChen)), u"slot-gold"));
    QVERIFY(!hasSlot(*Counter::take(desk->slotsFor(WorkOrderKind::Install, kWang)), u"slot-gold"));
    const QDateTime at = counter.clock().now().addDays(1).addSecs(7200);
    const auto booked = Counter::take(desk->act(BookInstall{kWang, {}, ModelId(u"hm-w-sc10"_s), u"slot-gold"_s, at, 120, {}}));
    QCOMPARE(booked.error().code, ErrorCode::NotPermitted);
}

void TestDeskVerbs::whatMayNotBeDoneIsRefusedBeforeItIsKept_data()
{
    QTest::addColumn<UnitCode>("unit");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("a unit of somebody else's") << wangFridge() << ErrorCode::UnitOwned;
    QTest::newRow("a blocked unit") << blockedUnit() << ErrorCode::UnitBlocked;
    QTest::newRow("a unit nobody knows") << unitCode(u"7C41009999"_s) << ErrorCode::UnitUnknown;
    QTest::newRow("a unit that is the member's already") << chenWasher() << ErrorCode::UnitOwned;
}

void TestDeskVerbs::whatMayNotBeDoneIsRefusedBeforeItIsKept()
{
    QFETCH(const UnitCode, unit);
    QFETCH(const ErrorCode, code);
    Counter counter;
    const auto desk = counter.desk();
    const auto answer = Counter::take(desk->act(RegisterUnit{kChen, unit, {}}));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, code);
    QVERIFY(Counter::take(desk->outbox())->rows.empty());
}

void TestDeskVerbs::anotherRoleMayDoNothing()
{
    Counter counter;
    const auto desk = counter.desk(u"kiosk"_s);
    const auto answer = Counter::take(desk->act(RegisterUnit{kChen, newWasher(), {}}));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::NotPermitted);
    QVERIFY(Counter::take(desk->outbox())->rows.empty());
}

void TestDeskVerbs::everyDeedStandsInTheAuditChain()
{
    Counter counter;
    const auto desk = counter.desk();
    (void)Counter::take(desk->member(kChen, RecognisedBy::Phone));
    const Receipt receipt = *Counter::take(desk->act(RegisterUnit{kChen, newWasher(), {}}));
    (void)Counter::take(desk->undo(receipt.op));
    QStringList events;
    for (const QJsonObject &row : counter.auditRows())
        events.append(row["event"_L1].toString());
    QCOMPARE(events, (QStringList{u"view"_s, u"act"_s, u"undo"_s}));
    QVERIFY(counter.isAuditWhole());
}

void TestDeskVerbs::aPhotoIsKeptSealed()
{
    Counter counter;
    const auto desk = counter.desk();
    const QByteArray photo = QByteArray::fromHex("FFD8FFDA0004AABB") + QByteArray("a picture of a leak").repeated(50) + QByteArray::fromHex("FFD9");
    const QString hash = *Counter::take(desk->keepPhoto(photo));
    QCOMPARE(hash.size(), 64);
    QFile kept(counter.rooms().blobFolder + u'/' + hash);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(!kept.readAll().contains("leak"));
    QCOMPARE(Counter::take(desk->keepPhoto(QByteArray(5 * 1024 * 1024 + 1, 'x'))).error().code, ErrorCode::TooLarge);
    QCOMPARE(Counter::take(desk->keepPhoto({})).error().code, ErrorCode::TooLarge);
    QCOMPARE(Counter::take(desk->keepPhoto("no picture")).error().code, ErrorCode::ImageUnreadable);
}

/// The photo waits with its op, goes with its undo, and is another op's as long as that one names it.
void TestDeskVerbs::aPhotoGoesWithTheUndoOfItsRepair()
{
    Counter counter;
    const auto desk = counter.desk();
    const QByteArray photo = QByteArray::fromHex("FFD8FFDA0004AABB") + "pixels" + QByteArray::fromHex("FFD9");
    const QString hash = *Counter::take(desk->keepPhoto(photo));
    const auto state = [&] {
        return *counter.file().read([&](const Reader &reader) -> Result<blobs::State> { return (*blobs::find(reader, hash))->state; });
    };
    const auto book = [&] { return Counter::take(desk->act(BookRepair{kChen, chenWasher(), u"noise"_s, {}, {}, {}, 120, {hash}}))->op; };
    QCOMPARE(state(), blobs::State::Local);
    const OpId first = book();
    QCOMPARE(state(), blobs::State::Waiting);
    const OpId second = book();
    QCOMPARE(*Counter::take(desk->undo(first)), UndoOutcome::Removed);
    QCOMPARE(state(), blobs::State::Waiting);
    QCOMPARE(*Counter::take(desk->undo(second)), UndoOutcome::Removed);
    QCOMPARE(state(), blobs::State::Gone);
    QCOMPARE(*Counter::take(desk->keepPhoto(photo)), hash); // picked again
    QCOMPARE(state(), blobs::State::Local);
}

QTEST_GUILESS_MAIN(TestDeskVerbs)
#include "tst_desk_verbs.moc"
