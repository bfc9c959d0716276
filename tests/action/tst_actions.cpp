// SPDX-License-Identifier: Apache-2.0
#include "tests/action/everyaction.h"

#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

bool isFinal(const Action &action) { return typeOf(action).takeBack == TakeBack::Never; }

} // namespace

class TestActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTestKnowsEveryActionOfTheTable()
    {
        QCOMPARE(sample::everyAction().size(), std::variant_size_v<Action>);
        std::set<size_t> kinds;
        for (const Action &action : sample::everyAction())
            kinds.insert(action.index());
        QCOMPARE(kinds.size(), std::variant_size_v<Action>);
    }

    void everyActionSurvivesTheWire()
    {
        for (const Action &action : sample::everyAction()) {
            const Result<QJsonObject> parsed = json::parseObject(json::toBytes(bodyOf(action)));
            QVERIFY(parsed);
            const Result<Action> back = readAction(typeName(action), *parsed);
            QVERIFY2(back, qPrintable(typeName(action)));
            QVERIFY2(*back == action, qPrintable(typeName(action)));
        }
    }

    void anUnknownTypeAndAWrongFieldAreErrors()
    {
        QCOMPARE(readAction(u"unit.explode", {}).error().code, ErrorCode::ActionUnknown);
        const Result<Action> wrong = readAction(u"unit.register", {{u"memberId"_s, 7}});
        QCOMPARE(wrong.error().code, ErrorCode::AnswerMalformed);
        QCOMPARE(wrong.error().detail, u"memberId"_s);
    }

    void everyActionIsAllowedOnTheSampleShop()
    {
        for (const Action &action : sample::everyAction()) {
            const Result<void> allowed = check(action, sample::documents(), sample::context(u"op-1"_s), Policy{});
            QVERIFY2(allowed, qPrintable(typeName(action) + u' ' + (allowed ? QString() : errorName(allowed.error().code))));
        }
    }

    /// Total: on documents that don't hold its targets nothing changes and nothing crashes.
    void aFoldOnDocumentsItWasNotCheckedAgainstChangesNothing()
    {
        for (const Action &action : sample::everyAction()) {
            Documents nobody;
            fold(action, nobody, sample::context(u"op-1"_s), Policy{});
            const bool makesItsOwn = std::holds_alternative<RegisterMember>(action);
            QVERIFY2(makesItsOwn || nobody == Documents{}, qPrintable(typeName(action)));
        }
    }

    /// Undo takes back exactly what the fold added: documents are as before, but for the contact that did take place.
    void revertTakesBackWhatFoldAdded()
    {
        for (const Action &action : sample::everyAction()) {
            if (std::holds_alternative<CancelOp>(action) || std::holds_alternative<RegisterMember>(action) || isFinal(action))
                continue;
            Documents documents = sample::documents();
            fold(action, documents, sample::context(u"op-1"_s), Policy{});
            QVERIFY2(documents != sample::documents(), qPrintable(typeName(action)));
            revert(action, documents, sample::context(u"op-1"_s), Policy{});
            for (auto &[id, member] : documents.members)
                member.value.contacts.clear();
            for (auto &[code, unit] : documents.units)
                unit.value.purchasedOn = {};
            QVERIFY2(documents == sample::documents(), qPrintable(typeName(action)));
        }
    }

    void revertOfSomebodyElsesOpChangesNothing()
    {
        Documents documents = sample::documents();
        const RegisterUnit action{sample::kChen, sample::kOrdinary, {}};
        fold(action, documents, sample::context(u"op-1"_s), Policy{});
        const Documents before = documents;
        revert(action, documents, sample::context(u"op-2"_s), Policy{});
        QCOMPARE(documents, before);
    }

    void refusals_data()
    {
        QTest::addColumn<Action>("action");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char *name, const Action &action, ErrorCode code) { QTest::newRow(name) << action << code; };
        const MemberId nobody{u"member-none"_s};
        row("a unit for nobody", RegisterUnit{nobody, sample::kOrdinary, {}}, ErrorCode::MemberUnknown);
        row("a unit central never made", RegisterUnit{sample::kChen, UnitCode(u"NONE"_s), {}}, ErrorCode::UnitUnknown);
        row("a unit somebody else owns", RegisterUnit{sample::kChen, sample::kWangs, {}}, ErrorCode::UnitOwned);
        row("a unit that is the member's already", RegisterUnit{sample::kWang, sample::kWangs, {}}, ErrorCode::UnitOwned);
        row("a purchase in the future", RegisterUnit{sample::kChen, sample::kOrdinary, QDate(2027, 1, 1)}, ErrorCode::InvalidValue);
        row("activating what has no line", ActivateUnit{sample::kChen, sample::kOrdinary, {}}, ErrorCode::UnitNotConnected);
        row("installing somebody else's unit", BookInstall{sample::kChen, sample::kWangs, {}, sample::kSlot, sample::kSlotStart, 120, {}}, ErrorCode::UnitNotOwned);
        row("a window that is full", BookInstall{sample::kWang, sample::kWangs, {}, u"slot-full"_s, sample::kSlotStart, 120, {}}, ErrorCode::SlotTaken);
        row("a window nobody planned", BookInstall{sample::kWang, sample::kWangs, {}, u"slot-9"_s, sample::kSlotStart, 120, {}}, ErrorCode::SlotUnknown);
        row("a repair window for an installation", BookInstall{sample::kWang, sample::kWangs, {}, u"slot-repair"_s, sample::kSlotStart, 120, {}}, ErrorCode::SlotUnknown);
        row("a gold window for silver", BookInstall{sample::kWang, sample::kWangs, {}, u"slot-gold"_s, sample::kSlotStart, 120, {}}, ErrorCode::NotPermitted);
        row("a window that has begun", BookInstall{sample::kWang, sample::kWangs, {}, sample::kSlot, sample::kNow, 120, {}}, ErrorCode::TimeInPast);
        row("a repair without a symptom", BookRepair{sample::kWang, sample::kWangs, {}, {}, {}, {}, 120, {}}, ErrorCode::InvalidValue);
        row("an empty note", AddNote{sample::kChen, u"  "_s}, ErrorCode::InvalidValue);
        row("a member without a name", RegisterMember{MemberId(u"m"_s), {}, {}, u"+8619900000001"_s, {}, {}}, ErrorCode::NameMissing);
        row("a member without a number", RegisterMember{MemberId(u"m"_s), u"周"_s, {}, u"12"_s, {}, {}}, ErrorCode::PhoneMalformed);
        row("a recommendation that is no code", RegisterMember{MemberId(u"m"_s), u"周"_s, {}, u"+8619900000001"_s, {}, {}, u"<b>"_s}, ErrorCode::InvalidValue);
        row("a recommendation without an end", RegisterMember{MemberId(u"m"_s), u"周"_s, {}, u"+8619900000001"_s, {}, {}, QString(33, u'A')}, ErrorCode::InvalidValue);
        row("a member id that is taken", RegisterMember{sample::kChen, u"周"_s, {}, u"+8619900000001"_s, {}, {}}, ErrorCode::MemberExists);
        row("an edit of nothing", EditMember{sample::kChen, {}, {}, {}, {}, {}, {}, {}}, ErrorCode::InvalidValue);
        row("an edit that takes the name away", EditMember{sample::kChen, {{u"陈"_s, u" "_s}}, {}, {}, {}, {}, {}, {}}, ErrorCode::NameMissing);
        row("an edit of nobody", EditMember{nobody, {{u"陈"_s, u"程"_s}}, {}, {}, {}, {}, {}, {}}, ErrorCode::MemberUnknown);
        row("a number that is none", ChangePhone{sample::kWang, sample::kWangsPhone, u"12"_s, true}, ErrorCode::PhoneMalformed);
        row("the number they have", ChangePhone{sample::kWang, sample::kWangsPhone, sample::kWangsPhone, true}, ErrorCode::InvalidValue);
        row("a number changed elsewhere", ChangePhone{sample::kWang, u"+8619900003333"_s, u"+8619900002222"_s, true}, ErrorCode::ChangedElsewhere);
        row("a grant without its text", GrantConsent{sample::kChen, Purpose::Marketing, Channel::Sms, {}, u"spoken"_s, {}}, ErrorCode::InvalidValue);
        row("a grant without evidence", GrantConsent{sample::kChen, Purpose::Marketing, Channel::Sms, u"marketing-1"_s, {}, {}}, ErrorCode::InvalidValue);
        row("a grant for service", GrantConsent{sample::kChen, Purpose::Service, Channel::Any, u"1"_s, u"spoken"_s, {}}, ErrorCode::InvalidValue);
        row("a grant that answers a withdrawal nobody made", GrantConsent{sample::kChen, Purpose::Advice, Channel::Any, u"1"_s, u"spoken"_s, u"op-9"_s}, ErrorCode::ConsentWithdrawn);
        row("withdrawing service", WithdrawConsent{sample::kChen, Purpose::Service, Channel::Any}, ErrorCode::InvalidValue);
        row("more points than there are", RedeemPoints{sample::kWang, 601, u"gift"_s, false}, ErrorCode::PointsShort);
        row("more points than the cap without a line", RedeemPoints{sample::kWang, 501, u"gift"_s, true}, ErrorCode::OverCap);
        row("no points", RedeemPoints{sample::kWang, 0, u"gift"_s, false}, ErrorCode::InvalidValue);
        row("giving points instead of taking them", RedeemPoints{sample::kWang, -5, u"gift"_s, false}, ErrorCode::InvalidValue);
        row("merging somebody with themself", ProposeMerge{sample::kWang, sample::kWang, u"saidSo"_s, {}}, ErrorCode::InvalidValue);
        row("proposing the same two again, the other way round", ProposeMerge{sample::kWang, sample::kChen, u"saidSo"_s, {}}, ErrorCode::MergePending);
        row("agreeing to what nobody proposed", ConfirmMerge{sample::kChen, sample::kWang, OpId(u"op-q"_s)}, ErrorCode::MergeUnknown);
        row("declining what nobody proposed", DeclineMerge{sample::kWang, sample::kTwin, OpId(u"op-p"_s)}, ErrorCode::MergeUnknown);
        row("parting who was never merged", UndoMerge{sample::kChen, sample::kWang}, ErrorCode::MergeUnknown);
        row("a visit without scans", NoteVisit{sample::kChen, InteractionId(u"visit-1"_s), {}}, ErrorCode::InvalidValue);
        row("a visit without a name", NoteVisit{sample::kChen, {}, {{1, sample::kNow, {}, {}}}}, ErrorCode::InvalidValue);
        row("cancelling a withdrawal", CancelOp{OpId(u"op"_s), u"consent.withdraw"_s, bodyOf(WithdrawConsent{sample::kChen, Purpose::Advice, Channel::Any})}, ErrorCode::NothingToCancel);
        row("cancelling a merge", CancelOp{OpId(u"op"_s), u"merge.confirm"_s, bodyOf(ConfirmMerge{sample::kChen, sample::kWang, OpId(u"op-p"_s)})}, ErrorCode::NothingToCancel);
        row("cancelling a cancelling op", CancelOp{OpId(u"op"_s), u"op.cancel"_s, {}}, ErrorCode::NothingToCancel);
    }
    void refusals()
    {
        QFETCH(Action, action);
        QFETCH(ErrorCode, code);
        const Result<void> allowed = check(action, sample::documents(), sample::context(u"op-1"_s), Policy{});
        QVERIFY(!allowed);
        QCOMPARE(allowed.error().code, code);
    }

    void registeringBringsOwnerWarrantyAndProvisionalPoints()
    {
        Documents documents = sample::documents();
        fold(RegisterUnit{sample::kChen, sample::kOrdinary, QDate(2026, 11, 20)}, documents, sample::context(u"op-1"_s), Policy{});
        const Unit &unit = *documents.unit(sample::kOrdinary);
        QCOMPARE(unit.ownerId, sample::kChen);
        QCOMPARE(unit.warranties.at(0).endsOn, QDate(2029, 11, 19));
        const PointsBalance balance = pointsBalance(*documents.member(sample::kChen));
        QCOMPARE(balance.confirmed, 0);
        QCOMPARE(balance.provisional, Policy{}.activationPoints);
        QCOMPARE(documents.events.size(), size_t(1));
    }

    void everyActionSaysWhoMayDoIt()
    {
        for (const Action &action : sample::everyAction()) {
            const bool isForLeads = typeOf(action).rights == Rights::Lead;
            QVERIFY2(mayAct(Role::Lead, action), qPrintable(typeName(action)));
            QVERIFY2(mayAct(Role::Associate, action) != isForLeads, qPrintable(typeName(action)));
            for (const Role role : {Role::None, Role::Agent, Role::Supervisor, Role::Kiosk, Role::Outsourced})
                QVERIFY2(!mayAct(role, action), qPrintable(typeName(action)));
        }
        QVERIFY(!mayAct(Role::Lead, u"points.grant"));
        QVERIFY(!mayAct(Role::Associate, CancelOp{OpId(u"op"_s), u"merge.confirm"_s, {}})); // no way round by cancelling
    }

    /// The fold is the merge: what still stands as the person saw it changes, what somebody else changed stays.
    void anEditChangesOnlyWhatStillStandsAsSeen()
    {
        Documents documents = sample::documents();
        Member &wang = *documents.member(sample::kWang);
        wang.preferredChannel = Channel::Phone; // somebody else's word, after this person looked
        wang.salutation = Salutation::Mr;       // somebody else said the same
        QCOMPARE(lostFields(sample::someEdit(), wang), std::vector{MemberField::Channel});
        fold(sample::someEdit(), documents, sample::context(u"op-1"_s), Policy{});
        QCOMPARE(wang.preferredChannel, Channel::Phone);
        QCOMPARE(wang.salutation, Salutation::Mr);
        QCOMPARE(wang.givenName, u"建国"_s);
        QCOMPARE(wang.communityId, CommunityId(u"c-1"_s));
        // Taking it back leaves alone what wasn't this op's, also where the values agree.
        revert(sample::someEdit(), documents, sample::context(u"op-1"_s), Policy{});
        QCOMPARE(wang.preferredChannel, Channel::Phone);
        QCOMPARE(wang.salutation, Salutation::Mr);
        QVERIFY(wang.givenName.isEmpty());
    }

    void aFieldChangedAgainIsNotTakenBackByTheFirstEdit()
    {
        Documents documents = sample::documents();
        fold(sample::someEdit(), documents, sample::context(u"op-1"_s), Policy{});
        EditMember again{sample::kWang, {}, {{u"建国"_s, u"建军"_s}}, {}, {}, {}, {}, {}};
        fold(again, documents, sample::context(u"op-2"_s), Policy{});
        revert(sample::someEdit(), documents, sample::context(u"op-1"_s), Policy{});
        QCOMPARE(documents.member(sample::kWang)->givenName, u"建军"_s);
        QCOMPARE(documents.member(sample::kWang)->preferredChannel, Channel::Any);
    }

    void theCapCountsWhatIsStillUndecided()
    {
        Documents documents = sample::documents();
        fold(RedeemPoints{sample::kWang, 400, u"gift"_s, true}, documents, sample::context(u"op-1"_s), Policy{});
        QCOMPARE(spendablePoints(*documents.member(sample::kWang)), 200);
        const Result<void> more = check(RedeemPoints{sample::kWang, 101, u"gift"_s, true}, documents, sample::context(u"op-2"_s), Policy{});
        QCOMPARE(more.error().code, ErrorCode::OverCap);
        QCOMPARE(more.error().detail, u"100"_s);
        QVERIFY(check(RedeemPoints{sample::kWang, 101, u"gift"_s, false}, documents, sample::context(u"op-2"_s), Policy{}));
    }

    void aVisitToldTwiceStandsOnce()
    {
        Documents documents = sample::documents();
        const VisitScan first{1, sample::kNow, sample::kOrdinary, {u"洗衣机"_s, u"washer"_s}};
        const VisitScan second{2, sample::kNow, sample::kConnected, {u"洗衣机"_s, u"washer"_s}};
        fold(NoteVisit{sample::kChen, InteractionId(u"v"_s), {first}}, documents, sample::context(u"op-1"_s), Policy{});
        fold(NoteVisit{sample::kChen, InteractionId(u"v"_s), {first, second}}, documents, sample::context(u"op-2"_s), Policy{});
        QCOMPARE(documents.events.size(), size_t(2));
        fold(NoteVisit{sample::kChen, InteractionId(u"v"_s), {first, second}}, documents, sample::context(u"op-3"_s), Policy{});
        QCOMPARE(documents.events.size(), size_t(2));
        QCOMPARE(documents.member(sample::kChen)->contacts.size(), size_t(2));
    }

    void theSignatureCoversTheDeedAndNotItsNumber()
    {
        Op op = sample::pending(u"op-1"_s, AddNote{sample::kChen, u"好"_s}).op;
        const QByteArray before = signedBytes(op);
        op.seq = 7;
        op.replica = u"r"_s;
        op.escrow = u"e"_s;
        QCOMPARE(signedBytes(op), before);
        op.body = bodyOf(AddNote{sample::kChen, u"坏"_s});
        QVERIFY(signedBytes(op) != before);
    }
};

QTEST_GUILESS_MAIN(TestActions)
#include "tst_actions.moc"
