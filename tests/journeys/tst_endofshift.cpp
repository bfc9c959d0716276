// SPDX-License-Identifier: Apache-2.0
#include "central/seed/golden.h"
#include "tests/journeys/counterwindow.h"

#include <QJsonArray>

using namespace zhike;
using namespace Qt::StringLiterals;

/// A shift is closed with three things unsent and no line; the list says so; the next person sees them; central
/// confirms them later - all through the real window.
class TestEndOfShift : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void closingDoesntWaitForTheLineAndTheNextShiftSeesWhatWasLeft()
    {
        CentralProcess central;
        QVERIFY(central.start());
        CounterWindow counter;
        QVERIFY(counter.open(central.url()));
        QVERIFY(counter.signIn(golden::kLeadBadge.toString())); // known here, so that she may come back without a line
        counter.reception().lock();
        QVERIFY(counter.see(u"signInBadge"_s));
        QVERIFY(counter.signIn());
        QVERIFY(counter.openMember(u"19900005678"_s));
        central.kill();
        for (int i = 0; i < 3; ++i)
            QVERIFY(bookRepair(counter));

        QVERIFY(counter.press(u"rail-outbox"_s));
        QVERIFY(counter.press(u"shiftButton"_s));
        QVERIFY(counter.seeText(u"还没确认 3"_s));
        QVERIFY(counter.seeText(u"照样可以收班"_s));
        counter.picture(u"shift-before-close"_s);
        QVERIFY(counter.press(u"closeShiftButton"_s));
        QVERIFY(counter.see(u"signInBadge"_s)); // closed and locked, with the line still down

        QVERIFY(counter.signIn(golden::kLeadBadge.toString()));
        QVERIFY(counter.press(u"rail-outbox"_s));
        QCOMPARE(counter.reception().line().waiting, 3);
        QVERIFY(counter.press(u"shiftButton"_s));
        QVERIFY(counter.seeText(u"当时没确认 3 条，现在还剩 3 条"_s));
        QVERIFY(counter.seeText(u"回执 0"_s)); // her own shift begins
        counter.picture(u"shift-next"_s);

        QVERIFY(central.start());
        QVERIFY(counter.sendAll());
        QVERIFY(counter.seeText(u"现在还剩 0 条"_s));
        const QJsonObject profile =
            askSecondTerminal(central.url(), {u"profile"_s, u"--member"_s, golden::kChen.toString()});
        int repairs = 0;
        for (const auto &ticket : profile.value(u"open"_s).toArray())
            repairs += ticket.toObject().value(u"kind"_s).toString() == "repair"_L1 ? 1 : 0;
        QCOMPARE(repairs, 3);
    }

private:
    static bool bookRepair(CounterWindow &counter)
    {
        return counter.press(u"repairButton"_s) && counter.press(u"pick-"_s + golden::kChenFridge.toString())
            && counter.press(u"symptom-noise"_s) && counter.press(u"confirmButton"_s) && counter.see(u"receiptNumber"_s)
            && counter.press(u"closeNoticeButton"_s);
    }
};

QTEST_MAIN(TestEndOfShift)
#include "tst_endofshift.moc"
