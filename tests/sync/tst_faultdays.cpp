// SPDX-License-Identifier: Apache-2.0
// Random days of one terminal: the real engine, the real client, a real file on disk; a central that lives in the test;
// a line that loses, cuts, delays, hangs and lies. Arguments: FIRST COUNT.
#include "tests/support/fakeworld.h"

#include <QLoggingCategory>
#include <QTest>

#include <cstdio>
#include <random>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

int firstSeed = 0;
int seeds = 120;

class Day {
public:
    explicit Day(quint64 seed)
        : m_random(seed)
    {
    }

    /// What went wrong, empty when nothing did.
    QString run()
    {
        if (!m_world.syncUntilQuiet())
            return u"it never began"_s;
        for (int moment = 0; moment < 22; ++moment) {
            somethingHappens();
            if (chance(0.5))
                m_world.network.next(anyOf<QString>({u"/ops"_s, u"/changes"_s, u"/v1/sync/snapshot"_s, u"/digest"_s}),
                                     anyMishap(), between(1, 3));
            chance(0.06) ? m_world.sleep(3'600'000) : m_world.pass(between(1, 6) * 500);
        }
        m_world.network.forgetMishaps();
        m_world.engine->compare();
        if (!m_world.syncUntilQuiet())
            return u"stuck: never quiet"_s;
        m_world.pass(5'000);
        return verdict();
    }

private:
    bool chance(double probability) { return std::uniform_real_distribution<>(0, 1)(m_random) < probability; }
    int between(int low, int high) { return std::uniform_int_distribution<>(low, high)(m_random); }
    template <typename T>
    T anyOf(const std::vector<T> &list)
    {
        return list[static_cast<size_t>(between(0, static_cast<int>(list.size()) - 1))];
    }
    QString document() { return QString::number(between(1, 10)); }
    Mishap anyMishap()
    {
        return anyOf<Mishap>({Mishap::NoLine, Mishap::Hang, Mishap::DropReply, Mishap::ServerDown, Mishap::Busy,
                              Mishap::Redirect, Mishap::HtmlPage, Mishap::Truncate, Mishap::NotJson, Mishap::Delay,
                              Mishap::HalfOpen, Mishap::Stale, Mishap::Handshake});
    }

    void somethingHappens()
    {
        const int what = between(0, 19);
        if (what < 9)
            makeOp();
        else if (what < 11)
            undoOp();
        else if (what < 14)
            chance(0.7) ? m_world.central.write(document(), between(0, 999))
                        : m_world.central.move(document(), between(0, 4));
        else if (what == 14)
            m_world.central.remove(document());
        else if (what == 15)
            m_world.central.allowed[u"t0"_s] = chance(0.5) ? std::set<int>{0, 1, 2} : std::set<int>{0, between(1, 4)};
        else if (what == 16)
            m_world.central.compact(static_cast<size_t>(between(3, 12)));
        else if (what == 17)
            centralGoesBack();
        else if (what == 18)
            restart();
        else
            chance(0.3) ? m_world.central.erase(document())
                        : m_world.place.clock.setWrong(between(-5, 5) * 31'557'600'000LL);
        if (chance(0.7))
            m_world.network.centralChanged();
    }

    void makeOp()
    {
        m_world.undoMs = chance(0.4) ? 4'000 : 0;
        std::vector<OpId> needs;
        if (!m_made.empty() && chance(0.2) && !m_undone.contains(m_made.back()))
            needs.push_back(m_made.back());
        if (chance(0.1))
            m_made.push_back(m_world.addPoison(document()));
        else if (chance(0.15))
            m_made.push_back(m_world.make(QString::number(1'000 + static_cast<int>(m_made.size())), 3));
        else
            m_made.push_back(
                m_world.add(chance(0.3) ? QStringList{u"1"_s, u"2"_s} : QStringList{document()}, between(1, 9), needs));
    }

    void undoOp()
    {
        if (m_made.empty())
            return;
        if (const Result<sync::Undone> undone = m_world.undo(anyOf(m_made)))
            m_undone.insert(undone->removed.begin(), undone->removed.end());
    }

    void centralGoesBack()
    {
        if (m_backup && chance(0.6)) {
            m_world.central.restore(*m_backup);
            return;
        }
        m_world.central.durable = m_world.central.seq;
        m_backup = m_world.central;
    }

    void restart()
    {
        m_world.restart();
        m_world.engine->start();
    }

    QString verdict()
    {
        if (m_world.local() != m_world.atCentral())
            return u"local is not central"_s;
        std::map<OpId, outbox::Row> journal;
        for (const outbox::Row &row : m_world.journalRows())
            journal.emplace(row.op.opId, row);
        for (const OpId &op : m_made) {
            const bool isKnown = m_world.central.rulings.contains(op);
            const auto kept = journal.find(op);
            const bool endedHere = kept != journal.end() && kept->second.endedHere;
            if (m_undone.contains(op) && isKnown)
                return u"an undone op reached central"_s;
            if (!m_undone.contains(op) && !isKnown && !endedHere)
                return u"lost: %1"_s.arg(op.toString());
        }
        for (const auto &[op, times] : m_world.central.effects)
            if (times != 1)
                return u"double: %1"_s.arg(op.toString());
        return {};
    }

    std::mt19937_64 m_random;
    FakeWorld m_world;
    std::optional<ModelCentral> m_backup;
    std::vector<OpId> m_made;
    std::set<OpId> m_undone;
};

} // namespace

class TestFaultDays : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDayEndsWithLocalEqualToCentral()
    {
        QStringList bad;
        for (int seed = firstSeed; seed < firstSeed + seeds && bad.size() < 5; ++seed)
            if (const QString wrong = Day(static_cast<quint64>(seed)).run(); !wrong.isEmpty())
                bad << u"seed %1: %2"_s.arg(seed).arg(wrong);
        const auto count = [&bad](const char *word) { return bad.filter(QString::fromLatin1(word)).size(); };
        std::printf("faults: days engine+file %d seeds %d..%d lost %d double %d stuck %d other %d\n", seeds, firstSeed,
                    firstSeed + seeds - 1, int(count("lost")), int(count("double")), int(count("stuck")),
                    int(bad.size() - count("lost") - count("double") - count("stuck")));
        std::fflush(stdout);
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }
};

int main(int argc, char *argv[])
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "1800000");
    const QCoreApplication app(argc, argv);
    QLoggingCategory::setFilterRules(u"zhike.*=false"_s);
    QStringList words = app.arguments();
    if (words.size() == 3) {
        firstSeed = words[1].toInt();
        seeds = words[2].toInt();
        words = words.mid(0, 1);
    }
    TestFaultDays test;
    return QTest::qExec(&test, words);
}

#include "tst_faultdays.moc"
