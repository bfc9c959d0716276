// SPDX-License-Identifier: Apache-2.0
// Arguments: FIRST COUNT - the seeds to run; or --mutants PART OF - that part of the list of mutants.
#include "tests/sync/mutants.h"

#include <QLoggingCategory>
#include <QTest>

#include <cstdio>

#include <sqlite3.h>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSchedulesForAMutant = 400; // a mutant that survives as many is not caught

struct Asked {
    int first = 0;
    int count = 500;
    int part = 0;
    int of = 0; ///< > 0: mutants
} asked;

void say(const QString &line)
{
    std::printf("faults: %s\n", qPrintable(line));
    std::fflush(stdout);
}

} // namespace

/// The promises of sync.md under random faults, and the proof that the schedules would notice a missing rule.
class TestSchedules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyScheduleEndsWithLocalEqualToCentral()
    {
        if (asked.of > 0)
            return;
        ScheduleEnd sum;
        QStringList bad;
        for (int seed = asked.first; seed < asked.first + asked.count && bad.size() < 10; ++seed) {
            const ScheduleEnd end = runSchedule(static_cast<quint64>(seed));
            if (!end.isGood())
                bad << u"seed %1: %2"_s.arg(seed).arg(end.all().join(u", "));
            sum.lost += end.lost;
            sum.doubled += end.doubled;
            sum.torn += end.torn;
            sum.stuck += end.stuck;
            sum.other += end.other;
        }
        say(u"schedules %1 seeds %2..%3 lost %4 double %5 torn %6 stuck %7 other %8"_s.arg(asked.count)
                .arg(asked.first)
                .arg(asked.first + asked.count - 1)
                .arg(sum.lost.size())
                .arg(sum.doubled.size())
                .arg(sum.torn.size())
                .arg(sum.stuck.size())
                .arg(sum.other.size()));
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }

    void withoutTheRuleSchedulesFail_data()
    {
        QTest::addColumn<int>("index");
        const auto list = mutants();
        for (size_t i = 0; i < list.size(); ++i)
            if (asked.of > 0 && static_cast<int>(i) % asked.of == asked.part)
                QTest::newRow(list[i].name) << static_cast<int>(i);
        if (asked.of == 0)
            QTest::newRow("asked for schedules only") << -1;
    }
    void withoutTheRuleSchedulesFail()
    {
        QFETCH(int, index);
        if (index < 0)
            return;
        ScheduleSetup setup;
        const Mutant &mutant = mutants()[static_cast<size_t>(index)];
        mutant.switchOn(setup);
        int caughtBy = -1;
        int caught = 0;
        int run = 0;
        const int enough = qEnvironmentVariableIntValue("ZHIKE_COUNT_MUTANTS") > 0 ? kSchedulesForAMutant : 1;
        for (int seed = 0; seed < kSchedulesForAMutant && caught < enough; ++seed, ++run)
            if (!runSchedule(static_cast<quint64>(seed), setup).isGood()) {
                caughtBy = caughtBy < 0 ? seed : caughtBy;
                ++caught;
            }
        say(u"mutant \"%1\" caught by seed %2, %3 of %4 schedules failed"_s.arg(QString::fromLatin1(mutant.name))
                .arg(caughtBy)
                .arg(caught)
                .arg(run));
        m_caught += caught > 0 ? 1 : 0;
        ++m_tried;
        QVERIFY2(caught > 0, "no schedule noticed");
    }

    void cleanupTestCase()
    {
        if (m_tried > 0)
            say(u"mutants %1 of %2 caught (part %3 of %4)"_s.arg(m_caught)
                    .arg(m_tried)
                    .arg(asked.part + 1)
                    .arg(asked.of));
    }

private:
    int m_caught = 0;
    int m_tried = 0;
};

int main(int argc, char *argv[])
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "1800000"); // many lives take their time on a busy machine
    // one thread, its own memory: a fifth of a schedule would go into locks that nobody else wants
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    QLoggingCategory::setFilterRules(u"zhike.*=false"_s); // damaged rows are part of the game
    const QCoreApplication app(argc, argv);
    const QStringList words = app.arguments().mid(1);
    const bool isMutants = words.value(0) == u"--mutants";
    if (isMutants)
        asked = {0, 0, words.value(1).toInt(), std::max(1, words.value(2).toInt())};
    else if (words.size() == 2)
        asked = {words[0].toInt(), words[1].toInt(), 0, 0};
    TestSchedules test;
    return QTest::qExec(&test,
                        QStringList{words.isEmpty() ? u"tst_schedules"_s : app.arguments().first()}
                            + (words.size() == 2 || isMutants ? QStringList() : words));
}

#include "tst_schedules.moc"
