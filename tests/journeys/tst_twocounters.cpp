// SPDX-License-Identifier: Apache-2.0
#include "central/seed/golden.h"
#include "tests/journeys/counterwindow.h"
#include "tests/journeys/secondcounter.h"

#include <QJsonArray>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

const QString kChen = golden::kChen.toString();
const QString kNewPhone = u"19900009876"_s;
const QString kOtherPhone = u"19900009877"_s;

QJsonObject header(const QJsonObject &profile) { return profile.value(u"header"_s).toObject(); }

/// The first row of the outbox in this state.
QJsonObject rowIn(const QJsonObject &outbox, const QString &state)
{
    for (const auto &row : outbox.value(u"rows"_s).toArray())
        if (row.toObject().value(u"state"_s).toString() == state)
            return row.toObject();
    return {};
}

int told(const QJsonObject &profile, const QString &words)
{
    int count = 0;
    for (const auto &row : profile.value(u"timeline"_s).toArray())
        count += row.toObject().value(u"title"_s).toObject().value(u"zh"_s).toString().contains(words) ? 1 : 0;
    return count;
}

bool isOpen(const QJsonObject &consents, const QString &purpose, const QString &channel)
{
    for (const auto &row : consents.value(u"consents"_s).toArray())
        if (row["purpose"_L1].toString() == purpose && row["channel"_L1].toString() == channel)
            return row["isOpen"_L1].toBool();
    return false;
}

} // namespace

/// Two real terminals, each with a file of its own, and a real central: what one says meets what the other says.
class TestTwoCounters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_central = std::make_unique<CentralProcess>();
        QVERIFY(m_central->start());
        m_first = std::make_unique<SecondCounter>(m_central->url(), u"1001"_s);
        m_second = std::make_unique<SecondCounter>(m_central->url(), u"1002"_s);
        for (SecondCounter *counter : {m_first.get(), m_second.get()})
            QCOMPARE(header(counter->ask({u"profile"_s, u"--member"_s, kChen})).value(u"memberId"_s).toString(), kChen);
    }
    void cleanup()
    {
        m_first.reset();
        m_second.reset();
        m_central.reset();
    }

    void phoneAndNoteOnTwoCounters_data()
    {
        QTest::addColumn<bool>("isCut");
        QTest::newRow("online") << false;
        QTest::newRow("the line cut while both speak") << true;
    }
    void phoneAndNoteOnTwoCounters();
    void theSameFieldOnTwoCounters_data() { phoneAndNoteOnTwoCounters_data(); }
    void theSameFieldOnTwoCounters();
    void aWithdrawalReachesTheOtherCounter_data() { phoneAndNoteOnTwoCounters_data(); }
    void aWithdrawalReachesTheOtherCounter();
    void thePhoneCallAndTheEmailAreOnePerson();
    void pointsGivenOutTwiceAreDeductedOnce();
    void threeScansBeforeANameAreOnTheirTimeline_data() { phoneAndNoteOnTwoCounters_data(); }
    void threeScansBeforeANameAreOnTheirTimeline();

private:
    /// Both have said it; now both have heard about it.
    void meet(bool isCut)
    {
        if (isCut)
            QVERIFY(m_central->start());
        for (SecondCounter *counter : {m_first.get(), m_second.get(), m_first.get()})
            QVERIFY(!counter->ask({u"sync"_s}).isEmpty());
    }

    std::unique_ptr<CentralProcess> m_central;
    std::unique_ptr<SecondCounter> m_first;
    std::unique_ptr<SecondCounter> m_second;
};

/// The note merges, the phone asks, nothing is lost silently.
void TestTwoCounters::phoneAndNoteOnTwoCounters()
{
    QFETCH(bool, isCut);
    if (isCut)
        m_central->kill();
    // What is said may be undone for a while: neither has left when the other speaks.
    QVERIFY(m_first->say({u"phone"_s, kChen, kNewPhone}));
    QVERIFY(m_second->say({u"phone"_s, kChen, kOtherPhone}));
    QVERIFY(m_first->say({u"act"_s, u"member.note"_s, u"{\"memberId\":\"member-chen\",\"words\":\"下周搬家\"}"_s}));
    QVERIFY(m_second->say({u"act"_s, u"member.note"_s, u"{\"memberId\":\"member-chen\",\"words\":\"要静音的\"}"_s}));
    meet(isCut);

    const QJsonObject asked = rowIn(m_second->ask({u"outbox"_s}), u"refused"_s);
    QCOMPARE(asked.value(u"type"_s).toString(), u"member.phone"_s);
    QCOMPARE(asked.value(u"refusal"_s).toString(), u"changedElsewhere"_s);
    const QJsonObject field = asked.value(u"fields"_s).toArray().at(0).toObject();
    QCOMPARE(field.value(u"mine"_s).toString(), u"199****9877"_s);
    QCOMPARE(field.value(u"theirs"_s).toString(), u"199****9876"_s);
    QVERIFY(rowIn(m_first->ask({u"outbox"_s}), u"refused"_s).isEmpty());
    for (SecondCounter *counter : {m_first.get(), m_second.get()}) {
        const QJsonObject profile = counter->ask({u"profile"_s, u"--member"_s, kChen});
        QCOMPARE(header(profile).value(u"phone"_s).toString(), u"199****9876"_s);
        QCOMPARE(told(profile, u"下周搬家"_s), 1);
        QCOMPARE(told(profile, u"要静音的"_s), 1);
    }
}

void TestTwoCounters::theSameFieldOnTwoCounters()
{
    QFETCH(bool, isCut);
    if (isCut)
        m_central->kill();
    QVERIFY(m_first->say({u"edit"_s, kChen, u"preferredChannel=email"_s}));
    QVERIFY(m_second->say({u"edit"_s, kChen, u"preferredChannel=sms"_s, u"salutation=mr"_s}));
    meet(isCut);
    const QJsonObject outbox = m_second->ask({u"outbox"_s});
    QCOMPARE(outbox.value(u"merged"_s).toInt(), 1);
    const QJsonObject met = rowIn(outbox, u"merged"_s);
    QCOMPARE(met.value(u"fields"_s).toArray().size(), 1);
    QCOMPARE(met.value(u"fields"_s).toArray().at(0).toObject().value(u"theirs"_s).toString(), u"email"_s);
    QCOMPARE(header(m_second->ask({u"profile"_s, u"--member"_s, kChen})).value(u"preferredChannel"_s).toString(), u"email"_s);
    QCOMPARE(m_first->ask({u"edit"_s, kChen}).value(u"salutation"_s).toString(), u"mr"_s); // the other field went through

    QVERIFY(m_second->say({u"take"_s, met.value(u"opId"_s).toString()}));
    meet(false);
    for (SecondCounter *counter : {m_first.get(), m_second.get()})
        QCOMPARE(header(counter->ask({u"profile"_s, u"--member"_s, kChen})).value(u"preferredChannel"_s).toString(), u"sms"_s);
    QCOMPARE(m_second->ask({u"outbox"_s}).value(u"merged"_s).toInt(), 0);
}

/// Golden case 9, as far as consents go: no marketing and no advice on either counter, service as it was.
void TestTwoCounters::aWithdrawalReachesTheOtherCounter()
{
    QFETCH(bool, isCut);
    const QJsonObject before = m_second->ask({u"profile"_s, u"--member"_s, kChen});
    QVERIFY(!before.value(u"advice"_s).toArray().isEmpty()); // positive control
    QVERIFY(isOpen(m_second->ask({u"consents"_s, kChen}), u"marketing"_s, u"phone"_s));
    if (isCut)
        m_central->kill();
    QVERIFY(m_first->say({u"consent"_s, kChen, u"withdraw"_s, u"marketing"_s, u"any"_s}));
    QVERIFY(m_second->say({u"consent"_s, kChen, u"grant"_s, u"marketing"_s, u"sms"_s})); // said without knowing
    QVERIFY(m_first->say({u"consent"_s, kChen, u"withdraw"_s, u"advice"_s, u"any"_s}));
    meet(isCut);
    for (SecondCounter *counter : {m_first.get(), m_second.get()}) {
        const QJsonObject consents = counter->ask({u"consents"_s, kChen});
        for (const auto &channel : {u"phone"_s, u"sms"_s, u"wechat"_s, u"email"_s})
            QVERIFY2(!isOpen(consents, u"marketing"_s, channel), qPrintable(channel));
        const QJsonObject after = counter->ask({u"profile"_s, u"--member"_s, kChen});
        QVERIFY(after.value(u"advice"_s).toArray().isEmpty());
        QCOMPARE(after.value(u"appliances"_s).toArray().size(), before.value(u"appliances"_s).toArray().size());
        QCOMPARE(after.value(u"open"_s).toArray().size(), before.value(u"open"_s).toArray().size());
    }
}

/// Golden case 10, across two terminals: proposed on one, agreed by a lead on the other, found by any key on both, and parted.
void TestTwoCounters::thePhoneCallAndTheEmailAreOnePerson()
{
    QVERIFY(m_first->say({u"act"_s, u"member.register"_s,
                          u"{\"memberId\":\"member-twin\",\"familyName\":\"陈\",\"phone\":\"+8619900009811\",\"salutation\":\"ms\"}"_s}));
    meet(false);
    QVERIFY(m_first->say({u"merge"_s, u"propose"_s, kChen, u"member-twin"_s}));
    QCOMPARE(m_first->ask({u"merge"_s, kChen, u"member-twin"_s}).value(u"stage"_s).toString(), u"proposed"_s);
    meet(false);
    QCOMPARE(m_first->refusal({u"merge"_s, u"confirm"_s, kChen, u"member-twin"_s}), u"notPermitted"_s);
    QVERIFY(m_second->say({u"merge"_s, u"confirm"_s, kChen, u"member-twin"_s}));
    QVERIFY(!m_second->ask({u"sync"_s}).isEmpty());
    meet(false);
    for (SecondCounter *counter : {m_first.get(), m_second.get()})
        for (const auto &key : {u"19900009811"_s, golden::kChenPhone.toString().mid(3), u"chen.jing@demo.example"_s}) {
            const QJsonArray hits = counter->ask({u"find"_s, key}).value(u"hits"_s).toArray();
            QCOMPARE(hits.size(), 1);
            QCOMPARE(hits.at(0).toObject().value(u"memberId"_s).toString(), kChen);
        }
    QVERIFY(m_second->say({u"merge"_s, u"undo"_s, kChen, u"member-twin"_s}));
    QVERIFY(!m_second->ask({u"sync"_s}).isEmpty());
    meet(false);
    const QJsonArray hits = m_first->ask({u"find"_s, u"19900009811"_s}).value(u"hits"_s).toArray();
    QCOMPARE(hits.at(0).toObject().value(u"memberId"_s).toString(), u"member-twin"_s);
}

void TestTwoCounters::pointsGivenOutTwiceAreDeductedOnce()
{
    const int all = header(m_first->ask({u"profile"_s, u"--member"_s, kChen})).value(u"pointsConfirmed"_s).toInt();
    m_central->kill();
    QCOMPARE(m_first->refusal({u"redeem"_s, kChen, QString::number(Policy{}.offlineRedeemCap + 1), u"gift"_s}), u"overCap"_s);
    QVERIFY(m_first->say({u"redeem"_s, kChen, u"100"_s, u"gift"_s}));
    QCOMPARE(header(m_first->ask({u"profile"_s, u"--member"_s, kChen})).value(u"pointsProvisional"_s).toInt(), -100);
    meet(true);
    for (int time = 0; time < 3; ++time)
        QVERIFY(!m_first->ask({u"sync"_s}).isEmpty());
    meet(false);
    for (SecondCounter *counter : {m_first.get(), m_second.get()})
        QCOMPARE(header(counter->ask({u"profile"_s, u"--member"_s, kChen})).value(u"pointsConfirmed"_s).toInt(), all - 100);
}

/// Somebody looks at three machines before saying who they are.
void TestTwoCounters::threeScansBeforeANameAreOnTheirTimeline()
{
    QFETCH(bool, isCut);
    if (isCut)
        m_central->kill();
    QVERIFY(m_first->say({u"visit"_s, kChen, golden::kStockedUnit.toString(), golden::kConnectedUnit.toString(), golden::kSoldUnit.toString()}));
    QCOMPARE(told(m_first->ask({u"profile"_s, u"--member"_s, kChen}), u"看了"_s), 3);
    meet(isCut);
    meet(false);
    for (SecondCounter *counter : {m_first.get(), m_second.get()})
        QCOMPARE(told(counter->ask({u"profile"_s, u"--member"_s, kChen}), u"看了"_s), 3);
}

QTEST_MAIN(TestTwoCounters)
#include "tst_twocounters.moc"
