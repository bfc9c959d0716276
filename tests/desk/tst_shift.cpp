// SPDX-License-Identifier: Apache-2.0
#include "core/desk/exportoutbox.h"
#include "core/desk/shift.h"
#include "core/store/outbox.h"
#include "core/store/shelves.h"
#include "core/sync/marks.h"
#include "tests/desk/counter.h"

#include <QJsonDocument>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

const AssociateId kLin(u"associate-1"_s);

void open(Counter &counter)
{
    [[maybe_unused]] const auto done =
        counter.file().write([at = counter.clock().now()](Writer &writer) -> Result<bool> {
            openShift(writer, kLin, at);
            return true;
        });
}

OpId book(Desk &desk)
{
    return Counter::take(desk.act(BookRepair{kChen, chenWasher(), u"noise"_s, {}, {}, {}, 120, {}}))->op;
}
OpId note(Desk &desk, const MemberId &member = kChen)
{
    return Counter::take(desk.act(AddNote{member, u"周末再来"_s}))->op;
}

ShiftView shiftOf(Desk &desk) { return *Counter::take(desk.shift()); }

QString stateOf(Desk &desk, const OpId &op)
{
    const OutboxView view = *Counter::take(desk.outbox());
    for (const OutboxRow &row : view.rows)
        if (row.op == op)
            return enumName(row.state);
    return u"not listed"_s;
}

void setDurable(Counter &counter, qint64 seq)
{
    [[maybe_unused]] const auto done = counter.file().write([seq](Writer &writer) -> Result<bool> {
        meta::set(writer, sync::kDurable, seq);
        outbox::pruneJournal(writer, seq);
        return true;
    });
}

} // namespace

/// The list a person reads at the end of the day.
class TestShift : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachOfTheSevenStatesIsReachable()
    {
        Counter counter;
        open(counter);
        const auto desk = counter.desk();
        const OpId waiting = note(*desk);
        QCOMPARE(stateOf(*desk, waiting), u"waiting"_s);
        const OpId undone = note(*desk);
        QCOMPARE(*Counter::take(desk->undo(undone)), UndoOutcome::Removed);
        QCOMPARE(stateOf(*desk, undone), u"cancelled"_s);
        QVERIFY(counter.letGo() > 0);
        QCOMPARE(stateOf(*desk, waiting), u"sent"_s);
        counter.answer(waiting, Outcome::Applied, 500);
        QCOMPARE(stateOf(*desk, waiting), u"withCentral"_s);
        Member chen = counter.storedMember(kChen);
        while (counter.put(chen) < 500) { }
        counter.page();
        QCOMPARE(stateOf(*desk, waiting), u"kept"_s);
        setDurable(counter, 499);
        QCOMPARE(stateOf(*desk, waiting), u"kept"_s);
        setDurable(counter, 500);
        QCOMPARE(stateOf(*desk, waiting), u"confirmed"_s); // from the shift's book: the file keeps no op of it any more
        const OpId refused = book(*desk);
        QVERIFY(counter.letGo() > 0);
        counter.answer(refused, Outcome::Rejected, 501, u"slotTaken"_s);
        QCOMPARE(stateOf(*desk, refused), u"refused"_s);
    }

    /// Read and put away it is gone from the list, and never comes back as "confirmed".
    void aRefusalThatWasReadNeverTurnsIntoAConfirmation()
    {
        Counter counter;
        open(counter);
        const auto desk = counter.desk();
        const OpId refused = book(*desk);
        QVERIFY(counter.letGo() > 0);
        counter.answer(refused, Outcome::Rejected, 300, u"slotTaken"_s);
        QVERIFY(*Counter::take(desk->dismissRefusal(refused)));
        setDurable(counter, 400);
        QCOMPARE(stateOf(*desk, refused), u"not listed"_s);
        QCOMPARE(shiftOf(*desk).refused, 1);
    }

    void whatACancellingOpTookBackStaysUndone()
    {
        Counter counter;
        open(counter);
        const auto desk = counter.desk();
        const OpId booked = book(*desk);
        QVERIFY(counter.letGo() > 0);
        QCOMPARE(*Counter::take(desk->undo(booked)), UndoOutcome::Cancelling);
        QCOMPARE(stateOf(*desk, booked), u"cancelled"_s);
    }

    /// What was built on an undone deed goes with it, and is never shown as done.
    void whatNeededAnUndoneDeedIsUndoneToo()
    {
        Counter counter;
        open(counter);
        const auto desk = counter.desk();
        const MemberId member = desk->newMemberId();
        const OpId made =
            Counter::take(desk->act(RegisterMember{member, u"欧阳"_s, u"雪"_s, u"+8619900007777"_s, {}, {}}))->op;
        const OpId unit = Counter::take(desk->act(RegisterUnit{member, newWasher(), {}}))->op;
        QCOMPARE(*Counter::take(desk->undo(made)), UndoOutcome::Removed);
        QCOMPARE(stateOf(*desk, made), u"cancelled"_s);
        QCOMPARE(stateOf(*desk, unit), u"cancelled"_s);
        QCOMPARE(shiftOf(*desk).done, 0);
    }

    void closingWithThreeUnsentIsAllowedAndListsThem()
    {
        Counter counter;
        open(counter);
        const auto desk = counter.desk();
        const std::vector<OpId> ops{note(*desk), note(*desk, kWang), book(*desk)};
        ShiftView view = shiftOf(*desk);
        QCOMPARE(view.openedBy, u"小林"_s);
        QCOMPARE(view.done, 3);
        QCOMPARE(view.waiting, 3);
        QCOMPARE(view.unsent.size(), size_t(3));
        QVERIFY(Counter::take(desk->closeShift()));

        // the next user
        counter.clock().advance(12 * 3600 * 1000);
        open(counter);
        const auto next = counter.desk();
        view = shiftOf(*next);
        QCOMPARE(view.done, 0);
        QCOMPARE(view.lastClosedBy, u"小林"_s);
        QCOMPARE(view.leftOpen, 3);
        QCOMPARE(view.leftStillOpen, 3);
        QCOMPARE(view.unsent.size(), size_t(3));
        QCOMPARE(view.unsent.front().receipt, receiptNumber(ops.front()));

        // central later confirms
        QVERIFY(counter.letGo() == 3);
        for (size_t i = 0; i < ops.size(); ++i)
            counter.answer(ops[i], Outcome::Applied, 600 + static_cast<qint64>(i));
        QCOMPARE(shiftOf(*next).leftStillOpen, 0);
        QCOMPARE(shiftOf(*next).leftOpen, 3);
    }

    void aShiftOutlivesTheProgramAndIsOpenedOnce()
    {
        Counter counter;
        open(counter);
        const QDateTime began = counter.clock().now();
        auto desk = counter.desk();
        note(*desk);
        desk.reset();
        counter.clock().advance(3600 * 1000);
        open(counter); // the second sign-in of the day
        desk = counter.desk();
        QCOMPARE(shiftOf(*desk).openedAt, began);
        QCOMPARE(shiftOf(*desk).done, 1);
        QStringList events;
        for (const QJsonObject &row : counter.auditRows())
            if (row["event"_L1].toString().startsWith("shift"_L1))
                events << row["event"_L1].toString();
        QCOMPARE(events, QStringList{u"shiftOpened"_s});
    }

    void anExportNamesNobody_data()
    {
        QTest::addColumn<ExportAs>("as");
        QTest::newRow("as CSV") << ExportAs::Csv;
        QTest::newRow("as JSON") << ExportAs::Json;
    }
    void anExportNamesNobody()
    {
        QFETCH(ExportAs, as);
        Counter counter;
        open(counter);
        const auto desk = counter.desk();
        const OpId op = note(*desk);
        RegisterMember made{desk->newMemberId(), u"欧阳"_s, u"雪"_s, u"+8619900007777"_s, {}, {}};
        QVERIFY(Counter::take(desk->act(made)));
        const OutboxView view = *Counter::take(desk->outbox());
        QVERIFY(!view.rows.empty() && std::any_of(view.rows.begin(), view.rows.end(), [](const OutboxRow &row) {
            return row.maskedMember.contains(u'陈');
        }));
        const QString text = QString::fromUtf8(*Counter::take(desk->exportOutbox(as)));
        QVERIFY(text.contains(receiptNumber(op)) && text.contains(u"waiting"_s));
        for (const QString &canary :
             {u"陈"_s, u"欧阳"_s, u"小林"_s, u"7777"_s, kChen.toString(), u"associate-1"_s, u"周末"_s})
            QVERIFY2(!text.contains(canary), qPrintable(canary));
        QCOMPARE(counter.auditRows().back()["event"_L1].toString(), u"export"_s);
    }

    void aCellIsNoFormula_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("a formula") << u"=1+2"_s << QByteArray("'=1+2");
        QTest::newRow("a sum") << u"+1"_s << QByteArray("'+1");
        QTest::newRow("a difference") << u"-1"_s << QByteArray("'-1");
        QTest::newRow("a name") << u"@SUM(A1)"_s << QByteArray("'@SUM(A1)");
        QTest::newRow("a tab in front of a formula") << u"\t=1"_s << QByteArray("'\t=1");
        QTest::newRow("a formula with a comma is quoted, too") << u"=A1,B1"_s << QByteArray("\"'=A1,B1\"");
        QTest::newRow("quotes are doubled") << u"a\"b"_s << QByteArray("\"a\"\"b\"");
        QTest::newRow("a plain word stays plain") << u"7C41-0092"_s << QByteArray("7C41-0092");
    }
    void aCellIsNoFormula()
    {
        QFETCH(QString, value);
        QFETCH(QByteArray, cell);
        QCOMPARE(csvCell(value), cell);
    }
};

QTEST_GUILESS_MAIN(TestShift)
#include "tst_shift.moc"
