// SPDX-License-Identifier: Apache-2.0
#include "core/store/audit.h"
#include "core/sync/reporter.h"
#include "core/sync/tuning.h"
#include "tests/support/fakeworld.h"

#include <QJsonArray>
#include <QTest>

#include <numeric>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

/// A terminal with a reporter beside its engine, and the audit room of a central that lives in the test.
struct Reporting {
    Reporting()
    {
        world.network.reported = [this](const QString &path, const QJsonObject &body) {
            return path == "/v1/audit"_L1 ? take(body) : noteBeat(body);
        };
        start();
    }
    ~Reporting() { reporter.reset(); }

    void start()
    {
        Reporter::Rooms rooms{*world.place.store,
                              *world.client,
                              world.timers,
                              world.place.clock,
                              u"0.1.0"_s,
                              [](const Reader &) { return 97; },
                              5};
        reporter = std::make_unique<Reporter>(std::move(rooms));
        reporter->start();
    }
    QJsonObject take(const QJsonObject &body)
    {
        ++requests;
        for (const auto &each : body.value("rows"_L1).toArray()) {
            const QJsonObject row = each.toObject();
            arrived.push_back(row.value("n"_L1).toInt());
            if (row.value("after"_L1).toInt() == haveTo)
                haveTo = row.value("n"_L1).toInt();
            rows[row.value("n"_L1).toInt()] = row;
        }
        return {{u"accepted"_s, 0}, {u"haveTo"_s, haveTo}, {u"breaks"_s, 0}};
    }
    QJsonObject noteBeat(const QJsonObject &body)
    {
        beats.push_back(body);
        return {{u"now"_s, QString()}, {u"epoch"_s, u"1"_s}};
    }
    void write(int count)
    {
        [[maybe_unused]] const Result<bool> kept = world.place.write([count](Writer &writer) -> Result<bool> {
            for (int i = 0; i < count; ++i)
                audit::append(writer, R"({"event":"view","actor":"a-1"})");
            return true;
        });
    }
    [[nodiscard]] int waiting()
    {
        return *world.place.read([](const Reader &reader) -> Result<int> { return audit::countWaiting(reader); });
    }
    template <typename F>
    [[nodiscard]] bool until(F isDone, qint64 ms = 10 * 60'000)
    {
        for (qint64 left = ms; left > 0 && !isDone(); left -= 1000)
            world.pass(1000);
        return isDone();
    }

    FakeWorld world;
    std::unique_ptr<Reporter> reporter;
    std::vector<int> arrived;
    std::map<int, QJsonObject> rows;
    std::vector<QJsonObject> beats;
    int haveTo = 0;
    int requests = 0;
};

std::vector<int> upTo(int n)
{
    std::vector<int> all(static_cast<size_t>(n));
    std::iota(all.begin(), all.end(), 1);
    return all;
}

} // namespace

/// What the terminal tells central about itself (I18).
class TestReporter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRowArrivesOnceAndInOrder()
    {
        Reporting desk;
        desk.write(450);
        QVERIFY(desk.until([&] { return desk.waiting() == 0; }));
        QCOMPARE(desk.arrived, upTo(450));
        QCOMPARE(desk.requests, 3);
        QVERIFY(desk.rows[1].value("prev"_L1).toString().isEmpty());
        QCOMPARE(desk.rows[2].value("prev"_L1), desk.rows[1].value("mac"_L1));
        QVERIFY(desk.rows[2].value("isWhole"_L1).toBool());
        QCOMPARE(desk.rows[450].value("body"_L1)["event"_L1].toString(), u"view"_s);
        desk.world.pass(10 * 60'000);
        QCOMPARE(desk.requests, 3); // nothing new: nobody is asked
    }

    void aLostAnswerSendsTheSameRowsAgainAndALineThatIsDownWaits_data()
    {
        QTest::addColumn<Mishap>("mishap");
        QTest::newRow("the answer is lost") << Mishap::DropReply;
        QTest::newRow("the line is down") << Mishap::NoLine;
        QTest::newRow("central is busy") << Mishap::Busy;
        QTest::newRow("nobody answers") << Mishap::Hang;
        QTest::newRow("something answers that is no JSON") << Mishap::NotJson;
    }
    void aLostAnswerSendsTheSameRowsAgainAndALineThatIsDownWaits()
    {
        QFETCH(Mishap, mishap);
        Reporting desk;
        desk.world.network.next(u"/v1/audit"_s, mishap, 3);
        desk.write(7);
        QVERIFY(desk.until([&] { return desk.waiting() == 0; }, 60 * 60'000));
        QCOMPARE(desk.rows.size(), size_t(7));
        QCOMPARE(desk.haveTo, 7);
    }

    void aRestoredCentralGetsBackWhatItLost()
    {
        Reporting desk;
        desk.write(20);
        QVERIFY(desk.until([&] { return desk.waiting() == 0; }));
        desk.rows.erase(desk.rows.upper_bound(12), desk.rows.end());
        desk.haveTo = 12;
        desk.write(1);
        QVERIFY(desk.until([&] { return desk.rows.size() == 21 && desk.waiting() == 0; }));
        QCOMPARE(desk.haveTo, 21);
    }

    /// An edit between writing and sending is seen by the terminal, and said.
    void anEditedRowGoesOutMarked()
    {
        Reporting desk;
        desk.world.network.always(Mishap::NoLine);
        desk.write(5);
        QVERIFY(desk.world.place.write([](Writer &writer) -> Result<bool> {
            return writer.run("UPDATE audit SET body=(SELECT body FROM audit WHERE n=2) WHERE n=3") == 1;
        }));
        desk.world.network.always(Mishap::None);
        QVERIFY(desk.until([&] { return desk.rows.size() == 5; }, 60 * 60'000));
        for (const auto &[n, row] : desk.rows)
            QCOMPARE(row.value("isWhole"_L1).toBool(), n != 3);
        QVERIFY(desk.until([&] { return desk.waiting() == 0; }));
    }

    void aHoleInTheFileIsSaidAndHoldsNothingUp()
    {
        Reporting desk;
        desk.world.network.always(Mishap::NoLine);
        desk.write(6);
        QVERIFY(desk.world.place.write(
            [](Writer &writer) -> Result<bool> { return writer.run("DELETE FROM audit WHERE n IN (3,4)") == 2; }));
        desk.world.network.always(Mishap::None);
        QVERIFY(desk.until([&] { return desk.waiting() == 0; }, 60 * 60'000));
        QCOMPARE(desk.rows[5].value("after"_L1).toInt(), 2);
        QCOMPARE(desk.haveTo, 6);
    }

    void opsGoOnWhenNobodyTakesTheAudit()
    {
        Reporting desk;
        desk.world.network.next(u"/v1/audit"_s, Mishap::Hang, 1000);
        desk.write(3);
        const OpId op = desk.world.add({u"1"_s}, 4);
        QVERIFY(desk.world.syncUntilQuiet());
        QCOMPARE(desk.world.central.effects[op], 1);
        QCOMPARE(desk.waiting(), 3);
    }

    void aHeartbeatTellsCountsAndNothingElse()
    {
        Reporting desk;
        desk.world.network.next(u"/ops"_s, Mishap::NoLine, 1000);
        QVERIFY(desk.until([&] { return desk.beats.size() == 1; }));
        desk.world.add({u"1"_s}, 4);
        QVERIFY(desk.until([&] { return desk.beats.size() == 2; }, sync::tuning::heartbeatEveryMs + 10'000));
        QStringList names = desk.beats.back().keys();
        names.sort();
        QCOMPARE(names,
                 (QStringList{u"auditWaiting"_s, u"filesLost"_s, u"filesWaiting"_s, u"readiness"_s, u"refused"_s,
                              u"version"_s, u"waiting"_s}));
        QCOMPARE(desk.beats.back().value("waiting"_L1).toInt(), 1);
        QCOMPARE(desk.beats.back().value("readiness"_L1).toInt(), 97);
        QVERIFY(desk.reporter->status().lastHeartbeat.isValid());
    }
};

QTEST_GUILESS_MAIN(TestReporter)
#include "tst_reporter.moc"
