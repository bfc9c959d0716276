// SPDX-License-Identifier: Apache-2.0
#include "core/session/offlinepin.h"
#include "core/store/shelves.h"
#include "tests/desk/counter.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

const QString kBadge = u"HMS-0001"_s;
const QString kPin = u"135790"_s;
const QString kWrong = u"000000"_s;

/// One run of the program on the counter's file: central's address answers nobody.
struct Run {
    explicit Run(Counter &counter)
        : client(QUrl(u"http://127.0.0.1:9"_s), {network, timers, counter.clock()})
        , engine({counter.store(), client, timers, counter.clock(), 1})
        , reception({counter.rooms(), client, engine})
    {
    }
    Result<SignedIn> signIn(const QString &pin) { return Counter::take(reception.signIn(kBadge, pin)); }

    QNetworkAccessManager network;
    LoopTimers timers;
    CentralClient client;
    SyncEngine engine;
    Reception reception;
};

/// What an earlier sign-in with a line has left in the file.
void keepLogin(Counter &counter, const QDateTime &validUntil)
{
    const Associate lin{AssociateId(u"associate-1"_s), u"小林"_s, u"associate"_s, kStore};
    const auto kept = counter.file().write([lin, validUntil](Writer &writer) -> Result<bool> {
        const PinVerifier verifier = *makePinVerifier(kPin, writer.sealer().verifierKey());
        logins::put(writer, {kBadge, lin.associateId, json::toBytes(toJson(lin)), verifier.salt, verifier.mac, validUntil, 0, 0});
        return true;
    });
    QVERIFY(kept);
}

QDateTime inAWeek(Counter &counter) { return counter.clock().now().addDays(7); }

} // namespace

/// Signing in while central can't be reached.
class TestReception : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstSignInNeedsTheLine();
    void aKeptLoginOpensTheDesk();
    void aKeptLoginEnds();
    void fiveWrongTriesLock();
    void aLockSurvivesARestart();
    void aRestartLengthensNoLock();
    void theRightPinForgetsTheWrongOnes();
    void lockingDestroysTheDesk();
};

void TestReception::theFirstSignInNeedsTheLine()
{
    Counter counter;
    Run run(counter);
    const Result<SignedIn> answer = run.signIn(kPin);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::LineDown);
    QVERIFY(!run.reception.desk());
}

void TestReception::aKeptLoginOpensTheDesk()
{
    Counter counter;
    keepLogin(counter, inAWeek(counter));
    Run run(counter);
    QSignalSpy opened(&run.reception, &Reception::deskChanged);
    QCOMPARE(run.signIn(kWrong).error().code, ErrorCode::SignInWrong);
    QVERIFY(!run.reception.desk());
    const Result<SignedIn> answer = run.signIn(kPin);
    QVERIFY(answer);
    QVERIFY(answer->isOffline);
    QCOMPARE(answer->displayName, u"小林"_s);
    QCOMPARE(answer->role, u"associate"_s);
    QCOMPARE(answer->storeName.zh, u"一店"_s);
    QCOMPARE(opened.size(), 1);
    QVERIFY(run.reception.desk());
    QVERIFY(Counter::take(run.reception.desk()->member(kChen, RecognisedBy::Phone)));
    QVERIFY(Counter::take(run.reception.desk()->act(RegisterUnit{kChen, newWasher(), {}})));
    QVERIFY(counter.isAuditWhole());
}

void TestReception::aKeptLoginEnds()
{
    Counter counter;
    keepLogin(counter, counter.clock().now().addSecs(60));
    Run run(counter);
    QVERIFY(run.signIn(kPin));
    counter.clock().advance(61'000);
    QCOMPARE(run.signIn(kPin).error().code, ErrorCode::SignInExpired);
}

void TestReception::fiveWrongTriesLock()
{
    Counter counter;
    keepLogin(counter, inAWeek(counter));
    Run run(counter);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(run.signIn(kWrong).error().code, ErrorCode::SignInWrong);
    QCOMPARE(run.signIn(kWrong).error(), (Error{ErrorCode::SignInLocked, u"30"_s}));
    QCOMPARE(run.signIn(kPin).error(), (Error{ErrorCode::SignInLocked, u"30"_s})); // right, but too soon
    counter.clock().advance(29'000);
    QCOMPARE(run.signIn(kPin).error(), (Error{ErrorCode::SignInLocked, u"1"_s}));
    counter.clock().advance(1'000);
    QCOMPARE(run.signIn(kWrong).error(), (Error{ErrorCode::SignInLocked, u"60"_s})); // one more: twice as long
    counter.clock().advance(60'000);
    QVERIFY(run.signIn(kPin));
}

void TestReception::aLockSurvivesARestart()
{
    Counter counter;
    keepLogin(counter, inAWeek(counter));
    {
        Run run(counter);
        counter.clock().advance(3600 * 1000); // the program has run for an hour
        for (int i = 0; i < 5; ++i)
            (void)run.signIn(kWrong);
        QCOMPARE(run.signIn(kPin).error().code, ErrorCode::SignInLocked);
    }
    counter.clock().setWrong(86'400'000); // a clock set forward opens nothing
    Run again(counter);
    QCOMPARE(again.signIn(kPin).error(), (Error{ErrorCode::SignInLocked, u"30"_s}));
    counter.clock().advance(30'000);
    QVERIFY(again.signIn(kPin));
}

void TestReception::aRestartLengthensNoLock()
{
    Counter counter;
    keepLogin(counter, inAWeek(counter));
    {
        Run run(counter);
        for (int i = 0; i < 5; ++i)
            (void)run.signIn(kWrong);
    }
    Run again(counter);
    counter.clock().advance(30'000); // served while the program stood at its sign-in page
    QVERIFY(again.signIn(kPin));
}

void TestReception::theRightPinForgetsTheWrongOnes()
{
    Counter counter;
    keepLogin(counter, inAWeek(counter));
    Run run(counter);
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 4; ++i)
            QCOMPARE(run.signIn(kWrong).error().code, ErrorCode::SignInWrong);
        QVERIFY(run.signIn(kPin));
    }
}

void TestReception::lockingDestroysTheDesk()
{
    Counter counter;
    keepLogin(counter, inAWeek(counter));
    Run run(counter);
    QVERIFY(run.signIn(kPin));
    const QPointer<Desk> desk = run.reception.desk();
    auto pending = desk->member(kChen, RecognisedBy::Phone); // still being read
    run.reception.lock();
    QVERIFY(!desk);
    QVERIFY(!run.reception.desk());
    QCOMPARE(run.reception.lastBadge(), kBadge);
    QVERIFY(QTest::qWaitFor([&pending] { return pending.isFinished(); }, 20'000));
    QVERIFY(run.signIn(kPin));
}

QTEST_GUILESS_MAIN(TestReception)
#include "tst_reception.moc"
