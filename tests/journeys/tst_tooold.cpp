// SPDX-License-Identifier: Apache-2.0
#include "central/seed/golden.h"
#include "tests/journeys/counterwindow.h"

using namespace zhike;
using namespace Qt::StringLiterals;

/// Central has moved on and takes no ops of this program any more (426): the window says so in words, goes on working, and
/// what was entered leaves when central takes it again.
class TestTooOld : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsSaidAndWorkGoesOn()
    {
        CentralProcess central;
        QVERIFY(central.start());
        const SystemClock clock;
        CounterWindow counter(clock);
        QVERIFY(counter.open(central.url()));
        QVERIFY(counter.signIn());
        QVERIFY(!counter.robot().seesText(u"版本太旧"_s));
        QVERIFY(central.errand({u"require"_s, u"99"_s}));

        QVERIFY(bookRepair(counter)); // with a receipt, as ever
        counter.place().flush();
        QVERIFY(counter.seeText(u"这个版本太旧，总部不再接收"_s)); // the chip
        QVERIFY(counter.seeText(u"程序一更新就自己发出去"_s)); // the banner
        QVERIFY(counter.press(u"rail-outbox"_s));
        QVERIFY(counter.see(u"lineState"_s));
        QTRY_COMPARE(counter.robot().find(u"lineState"_s)->property("text").toString(), u"这个版本太旧，总部不再接收"_s);
        QCOMPARE(counter.reception().line().waiting, 1);
        counter.picture(u"too-old"_s);

        QVERIFY(central.errand({u"require"_s, u"1"_s}));
        QVERIFY(counter.sendAll());
        QTRY_VERIFY_WITH_TIMEOUT(!counter.robot().seesText(u"版本太旧"_s), 30'000);
    }

private:
    static bool bookRepair(CounterWindow &counter)
    {
        return counter.openMember(u"19900005678"_s) && counter.press(u"repairButton"_s)
            && counter.press(u"pick-"_s + golden::kChenFridge.toString()) && counter.press(u"symptom-noise"_s)
            && counter.press(u"confirmButton"_s) && counter.see(u"receiptNumber"_s)
            && counter.press(u"closeNoticeButton"_s);
    }
};

QTEST_MAIN(TestTooOld)
#include "tst_tooold.moc"
