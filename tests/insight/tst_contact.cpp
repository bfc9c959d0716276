// SPDX-License-Identifier: Apache-2.0
#include "core/insight/advice.h"
#include "tests/insight/chen.h"

#include <QTest>

#include <algorithm>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

int sellingIn(const AdviceList &list)
{
    return static_cast<int>(std::count_if(list.shown.begin(), list.shown.end(), [](const Advice &a) { return isSelling(a.type); }));
}

bool offersCategory(const AdviceList &list, const QString &category)
{
    return std::any_of(list.shown.begin(), list.shown.end(), [&](const Advice &a) { return a.category == category; });
}

QString ruleFor(const AdviceList &list, const QString &adviceId)
{
    for (const RejectedAdvice &rejected : list.rejected)
        if (rejected.adviceId.toString() == adviceId)
            return rejected.rule.code;
    return {};
}

const QString kWasher = u"repeat/washer/hm-w-sc10"_s;

} // namespace

/// When nothing is said: service first, fatigue, answers, consent. Each with its control: without the fact the washer is offered.
class TestContact : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openServiceHidesSelling_data();
    void openServiceHidesSelling();
    void plannedMaintenanceDoesNotHideSelling();
    void anUnconfirmedFaultHidesNothing();
    void aRepairedFaultNoLongerComesFirst();
    void theThirdUnsolicitedContactIsRefusedWithItsDate();
    void theRoomFreesOnThatDate();
    void whoAsksIsAnswered();
    void notNowRestsThirtyDays();
    void neverStays();
    void notNowToOneModelIsNotNowToItsCategory();
    void acceptedIsNotOfferedAgain();
    void withoutConsentThereIsOnlyService();
    void consentForTheStoreIsEnoughInTheStore();
    void aClosedMemberGetsNoAdvice();
};

void TestContact::openServiceHidesSelling_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<QString>("said");
    QTest::newRow("an open repair") << u"repair"_s << u"先解决服务：未结：洗衣机脱水异响"_s;
    QTest::newRow("a confirmed fault") << u"fault"_s << u"先解决服务：故障已确认：排水慢"_s;
    QTest::newRow("an unresolved complaint") << u"complaint"_s << u"先解决服务：有抱怨未处理"_s;
}

void TestContact::openServiceHidesSelling()
{
    QFETCH(QString, trouble);
    QFETCH(QString, said);
    Chen chen;
    QVERIFY(sellingIn(adviseNext(chen.situation())) > 0);
    if (trouble == "repair"_L1)
        chen.addRepair(chen.washer(), {2026, 11, 20}, WorkStage::Booked);
    else if (trouble == "fault"_L1)
        chen.washer().faults = {{u"E21"_s, 2, {u"排水慢"_s, u"Drains slowly"_s}, kNow.addDays(-2), kNow.addDays(-1)}};
    else
        chen.addTag(tagpath::kComplaint.toString(), {u"有抱怨未处理"_s, u"Unresolved complaint"_s});
    const AdviceList list = adviseNext(chen.situation());
    QCOMPARE(sellingIn(list), 0);
    QCOMPARE(list.shown.front().type, AdviceType::Service);
    QCOMPARE(ruleFor(list, kWasher), u"serviceFirst"_s);
    QCOMPARE(reasonText(list.silence.front()).zh, said);
}

void TestContact::plannedMaintenanceDoesNotHideSelling()
{
    Chen chen;
    chen.addRepair(chen.units[2], {2026, 11, 28}, WorkStage::Booked);
    chen.units[2].workOrders.back().kind = WorkOrderKind::Maintain;
    const AdviceList list = adviseNext(chen.situation());
    QVERIFY(sellingIn(list) > 0 && list.silence.empty());
}

void TestContact::anUnconfirmedFaultHidesNothing()
{
    Chen chen;
    chen.washer().faults = {{u"E21"_s, 2, {u"排水慢"_s, u"Drains slowly"_s}, kNow.addDays(-2), {}}};
    QVERIFY(sellingIn(adviseNext(chen.situation())) > 0);
}

void TestContact::aRepairedFaultNoLongerComesFirst()
{
    Chen chen;
    chen.washer().faults = {{u"E21"_s, 2, {u"排水慢"_s, u"Drains slowly"_s}, kNow.addDays(-20), kNow.addDays(-19)}};
    QCOMPARE(sellingIn(adviseNext(chen.situation())), 0);
    chen.addRepair(chen.washer(), kToday.addDays(-10));
    QVERIFY(sellingIn(adviseNext(chen.situation())) > 0);
}

void TestContact::theThirdUnsolicitedContactIsRefusedWithItsDate()
{
    Chen chen;
    chen.contacted({2026, 11, 3});
    QVERIFY(sellingIn(adviseNext(chen.situation())) > 0);
    chen.contacted({2026, 11, 10});
    const AdviceList list = adviseNext(chen.situation());
    QVERIFY(list.shown.empty());
    QCOMPARE(ruleFor(list, kWasher), u"fatigue"_s);
    QCOMPARE(reasonText(list.silence.front()),
             (Text{u"30 天内已主动联系 2 次，12 月 3 日起可再提"_s, u"Contacted 2 times in 30 days: free again on 2026-12-03"_s}));
}

void TestContact::theRoomFreesOnThatDate()
{
    Chen chen;
    chen.contacted({2026, 11, 3});
    chen.contacted({2026, 11, 10});
    const ContactRoom room = contactRoom(chen.member, chen.rules, kToday);
    QCOMPARE(room.freesOn, QDate(2026, 12, 3));
    QVERIFY(!contactRoom(chen.member, chen.rules, room.freesOn.addDays(-1)).isFree());
    QVERIFY(contactRoom(chen.member, chen.rules, room.freesOn).isFree());
    chen.today = room.freesOn;
    QVERIFY(sellingIn(adviseNext(chen.situation())) > 0);
    chen.contacted({2026, 11, 15}); // over the limit: the second newest decides
    QCOMPARE(contactRoom(chen.member, chen.rules, kToday).freesOn, QDate(2026, 12, 10));
}

void TestContact::whoAsksIsAnswered()
{
    Chen chen;
    chen.contacted({2026, 11, 3});
    chen.contacted({2026, 11, 10});
    chen.occasion = Occasion::MemberAsked;
    QVERIFY(offersCategory(adviseNext(chen.situation()), u"washer"_s));
}

void TestContact::notNowRestsThirtyDays()
{
    Chen chen;
    chen.answered(AdviceId(kWasher), u"washer"_s, AdviceVerdict::NotNow, kToday);
    const AdviceList list = adviseNext(chen.situation());
    QVERIFY(!offersCategory(list, u"washer"_s));
    QCOMPARE(ruleFor(list, kWasher), u"restsAfterNotNow"_s);
    QVERIFY(!list.shown.empty()); // the others move up at once
    chen.today = kToday.addDays(29);
    QVERIFY(!offersCategory(adviseNext(chen.situation()), u"washer"_s));
    chen.today = kToday.addDays(30);
    QVERIFY(offersCategory(adviseNext(chen.situation()), u"washer"_s));
}

void TestContact::neverStays()
{
    Chen chen;
    chen.answered(AdviceId(kWasher), u"washer"_s, AdviceVerdict::Never, kToday.addYears(-3));
    const AdviceList list = adviseNext(chen.situation());
    QVERIFY(!offersCategory(list, u"washer"_s));
    QCOMPARE(ruleFor(list, kWasher), u"never"_s);
}

void TestContact::notNowToOneModelIsNotNowToItsCategory()
{
    Chen chen;
    chen.answered(AdviceId(u"repeat/washer/hm-w-wd10"_s), u"washer"_s, AdviceVerdict::NotNow, kToday);
    QVERIFY(!offersCategory(adviseNext(chen.situation()), u"washer"_s));
    QVERIFY(offersCategory(adviseNext(chen.situation()), u"dryer"_s));
}

void TestContact::acceptedIsNotOfferedAgain()
{
    Chen chen;
    chen.answered(AdviceId(kWasher), u"washer"_s, AdviceVerdict::Accepted, kToday);
    const AdviceList list = adviseNext(chen.situation());
    QVERIFY(!offersCategory(list, u"washer"_s));
    QCOMPARE(ruleFor(list, kWasher), u"accepted"_s);
}

void TestContact::withoutConsentThereIsOnlyService()
{
    Chen chen;
    chen.member.consents.push_back({Purpose::Advice, Channel::Any, ConsentStatus::Withdrawn, u"1"_s, kNow});
    AdviceList list = adviseNext(chen.situation());
    QVERIFY(list.shown.empty() && list.rejected.empty());
    QCOMPARE(list.silence.front().code, u"consentMissing"_s);
    chen.addRepair(chen.washer(), {2026, 11, 20}, WorkStage::Booked);
    list = adviseNext(chen.situation());
    QCOMPARE(list.shown.size(), 1U);
    QCOMPARE(list.shown.front().type, AdviceType::Service);
}

void TestContact::consentForTheStoreIsEnoughInTheStore()
{
    Chen chen;
    chen.member.consents.front().channel = Channel::Store;
    QVERIFY(sellingIn(adviseNext(chen.situation())) > 0);
    chen.member.consents.front().channel = Channel::Phone;
    QCOMPARE(sellingIn(adviseNext(chen.situation())), 0);
}

void TestContact::aClosedMemberGetsNoAdvice()
{
    Chen chen;
    chen.member.status = MemberStatus::Closed;
    const AdviceList list = adviseNext(chen.situation());
    QVERIFY(list.shown.empty());
    QCOMPARE(list.silence.front().code, u"memberClosed"_s);
}

QTEST_APPLESS_MAIN(TestContact)
#include "tst_contact.moc"
