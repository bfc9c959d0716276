// SPDX-License-Identifier: Apache-2.0
#include "tests/action/brandsample.h"

#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

/// One of every action in the table, on the sample shop.
std::vector<Action> everyAction()
{
    const RegisterUnit registration{sample::kChen, sample::kOrdinary, QDate(2026, 11, 20)};
    return {
        RegisterMember{MemberId(u"member-new"_s), u"周"_s, u"宁"_s, u"+8619900000001"_s, CommunityId(u"c-1"_s), Salutation::Mr},
        registration,
        ActivateUnit{sample::kChen, sample::kConnected, {}},
        BookInstall{sample::kWang, sample::kWangs, {}, sample::kSlot, sample::kSlotStart, 120, u"三楼"_s},
        BookRepair{sample::kWang, sample::kWangs, u"noise"_s, u"脱水时响"_s, {}, {}, 120, {}},
        AddNote{sample::kChen, u"下周搬家"_s},
        AnswerAdvice{sample::kChen, AdviceId(u"repeat/washer/smart"_s), u"repeat"_s, u"washer"_s, ModelId(u"smart"_s), AdviceVerdict::NotNow, {}, u"A"_s},
        CancelOp{OpId(u"op-x"_s), typeName(registration), bodyOf(registration)},
    };
}

} // namespace

class TestActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTestKnowsEveryActionOfTheTable()
    {
        QCOMPARE(everyAction().size(), std::variant_size_v<Action>);
        std::set<size_t> kinds;
        for (const Action &action : everyAction())
            kinds.insert(action.index());
        QCOMPARE(kinds.size(), std::variant_size_v<Action>);
    }

    void everyActionSurvivesTheWire()
    {
        for (const Action &action : everyAction()) {
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
        for (const Action &action : everyAction()) {
            const Result<void> allowed = check(action, sample::documents(), sample::context(u"op-1"_s), Policy{});
            QVERIFY2(allowed, qPrintable(typeName(action) + u' ' + (allowed ? QString() : errorName(allowed.error().code))));
        }
    }

    /// Total: on documents that don't hold its targets nothing changes and nothing crashes.
    void aFoldOnDocumentsItWasNotCheckedAgainstChangesNothing()
    {
        for (const Action &action : everyAction()) {
            Documents nobody;
            fold(action, nobody, sample::context(u"op-1"_s), Policy{});
            const bool makesItsOwn = std::holds_alternative<RegisterMember>(action);
            QVERIFY2(makesItsOwn || nobody == Documents{}, qPrintable(typeName(action)));
        }
    }

    /// Undo takes back exactly what the fold added: documents are as before, but for the contact that did take place.
    void revertTakesBackWhatFoldAdded()
    {
        for (const Action &action : everyAction()) {
            if (std::holds_alternative<CancelOp>(action) || std::holds_alternative<RegisterMember>(action))
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
        row("a member id that is taken", RegisterMember{sample::kChen, u"周"_s, {}, u"+8619900000001"_s, {}, {}}, ErrorCode::MemberExists);
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
