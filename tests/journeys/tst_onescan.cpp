// SPDX-License-Identifier: Apache-2.0
#include "central/seed/golden.h"
#include "tests/journeys/counterwindow.h"

#include <QJsonArray>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

QString labelOf(QStringView code) { return u"https://u.hemei.example/u/"_s + code.toString(); }

int countUnit(const QJsonObject &profile, QStringView code)
{
    int count = 0;
    for (const auto &appliance : profile.value(u"appliances"_s).toArray())
        count += appliance.toObject().value(u"unit"_s).toString() == code ? 1 : 0;
    return count;
}

int confirmedPoints(const QJsonObject &profile) { return profile.value(u"header"_s).toObject().value(u"pointsConfirmed"_s).toInt(); }
int provisionalPoints(const QJsonObject &profile) { return profile.value(u"header"_s).toObject().value(u"pointsProvisional"_s).toInt(); }

} // namespace

/// Golden case 2: an ordinary unit registers, a connected unit activates; points provisional → confirmed; warranty and manual
/// open - online, and with central killed before the scan and started again afterwards.
class TestOneScan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneScanRegistersExactlyOnce_data()
    {
        QTest::addColumn<bool>("isCut");
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("isConnected");
        QTest::newRow("an ordinary unit, online") << false << golden::kStockedUnit.toString() << false;
        QTest::newRow("an ordinary unit, the line cut") << true << golden::kStockedUnit.toString() << false;
        QTest::newRow("a connected unit, online") << false << golden::kConnectedUnit.toString() << true;
        QTest::newRow("a connected unit, the line cut") << true << golden::kConnectedUnit.toString() << true;
    }
    void oneScanRegistersExactlyOnce()
    {
        QFETCH(bool, isCut);
        QFETCH(QString, code);
        QFETCH(bool, isConnected);
        CentralProcess central;
        QVERIFY(central.start());
        const QJsonObject before = askSecondTerminal(central.url(), {u"profile"_s, u"--member"_s, golden::kChen.toString()});
        QVERIFY(!before.isEmpty());
        QCOMPARE(countUnit(before, code), 0);

        CounterWindow counter;
        QVERIFY(counter.open(central.url()));
        QVERIFY(counter.signIn());
        QVERIFY(counter.openMember(u"19900005678"_s));
        if (isCut)
            central.kill();

        QVERIFY(counter.scanLabel(labelOf(code)));
        QVERIFY(counter.see(u"passportVerdict"_s));
        QVERIFY(counter.seeText(isConnected ? u"登记并激活"_s : u"登记"_s));
        QVERIFY(counter.press(u"registerButton"_s));
        QVERIFY(counter.see(u"receiptNumber"_s)); // painted only after the commit
        QVERIFY(counter.see(u"undoButton"_s));
        counter.picture((isConnected ? u"connected"_s : u"ordinary"_s) + (isCut ? u"-offline"_s : u"-online"_s));

        // Warranty and manual open from the same screen, on this terminal's own word.
        QVERIFY(counter.press(u"warrantyButton"_s));
        QVERIFY(counter.see(u"warrantyList"_s));
        counter.robot().key(Qt::Key_Escape);
        QVERIFY(counter.press(u"manualButton"_s));
        QVERIFY(counter.see(u"manualSteps"_s));
        counter.robot().key(Qt::Key_Escape);

        if (isCut) {
            QVERIFY(QTest::qWaitFor([&] { return counter.reception().line().state != LineState::Online; }, 60000));
            QCOMPARE(counter.reception().line().waiting, 1);
            QVERIFY(central.start());
        }
        QVERIFY(counter.sendAll());

        const QJsonObject after = askSecondTerminal(central.url(), {u"profile"_s, u"--member"_s, golden::kChen.toString()});
        QCOMPARE(countUnit(after, code), 1);
        QCOMPARE(confirmedPoints(after), confirmedPoints(before) + Policy{}.activationPoints);
        QCOMPARE(provisionalPoints(after), 0);
        QCOMPARE(after.value(u"appliances"_s).toArray().size(), before.value(u"appliances"_s).toArray().size() + 1);
        const QJsonObject passport = askSecondTerminal(central.url(), {u"passport"_s, code});
        QCOMPARE(passport.value(u"isActivated"_s).toBool(), isConnected);
    }

    /// The undo window is the person's: what was taken back never leaves this terminal.
    void undoBeforeSendingLeavesNothingAtCentral()
    {
        CentralProcess central;
        QVERIFY(central.start());
        CounterWindow counter;
        QVERIFY(counter.open(central.url()));
        QVERIFY(counter.signIn());
        QVERIFY(counter.openMember(u"19900005678"_s));
        QVERIFY(counter.scanLabel(labelOf(golden::kStockedUnit)));
        QVERIFY(counter.press(u"registerButton"_s));
        QVERIFY(QTest::qWaitFor([&] { return counter.reception().line().waiting == 1; }, 30000));
        QVERIFY(counter.press(u"undoButton"_s));
        QVERIFY(QTest::qWaitFor([&] { return counter.reception().line().waiting == 0; }, 30000));
        QVERIFY(counter.sendAll());
        const QJsonObject after = askSecondTerminal(central.url(), {u"profile"_s, u"--member"_s, golden::kChen.toString()});
        QVERIFY(!after.isEmpty());
        QCOMPARE(countUnit(after, golden::kStockedUnit), 0);
    }

    void somebodyElsesUnitNeverSaysWhose()
    {
        CentralProcess central;
        QVERIFY(central.start());
        CounterWindow counter;
        QVERIFY(counter.open(central.url()));
        QVERIFY(counter.signIn());
        QVERIFY(counter.openMember(u"19900005678"_s));
        QVERIFY(counter.scanLabel(labelOf(golden::kSomeonesUnit)));
        QVERIFY(counter.see(u"findOwnerButton"_s));
        QVERIFY(!counter.robot().sees(u"registerButton"_s));
        QVERIFY2(!counter.robot().seesText(u"刘"_s), "the owner's name is on the screen");
    }
};

QTEST_MAIN(TestOneScan)
#include "tst_onescan.moc"
