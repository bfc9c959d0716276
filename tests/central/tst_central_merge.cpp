// SPDX-License-Identifier: Apache-2.0
// Two accounts, one person: proposed by a terminal, agreed by a lead, moved by central, given back exactly.
#include "tests/central/rig.h"

#include "central/store/identity.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::test;

namespace {

const MemberId kChen(golden::kChen.toString());
const MemberId kTwin(u"member-twin"_s); ///< made online by e-mail, later in a shop by phone
const UnitCode kStocked(golden::kStockedUnit.toString());
const QString kTwinPhone = u"+8619900009811"_s;
const QString kTwinEmail = u"jing@example.org"_s;

/// A counter with a second account of Ms Chen's: phone, e-mail, a unit, points, a note, a withdrawn consent.
class Two {
public:
    explicit Two(central::SeedOptions seed = {})
        : rig({}, std::move(seed))
        , desk(rig)
    {
        isMade =
            desk.act(RegisterMember{kTwin, u"陈"_s, {}, kTwinPhone, {}, Salutation::Ms}).outcome == Outcome::Applied
            && desk.act(RegisterUnit{kTwin, kStocked, {}}).outcome == Outcome::Applied
            && desk.act(AddNote{kTwin, u"网上来的"_s}).outcome == Outcome::Applied
            && desk.act(WithdrawConsent{kTwin, Purpose::Marketing, Channel::Any}).outcome == Outcome::Applied;
        rig.write([](central::Transaction &tx, qint64 n) { // the web shop links an e-mail
            auto stored = *central::findDocument(tx, {DocumentKind::Member, kTwin.toString()});
            Member twin = *fromJson<Member>(stored.body);
            twin.identities.push_back({IdentityKind::Email, kTwinEmail, true, false});
            stored.body = toJson(twin);
            stored.ver = n;
            central::putDocument(tx, stored);
            central::linkIdentities(tx, twin);
        });
    }

    [[nodiscard]] Member member(const MemberId &id)
    {
        return rig.document<Member>(DocumentKind::Member, id.toString());
    }
    [[nodiscard]] bool exists(const MemberId &id) { return rig.versionOf(DocumentKind::Member, id.toString()) > 0; }
    [[nodiscard]] Unit unit() { return rig.document<Unit>(DocumentKind::Unit, kStocked.toString()); }
    [[nodiscard]] qint64 eventsOf(const MemberId &id)
    {
        return rig.count("SELECT COUNT(*) FROM document WHERE kind = 'event' AND body LIKE ?",
                         {u"%\"memberId\":\""_s + id.toString() + u"\"%"_s});
    }
    [[nodiscard]] OpResult asLead(const Action &action)
    {
        Op op = desk.op(action);
        op.actor = AssociateId(golden::kLead.toString());
        op.role = u"lead"_s;
        return desk.pushOne(desk.sign(op));
    }
    [[nodiscard]] bool merge()
    {
        const Op proposal = desk.op(ProposeMerge{kChen, kTwin, u"saidSo"_s, {}});
        return desk.pushOne(proposal).outcome == Outcome::Applied
            && asLead(ConfirmMerge{kChen, kTwin, proposal.opId}).outcome == Outcome::Applied;
    }
    [[nodiscard]] QStringList found(IdentityKind kind, const QString &value)
    {
        const QByteArray terminalToken = std::exchange(desk.token, desk.signIn());
        const Answer answer = desk.post("/v1/members/lookup", {{u"kind"_s, enumName(kind)}, {u"value"_s, value}});
        desk.token = terminalToken;
        QStringList ids;
        for (const auto &each : answer.json().value("candidates"_L1).toArray())
            ids << each.toObject().value("memberId"_L1).toString();
        return ids;
    }

    Rig rig;
    Desk desk;
    bool isMade = false;
};

} // namespace

class TestCentralMerge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aProposalMovesNothing();
    void onlyALeadAgrees();
    void everythingMovesInOneTransaction();
    void anyKeyFindsThePersonAfterwards();
    void whoSaidNoOnOneAccountHasSaidNo();
    void theFeedSaysWhereTheAccountWent();
    void undoRestoresExactly();
    void whatWasDoneSinceStaysWithTheRemainingAccount();
    void anOpThatStillNamesTheEndedAccountReachesThePerson();
    void aDeedBeforeTheMergeCanBeTakenBackAfterIt();
    void twoAgreementsAreOneMerge();
    void aDeclinedProposalIsGone();
    void mergesOfMergesFollowTheChain();
};

void TestCentralMerge::aProposalMovesNothing()
{
    Two two;
    QVERIFY(two.isMade);
    const Op proposal = two.desk.op(ProposeMerge{kChen, kTwin, u"saidSo"_s, u"本人说的"_s});
    QCOMPARE(two.desk.pushOne(proposal).outcome, Outcome::Applied);
    QCOMPARE(two.member(kTwin).status, MemberStatus::Active);
    QCOMPARE(two.unit().ownerId, kTwin);
    QCOMPARE(two.member(kChen).proposals.size(), size_t(1));
    QCOMPARE(two.member(kTwin).proposals.size(), size_t(1));
    QCOMPARE(two.desk.act(ProposeMerge{kTwin, kChen, u"saidSo"_s, {}}).code, u"mergePending"_s);
    QCOMPARE(two.desk.act(CancelOp{proposal.opId, proposal.type, proposal.body}, {proposal.opId}).outcome,
             Outcome::Applied);
    QVERIFY(two.member(kChen).proposals.empty());
    QVERIFY(two.member(kTwin).proposals.empty());
}

void TestCentralMerge::onlyALeadAgrees()
{
    Two two;
    const Op proposal = two.desk.op(ProposeMerge{kChen, kTwin, u"saidSo"_s, {}});
    QCOMPARE(two.desk.pushOne(proposal).outcome, Outcome::Applied);
    QCOMPARE(two.desk.act(ConfirmMerge{kChen, kTwin, proposal.opId}).code, u"notPermitted"_s);
    QVERIFY(two.exists(kTwin));
    QCOMPARE(two.asLead(ConfirmMerge{kChen, kTwin, proposal.opId}).outcome, Outcome::Applied);
    QVERIFY(!two.exists(kTwin));
}

void TestCentralMerge::everythingMovesInOneTransaction()
{
    Two two;
    const Member chen = two.member(kChen);
    const qint64 events = two.eventsOf(kChen) + two.eventsOf(kTwin);
    const qint64 points = pointsBalance(chen).confirmed + pointsBalance(two.member(kTwin)).confirmed;
    QVERIFY(two.merge());
    const Member one = two.member(kChen);
    const qint64 ver = two.rig.versionOf(DocumentKind::Member, golden::kChen);
    QCOMPARE(two.unit().ownerId, kChen);
    QCOMPARE(two.rig.versionOf(DocumentKind::Unit, kStocked.toString()), ver);
    QCOMPARE(one.units.back(), kStocked);
    QCOMPARE(pointsBalance(one).confirmed, points);
    QCOMPARE(two.eventsOf(kChen), events + 1); // and the line that says so
    QCOMPARE(two.eventsOf(kTwin), 0);
    QCOMPARE(two.rig.count("SELECT COUNT(*) FROM points_ledger WHERE member_id = ?", {kTwin.toString()}), 0);
    QVERIFY(one.proposals.empty());
    QCOMPARE(one.mergedFrom.at(0).member, kTwin);
    QCOMPARE(one.familyName, chen.familyName);
    QCOMPARE(primaryPhone(one)->value, golden::kChenPhone.toString());
}

void TestCentralMerge::anyKeyFindsThePersonAfterwards()
{
    Two two;
    QCOMPARE(two.found(IdentityKind::Email, kTwinEmail),
             QStringList{kTwin.toString()}); // positive control: two people before
    QVERIFY(two.merge());
    const QStringList chen{golden::kChen.toString()};
    QCOMPARE(two.found(IdentityKind::Phone, golden::kChenPhone.toString()), chen);
    QCOMPARE(two.found(IdentityKind::Phone, kTwinPhone), chen);
    QCOMPARE(two.found(IdentityKind::Email, kTwinEmail), chen);
    QCOMPARE(two.found(IdentityKind::Unit, kStocked.toString()), chen);
    QCOMPARE(
        two.desk.act(RegisterMember{MemberId(u"m-new"_s), u"陈"_s, {}, kTwinPhone, {}, Salutation::None}).candidates,
        std::vector{kChen});
}

void TestCentralMerge::whoSaidNoOnOneAccountHasSaidNo()
{
    Two two;
    QVERIFY(hasConsent(two.member(kChen), Purpose::Marketing, Channel::Phone)); // yes here, no on the other account
    QVERIFY(two.merge());
    QVERIFY(!hasConsent(two.member(kChen), Purpose::Marketing, Channel::Phone));
    QVERIFY(!hasConsent(two.member(kChen), Purpose::Marketing, Channel::Wechat));
    QVERIFY(hasConsent(two.member(kChen), Purpose::Advice, Channel::Store));
}

void TestCentralMerge::theFeedSaysWhereTheAccountWent()
{
    Two two;
    const QByteArray cursor = two.desk.pages({}, 500).empty()
        ? QByteArray()
        : two.desk.pages({}, 500).back().value("to"_L1).toString().toLatin1();
    QVERIFY(two.merge());
    const std::vector<QJsonObject> rows = rowsFor(two.desk.pages(cursor, 500), u"member", kTwin.toString());
    QVERIFY(!rows.empty());
    QCOMPARE(rows.back().value("k"_L1).toString(), u"del"_s);
    QCOMPARE(rows.back().value("mergedInto"_L1).toString(), golden::kChen.toString());
    QCOMPARE(rows.back().value("ver"_L1).toInteger(), two.rig.versionOf(DocumentKind::Member, golden::kChen));
}

void TestCentralMerge::undoRestoresExactly()
{
    Two two;
    const Member chen = two.member(kChen);
    const Member twin = two.member(kTwin);
    const Unit unit = two.unit();
    const qint64 chensEvents = two.eventsOf(kChen);
    const qint64 twinsEvents = two.eventsOf(kTwin);
    const QString scope =
        two.rig.count("SELECT COUNT(*) FROM document WHERE id = ? AND scope LIKE 'store:%'", {kTwin.toString()})
        ? u"store"_s
        : u"?"_s;
    QCOMPARE(scope, u"store"_s);
    QVERIFY(two.merge());
    QVERIFY(two.member(kChen) != chen); // positive control
    QCOMPARE(two.asLead(UndoMerge{kChen, kTwin}).outcome, Outcome::Applied);
    QCOMPARE(toJson(two.member(kChen)), toJson(chen));
    QCOMPARE(toJson(two.member(kTwin)), toJson(twin));
    QCOMPARE(toJson(two.unit()), toJson(unit));
    QCOMPARE(two.eventsOf(kChen), chensEvents);
    QCOMPARE(two.eventsOf(kTwin), twinsEvents);
    QCOMPARE(two.found(IdentityKind::Email, kTwinEmail), QStringList{kTwin.toString()});
    QCOMPARE(two.found(IdentityKind::Phone, golden::kChenPhone.toString()), QStringList{golden::kChen.toString()});
    QCOMPARE(two.rig.count("SELECT COUNT(*) FROM points_ledger WHERE member_id = ?", {kTwin.toString()}), 1);
    QCOMPARE(two.asLead(UndoMerge{kChen, kTwin}).code, u"mergeUnknown"_s);
}

void TestCentralMerge::whatWasDoneSinceStaysWithTheRemainingAccount()
{
    Two two;
    QVERIFY(two.merge());
    const UnitCode bought(golden::kConnectedUnit.toString());
    QCOMPARE(two.desk.act(RegisterUnit{kChen, bought, {}}).outcome, Outcome::Applied);
    EditMember edit;
    edit.member = kChen;
    edit.channel = {two.member(kChen).preferredChannel, Channel::Sms};
    QCOMPARE(two.desk.act(edit).outcome, Outcome::Applied);
    QCOMPARE(two.desk.act(BookRepair{kChen, kStocked, u"noise"_s, {}, {}, {}, 120, {}}).outcome, Outcome::Applied);
    QCOMPARE(two.asLead(UndoMerge{kChen, kTwin}).outcome, Outcome::Applied);
    const Member chen = two.member(kChen);
    QVERIFY(std::find(chen.units.begin(), chen.units.end(), bought) != chen.units.end());
    QCOMPARE(chen.preferredChannel, Channel::Sms);
    QCOMPARE(two.unit().ownerId, kTwin);
    QCOMPARE(two.unit().workOrders.size(), size_t(1)); // the repair follows its unit
    QCOMPARE(two.member(kTwin).units, std::vector{kStocked});
}

void TestCentralMerge::anOpThatStillNamesTheEndedAccountReachesThePerson()
{
    Two two;
    Desk offline(two.rig, "replica-b");
    const Op note = offline.op(AddNote{kTwin, u"离线写的"_s});
    const Op unit = offline.op(RegisterUnit{kTwin, UnitCode(golden::kConnectedUnit.toString()), {}});
    QVERIFY(two.merge());
    const qint64 before = two.eventsOf(kChen);
    QCOMPARE(offline.pushOne(note).outcome, Outcome::Applied);
    QCOMPARE(offline.pushOne(unit).outcome, Outcome::Applied);
    QCOMPARE(two.eventsOf(kChen), before + 2);
    QCOMPARE(two.rig.document<Unit>(DocumentKind::Unit, golden::kConnectedUnit).ownerId, kChen);
    QVERIFY(!two.exists(kTwin));
}

void TestCentralMerge::aDeedBeforeTheMergeCanBeTakenBackAfterIt()
{
    Two two;
    const Op registration = two.desk.op(RegisterUnit{kTwin, UnitCode(golden::kConnectedUnit.toString()), {}});
    QCOMPARE(two.desk.pushOne(registration).outcome, Outcome::Applied);
    QVERIFY(two.merge());
    const qint64 points = pointsBalance(two.member(kChen)).confirmed;
    QCOMPARE(
        two.desk.act(CancelOp{registration.opId, registration.type, registration.body}, {registration.opId}).outcome,
        Outcome::Applied);
    QVERIFY(two.rig.document<Unit>(DocumentKind::Unit, golden::kConnectedUnit).ownerId.isEmpty());
    QCOMPARE(pointsBalance(two.member(kChen)).confirmed, points - 480);
}

void TestCentralMerge::twoAgreementsAreOneMerge()
{
    Two two;
    const Op proposal = two.desk.op(ProposeMerge{kChen, kTwin, u"saidSo"_s, {}});
    QCOMPARE(two.desk.pushOne(proposal).outcome, Outcome::Applied);
    QCOMPARE(two.asLead(ConfirmMerge{kChen, kTwin, proposal.opId}).outcome, Outcome::Applied);
    const Member one = two.member(kChen);
    QCOMPARE(two.asLead(ConfirmMerge{kChen, kTwin, proposal.opId}).code, u"mergeUnknown"_s);
    QCOMPARE(toJson(two.member(kChen)), toJson(one));
}

void TestCentralMerge::aDeclinedProposalIsGone()
{
    Two two;
    const Op proposal = two.desk.op(ProposeMerge{kChen, kTwin, u"saidSo"_s, {}});
    QCOMPARE(two.desk.pushOne(proposal).outcome, Outcome::Applied);
    QCOMPARE(two.asLead(DeclineMerge{kChen, kTwin, proposal.opId}).outcome, Outcome::Applied);
    QVERIFY(two.member(kChen).proposals.empty());
    QVERIFY(two.member(kTwin).proposals.empty());
    QCOMPARE(two.asLead(ConfirmMerge{kChen, kTwin, proposal.opId}).code, u"mergeUnknown"_s);
}

void TestCentralMerge::mergesOfMergesFollowTheChain()
{
    Two two;
    const Op note = two.desk.op(AddNote{kTwin, u"很久以前写的"_s});
    --two.desk.lastSeq;
    QVERIFY(two.merge());
    const MemberId silver(golden::kSilver.toString());
    const Op proposal = two.desk.op(ProposeMerge{silver, kChen, u"other"_s, {}});
    QCOMPARE(two.desk.pushOne(proposal).outcome, Outcome::Applied);
    QCOMPARE(two.asLead(ConfirmMerge{silver, kChen, proposal.opId}).outcome, Outcome::Applied);
    const qint64 before = two.eventsOf(silver);
    Op late = note;
    late.seq = ++two.desk.lastSeq;
    QCOMPARE(two.desk.pushOne(late).outcome, Outcome::Applied);
    QCOMPARE(two.eventsOf(silver), before + 1);
    // Parting goes backwards.
    QCOMPARE(two.asLead(UndoMerge{kChen, kTwin}).code, u"mergeUnknown"_s);
    QCOMPARE(two.asLead(UndoMerge{silver, kChen}).outcome, Outcome::Applied);
    QCOMPARE(two.asLead(UndoMerge{kChen, kTwin}).outcome, Outcome::Applied);
    QVERIFY(two.exists(kTwin) && two.exists(kChen));
}

QTEST_GUILESS_MAIN(TestCentralMerge)
#include "tst_central_merge.moc"
