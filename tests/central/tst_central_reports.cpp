// SPDX-License-Identifier: Apache-2.0
#include "tests/central/rig.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace zhike;
using namespace zhike::test;

namespace {

QString macOf(int n) { return u"mac-%1"_s.arg(n); }

/// Row n as a terminal with a whole file sends it.
QJsonObject row(int n)
{
    return {{u"n"_s, n},          {u"after"_s, n - 1},  {u"prev"_s, n > 1 ? macOf(n - 1) : QString()},
            {u"mac"_s, macOf(n)}, {u"isWhole"_s, true}, {u"body"_s, QJsonObject{{u"event"_s, u"view"_s}}}};
}

QJsonObject with(QJsonObject object, const char *name, const QJsonValue &value)
{
    object.insert(QLatin1StringView(name), value);
    return object;
}

QJsonObject send(const Desk &desk, const QJsonArray &rows)
{
    return desk.post("/v1/audit", {{u"rows"_s, rows}}).json();
}

QJsonObject standing(int accepted, int haveTo, int breaks)
{
    return {{u"accepted"_s, accepted}, {u"haveTo"_s, haveTo}, {u"breaks"_s, breaks}};
}

} // namespace

/// What terminals tell about themselves: their audit, each row once and in order; that they are alive.
class TestCentralReports : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRowSentTwiceIsKeptOnce();
    void whatDoesntFollowShowsAndIsKept_data();
    void whatDoesntFollowShowsAndIsKept();
    void aRestoredCentralAsksForWhatItLost();
    void twoFilesOfOneTerminalAreBothKept();
    void terminalsDontMixTheirRows();
    void aMalformedRowIsRefusedWhole_data();
    void aMalformedRowIsRefusedWhole();
    void theNewestHeartbeatIsKept();
};

void TestCentralReports::aRowSentTwiceIsKeptOnce()
{
    Rig rig;
    const Desk desk(rig);
    QCOMPARE(send(desk, {row(1), row(2)}), standing(2, 2, 0));
    QCOMPARE(send(desk, {row(1), row(2), row(3)}), standing(1, 3, 0));
    QCOMPARE(send(desk, {}), standing(0, 3, 0));
    QCOMPARE(rig.count("SELECT COUNT(*) FROM terminal_audit"), 3);
}

void TestCentralReports::whatDoesntFollowShowsAndIsKept_data()
{
    QTest::addColumn<QJsonObject>("third");
    QTest::addColumn<int>("breaks");
    QTest::newRow("the next row is no break") << row(3) << 0;
    QTest::newRow("a row that follows on another") << with(row(3), "prev", u"mac-x"_s) << 1;
    QTest::newRow("a row the terminal found changed") << with(row(3), "isWhole", false) << 1;
    QTest::newRow("a hole: rows were taken out of the file") << with(row(5), "after", 2) << 1;
}

void TestCentralReports::whatDoesntFollowShowsAndIsKept()
{
    QFETCH(QJsonObject, third);
    QFETCH(int, breaks);
    Rig rig;
    const Desk desk(rig);
    QCOMPARE(send(desk, {row(1), row(2)}), standing(2, 2, 0));
    QCOMPARE(send(desk, {third}), standing(1, third.value("n"_L1).toInt(), breaks));
    QCOMPARE(send(desk, {third}), standing(0, third.value("n"_L1).toInt(), breaks)); // seen once, counted once
    QCOMPARE(rig.count("SELECT COUNT(*) FROM terminal_audit"), 3);
}

void TestCentralReports::aRestoredCentralAsksForWhatItLost()
{
    Rig rig;
    const Desk desk(rig);
    QCOMPARE(send(desk, {row(1), row(2)}), standing(2, 2, 0));
    QCOMPARE(send(desk, {row(6), row(7)}), standing(2, 2, 0)); // 3 … 5 were here before the backup was put back
    QCOMPARE(send(desk, {row(3), row(4), row(5), row(6), row(7)}), standing(3, 7, 0));
}

void TestCentralReports::twoFilesOfOneTerminalAreBothKept()
{
    Rig rig;
    const Desk desk(rig);
    QCOMPARE(send(desk, {row(1), row(2), row(3)}), standing(3, 3, 0));
    QCOMPARE(send(desk, {with(row(3), "mac", u"mac-of-the-copy"_s)}), standing(1, 3, 1));
    QCOMPARE(rig.count("SELECT COUNT(*) FROM terminal_audit WHERE n = 3"), 2);
}

void TestCentralReports::terminalsDontMixTheirRows()
{
    Rig rig;
    const Desk one(rig);
    const Desk other(rig, "replica-2");
    QCOMPARE(send(one, {row(1), row(2)}), standing(2, 2, 0));
    QCOMPARE(send(other, {row(1)}), standing(1, 1, 0));
}

void TestCentralReports::aMalformedRowIsRefusedWhole_data()
{
    QTest::addColumn<QJsonObject>("bad");
    QTest::newRow("no number") << with(row(3), "n", 0);
    QTest::newRow("no MAC") << with(row(3), "mac", QString());
    QTest::newRow("after itself") << with(row(3), "after", 3);
    QTest::newRow("a number that is text") << with(row(3), "n", u"three"_s);
}

void TestCentralReports::aMalformedRowIsRefusedWhole()
{
    QFETCH(QJsonObject, bad);
    Rig rig;
    const Desk desk(rig);
    QCOMPARE(desk.post("/v1/audit", {{u"rows"_s, QJsonArray{row(1), bad}}}).status, 400);
    QCOMPARE(rig.count("SELECT COUNT(*) FROM terminal_audit"), 0);
}

void TestCentralReports::theNewestHeartbeatIsKept()
{
    Rig rig;
    const Desk desk(rig);
    QCOMPARE(desk.post("/v1/terminals/heartbeat", {}).status, 200);
    QCOMPARE(rig.count("SELECT COUNT(*) FROM terminal_report"), 0);
    QCOMPARE(desk.post("/v1/terminals/heartbeat", {{u"waiting"_s, 7}}).status, 200);
    QCOMPARE(desk.post("/v1/terminals/heartbeat", {{u"waiting"_s, 3}, {u"readiness"_s, 97}}).status, 200);
    QCOMPARE(rig.count("SELECT COUNT(*) FROM terminal_report WHERE body LIKE '%\"waiting\":3%'"), 1);
    QCOMPARE(desk.post("/v1/terminals/heartbeat", {{u"note"_s, QString(4000, u'x')}}).status, 413);
}

QTEST_GUILESS_MAIN(TestCentralReports)
#include "tst_central_reports.moc"
