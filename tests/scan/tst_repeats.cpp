// SPDX-License-Identifier: Apache-2.0
#include "core/scan/repeats.h"

#include <QTest>

using namespace zhike;

/// One event a code, by a clock that the test holds.
class TestRepeats : public QObject {
    Q_OBJECT

private:
    static int events(Repeats &repeats, const QByteArray &code, std::initializer_list<qint64> times)
    {
        int count = 0;
        for (const qint64 at : times)
            count += repeats.isNew(code, at) ? 1 : 0;
        return count;
    }

private Q_SLOTS:
    void fiveReadingsInTwoSecondsAreOneEventAndThreeSecondsLaterOneMore()
    {
        Repeats repeats;
        QCOMPARE(events(repeats, "A", {0, 500, 1000, 1500, 2000}), 1);
        QCOMPARE(events(repeats, "A", {3000}), 1);
    }
    void aHandThatShakesIsOneEvent()
    {
        Repeats repeats;
        QCOMPARE(events(repeats, "A", {0, 40, 80, 900, 2000}), 1);
        QCOMPARE(events(repeats, "A", {5000, 5040}), 1);
    }
    void aCodeThatStaysBeforeTheCameraIsOneEvent()
    {
        Repeats repeats;
        int count = 0;
        for (qint64 at = 0; at < 60'000; at += 100)
            count += repeats.isNew("A", at) ? 1 : 0;
        QCOMPARE(count, 1);
        QVERIFY(repeats.isNew("A", 64'000));
    }
    void anotherCodeIsAnotherEventAtOnce()
    {
        Repeats repeats;
        QVERIFY(repeats.isNew("A", 0));
        QVERIFY(repeats.isNew("B", 10));
        QVERIFY(!repeats.isNew("A", 20));
        QVERIFY(!repeats.isNew("B", 30));
    }
    void afterALockTheSameCodeIsNew()
    {
        Repeats repeats;
        QVERIFY(repeats.isNew("A", 0));
        repeats.forget();
        QVERIFY(repeats.isNew("A", 10));
    }
};

QTEST_APPLESS_MAIN(TestRepeats)
#include "tst_repeats.moc"
