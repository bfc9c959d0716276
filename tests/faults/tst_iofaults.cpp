// SPDX-License-Identifier: Apache-2.0
#include "core/store/documentrows.h"
#include "tests/faults/filestate.h"
#include "tests/faults/fixture.h"
#include "tests/support/shimvfs.h"
#include "tests/support/temporarystore.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <sqlite3.h>
#include <thread>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kFlip = -1; // not a code: a byte of what was read is another one
constexpr int kOpsBefore = 12;

/// Fails the n-th call of one kind, once or from then on.
class Fault final : public Witness {
public:
    FileCall kind = FileCall::Read;
    int code = SQLITE_OK;
    int from = 0;
    bool isForEver = false;
    std::atomic<bool> isArmed = false;
    std::atomic<int> seen = 0; ///< calls of this kind while armed

    int before(const Call &call) override
    {
        if (!isArmed || call.what != kind)
            return SQLITE_OK;
        ++seen;
        return code != kFlip && isHit() ? code : SQLITE_OK;
    }
    void afterRead(const Call &call, char *bytes) override
    {
        if (isArmed && kind == FileCall::Read && code == kFlip && isHit() && call.amount > 0)
            bytes[(seen * 977) % call.amount] ^= 0x10;
    }

private:
    [[nodiscard]] bool isHit() const { return isForEver ? seen >= from : seen == from; }
};

/// Notes which thread writes, and whether into the database itself: that is a checkpoint.
class Scribe final : public Witness {
public:
    std::vector<std::pair<std::thread::id, bool>> wrote;
    void after(const Call &call) override
    {
        if (call.what == FileCall::Write || call.what == FileCall::Truncate || call.what == FileCall::Sync)
            wrote.emplace_back(std::this_thread::get_id(), call.path.endsWith(".db"));
    }
};

struct Kind {
    const char *name;
    FileCall what;
    std::vector<int> codes;
};

const std::vector<Kind> &kinds()
{
    static const std::vector<Kind> list{
        {"open", FileCall::Open, {SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_IOERR, SQLITE_PERM}},
        {"read", FileCall::Read, {SQLITE_IOERR_READ, SQLITE_IOERR_CORRUPTFS, SQLITE_NOMEM}},
        {"write", FileCall::Write, {SQLITE_IOERR_WRITE, SQLITE_FULL, SQLITE_READONLY, SQLITE_NOMEM}},
        {"truncate", FileCall::Truncate, {SQLITE_IOERR_TRUNCATE, SQLITE_FULL}},
        {"sync", FileCall::Sync, {SQLITE_IOERR_FSYNC, SQLITE_IOERR_DIR_FSYNC, SQLITE_FULL}},
        {"size", FileCall::Size, {SQLITE_IOERR_FSTAT}},
        {"lock", FileCall::Lock, {SQLITE_BUSY, SQLITE_IOERR_LOCK, SQLITE_LOCKED}},
        {"unlock", FileCall::Unlock, {SQLITE_IOERR_UNLOCK}},
        {"map of the log's index",
         FileCall::ShmMap,
         {SQLITE_IOERR_SHMMAP, SQLITE_IOERR_SHMSIZE, SQLITE_NOMEM, SQLITE_FULL}},
        {"lock of the log's index", FileCall::ShmLock, {SQLITE_BUSY, SQLITE_IOERR_SHMLOCK}},
        {"delete", FileCall::Delete, {SQLITE_IOERR_DELETE}},
        {"access", FileCall::Access, {SQLITE_IOERR_ACCESS}},
        {"close", FileCall::Close, {SQLITE_IOERR_CLOSE}},
    };
    return list;
}

Result<bool> keepPage(Writer &writer, int number)
{
    for (int i = 0; i < 3; ++i)
        documents::put(writer, {u"unit"_s, u"u-%1"_s.arg(i), number, R"({"v":1})"});
    return true;
}

enum class Start { OfADay, First, Migrating };

/// A terminal whose file lies on a disk that may fail.
struct Terminal {
    explicit Terminal(Fault &f)
        : fault(f)
    {
        place.options.vfs = ShimVfs::name();
        place.options.reserveBytes = 64 * 1024;
    }
    ~Terminal() { place.store.reset(); }

    void prepare(Start start)
    {
        if (start == Start::OfADay)
            prepareDay();
        if (start == Start::Migrating)
            prepareOldFile();
    }
    /// The same file again.
    void layOut()
    {
        place.store.reset();
        const QDir folder(place.directory.path());
        for (const QString &name : folder.entryList(QDir::Files))
            if (name != "vault.json"_L1)
                QFile::remove(folder.filePath(name));
        for (const auto &[part, bytes] : day) {
            QFile file(place.options.path + QString::fromLatin1(part));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                qFatal("no room for the file");
        }
        saved = atBegin;
        ops = firstOp;
        turns.clear();
    }
    bool open()
    {
        turns.clear();
        const Result<void> opened = place.open();
        if (opened)
            QObject::connect(
                &place.store->events(), &StoreEvents::readOnlyChanged, &place.store->events(),
                [this](bool isReadOnly) { turns.push_back(isReadOnly); }, Qt::DirectConnection);
        return opened.isOk();
    }
    bool tryOp()
    {
        const QString id = u"op-%1"_s.arg(++ops);
        const bool isSaved = place.write([id](Writer &w) { return keepOpWithAudit(w, id, u"u-1"_s); }).isOk();
        if (isSaved)
            saved.insert(id);
        return isSaved;
    }
    bool tryPage()
    {
        return TemporaryStore::wait(place.store->writeCache([n = ops](Writer &w) { return keepPage(w, n); })).isOk();
    }
    /// Open, work, close: every kind of call happens.
    void work()
    {
        if (!open())
            return;
        tryOp();
        tryPage();
        (void)place.read([](const Reader &r) -> Result<int> {
            return static_cast<int>(outbox::rows(r, outbox::Shelf::Outbox).size());
        });
        tryOp();
        place.store.reset();
        if (!open())
            return;
        tryPage();
        tryOp();
    }

    Fault &fault;
    TemporaryStore place;
    int firstOp = 0;
    int halvesAtBegin = 0; ///< a fixture's ops have no audit rows
    std::map<QByteArray, QByteArray> day;
    std::set<QString> atBegin, saved;
    int ops = 0;
    std::vector<bool> turns; ///< what readOnlyChanged said, in order; the writer's thread, read when it is at rest

private:
    /// The file as a terminal has it in the middle of a day: some ops in the file, some in the log only.
    void prepareDay()
    {
        if (!place.open())
            qFatal("no file to begin with");
        for (int i = 0; i < kOpsBefore; ++i) {
            if (i == kOpsBefore / 2 && !place.open()) // closing moves the log into the file
                qFatal("no file to begin with");
            tryOp();
        }
        for (const char *part : {"", "-wal", ".key"})
            day[QByteArray(part)] = bytesOf(place.options.path + QString::fromLatin1(part));
        firstOp = kOpsBefore;
        atBegin = saved;
    }
    /// The file of the program before this one.
    void prepareOldFile()
    {
        if (!placeFixture(1, place))
            qFatal("no fixture");
        day[QByteArray()] = bytesOf(place.options.path);
        if (!place.open())
            qFatal("the fixture doesn't open");
        atBegin = *place.read([](const Reader &r) -> Result<std::set<QString>> { return opIdsIn(r); });
        halvesAtBegin = *place.read([](const Reader &r) -> Result<int> { return halves(r); });
        firstOp = 1'000;
    }
};

struct Tally {
    int runs = 0;
    int lost = 0; ///< an op that was said to be saved isn't there
    int broken = 0; ///< integrity, or an op without its audit row
    int shut = 0; ///< doesn't open once the fault is over
    int stuck = 0; ///< opened, the fault is over, and it doesn't write again
    int wrongTurns = 0; ///< read-only mode told twice, or never ended
    int quarantined = 0; ///< a file set aside: nothing is lost by it, but it should be rare
    int readOnly = 0; ///< runs in which read-only mode began
    [[nodiscard]] int bad() const { return lost + broken + shut + stuck + wrongTurns; }
};

/// The fault is over and the program still runs: a person's op and central's page are taken again, and the mode has
/// ended.
void checkWorksAgain(Terminal &terminal, Tally &tally)
{
    terminal.place.clock.advance(60'000);
    const bool takesPages = terminal.tryPage();
    const bool takesOps = terminal.tryOp();
    tally.stuck += takesPages && takesOps && !terminal.place.store->isReadOnly() ? 0 : 1;
    const auto twice = std::adjacent_find(terminal.turns.begin(), terminal.turns.end());
    const bool isWrong = twice != terminal.turns.end()
        || (!terminal.turns.empty() && (!terminal.turns.front() || terminal.turns.back()));
    tally.wrongTurns += isWrong ? 1 : 0;
    tally.readOnly += terminal.turns.empty() ? 0 : 1;
}

void checkNothingIsLost(Terminal &terminal, Tally &tally)
{
    const bool isOpen = terminal.place.open().isOk();
    tally.shut += isOpen ? 0 : 1;
    if (!isOpen)
        return;
    tally.quarantined += terminal.place.store->report().quarantine.isEmpty() ? 0 : 1;
    const auto found = terminal.place.read([&terminal](const Reader &r) -> Result<std::pair<std::set<QString>, bool>> {
        return std::pair(opIdsIn(r), halves(r) == terminal.halvesAtBegin && integrityOf(r) == "ok"_L1);
    });
    const bool isThere =
        found && std::includes(found->first.begin(), found->first.end(), terminal.saved.begin(), terminal.saved.end());
    tally.lost += isThere ? 0 : 1;
    tally.broken += found && found->second ? 0 : 1;
}

/// Rows of ops in the file, and how many of them are set aside.
Result<std::pair<int, int>> rowsKept(Terminal &terminal)
{
    if (!terminal.place.store)
        return ErrorCode::StorageIo;
    return terminal.place.read([](const Reader &r) -> Result<std::pair<int, int>> {
        Query all = r.query(
            "SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM journal) + (SELECT count(*) FROM set_aside), "
            "(SELECT count(*) FROM set_aside)");
        (void)all.next();
        return std::pair(static_cast<int>(all.number(0)), static_cast<int>(all.number(1)));
    });
}

void run(Terminal &terminal, Tally &tally)
{
    ++tally.runs;
    terminal.layOut();
    terminal.fault.seen = 0;
    terminal.fault.isArmed = true;
    terminal.work();
    terminal.fault.isArmed = false;
    if (terminal.place.store)
        checkWorksAgain(terminal, tally);
    checkNothingIsLost(terminal, tally);
}

} // namespace

class TestIoFaults : public QObject {
    Q_OBJECT
public:
    static void initMain()
    {
        useFastDisk();
        quietStore();
    }
private Q_SLOTS:
    void noErrorOfTheDiskDestroysAnOp_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("start");
        const std::pair<Start, const char *> starts[] = {{Start::OfADay, "on a working day"},
                                                         {Start::First, "at the first start"},
                                                         {Start::Migrating, "while a file is migrated"}};
        for (const auto &[start, words] : starts)
            for (int i = 0; i < static_cast<int>(kinds().size()); ++i)
                QTest::addRow("every %s fails once and for ever, %s", kinds()[static_cast<size_t>(i)].name, words)
                    << i << static_cast<int>(start);
    }
    void noErrorOfTheDiskDestroysAnOp()
    {
        QFETCH(int, kind);
        QFETCH(int, start);
        const Kind &row = kinds()[static_cast<size_t>(kind)];
        Fault fault;
        const ShimVfs vfs(fault);
        Terminal terminal(fault);
        terminal.prepare(static_cast<Start>(start));
        fault.kind = row.what;
        Tally clean;
        run(terminal, clean);
        QCOMPARE(clean.bad(), 0);
        const int calls = fault.seen;
        QVERIFY(calls > 0 || row.what == FileCall::Delete); // nothing is deleted but at the first start
        const int step =
            std::max(1, calls / (40 * longFactor())); // every call of most kinds; reads and writes in a sample
        Tally tally;
        for (const int code : row.codes)
            for (const bool isForEver : {false, true})
                for (int k = 1; k <= calls; k += step) {
                    fault.code = code;
                    fault.isForEver = isForEver;
                    fault.from = k;
                    const int before = tally.bad();
                    run(terminal, tally);
                    fault.code = SQLITE_OK;
                    if (tally.bad() > before)
                        qInfo() << row.name << "code" << code << (isForEver ? "for ever from" : "once at") << k
                                << "lost" << tally.lost << "broken" << tally.broken << "shut" << tally.shut << "stuck"
                                << tally.stuck << "turns" << tally.wrongTurns;
                }
        qInfo().noquote() << "faults: disk errors," << QTest::currentDataTag() << ":" << tally.runs << "runs of"
                          << calls << "calls lost" << tally.lost << "broken" << tally.broken << "shut" << tally.shut
                          << "stuck" << tally.stuck << "wrong turns" << tally.wrongTurns << "quarantined"
                          << tally.quarantined << "read-only" << tally.readOnly;
        QCOMPARE(tally.bad(), 0);
    }

    void aByteThatIsMisreadOnceDestroysNoOpsRow()
    {
        // SQLite can't know that a page was misread, and may write it back: then the row is damaged, and set aside as
        // it lies
        Fault fault;
        const ShimVfs vfs(fault);
        Terminal terminal(fault);
        terminal.prepare(Start::OfADay);
        Tally tally;
        run(terminal, tally);
        const int calls = fault.seen;
        fault.code = kFlip;
        int fewer = 0, aside = 0, shut = 0;
        for (int k = 1; k <= calls; ++k) {
            fault.from = k;
            run(terminal, tally);
            const auto rows = rowsKept(terminal);
            shut += rows ? 0 : 1;
            fewer += rows && rows->first >= static_cast<int>(terminal.saved.size()) ? 0 : 1;
            aside += rows ? rows->second : 0;
        }
        qInfo().noquote() << "faults: misread bytes," << calls << "reads, rows gone in" << fewer << "set aside" << aside
                          << "shut" << shut;
        QVERIFY(calls > 20);
        QCOMPARE(fewer + shut, 0);
    }

    void onlyTheWriterWritesAndCheckpoints()
    {
        Scribe scribe;
        const ShimVfs vfs(scribe);
        TemporaryStore place;
        place.options.vfs = ShimVfs::name();
        place.options.reserveBytes = 0;
        place.options.pagesBeforeCheckpoint = 20;
        QVERIFY(place.open().isOk());
        const auto here = [](const auto &) -> Result<std::thread::id> { return std::this_thread::get_id(); };
        const std::thread::id writer = *place.write(here);
        const std::thread::id reader = *place.read(here);
        QVERIFY(writer != reader);
        const auto before = scribe.wrote.size();
        for (int i = 0; i < 40; ++i) {
            QVERIFY(place.write([i](Writer &w) { return keepOpWithAudit(w, u"op-%1"_s.arg(i), u"u-1"_s); }).isOk());
            QVERIFY(place.read([](const Reader &r) -> Result<int> { return halves(r); }).isOk());
        }
        const std::vector<std::pair<std::thread::id, bool>> wrote(
            scribe.wrote.begin() + static_cast<std::ptrdiff_t>(before), scribe.wrote.end());
        QVERIFY(std::all_of(wrote.begin(), wrote.end(), [&](const auto &each) { return each.first == writer; }));
        QVERIFY(std::any_of(wrote.begin(), wrote.end(),
                            [](const auto &each) { return each.second; })); // checkpoints happened
        place.store.reset();
        QVERIFY(std::none_of(scribe.wrote.begin(), scribe.wrote.end(),
                             [&](const auto &each) { return each.first == reader; }));
    }

    void aDiskThatLiesAboutItsWritesIsCaught()
    {
        // the control: the same checks see it when what was said to be saved isn't there
        Fault fault;
        const ShimVfs vfs(fault);
        Terminal terminal(fault);
        terminal.prepare(Start::OfADay);
        terminal.layOut();
        terminal.saved.insert(u"op-99"_s);
        Tally tally;
        checkNothingIsLost(terminal, tally);
        QCOMPARE(tally.lost, 1);
        QCOMPARE(tally.broken, 0);
    }
};

QTEST_GUILESS_MAIN(TestIoFaults)
#include "tst_iofaults.moc"
