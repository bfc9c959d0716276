// SPDX-License-Identifier: Apache-2.0
#include "core/store/audit.h"
#include "tests/faults/filestate.h"
#include "tests/faults/fixture.h"
#include "tests/support/temporarystore.h"

#include <QProcess>
#include <QTest>

#include <random>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 kSeed = 20260302;
constexpr int kKills = 200;
constexpr int kKillsInAFile = 20; // then a new one, so that the first start is killed too

/// One life of the committing process; the ids it said were saved.
std::set<QString> live(const TemporaryStore &place, const QStringList &arguments, int linesAtMost)
{
    QProcess process;
    process.start(qEnvironmentVariable("ZHIKE_BIN_DIR") + u"/committer"_s,
                  QStringList{place.options.path, place.directory.filePath(u"vault.json"_s)} + arguments);
    std::set<QString> said;
    while (process.state() != QProcess::NotRunning || process.canReadLine()) {
        if (!process.canReadLine() && !process.waitForReadyRead(20'000))
            break;
        while (process.canReadLine())
            said.insert(QString::fromUtf8(process.readLine().trimmed()));
        if (linesAtMost > 0 && static_cast<int>(said.size()) >= linesAtMost)
            process.kill(); // what is in the pipe by now is read still
    }
    process.waitForFinished();
    return said;
}

struct Tally {
    int kills = 0;
    int told = 0;
    int lost = 0;
    int broken = 0;
    int shut = 0;
};

void look(TemporaryStore &place, const std::set<QString> &told, Tally &tally)
{
    ++tally.kills;
    if (!place.open()) {
        ++tally.shut;
        return;
    }
    const auto found = place.read([](const Reader &r) -> Result<std::pair<std::set<QString>, bool>> {
        return std::pair(opIdsIn(r), halves(r) == 0 && integrityOf(r) == "ok"_L1 && !audit::firstBroken(r));
    });
    tally.broken += found && found->second ? 0 : 1;
    for (const QString &id : told)
        tally.lost += found && found->first.contains(id) ? 0 : 1;
    place.store.reset();
}

/// Kills and looks, again and again: by half at a call of the file system, by half from outside after some lines.
Tally killAgainAndAgain(int kills, const QStringList &manner)
{
    std::mt19937 random(kSeed);
    Tally tally;
    for (int round = 0; round < kills;) {
        TemporaryStore place;
        place.options.reserveBytes = 0;
        std::set<QString> told;
        for (int i = 0; i < kKillsInAFile && round < kills; ++i, ++round) {
            const bool isFromWithin = random() % 2 == 0;
            const auto calls = isFromWithin ? random() % 400 + 1 : 0;
            const auto lines = isFromWithin ? 0 : random() % 25 + 1;
            told.merge(live(place, QStringList{QString::number(round), QString::number(calls)} + manner,
                            static_cast<int>(lines)));
            look(place, told, tally);
        }
        tally.told += static_cast<int>(told.size());
    }
    return tally;
}

QString text(const Tally &tally)
{
    return u"%1 kills, %2 ops told saved, lost %3 broken %4 shut %5"_s.arg(tally.kills)
        .arg(tally.told)
        .arg(tally.lost)
        .arg(tally.broken)
        .arg(tally.shut);
}

} // namespace

class TestKill : public QObject {
    Q_OBJECT
public:
    static void initMain()
    {
        useFastDisk();
        quietStore();
    }
private Q_SLOTS:
    void everyOpThatWasToldSavedIsThereAfterAKill()
    {
        qInfo() << "seed" << kSeed;
        const Tally tally = killAgainAndAgain(kKills * longFactor(), {});
        qInfo().noquote() << "faults: kill -9:" << text(tally);
        QVERIFY(tally.told > kKills);
        QCOMPARE(tally.lost + tally.broken + tally.shut, 0);
    }

    void aProgramThatTellsBeforeItCommitsIsCaught()
    {
        const Tally tally = killAgainAndAgain(kKills / 4, {u"early"_s});
        qInfo().noquote() << "faults: kill -9, control that tells too early:" << text(tally);
        QVERIFY(tally.lost > 0);
        QCOMPARE(tally.broken + tally.shut, 0);
    }

    void aProgramThatSplitsItsTransactionIsCaught()
    {
        const Tally tally = killAgainAndAgain(kKills / 4, {u"split"_s});
        qInfo().noquote() << "faults: kill -9, control that splits a transaction:" << text(tally);
        QVERIFY(tally.broken > 0);
        QCOMPARE(tally.lost + tally.shut, 0);
    }

    void aSecondProcessIsRefusedWhileTheFirstLives()
    {
        TemporaryStore place;
        QProcess first;
        first.start(qEnvironmentVariable("ZHIKE_BIN_DIR") + u"/committer"_s,
                    {place.options.path, place.directory.filePath(u"vault.json"_s), u"0"_s, u"0"_s});
        QVERIFY(first.waitForReadyRead(20'000)); // it has the file, and works
        QCOMPARE(place.open().error().code, ErrorCode::StorageInUse);
        first.kill();
        QVERIFY(first.waitForFinished());
        QVERIFY(place.open().isOk()); // the lock of the dead is not in the way
    }
};

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
