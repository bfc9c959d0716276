// SPDX-License-Identifier: Apache-2.0
#include "tests/journeys/counterwindow.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace {
constexpr int kPatienceMs = 60'000;
}

/// A second start of the program on the same file shows the window that is there and ends well, at once.
class TestSecondStart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSecondStartShowsTheFirstWindow()
    {
        CentralProcess central;
        QVERIFY(central.start());
        CounterWindow counter;
        QVERIFY(counter.open(central.url()));
        counter.window()->showMinimized();
        QTRY_COMPARE(counter.window()->visibility(), QWindow::Minimized);

        QProcess second;
        second.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        second.start(qEnvironmentVariable("ZHIKE_BIN_DIR") + u"/zhike"_s,
                     {u"--file"_s, counter.file(), u"--central"_s, central.url().toString(), u"--demo"_s});
        QVERIFY(QTest::qWaitFor([&] { return second.state() == QProcess::NotRunning; }, kPatienceMs));
        QCOMPARE(second.exitStatus(), QProcess::NormalExit);
        QCOMPARE(second.exitCode(), 0);
        QVERIFY(counter.window()->visibility() != QWindow::Minimized);
        QVERIFY(counter.signIn()); // the first one works on
    }
};

QTEST_MAIN(TestSecondStart)
#include "tst_secondstart.moc"
