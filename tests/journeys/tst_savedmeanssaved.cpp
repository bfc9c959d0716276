// SPDX-License-Identifier: Apache-2.0
#include "central/seed/golden.h"
#include "tests/journeys/counterwindow.h"
#include "tests/support/gatedisk.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kFrames = 25; // what a window paints in half a second

/// The window paints `count` frames; false as soon as one of them shows `handle`.
bool paintsWithout(CounterWindow &counter, const QString &handle, int count)
{
    QSignalSpy frames(counter.window(), &QQuickWindow::frameSwapped);
    bool isClean = true;
    return QTest::qWaitFor(
               [&] {
                   counter.window()->update();
                   isClean = isClean && !counter.robot().sees(handle);
                   return frames.size() >= count || !isClean;
               },
               60'000)
        && isClean;
}

} // namespace

/// I1 in the window: the receipt is painted after the commit and never before - with a disk that holds the commit back,
/// and with one on which it fails.
class TestSavedMeansSaved : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noReceiptIsPaintedBeforeTheCommit()
    {
        GateDisk disk;
        CentralProcess central;
        QVERIFY(central.start());
        CounterWindow counter;
        counter.useDisk(GateDisk::vfs());
        QVERIFY(standBeforeTheButton(counter, central));
        central.kill(); // nothing else writes: whoever stands at the gate is this deed

        disk.set(GateDisk::Gate::Held);
        QVERIFY(counter.press(u"registerButton"_s));
        QVERIFY(QTest::qWaitFor([&] { return disk.isSomebodyWaiting(); }, 30'000));
        QVERIFY(paintsWithout(counter, u"receiptNumber"_s, kFrames));
        QVERIFY(!counter.robot().seesText(u"已登记"_s));

        disk.set(GateDisk::Gate::Open);
        QVERIFY(counter.see(u"receiptNumber"_s)); // the same window paints it as soon as the commit is through
    }

    void aCommitThatFailsPaintsNoReceiptAndSaysSo()
    {
        GateDisk disk;
        CentralProcess central;
        QVERIFY(central.start());
        CounterWindow counter;
        counter.useDisk(GateDisk::vfs());
        QVERIFY(standBeforeTheButton(counter, central));
        central.kill();

        disk.set(GateDisk::Gate::Failing);
        QVERIFY(counter.press(u"registerButton"_s));
        QVERIFY(counter.see(u"receiptWords"_s)); // the bar says what happened
        QVERIFY(disk.refused() > 0);
        QVERIFY(paintsWithout(counter, u"receiptNumber"_s, kFrames));
        QVERIFY(!counter.robot().seesText(u"已登记"_s));
        QVERIFY(counter.see(u"banner"_s)); // nothing can be kept on this disk
        QCOMPARE(counter.reception().line().waiting, 0);

        disk.set(GateDisk::Gate::Open);
        QVERIFY(central.start());
        const QJsonObject profile =
            askSecondTerminal(central.url(), {u"profile"_s, u"--member"_s, golden::kChen.toString()});
        QVERIFY(!profile.isEmpty());
        for (const auto &unit : profile.value(u"appliances"_s).toArray())
            QVERIFY(unit.toObject().value(u"unit"_s).toString() != golden::kStockedUnit);
    }

private:
    static bool standBeforeTheButton(CounterWindow &counter, const CentralProcess &central)
    {
        return counter.open(central.url()) && counter.signIn() && counter.openMember(u"19900005678"_s)
            && counter.scanLabel(u"https://u.hemei.example/u/"_s + golden::kStockedUnit.toString())
            && counter.see(u"registerButton"_s);
    }
};

QTEST_MAIN(TestSavedMeansSaved)
#include "tst_savedmeanssaved.moc"
