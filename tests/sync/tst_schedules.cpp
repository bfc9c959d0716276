// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/schedule.h"

#include <QTest>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

using Rule = bool sync::Rules::*;
constexpr int kSchedulesForAMutant = 400; // a mutant that survives as many is not caught

int schedules()
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("ZHIKE_SCHEDULES", &isGiven);
    return isGiven ? given : 500;
}

} // namespace

/// The promises of sync.md under random faults, and the proof that the schedules would notice a missing rule.
class TestSchedules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyScheduleEndsWithLocalEqualToCentral()
    {
        const int first = qEnvironmentVariableIntValue("ZHIKE_FIRST_SEED");
        for (int seed = first; seed < first + schedules(); ++seed) {
            const QStringList errors = runSchedule(static_cast<quint64>(seed), {});
            QVERIFY2(errors.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(errors.join(u", "))));
        }
    }

    void withoutTheRuleSchedulesFail_data()
    {
        QTest::addColumn<Rule>("rule");
        const auto row = [](const char *name, Rule rule) { QTest::newRow(name) << rule; };
        row("an op settles with its first target", &sync::Rules::settlesPerTarget);
        row("an op settles as soon as its answer is known", &sync::Rules::settlesByDocument);
        row("a target that isn't here counts as done at once", &sync::Rules::absentOnlyWhenCaughtUp);
        row("ops are numbered past what they wait for", &sync::Rules::holdsBehindUnnumbered);
        row("waiting ops stay deletable after a restart", &sync::Rules::freezesAtRestart);
        row("settled ops are forgotten at once", &sync::Rules::keepsJournal);
        row("a refusal is forgotten when central goes back in time", &sync::Rules::voidsRefusals);
        row("what left the scope stays", &sync::Rules::leavesAreApplied);
        row("a clone keeps its name", &sync::Rules::rotatesOnClone);
        row("a new replica numbers the newest first", &sync::Rules::renumbersInOrder);
        row("pages' results are ignored", &sync::Rules::learnsFromPages);
        row("the journal isn't judged anew after a restore", &sync::Rules::judgesAnewAtSwap);
    }
    void withoutTheRuleSchedulesFail()
    {
        QFETCH(Rule, rule);
        sync::Rules rules;
        rules.*rule = false;
        for (int seed = 0; seed < kSchedulesForAMutant; ++seed)
            if (!runSchedule(static_cast<quint64>(seed), rules).isEmpty())
                return;
        QFAIL("no schedule noticed");
    }
};


int main(int argc, char *argv[])
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "1800000"); // many lives take their time on a busy machine
    const QCoreApplication app(argc, argv);
    TestSchedules test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_schedules.moc"
