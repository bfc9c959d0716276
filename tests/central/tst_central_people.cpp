// SPDX-License-Identifier: Apache-2.0
// What central decides about people: fields merged, numbers asked about, consents, points, who may, visits.
#include "tests/central/rig.h"

#include "core/profile/consentrules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::test;

namespace {

const MemberId kChen(golden::kChen.toString());
const MemberId kSilver(golden::kSilver.toString());
const QString kChenPhone = golden::kChenPhone.toString();
const QString kFreePhone = u"+8619900009876"_s;

Member chen(Rig &rig) { return rig.document<Member>(DocumentKind::Member, golden::kChen); }

EditMember prefer(Channel from, Channel to)
{
    EditMember edit;
    edit.member = kChen;
    edit.channel = {from, to};
    return edit;
}

ChangePhone phone(const QString &from, const QString &to) { return {kChen, from, to, true}; }

GrantConsent grant(Purpose purpose, Channel channel, const QString &seen = {})
{
    return {kChen, purpose, channel, u"text-2"_s, u"spoken"_s, seen};
}

/// Who central finds by this number.
QStringList found(Desk &desk, const QString &number)
{
    const QByteArray session = desk.signIn();
    const QByteArray terminalToken = std::exchange(desk.token, session);
    const Answer answer = desk.post("/v1/members/lookup", {{u"kind"_s, u"phone"_s}, {u"value"_s, number}});
    desk.token = terminalToken;
    QStringList ids;
    for (const auto &each : answer.json().value("candidates"_L1).toArray())
        ids << each.toObject().value("memberId"_L1).toString();
    return ids;
}

qint64 balance(Rig &rig) { return pointsBalance(chen(rig)).confirmed; }

} // namespace

class TestCentralPeople : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fieldsThatNobodyElseTouchedAreApplied();
    void theSameFieldChangedElsewhereKeepsCentralsValueAndIsNamed();
    void phoneAndNoteFromTwoTerminals();
    void aNumberOfSomebodyElseIsRefusedWithTheCandidate();
    void aChangedNumberFindsAndTheOldOneDoesNot();
    void takingANumberBackIsRefusedOnceItIsSomebodysElse();
    void aWithdrawalFromAnotherTerminalRefusesTheGrantThatDidNotSeeIt();
    void aWithdrawalIsNotTakenBackByCancelling();
    void aRedemptionIsCountedOnceHoweverOftenItIsSent();
    void twoTerminalsCannotSpendTheSamePoints();
    void aRedemptionTakenBackIsInTheLedgerTwice();
    void whoMayNotIsRefused_data();
    void whoMayNotIsRefused();
    void whatSomebodyDidBeforeTheyLeftStillCounts();
    void anAnonymousVisitIsToldOnce();
};

void TestCentralPeople::fieldsThatNobodyElseTouchedAreApplied()
{
    Rig rig;
    Desk desk(rig);
    const Member before = chen(rig);
    EditMember edit = prefer(before.preferredChannel, Channel::Sms);
    edit.address = {{}, u"香港东路 900 号"_s};
    const OpResult result = desk.act(edit);
    QCOMPARE(result.outcome, Outcome::Applied);
    QVERIFY(result.lost.empty());
    QCOMPARE(chen(rig).preferredChannel, Channel::Sms);
    QCOMPARE(chen(rig).identities.back().value, u"香港东路 900 号"_s);
}

void TestCentralPeople::theSameFieldChangedElsewhereKeepsCentralsValueAndIsNamed()
{
    Rig rig;
    Desk first(rig, "replica-a");
    Desk second(rig, "replica-b");
    const Channel seen = chen(rig).preferredChannel;
    QCOMPARE(first.act(prefer(seen, Channel::Email)).outcome, Outcome::Applied);
    EditMember edit = prefer(seen, Channel::Sms);
    edit.salutation = {chen(rig).salutation, Salutation::Mr};
    const OpResult result = second.act(edit);
    QCOMPARE(result.outcome, Outcome::Merged);
    QCOMPARE(result.lost, std::vector<QString>{u"preferredChannel"_s});
    QCOMPARE(chen(rig).preferredChannel, Channel::Email);
    QCOMPARE(chen(rig).salutation, Salutation::Mr);
    // Their own value again, over what they now see.
    QCOMPARE(second.act(prefer(Channel::Email, Channel::Sms)).outcome, Outcome::Applied);
    QCOMPARE(chen(rig).preferredChannel, Channel::Sms);
}

void TestCentralPeople::phoneAndNoteFromTwoTerminals()
{
    Rig rig;
    Desk first(rig, "replica-a");
    Desk second(rig, "replica-b");
    QCOMPARE(first.act(phone(kChenPhone, kFreePhone)).outcome, Outcome::Applied);
    QCOMPARE(first.act(AddNote{kChen, u"下周搬家"_s}).outcome, Outcome::Applied);
    const OpResult asked = second.act(phone(kChenPhone, u"+8619900009877"_s));
    QCOMPARE(asked.outcome, Outcome::Rejected);
    QCOMPARE(asked.code, u"changedElsewhere"_s);
    QCOMPARE(asked.field, u"phone"_s);
    QCOMPARE(second.act(AddNote{kChen, u"要静音的"_s}).outcome, Outcome::Applied); // a note never conflicts
    QCOMPARE(primaryPhone(chen(rig))->value, kFreePhone);
}

void TestCentralPeople::aNumberOfSomebodyElseIsRefusedWithTheCandidate()
{
    Rig rig;
    Desk desk(rig);
    const QString silversPhone = primaryPhone(rig.document<Member>(DocumentKind::Member, golden::kSilver))->value;
    const OpResult result = desk.act(phone(kChenPhone, silversPhone));
    QCOMPARE(result.code, u"memberExists"_s);
    QCOMPARE(result.candidates, std::vector{kSilver});
    QCOMPARE(primaryPhone(chen(rig))->value, kChenPhone);
    const OpResult second =
        desk.act(RegisterMember{MemberId(u"m-new"_s), u"刘"_s, {}, silversPhone, {}, Salutation::None});
    QCOMPARE(second.candidates, std::vector{kSilver});
}

void TestCentralPeople::aChangedNumberFindsAndTheOldOneDoesNot()
{
    Rig rig;
    Desk desk(rig);
    QCOMPARE(found(desk, kChenPhone), QStringList{golden::kChen.toString()}); // positive control
    const Op op = desk.op(phone(kChenPhone, kFreePhone));
    QCOMPARE(desk.pushOne(op).outcome, Outcome::Applied);
    QCOMPARE(found(desk, kFreePhone), QStringList{golden::kChen.toString()});
    QVERIFY(found(desk, kChenPhone).isEmpty());
    QCOMPARE(desk.act(CancelOp{op.opId, op.type, op.body}, {op.opId}).outcome, Outcome::Applied);
    QCOMPARE(found(desk, kChenPhone), QStringList{golden::kChen.toString()});
    QVERIFY(found(desk, kFreePhone).isEmpty());
    QVERIFY(primaryPhone(chen(rig))->isVerified);
}

void TestCentralPeople::takingANumberBackIsRefusedOnceItIsSomebodysElse()
{
    Rig rig;
    Desk desk(rig);
    const Op op = desk.op(phone(kChenPhone, kFreePhone));
    QCOMPARE(desk.pushOne(op).outcome, Outcome::Applied);
    QCOMPARE(desk.act(RegisterMember{MemberId(u"m-new"_s), u"周"_s, {}, kChenPhone, {}, Salutation::None}).outcome,
             Outcome::Applied);
    const OpResult back = desk.act(CancelOp{op.opId, op.type, op.body}, {op.opId});
    QCOMPARE(back.code, u"memberExists"_s);
    QCOMPARE(found(desk, kChenPhone), QStringList{u"m-new"_s});
}

void TestCentralPeople::aWithdrawalFromAnotherTerminalRefusesTheGrantThatDidNotSeeIt()
{
    Rig rig;
    Desk first(rig, "replica-a");
    Desk second(rig, "replica-b");
    QVERIFY(hasConsent(chen(rig), Purpose::Marketing, Channel::Phone)); // positive control
    const Op early = second.op(grant(Purpose::Marketing, Channel::Phone)); // made before the withdrawal, sent after it
    QCOMPARE(first.act(WithdrawConsent{kChen, Purpose::Marketing, Channel::Any}).outcome, Outcome::Applied);
    QCOMPARE(second.pushOne(early).code, u"consentWithdrawn"_s);
    QVERIFY(!hasConsent(chen(rig), Purpose::Marketing, Channel::Phone));
    QVERIFY(!hasConsent(chen(rig), Purpose::Marketing, Channel::Wechat));
    QVERIFY(hasConsent(chen(rig), Purpose::Advice, Channel::Store)); // another purpose is another question
    const QString seen = answerKey(coveringWithdrawal(chen(rig), Purpose::Marketing, Channel::Phone));
    QCOMPARE(second.act(grant(Purpose::Marketing, Channel::Phone, seen)).outcome, Outcome::Applied);
    QVERIFY(hasConsent(chen(rig), Purpose::Marketing, Channel::Phone));
    const Consent &kept = chen(rig).consents.back();
    QCOMPARE(kept.by, AssociateId(golden::kAssociate.toString()));
    QCOMPARE(kept.textVersion, u"text-2"_s);
    QCOMPARE(kept.evidence, u"spoken"_s);
}

void TestCentralPeople::aWithdrawalIsNotTakenBackByCancelling()
{
    Rig rig;
    Desk desk(rig);
    const Op op = desk.op(WithdrawConsent{kChen, Purpose::Advice, Channel::Any});
    QCOMPARE(desk.pushOne(op).outcome, Outcome::Applied);
    QCOMPARE(desk.act(CancelOp{op.opId, op.type, op.body}, {op.opId}).code, u"nothingToCancel"_s);
    QVERIFY(!hasConsent(chen(rig), Purpose::Advice, Channel::Store));
}

void TestCentralPeople::aRedemptionIsCountedOnceHoweverOftenItIsSent()
{
    Rig rig;
    Desk desk(rig);
    const qint64 before = balance(rig);
    const Op op = desk.op(RedeemPoints{kChen, 200, u"gift"_s, false});
    for (int time = 0; time < 3; ++time)
        QCOMPARE(desk.pushOne(op).outcome, Outcome::Applied);
    Desk cloned(rig, "replica-b"); // the same op under another number, as after a clone
    Op again = op;
    again.replica = u"replica-b"_s;
    again.seq = ++cloned.lastSeq;
    QCOMPARE(resultAt(cloned.push({again}), 0).outcome, Outcome::Applied);
    QCOMPARE(balance(rig), before - 200);
    QCOMPARE(pointsBalance(chen(rig)).provisional, 0);
    QCOMPARE(rig.count("SELECT SUM(points) FROM points_ledger WHERE op_id = ?", {op.opId.toString()}), -200);
}

void TestCentralPeople::twoTerminalsCannotSpendTheSamePoints()
{
    Rig rig;
    Desk first(rig, "replica-a");
    Desk second(rig, "replica-b");
    const qint64 all = balance(rig);
    QCOMPARE(first.act(RedeemPoints{kChen, all - 10, u"gift"_s, false}).outcome, Outcome::Applied);
    const OpResult refused = second.act(RedeemPoints{kChen, 11, u"gift"_s, true});
    QCOMPARE(refused.code, u"pointsShort"_s);
    QCOMPARE(refused.field, u"10"_s);
    QCOMPARE(balance(rig), 10);
    QCOMPARE(second.act(RedeemPoints{kChen, 501, u"gift"_s, true}).code, u"pointsShort"_s);
}

void TestCentralPeople::aRedemptionTakenBackIsInTheLedgerTwice()
{
    Rig rig;
    Desk desk(rig);
    const qint64 before = balance(rig);
    const Op op = desk.op(RedeemPoints{kChen, 200, u"discount"_s, false});
    QCOMPARE(desk.pushOne(op).outcome, Outcome::Applied);
    QCOMPARE(desk.act(CancelOp{op.opId, op.type, op.body}, {op.opId}).outcome, Outcome::Applied);
    QCOMPARE(balance(rig), before);
    QCOMPARE(rig.count("SELECT SUM(points) FROM points_ledger"), 0);
    QCOMPARE(rig.count("SELECT COUNT(*) FROM points_ledger"), 2);
}

void TestCentralPeople::whoMayNotIsRefused_data()
{
    QTest::addColumn<QString>("actor");
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("isForLeads");
    QTest::addColumn<bool>("mayDoIt");
    const QString lin = golden::kAssociate.toString();
    const QString zhou = golden::kLead.toString();
    QTest::newRow("an associate writes a note") << lin << u"associate"_s << false << true;
    QTest::newRow("a lead writes a note in a reduced session") << zhou << u"associate"_s << false << true;
    QTest::newRow("nobody central knows") << u"associate-nobody"_s << u"associate"_s << false << false;
    QTest::newRow("an associate who says kiosk") << lin << u"kiosk"_s << false << false;
    QTest::newRow("an associate who calls themself lead declines a merge") << lin << u"lead"_s << true << false;
    QTest::newRow("an associate declines a merge") << lin << u"associate"_s << true << false;
    QTest::newRow("a role nobody has heard of") << lin << u"owner"_s << false << false;
}

void TestCentralPeople::whoMayNotIsRefused()
{
    QFETCH(QString, actor);
    QFETCH(QString, role);
    QFETCH(bool, isForLeads);
    QFETCH(bool, mayDoIt);
    Rig rig;
    Desk desk(rig);
    const Action action =
        isForLeads ? Action(DeclineMerge{kChen, kSilver, OpId(u"op"_s)}) : Action(AddNote{kChen, u"好"_s});
    Op op = desk.op(action);
    op.actor = AssociateId(actor);
    op.role = role;
    const OpResult result = desk.pushOne(desk.sign(op));
    QCOMPARE(result.outcome == Outcome::Applied, mayDoIt);
    QCOMPARE(result.code, mayDoIt ? QString() : u"notPermitted"_s);
}

void TestCentralPeople::whatSomebodyDidBeforeTheyLeftStillCounts()
{
    Rig rig;
    Desk desk(rig);
    const Op before = desk.op(AddNote{kChen, u"早上"_s});
    rig.clock.advance(60'000);
    rig.write([&rig](central::Transaction &tx, qint64 n) {
        auto stored = *central::findDocument(tx, {DocumentKind::Staff, golden::kAssociate.toString()});
        Associate lin = *fromJson<Associate>(stored.body);
        lin.leftOn = rig.clock.now();
        stored.body = toJson(lin);
        stored.ver = n;
        central::putDocument(tx, stored);
    });
    const Op after = desk.op(AddNote{kChen, u"下午"_s});
    QCOMPARE(desk.pushOne(before).outcome, Outcome::Applied);
    const OpResult refused = desk.pushOne(after);
    QCOMPARE(refused.code, u"notPermitted"_s);
    QCOMPARE(refused.field, u"actor"_s);
}

void TestCentralPeople::anAnonymousVisitIsToldOnce()
{
    Rig rig;
    Desk first(rig, "replica-a");
    Desk second(rig, "replica-b");
    const auto scan = [&rig](int number) {
        return VisitScan{
            number, rig.clock.now(), UnitCode(golden::kStockedUnit.toString()), {u"洗衣机"_s, u"washer"_s}};
    };
    const InteractionId visit(u"visit-7"_s);
    const auto told = [&rig] {
        return rig.count("SELECT COUNT(*) FROM document WHERE kind = 'event' AND id LIKE 'visit/%'");
    };
    const size_t contacts = chen(rig).contacts.size();
    QCOMPARE(first.act(NoteVisit{kChen, visit, {scan(1), scan(2), scan(3)}}).outcome, Outcome::Applied);
    QCOMPARE(told(), 3);
    QCOMPARE(second.act(NoteVisit{kChen, visit, {scan(1), scan(2), scan(3)}}).outcome,
             Outcome::Applied); // taken up on another seat
    QCOMPARE(told(), 3);
    QCOMPARE(chen(rig).contacts.size(), contacts + 1);
    QCOMPARE(rig.document<TimelineEvent>(DocumentKind::Event, u"visit/visit-7/3").member, kChen);
}

QTEST_GUILESS_MAIN(TestCentralPeople)
#include "tst_central_people.moc"
