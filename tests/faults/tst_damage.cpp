// SPDX-License-Identifier: Apache-2.0
#include "core/store/audit.h"
#include "core/store/outbox.h"
#include "core/store/shelves.h"
#include "tests/faults/filestate.h"
#include "tests/faults/fixture.h"
#include "tests/faults/workload.h"
#include "tests/support/memoryfile.h"
#include "tests/support/temporarystore.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 kSeed = 20260302;
constexpr int kDamages = 600; // of each file
constexpr int kOps = 60;
constexpr int kEdits = 1'000; // I18

struct Tally {
    int images = 0;
    int unharmed = 0; ///< opened as if nothing had happened
    int setAside = 0; ///< opened, with an op's row set aside
    int quarantined = 0; ///< and salvaged
    std::map<QString, int> refused; ///< said, and nothing touched
    int metLater = 0; ///< found by a read, after the start
    int gone = 0; ///< the damaged bytes don't exist any more
    qint64 opsThere = 0; ///< in images that opened
    qint64 opsFound = 0;
    int mostLost = 0; ///< ops of one image
};

/// A closed file, or one whose newest ops stand only in the log.
struct Specimen {
    explicit Specimen(bool isInLog)
    {
        place.options.reserveBytes = 0;
        if (!place.open())
            qFatal("no file to damage");
        std::mt19937 random(kSeed);
        for (const Deed &deed : aDay(random, 3))
            if (!commit(*place.store, deed))
                qFatal("no file to damage");
        for (int i = 0; i < kOps; ++i) {
            const QString id = u"kept-%1"_s.arg(i);
            if (!place.write([id](Writer &w) { return keepOpWithAudit(w, id, u"u-1"_s); }))
                qFatal("no file to damage");
        }
        ops = *place.read([](const Reader &r) -> Result<std::set<QString>> { return opIdsIn(r); });
        if (!isInLog)
            place.store.reset();
        for (const char *part : {"", "-wal", ".key"})
            if (const QByteArray bytes = bytesOf(place.options.path + QString::fromLatin1(part)); !bytes.isEmpty())
                files[QByteArray(part)] = bytes;
        place.store.reset();
    }
    TemporaryStore place;
    std::map<QByteArray, QByteArray> files;
    std::set<QString> ops;
};

/// Changes one to eight bytes of a page; every page has its turn.
void damage(QByteArray &bytes, int turn, std::mt19937 &random)
{
    const auto pages = std::max<qsizetype>(1, bytes.size() / 4096);
    const qsizetype page = (turn % pages) * 4096;
    const auto count = random() % 4 == 0 ? random() % 8 + 1 : 1;
    for (quint32 i = 0; i < count; ++i) {
        const qsizetype at = page + static_cast<qsizetype>(random() % 4096);
        if (at < bytes.size())
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
    }
}

class Patient {
public:
    explicit Patient(const Specimen &specimen)
        : m_specimen(specimen)
    {
        QFile::copy(specimen.place.directory.filePath(u"vault.json"_s), m_place.directory.filePath(u"vault.json"_s));
        m_place.options.reserveBytes = 0;
    }

    void open(const std::map<QByteArray, QByteArray> &files, Tally &tally)
    {
        ++tally.images;
        m_place.store.reset();
        layOut(files);
        const Result<void> opened = m_place.open();
        if (!opened) {
            ++tally.refused[errorName(opened.error().code)];
            tally.gone += isKept(files, m_place.options.path) ? 0 : 1;
            return;
        }
        const OpenReport report = m_place.store->report();
        if (!report.quarantine.isEmpty()) {
            ++tally.quarantined;
            tally.gone += isKept(files, report.quarantine) ? 0 : 1;
        } else {
            report.setAsideOps > 0 ? ++tally.setAside : ++tally.unharmed;
        }
        count(tally);
    }

private:
    void layOut(const std::map<QByteArray, QByteArray> &files)
    {
        const QDir folder(m_place.directory.path());
        for (const QString &name : folder.entryList(QDir::Files))
            if (name != "vault.json"_L1)
                QFile::remove(folder.filePath(name));
        for (const auto &[part, bytes] : files) {
            QFile file(m_place.options.path + QString::fromLatin1(part));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                qFatal("no room for a damaged file");
        }
    }
    static bool isKept(const std::map<QByteArray, QByteArray> &files, const QString &path)
    {
        return bytesOf(path) == files.at("")
            && (!files.contains("-wal") || bytesOf(path + u"-wal"_s) == files.at("-wal"));
    }
    Result<std::set<QString>> idsThere()
    {
        return m_place.read([](const Reader &r) -> Result<std::set<QString>> {
            std::set<QString> ids = opIdsIn(r);
            Query aside = r.query("SELECT op_id FROM set_aside");
            while (aside.next())
                ids.insert(aside.text(0));
            return ids;
        });
    }
    void count(Tally &tally)
    {
        auto found = idsThere();
        if (!found && found.error().code == ErrorCode::StorageCorrupt) { // met while working: healed at the next start
            ++tally.metLater;
            found = m_place.open() ? idsThere() : found;
        }
        int there = 0;
        for (const QString &id : m_specimen.ops)
            there += found && found->contains(id) ? 1 : 0;
        tally.opsThere += static_cast<qint64>(m_specimen.ops.size());
        tally.opsFound += there;
        tally.mostLost = std::max(tally.mostLost, static_cast<int>(m_specimen.ops.size()) - there);
    }
    const Specimen &m_specimen;
    TemporaryStore m_place;
};

QString text(const Tally &tally)
{
    QString said = u"%1 images, unharmed %2, row set aside %3, quarantined and salvaged %4, met later %5, refused:"_s
                       .arg(tally.images)
                       .arg(tally.unharmed)
                       .arg(tally.setAside)
                       .arg(tally.quarantined)
                       .arg(tally.metLater);
    for (const auto &[code, count] : tally.refused)
        said += u" %1 %2"_s.arg(code).arg(count);
    return said
        + u" - ops found %1 of %2 (%3 %), at most %4 lost in one, damaged files gone %5"_s.arg(tally.opsFound)
              .arg(tally.opsThere)
              .arg(100.0 * static_cast<double>(tally.opsFound)
                       / static_cast<double>(std::max<qint64>(1, tally.opsThere)),
                   0, 'f', 3)
              .arg(tally.mostLost)
              .arg(tally.gone);
}

/// A file with a chain of `rows` audit rows and as many ops.
void fill(MemoryFile &file, int rows)
{
    file.write([rows](Writer &w) {
        for (int i = 1; i <= rows; ++i)
            if (!keepOpWithAudit(w, u"op-%1"_s.arg(i), u"u-1"_s))
                qFatal("no rows to edit");
    });
}

QByteArray flipped(QByteArray bytes, std::mt19937 &random)
{
    const auto at = static_cast<qsizetype>(random() % static_cast<quint32>(bytes.size()));
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
    return bytes;
}

QByteArray cell(Writer &w, const char *sql, qint64 n)
{
    Query found = w.query(sql, n);
    return found.next() ? found.bytes(0) : QByteArray();
}

/// Edits one row of the chain in one of seven ways; the number of the row that is no longer what was written.
qint64 editChain(Writer &w, int rows, std::mt19937 &random)
{
    const auto n = static_cast<qint64>(random() % static_cast<quint32>(rows) + 1);
    switch (random() % 7) {
    case 0:
        w.run("UPDATE audit SET body=? WHERE n=?", flipped(cell(w, "SELECT body FROM audit WHERE n=?", n), random), n);
        return n;
    case 1:
        w.run("UPDATE audit SET mac=? WHERE n=?", flipped(cell(w, "SELECT mac FROM audit WHERE n=?", n), random), n);
        return n;
    case 2:
        w.run("UPDATE audit SET prev=? WHERE n=?", QByteArray(32, 'x'), n);
        return n;
    case 3:
        w.run("DELETE FROM audit WHERE n=?", n);
        return n;
    case 4: // two rows change places
        if (n == rows)
            w.run("UPDATE audit SET body=(SELECT body FROM audit WHERE n=1) WHERE n=?", n);
        else
            w.run("UPDATE audit SET body=(SELECT body FROM audit WHERE n=?) WHERE n=?", n + 1, n);
        return n;
    case 5: // the newest rows go, and whoever did it tidies up behind
        w.run("DELETE FROM audit WHERE n>=?", n);
        w.run("UPDATE sqlite_sequence SET seq=? WHERE name='audit'", n - 1);
        if (random() % 2 == 0)
            meta::set(w, "auditHead", n - 1);
        return n;
    default: // a row more
        w.run("INSERT INTO audit (n, prev, mac, body, uploaded) VALUES (?,?,?,?,0)", qint64(rows + 1),
              cell(w, "SELECT mac FROM audit WHERE n=?", rows), QByteArray(32, 'm'),
              cell(w, "SELECT body FROM audit WHERE n=?", n));
        return rows + 1;
    }
}

/// Edits one op's row; its number.
qint64 editOp(Writer &w, int rows, std::mt19937 &random)
{
    const auto n = static_cast<qint64>(random() % static_cast<quint32>(rows) + 1);
    switch (random() % 6) {
    case 0:
        w.run("UPDATE outbox SET body=? WHERE ord=?",
              flipped(cell(w, "SELECT body FROM outbox WHERE ord=?", n), random), n);
        break;
    case 1:
        w.run("UPDATE outbox SET body=(SELECT body FROM outbox WHERE ord=?) WHERE ord=?", n == 1 ? rows : n - 1, n);
        break;
    case 2:
        w.run("UPDATE outbox SET op_id='another' WHERE ord=?", n);
        break;
    case 3:
        w.run("UPDATE outbox SET actor='somebody else' WHERE ord=?", n);
        break;
    case 4:
        w.run("UPDATE outbox SET wall=wall+1000 WHERE ord=?", n);
        break;
    default:
        w.run("UPDATE outbox SET sha256=? WHERE ord=?",
              flipped(cell(w, "SELECT sha256 FROM outbox WHERE ord=?", n), random), n);
    }
    return n;
}

} // namespace

class TestDamage : public QObject {
    Q_OBJECT
public:
    static void initMain()
    {
        useFastDisk();
        quietStore();
    }
private Q_SLOTS:
    void aDamagedFileIsHealedSalvagedOrSaidAndNeverDeleted_data()
    {
        QTest::addColumn<bool>("isInLog");
        QTest::newRow("bytes of a closed file") << false;
        QTest::newRow("bytes of a file with a log, or of the log") << true;
    }
    void aDamagedFileIsHealedSalvagedOrSaidAndNeverDeleted()
    {
        QFETCH(bool, isInLog);
        const Specimen specimen(isInLog);
        QVERIFY(specimen.files.contains("-wal") == isInLog);
        Patient patient(specimen);
        std::mt19937 random(kSeed);
        Tally tally;
        for (int i = 0; i < kDamages * longFactor(); ++i) {
            auto files = specimen.files;
            damage(files[isInLog && i % 3 != 0 ? QByteArray("-wal") : QByteArray()], i / 2, random);
            if (i % 4 == 0)
                files[".suspect"] = "?"; // damage that was met before is looked for everywhere
            patient.open(files, tally);
        }
        qInfo().noquote() << "faults: damaged bytes," << text(tally);
        QCOMPARE(tally.gone, 0);
        QVERIFY(tally.unharmed > 0 && tally.quarantined > 0 && (isInLog || tally.setAside > 0)); // it was worth trying
        QVERIFY(static_cast<double>(tally.opsFound) >= 0.99 * static_cast<double>(tally.opsThere));
        QVERIFY(tally.mostLost <= 12); // a page holds a handful of sealed ops
    }

    void everyEditOfTheAuditChainIsFoundAndItsRowIsNamed()
    {
        constexpr int rows = 60;
        MemoryFile file;
        fill(file, rows);
        const QByteArray whole = file.copy();
        QVERIFY(!file.read([](const Reader &r) { return audit::firstBroken(r); })); // the control
        std::mt19937 random(kSeed);
        int found = 0;
        for (int i = 0; i < kEdits; ++i) {
            const qint64 edited = file.write([&](Writer &w) { return editChain(w, rows, random); });
            const std::optional<qint64> broken = file.read([](const Reader &r) { return audit::firstBroken(r); });
            QVERIFY2(broken == edited,
                     qPrintable(u"edit %1 of row %2 was seen at %3"_s.arg(i).arg(edited).arg(broken.value_or(0))));
            found += broken == edited ? 1 : 0;
            file.restore(whole);
        }
        qInfo().noquote() << "faults: audit edits found" << found << "of" << kEdits;
    }

    void everyEditOfAnOpsRowIsFoundAndItsRowIsNamed()
    {
        constexpr int rows = 60;
        MemoryFile file;
        fill(file, rows);
        const QByteArray whole = file.copy();
        QVERIFY(file.read([](const Reader &r) { return outbox::damaged(r); }).empty()); // the control
        std::mt19937 random(kSeed);
        int found = 0;
        for (int i = 0; i < kEdits; ++i) {
            const qint64 edited = file.write([&](Writer &w) { return editOp(w, rows, random); });
            const std::vector<qint64> named = file.read([](const Reader &r) { return outbox::damaged(r); });
            QVERIFY2(named == std::vector<qint64>{edited}, qPrintable(u"edit %1 of row %2"_s.arg(i).arg(edited)));
            ++found;
            file.restore(whole);
        }
        qInfo().noquote() << "faults: op edits found" << found << "of" << kEdits;
    }
};

QTEST_GUILESS_MAIN(TestDamage)
#include "tst_damage.moc"
