// SPDX-License-Identifier: Apache-2.0
#include "core/store/outbox.h"
#include "tests/desk/counter.h"

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kSeq = 500; // the number central gives the op in these tests

FeedRow put(const Member &member, qint64 ver)
{
    return {FeedRow::What::Put, {u"member"_s, member.memberId.toString(), ver, json::toBytes(toJson(member))}};
}

OpResult merged(const OpId &op, const std::vector<QString> &fields)
{
    OpResult result{op, Outcome::Merged, kSeq, {}, {}, {}, {}};
    result.lost = fields;
    return result;
}

MemberWish preferring(Channel channel)
{
    MemberWish wish;
    wish.channel = channel;
    return wish;
}

std::optional<outbox::Row> kept(Counter &counter, const OpId &op)
{
    return *counter.file().read([op](const Reader &reader) -> Result<std::optional<outbox::Row>> {
        const auto row = outbox::find(reader, op, outbox::Shelf::Outbox);
        return row ? row : outbox::find(reader, op, outbox::Shelf::Journal);
    });
}

const ConsentRow *rowOf(const ConsentView &view, Purpose purpose, Channel channel)
{
    for (const ConsentRow &row : view.rows)
        if (row.purpose == purpose && row.channel == channel)
            return &row;
    return nullptr;
}

MemberHeader header(Desk &desk, const MemberId &id) { return Counter::take(desk.member(id, RecognisedBy::Phone))->header; }

} // namespace

/// A member's own data at one counter: edits, consents, points, merging, visits. Central is the test.
class TestDeskPeople : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEditIsMadeOverWhatStoodWhenItWasOpened();
    void anEditWithoutADifferenceIsNone();
    void namesNumberAndAddressNeverReachTheSheet();
    void aLostFieldIsShownWithBothValuesAndTakenOnce();
    void aLostFieldMayBeLeftSo();
    void aMergeIsKeptUntilSomebodyHasLooked();
    void aNumberChangedElsewhereIsAskedAboutAndSentOverTheOneThatStands();
    void aWithdrawalCountsAtOnceAndClosesAdvice();
    void aWithdrawalThatHasLeftIsNotUndone();
    void aGrantThatCentralRefusesLeavesThePanel();
    void pointsWithoutALineOnlyUpToTheCap();
    void refusedPointsComeBack();
    void aProposalIsAMarkAndNothingElse();
    void onlyALeadMayAgree();
    void scansBeforeAPersonIsKnownBecomeTheirs();
    void scansOfANamedVisitAreNotToldAsAnonymous();
};

void TestDeskPeople::anEditIsMadeOverWhatStoodWhenItWasOpened()
{
    Counter counter;
    const auto desk = counter.desk();
    QVERIFY(Counter::take(desk->beginEdit(kChen)));
    Member elsewhere = counter.storedMember(kChen);
    elsewhere.preferredChannel = Channel::Email; // while the sheet is open
    counter.put(elsewhere);
    const auto receipt = Counter::take(desk->edit(preferring(Channel::Sms)));
    QVERIFY(receipt);
    const EditMember said = *fromJson<EditMember>(kept(counter, receipt->op)->op.body);
    QCOMPARE(said.channel->from, Channel::Any);
    QCOMPARE(said.channel->to, Channel::Sms);
    QVERIFY(!said.givenName && !said.home && !said.address);
    QCOMPARE(header(*desk, kChen).preferredChannel, Channel::Email); // as central will say
}

void TestDeskPeople::anEditWithoutADifferenceIsNone()
{
    Counter counter;
    const auto desk = counter.desk();
    QCOMPARE(Counter::take(desk->edit(preferring(Channel::Sms))).error().code, ErrorCode::MemberUnknown); // no sheet is open
    QVERIFY(Counter::take(desk->beginEdit(kChen)));
    QCOMPARE(Counter::take(desk->edit(preferring(Channel::Any))).error().detail, u"nothing"_s);
    QCOMPARE(Counter::take(desk->changePhone(u"12"_s)).error().code, ErrorCode::PhoneMalformed);
    QVERIFY(Counter::take(desk->outbox())->rows.empty());
}

void TestDeskPeople::namesNumberAndAddressNeverReachTheSheet()
{
    Counter counter;
    const auto desk = counter.desk();
    const EditView view = *Counter::take(desk->beginEdit(kChen));
    const QString all = view.maskedName + view.maskedPhone + view.maskedAddress;
    QVERIFY(!view.maskedAddress.isEmpty());
    QVERIFY(!all.contains(kChenGivenName) && !all.contains(kChenPhone.right(9)) && !all.contains(kChenAddress));
    QVERIFY(view.places.size() > 1);
}

void TestDeskPeople::aLostFieldIsShownWithBothValuesAndTakenOnce()
{
    Counter counter;
    const auto desk = counter.desk();
    QVERIFY(Counter::take(desk->beginEdit(kChen)));
    const Receipt receipt = *Counter::take(desk->edit(preferring(Channel::Sms)));
    counter.letGo();
    Member central = counter.storedMember(kChen);
    central.preferredChannel = Channel::Email;
    counter.page({put(central, kSeq)}, {merged(receipt.op, {u"preferredChannel"_s})});

    OutboxView outbox = *Counter::take(desk->outbox());
    QCOMPARE(outbox.merged, 1);
    QCOMPARE(outbox.refused, 0);
    QCOMPARE(outbox.rows.front().state, OutboxState::Merged);
    QCOMPARE(outbox.rows.front().fields.size(), size_t(1));
    QCOMPARE(outbox.rows.front().fields.front().mine, u"sms"_s);
    QCOMPARE(outbox.rows.front().fields.front().theirs, u"email"_s);

    auto first = desk->takeMine(receipt.op);
    auto second = desk->takeMine(receipt.op); // a double press
    const auto again = Counter::take(first);
    QVERIFY(again);
    QVERIFY(!Counter::take(second));
    QCOMPARE(kept(counter, again->op)->op.replaces, receipt.op);
    QCOMPARE(header(*desk, kChen).preferredChannel, Channel::Sms);
    outbox = *Counter::take(desk->outbox());
    QCOMPARE(outbox.merged, 0);
    QCOMPARE(outbox.rows.size(), size_t(2));
}

void TestDeskPeople::aLostFieldMayBeLeftSo()
{
    Counter counter;
    const auto desk = counter.desk();
    QVERIFY(Counter::take(desk->beginEdit(kChen)));
    const Receipt receipt = *Counter::take(desk->edit(preferring(Channel::Sms)));
    counter.letGo();
    Member central = counter.storedMember(kChen);
    central.preferredChannel = Channel::Email;
    counter.page({put(central, kSeq)}, {merged(receipt.op, {u"preferredChannel"_s})});
    QVERIFY(*Counter::take(desk->dismissRefusal(receipt.op)));
    const OutboxView outbox = *Counter::take(desk->outbox());
    QCOMPARE(outbox.merged, 0);
    QCOMPARE(outbox.rows.front().state, OutboxState::Kept);
    QCOMPARE(header(*desk, kChen).preferredChannel, Channel::Email);
}

void TestDeskPeople::aMergeIsKeptUntilSomebodyHasLooked()
{
    Counter counter;
    const auto desk = counter.desk();
    QVERIFY(Counter::take(desk->beginEdit(kChen)));
    const Receipt receipt = *Counter::take(desk->edit(preferring(Channel::Sms)));
    counter.letGo();
    counter.page({put(counter.storedMember(kChen), kSeq)}, {merged(receipt.op, {u"preferredChannel"_s})});
    const auto prune = [&counter] {
        return *counter.file().write([](Writer &writer) -> Result<bool> {
            outbox::pruneJournal(writer, kSeq + 1); // central has made it durable
            return true;
        });
    };
    QVERIFY(prune());
    QVERIFY(kept(counter, receipt.op));
    QVERIFY(*Counter::take(desk->dismissRefusal(receipt.op)));
    QVERIFY(prune());
    QVERIFY(!kept(counter, receipt.op));
}

void TestDeskPeople::aNumberChangedElsewhereIsAskedAboutAndSentOverTheOneThatStands()
{
    Counter counter;
    const auto desk = counter.desk();
    QVERIFY(Counter::take(desk->beginEdit(kChen)));
    const Receipt receipt = *Counter::take(desk->changePhone(u"199 0000 2222"_s));
    QCOMPARE(header(*desk, kChen).maskedPhone, u"199****2222"_s);
    counter.letGo();
    Member central = counter.storedMember(kChen);
    central.identities.front().value = u"+8619900003333"_s;
    OpResult refusal{receipt.op, Outcome::Rejected, kSeq, u"changedElsewhere"_s, u"phone"_s, {}, {}};
    counter.page({put(central, kSeq - 1)}, {refusal});

    const OutboxRow row = Counter::take(desk->outbox())->rows.front();
    QCOMPARE(row.state, OutboxState::Refused);
    QCOMPARE(row.fields.front().mine, u"199****2222"_s);
    QCOMPARE(row.fields.front().theirs, u"199****3333"_s);
    QCOMPARE(header(*desk, kChen).maskedPhone, u"199****3333"_s); // nothing was overwritten
    const auto again = Counter::take(desk->resend(receipt.op, *Counter::take(desk->actionOf(receipt.op))));
    QVERIFY(again);
    QCOMPARE(fromJson<ChangePhone>(kept(counter, again->op)->op.body)->from, u"+8619900003333"_s);
    QCOMPARE(header(*desk, kChen).maskedPhone, u"199****2222"_s);
}

void TestDeskPeople::aWithdrawalCountsAtOnceAndClosesAdvice()
{
    Counter counter;
    const auto desk = counter.desk();
    const MemberView before = *Counter::take(desk->member(kChen, RecognisedBy::Phone));
    QVERIFY(!before.advice.shown.empty()); // positive control
    const ConsentView asked = *Counter::take(desk->consents(kChen));
    const ConsentRow sms = *rowOf(asked, Purpose::Marketing, Channel::Sms);
    QVERIFY(!sms.isOpen);
    QVERIFY(Counter::take(desk->act(GrantConsent{kChen, sms.purpose, sms.channel, sms.textVersion, u"spoken"_s, sms.seenWithdrawal})));
    QCOMPARE(header(*desk, kChen).contactChannels, std::vector{Channel::Sms});

    QVERIFY(Counter::take(desk->act(WithdrawConsent{kChen, Purpose::Advice, Channel::Any})));
    QVERIFY(Counter::take(desk->act(WithdrawConsent{kChen, Purpose::Marketing, Channel::Any})));
    const MemberView after = *Counter::take(desk->member(kChen, RecognisedBy::Phone));
    QVERIFY(after.advice.shown.empty());
    QVERIFY(!after.advice.notice.isEmpty());
    QVERIFY(after.header.contactChannels.empty());
    QCOMPARE(after.appliances.size(), before.appliances.size()); // service is as it was
    QCOMPARE(after.tickets.size(), before.tickets.size());
    const ConsentView panel = *Counter::take(desk->consents(kChen));
    QVERIFY(!rowOf(panel, Purpose::Advice, Channel::Any)->isOpen);
    QVERIFY(rowOf(panel, Purpose::Marketing, Channel::Sms)->isPending);
    QVERIFY(!rowOf(panel, Purpose::Marketing, Channel::Sms)->seenWithdrawal.isEmpty());
}

void TestDeskPeople::aWithdrawalThatHasLeftIsNotUndone()
{
    Counter counter;
    const auto desk = counter.desk();
    const Receipt slip = *Counter::take(desk->act(WithdrawConsent{kChen, Purpose::Advice, Channel::Any}));
    QCOMPARE(*Counter::take(desk->undo(slip.op)), UndoOutcome::Removed); // a slip of the finger
    QVERIFY(rowOf(*Counter::take(desk->consents(kChen)), Purpose::Advice, Channel::Any)->isOpen);
    const Receipt meant = *Counter::take(desk->act(WithdrawConsent{kChen, Purpose::Advice, Channel::Any}));
    counter.letGo();
    QCOMPARE(*Counter::take(desk->undo(meant.op)), UndoOutcome::TooLate);
    QVERIFY(!rowOf(*Counter::take(desk->consents(kChen)), Purpose::Advice, Channel::Any)->isOpen);
}

void TestDeskPeople::aGrantThatCentralRefusesLeavesThePanel()
{
    Counter counter;
    const auto desk = counter.desk();
    const Receipt receipt = *Counter::take(desk->act(GrantConsent{kChen, Purpose::Marketing, Channel::Phone, u"marketing-1"_s, u"spoken"_s, {}}));
    counter.letGo();
    QVERIFY(rowOf(*Counter::take(desk->consents(kChen)), Purpose::Marketing, Channel::Phone)->isOpen); // positive control
    counter.answer(receipt.op, Outcome::Rejected, kSeq, u"consentWithdrawn"_s);
    QVERIFY(!rowOf(*Counter::take(desk->consents(kChen)), Purpose::Marketing, Channel::Phone)->isOpen);
}

void TestDeskPeople::pointsWithoutALineOnlyUpToTheCap()
{
    Counter counter;
    const auto desk = counter.desk();
    const RedeemView view = Counter::take(desk->memberDetail(kChen))->redeem;
    QVERIFY(view.isOffline);
    QCOMPARE(view.spendable, 860);
    QCOMPARE(view.capLeft, 500);
    QCOMPARE(Counter::take(desk->act(RedeemPoints{kChen, 501, u"gift"_s, false})).error().code, ErrorCode::OverCap);
    QVERIFY(Counter::take(desk->act(RedeemPoints{kChen, 300, u"gift"_s, false})));
    QCOMPARE(Counter::take(desk->act(RedeemPoints{kChen, 201, u"gift"_s, false})).error().detail, u"200"_s);
    const PointsBalance balance = header(*desk, kChen).points;
    QCOMPARE(balance.confirmed, 860);
    QCOMPARE(balance.provisional, -300);

    Desk::Rooms rooms = counter.rooms();
    rooms.isLineUp = [] { return true; };
    Desk online(rooms, desk->who());
    QVERIFY(QTest::qWaitFor([&online] { return online.isIndexReady(); }));
    QVERIFY(Counter::take(online.act(RedeemPoints{kChen, 501, u"gift"_s, false}))); // central decides in a moment
    QCOMPARE(Counter::take(online.act(RedeemPoints{kChen, 60, u"gift"_s, false})).error().code, ErrorCode::PointsShort);
    counter.settle();
}

void TestDeskPeople::refusedPointsComeBack()
{
    Counter counter;
    const auto desk = counter.desk();
    const Receipt receipt = *Counter::take(desk->act(RedeemPoints{kChen, 300, u"gift"_s, false}));
    counter.letGo();
    counter.answer(receipt.op, Outcome::Rejected, kSeq, u"pointsShort"_s);
    QCOMPARE(Counter::take(desk->memberDetail(kChen))->redeem.spendable, 860);
    QCOMPARE(Counter::take(desk->outbox())->rows.front().refusal->code, ErrorCode::PointsShort);
}

void TestDeskPeople::aProposalIsAMarkAndNothingElse()
{
    Counter counter;
    const auto desk = counter.desk();
    const MergeView before = *Counter::take(desk->mergeView(kChen, kWang));
    QCOMPARE(before.stage, MergeStage::None);
    QCOMPARE(before.unionUnits, 2);
    QCOMPARE(before.unionPoints, 860);
    const Receipt receipt = *Counter::take(desk->act(ProposeMerge{kChen, kWang, u"saidSo"_s, {}}));
    for (const MemberId &id : {kChen, kWang}) {
        const MemberView view = *Counter::take(desk->member(id, RecognisedBy::Phone));
        QCOMPARE(view.merges.size(), size_t(1));
        QVERIFY(view.merges.front().isPending);
        QVERIFY(!view.merges.front().maskedOther.isEmpty());
        QVERIFY(!view.appliances.empty()); // both are whole
    }
    QCOMPARE(Counter::take(desk->mergeView(kChen, kWang))->stage, MergeStage::Proposed);
    QCOMPARE(desk->find(u"19900001111"_s, 5).size(), size_t(1));
    counter.letGo();
    counter.answer(receipt.op, Outcome::Rejected, kSeq, u"mergePending"_s);
    QVERIFY(Counter::take(desk->member(kChen, RecognisedBy::Phone))->merges.empty());
    QCOMPARE(Counter::take(desk->mergeView(kChen, kWang))->stage, MergeStage::None);
}

void TestDeskPeople::onlyALeadMayAgree()
{
    Counter counter;
    const auto desk = counter.desk();
    const Receipt proposal = *Counter::take(desk->act(ProposeMerge{kChen, kWang, u"saidSo"_s, {}}));
    QCOMPARE(Counter::take(desk->act(ConfirmMerge{kChen, kWang, proposal.op})).error().code, ErrorCode::NotPermitted);
    const auto lead = counter.desk(u"lead"_s);
    QVERIFY(Counter::take(lead->mergeView(kChen, kWang))->mayDecide);
    QVERIFY(Counter::take(lead->act(ConfirmMerge{kChen, kWang, proposal.op})));
    QCOMPARE(Counter::take(lead->mergeView(kChen, kWang))->stage, MergeStage::Agreed);
    QVERIFY(Counter::take(lead->member(kWang, RecognisedBy::Phone))); // still here: central merges, the client never does
}

void TestDeskPeople::scansBeforeAPersonIsKnownBecomeTheirs()
{
    Counter counter;
    const auto desk = counter.desk();
    for (const UnitCode &unit : {newWasher(), newConnected(), newWasher()})
        QVERIFY(Counter::take(desk->scanTyped(unit.toString())));
    QVERIFY(Counter::take(desk->outbox())->rows.empty()); // nobody yet
    desk->receive(kChen);
    counter.settle();
    const auto told = [&desk](const MemberId &id) {
        const MemberView view = *Counter::take(desk->member(id, RecognisedBy::Phone));
        return std::count_if(view.timeline.rows.begin(), view.timeline.rows.end(),
                             [](const TimelineRow &row) { return row.eventId.startsWith("visit/"_L1) && row.isPending; });
    };
    QCOMPARE(told(kChen), 3);
    desk->receive(kWang); // somebody else steps up
    counter.settle();
    QCOMPARE(told(kWang), 0);
    QCOMPARE(Counter::take(desk->outbox())->rows.size(), size_t(1));
}

void TestDeskPeople::scansOfANamedVisitAreNotToldAsAnonymous()
{
    Counter counter;
    const auto desk = counter.desk();
    desk->receive(kChen);
    QVERIFY(Counter::take(desk->scanTyped(newWasher().toString())));
    desk->endVisit();
    desk->receive(kWang);
    counter.settle();
    QVERIFY(Counter::take(desk->outbox())->rows.empty());
}

QTEST_GUILESS_MAIN(TestDeskPeople)
#include "tst_desk_people.moc"
