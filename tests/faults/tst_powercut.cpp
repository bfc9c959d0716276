// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/filestate.h"
#include "tests/faults/fixture.h"
#include "tests/faults/powercut.h"
#include "tests/faults/workload.h"
#include "tests/support/temporarystore.h"

#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 kSeed = 20260302;
constexpr int kPagesBeforeCheckpoint = 60; // small, so that checkpoints happen in the middle of everything

/// A day, written down: after which event each deed was said to be saved, and what the file said then.
struct Record {
    DiskLog log;
    std::vector<size_t> begun; ///< events when deed i began
    std::vector<size_t> saved; ///< events when deed i was said to be saved
    std::vector<QByteArray> states; ///< after deed i
    int halves = 0; ///< ops without an audit row from the beginning
};

struct Tally {
    int images = 0;
    int lost = 0; ///< an older state than what was said to be saved
    int torn = 0; ///< a state that never was
    int damaged = 0; ///< went into quarantine, or integrity_check complains
    int refused = 0;
    QByteArray text() const
    {
        return QByteArray::number(images) + " images lost " + QByteArray::number(lost) + " torn "
            + QByteArray::number(torn) + " damaged " + QByteArray::number(damaged) + " refused "
            + QByteArray::number(refused);
    }
    [[nodiscard]] int bad() const { return lost + torn + damaged + refused; }
};

QByteArray stateOfStore(Store &store)
{
    return *TemporaryStore::wait(store.read([](const Reader &r) -> Result<QByteArray> { return stateOf(r); }));
}

void note(Record &record, const Result<bool> &done, size_t begun, Store &store)
{
    if (!done)
        qFatal("a deed of the day was refused: %s", qPrintable(done.error().detail));
    record.begun.push_back(begun);
    record.saved.push_back(record.log.events().size());
    record.states.push_back(stateOfStore(store));
}

/// Lives the day over a file system that writes everything down. `pragmas`: what the control does differently.
void live(TemporaryStore &place, Record &record, const QByteArray &pragmas)
{
    const ShimVfs vfs(record.log);
    place.options.vfs = ShimVfs::name();
    place.options.reserveBytes = 0;
    place.options.pagesBeforeCheckpoint = kPagesBeforeCheckpoint;
    place.options.pragmas = pragmas;
    std::mt19937 random(kSeed);
    int untilReopened = 0;
    if (!place.open())
        qFatal("the day has no file");
    note(record, true, 0, *place.store);
    for (const Deed &deed : aDay(random, 9)) {
        if (++untilReopened % 17 == 0 && !place.open()) // closing checkpoints
            qFatal("the day's file doesn't open again");
        const size_t begun = record.log.events().size();
        note(record, commit(*place.store, deed), begun, *place.store);
    }
    place.store.reset();
}

/// Puts one image on a disk of its own and opens it with the real store.
class Opener {
public:
    explicit Opener(const QByteArray &recordedAt)
        : m_recordedAt(recordedAt)
    {
    }

    void look(const PowerCut::Image &image, const Record &record, size_t cut, Tally &tally)
    {
        ++tally.images;
        place.store.reset();
        clear();
        for (const auto &[path, content] : image) {
            QFile file(place.options.path + QString::fromLocal8Bit(path.mid(m_recordedAt.size())));
            if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
                qFatal("no room for an image");
        }
        if (const Result<void> opened = place.open(); !opened) {
            if (++tally.refused < 4)
                qInfo() << "refused" << errorName(opened.error().code) << opened.error().detail;
            return;
        }
        judge(record, cut, tally);
    }
    TemporaryStore place;

private:
    void clear()
    {
        const QDir folder(place.directory.path());
        for (const QString &name : folder.entryList(QDir::Files))
            if (name != "vault.json"_L1)
                QFile::remove(folder.filePath(name));
    }
    void judge(const Record &record, size_t cut, Tally &tally)
    {
        const auto verdict = TemporaryStore::wait(
            place.store->read([&record](const Reader &r) -> Result<std::pair<QString, QByteArray>> {
                return std::pair(halves(r) == record.halves ? integrityOf(r) : u"an op without its audit row"_s,
                                 stateOf(r));
            }));
        if (!verdict || verdict->first != "ok"_L1 || !place.store->report().quarantine.isEmpty()) {
            if (++tally.damaged < 4)
                qInfo() << "damaged" << (verdict ? verdict->first : errorName(verdict.error().code))
                        << place.store->report().quarantine;
            return;
        }
        const auto last = std::upper_bound(record.saved.begin(), record.saved.end(), cut); // deeds before it were saved
        const auto begun = std::upper_bound(record.begun.begin(), record.begun.end(), cut);
        const auto from = record.states.begin() + std::max<std::ptrdiff_t>(0, last - record.saved.begin() - 1);
        const auto to = record.states.begin() + (begun - record.begun.begin());
        if (std::find(from, to, verdict->second) != to)
            return;
        const auto earlier = std::find(record.states.begin(), from, verdict->second);
        earlier != from ? ++tally.lost : ++tally.torn;
    }
    QByteArray m_recordedAt;
};

/// Images at every boundary of the record, `each` of them; seeded.
Tally cutEverywhere(const TemporaryStore &recorded, const Record &record, int each)
{
    Tally tally;
    Opener opener(recorded.options.path.toLocal8Bit());
    if (!QFile::copy(recorded.directory.filePath(u"vault.json"_s), opener.place.directory.filePath(u"vault.json"_s)))
        qFatal("no vault for the images");
    opener.place.options.reserveBytes = 0;
    std::mt19937 random(kSeed + 1);
    PowerCut disk(record.log);
    for (size_t cut = 0; cut <= record.log.events().size(); ++cut) {
        disk.advanceTo(cut);
        for (int i = 0; i < each; ++i)
            opener.look(disk.image(static_cast<PowerCut::Luck>(random() % PowerCut::kLucks), random), record, cut,
                        tally);
    }
    return tally;
}

Tally runDay(const QByteArray &pragmas, int each)
{
    TemporaryStore place;
    Record record;
    live(place, record, pragmas);
    return cutEverywhere(place, record, each);
}

} // namespace

class TestPowerCut : public QObject {
    Q_OBJECT
public:
    static void initMain()
    {
        useFastDisk();
        quietStore();
    }
private Q_SLOTS:
    void whatWasSaidToBeSavedSurvivesACutAtEveryBoundary()
    {
        qInfo() << "seed" << kSeed;
        const Tally ours = runDay({}, 4 * longFactor());
        qInfo().noquote() << "faults: power cuts" << ours.text();
        QVERIFY(ours.images > 1'000);
        QCOMPARE(ours.bad(), 0);
    }

    void withoutASyncAtEveryCommitTheSameCutsLoseWhatWasSaid()
    {
        const Tally normal = runDay("PRAGMA synchronous=NORMAL", 1);
        qInfo().noquote() << "faults: power cuts, control NORMAL" << normal.text();
        QVERIFY(normal.lost > 0);
    }

    void withoutAnySyncTheSameCutsDamageTheFile()
    {
        const Tally off = runDay("PRAGMA synchronous=OFF", 1);
        qInfo().noquote() << "faults: power cuts, control OFF" << off.text();
        QVERIFY(off.damaged + off.torn + off.refused > 0);
    }

    void aMigrationIsWholeOrHasNotBegun()
    {
        TemporaryStore place;
        QVERIFY(placeFixture(1, place));
        Record record;
        {
            const QByteArray file = bytesOf(place.options.path); // it lay there, synced, before the program began
            const QByteArray path = place.options.path.toLocal8Bit();
            record.log.after({FileCall::Write, path, 0, file.constData(), static_cast<int>(file.size())});
            record.log.after({FileCall::Sync, path});
            const size_t before = record.log.events().size();
            const ShimVfs vfs(record.log);
            place.options.vfs = ShimVfs::name();
            place.options.reserveBytes = 0;
            QVERIFY(place.open().isOk());
            record.begun = {0, before};
            record.saved = {before, record.log.events().size()};
            record.states = {stateOfStore(*place.store), stateOfStore(*place.store)};
            record.halves = *place.read([](const Reader &r) -> Result<int> { return halves(r); });
            place.store.reset();
        }
        Tally tally;
        Opener opener(place.options.path.toLocal8Bit());
        QVERIFY(
            QFile::copy(place.directory.filePath(u"vault.json"_s), opener.place.directory.filePath(u"vault.json"_s)));
        opener.place.options.reserveBytes = 0;
        std::mt19937 random(kSeed + 2);
        PowerCut disk(record.log);
        for (size_t cut = 2; cut <= record.log.events().size(); ++cut) {
            disk.advanceTo(cut);
            for (int i = 0; i < 2 * longFactor(); ++i)
                opener.look(disk.image(static_cast<PowerCut::Luck>(random() % PowerCut::kLucks), random), record, cut,
                            tally);
        }
        qInfo().noquote() << "faults: power cuts in a migration" << tally.text();
        QVERIFY(tally.images > 50);
        QCOMPARE(tally.bad(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_powercut.moc"
