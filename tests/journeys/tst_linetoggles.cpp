// SPDX-License-Identifier: Apache-2.0
#include "central/seed/golden.h"
#include "core/store/documentrows.h"
#include "tests/journeys/counterwindow.h"

#include <QJsonArray>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

/// What a person does to book a repair, step by step.
const std::vector<std::pair<const char *, std::function<bool(CounterWindow &)>>> &steps()
{
    static const std::vector<std::pair<const char *, std::function<bool(CounterWindow &)>>> all{
        {"opening the member",
         [](CounterWindow &c) { return c.press(u"rail-home"_s) && c.openMember(u"19900005678"_s); }},
        {"choosing the machine",
         [](CounterWindow &c) {
             return c.press(u"repairButton"_s) && c.press(u"pick-"_s + golden::kChenFridge.toString());
         }},
        {"naming the trouble", [](CounterWindow &c) { return c.press(u"symptom-noise"_s); }},
        {"choosing the hour", [](CounterWindow &c) { return c.pressFirst(u"slot-"_s); }},
        {"booking", [](CounterWindow &c) { return c.press(u"confirmButton"_s) && c.see(u"receiptNumber"_s); }},
        {"closing the receipt", [](CounterWindow &c) { return c.press(u"closeNoticeButton"_s); }},
    };
    return all;
}

} // namespace

/// The line goes, or comes back, at each step of booking a repair. Nothing changes but the badge, and central has
/// one ticket more each time. One window and one central for all rows: each row is a booking of its own.
class TestLineToggles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_central.start());
        QVERIFY(m_counter.open(m_central.url()));
        QVERIFY(m_counter.signIn());
        m_before = ticketsAtCentral();
    }

    void oneTicketWhereverTheLineChanges_data()
    {
        QTest::addColumn<int>("at");
        QTest::addColumn<bool>("goes");
        for (size_t i = 0; i < steps().size(); ++i) {
            QTest::addRow("the line goes before %s", steps()[i].first) << static_cast<int>(i) << true;
            QTest::addRow("the line comes back before %s", steps()[i].first) << static_cast<int>(i) << false;
        }
    }
    void oneTicketWhereverTheLineChanges()
    {
        QFETCH(int, at);
        QFETCH(bool, goes);
        const int before = ticketsHere();
        if (!goes)
            m_central.kill();
        for (size_t i = 0; i < steps().size(); ++i) {
            if (static_cast<int>(i) == at) {
                if (goes)
                    m_central.kill();
                else
                    QVERIFY(m_central.start());
            }
            QVERIFY2(steps()[i].second(m_counter), steps()[i].first);
        }
        if (goes)
            QVERIFY(m_central.start());
        QVERIFY(m_counter.sendAll());
        ++m_booked;
        QTRY_COMPARE_WITH_TIMEOUT(ticketsHere(), before + 1,
                                  30'000); // central's own document, as this terminal got it back
    }

    /// What central holds, seen by a terminal that starts from nothing: one ticket a row, none twice.
    void cleanupTestCase()
    {
        QVERIFY(m_booked > 0);
        QCOMPARE(ticketsAtCentral(), m_before + m_booked);
    }

private:
    int ticketsAtCentral() const
    {
        const QJsonObject profile =
            askSecondTerminal(m_central.url(), {u"profile"_s, u"--member"_s, golden::kChen.toString()});
        int tickets = 0;
        for (const auto &ticket : profile.value(u"open"_s).toArray())
            tickets += ticket.toObject().value(u"kind"_s).toString() == "repair"_L1 ? 1 : 0;
        return profile.isEmpty() ? -1 : tickets;
    }
    /// In the document central sent, without anything this terminal only wishes.
    int ticketsHere()
    {
        auto read = m_counter.place().store().read([](const Reader &reader) -> Result<int> {
            const auto unit = documents::find<Unit>(reader, golden::kChenFridge.toString());
            return unit && *unit ? static_cast<int>((*unit)->value.workOrders.size()) : -1;
        });
        read.waitForFinished();
        return *read.result();
    }

    CentralProcess m_central;
    CounterWindow m_counter;
    int m_before = 0;
    int m_booked = 0;
};

QTEST_MAIN(TestLineToggles)
#include "tst_linetoggles.moc"
