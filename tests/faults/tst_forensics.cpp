// SPDX-License-Identifier: Apache-2.0
#include "core/store/pagescan.h"
#include "core/store/shelves.h"
#include "core/sync/bootstrap.h"
#include "core/sync/protocol.h"
#include "tests/desk/counter.h"
#include "tests/faults/filestate.h"
#include "tests/faults/fixture.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QLoggingCategory>
#include <QTest>

using namespace zhike;
using namespace zhike::test;
using namespace Qt::StringLiterals;

namespace {

/// One thing about a person, and every form in which it must not lie anywhere.
struct Canary {
    QString name;
    QString text;
    [[nodiscard]] QByteArrayList forms() const
    {
        const QByteArray utf8 = text.toUtf8();
        const QByteArray utf16(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        return {utf8, utf16, utf8.toHex(), utf8.toBase64(QByteArray::OmitTrailingEquals).chopped(1)};
    }
};

// twelve people's things that occur nowhere else
const QList<Canary> kCanaries{
    {u"phone"_s, u"+8619955501234"_s},     {u"family name"_s, u"尉迟"_s},        {u"given name"_s, u"Qianxunzhi"_s},
    {u"card"_s, u"HM000000000992"_s},      {u"address"_s, u"金丝雀路 77 号"_s},  {u"e-mail"_s, u"canary@example.org"_s},
    {u"WeChat"_s, u"wx-canary-openid"_s},  {u"note"_s, u"对坚果过敏的金丝雀"_s}, {u"symptom"_s, u"半夜响得像金丝雀"_s},
    {u"new phone"_s, u"+8619955509876"_s}, {u"new name"_s, u"Luweizhuang"_s},    {u"draft"_s, u"草稿里的金丝雀"_s},
};
const QByteArray kPhoto = "a photograph of a canary ";
/// A JPEG as far as anybody looks who doesn't decode it: its coded data are the canary.
QByteArray photograph() { return QByteArray::fromHex("FFD8FFDA0002") + kPhoto.repeated(100) + QByteArray::fromHex("FFD9"); }

QStringList theLog;
void keepLog(QtMsgType, const QMessageLogContext &, const QString &message) { theLog << message; }

/// Hashes by which a phone number could be found again: there are so few numbers that a hash hides nothing.
QByteArrayList plainHashes(const QString &phone)
{
    QByteArrayList hashes;
    for (const QString &form : {phone, phone.mid(1), phone.mid(3)})
        for (const auto algorithm : {QCryptographicHash::Md5, QCryptographicHash::Sha1, QCryptographicHash::Sha256,
                                     QCryptographicHash::Blake2b_256}) {
            const QByteArray hash = QCryptographicHash::hash(form.toUtf8(), algorithm);
            hashes << hash << hash.toHex() << hash.toBase64();
        }
    return hashes;
}

QStringList filesUnder(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

/// Everything that a file holds: its bytes, and the values of its rows, which may lie scattered over pages.
QByteArray contentsOf(const QString &path)
{
    QByteArray all = bytesOf(path);
    scanPages(path, [&all](const ScannedRow &row) {
        for (const ScannedField &field : row.fields)
            all += field.bytes + '\n';
    });
    return all;
}

QStringList found(const QString &folder)
{
    QByteArray everything = theLog.join(u'\n').toUtf8();
    for (const QString &file : filesUnder(folder))
        everything += contentsOf(file);
    QStringList names;
    for (const Canary &canary : kCanaries)
        for (const QByteArray &form : canary.forms())
            if (everything.contains(form) && !names.contains(canary.name))
                names << canary.name;
    for (const QString &phone : {kCanaries[0].text, kCanaries[9].text})
        for (const QByteArray &hash : plainHashes(phone))
            if (everything.contains(hash))
                names << u"hash of a phone"_s;
    if (everything.contains(kPhoto))
        names << u"photo"_s;
    return names;
}

Member canaryMember()
{
    Member member;
    member.memberId = MemberId(u"member-canary"_s);
    member.familyName = kCanaries[1].text;
    member.givenName = kCanaries[2].text;
    member.identities = {{IdentityKind::Phone, kCanaries[0].text, true, true},
                         {IdentityKind::Card, kCanaries[3].text, true, false},
                         {IdentityKind::Address, kCanaries[4].text, true, false},
                         {IdentityKind::Email, kCanaries[5].text, true, false},
                         {IdentityKind::Wechat, kCanaries[6].text, true, false}};
    member.units = {chenWasher()};
    return member;
}

/// A day at the counter: every canary comes in through the desk or from central.
void liveADay(Counter &counter)
{
    counter.put(canaryMember());
    const auto desk = counter.desk();
    const MemberId member = canaryMember().memberId;
    QCOMPARE(desk->find(kCanaries[0].text.mid(3), 5).size(), size_t(1)); // the program itself knows them well
    (void)Counter::take(desk->member(member, RecognisedBy::Phone));
    (void)Counter::take(desk->reveal(member, IdentityKind::Phone, u"callBack"_s));
    QVERIFY(Counter::take(desk->act(AddNote{member, kCanaries[7].text})).isOk());
    const QString photo = *Counter::take(desk->keepPhoto(photograph()));
    BookRepair repair;
    repair.member = kChen;
    repair.unit = chenWasher();
    repair.symptom = u"noise"_s;
    repair.words = kCanaries[8].text;
    repair.blobs = {photo};
    const auto booked = Counter::take(desk->act(repair));
    QVERIFY2(booked.isOk(), qPrintable(booked ? QString() : errorName(booked.error().code) + booked.error().detail));
    RegisterMember made{desk->newMemberId(), u"卢"_s, kCanaries[10].text, kCanaries[9].text, {}, Salutation::None};
    QVERIFY(Counter::take(desk->act(made)).isOk());
    QVERIFY(counter.file()
                .write([](Writer &w) -> Result<bool> {
                    interactions::put(w,
                                      {InteractionId(u"i-1"_s), u"parked"_s, QDateTime::fromMSecsSinceEpoch(0, Qt::UTC),
                                       kCanaries[11].text.toUtf8()});
                    return true;
                })
                .isOk());
    (void)counter.letGo();
    (void)Counter::take(desk->outbox());
    counter.settle();
}

/// Sealed bytes of one member's rows as they lie in the file.
QByteArrayList sealedRowsOf(TemporaryStore &place, const QString &member)
{
    return *place.read([member](const Reader &r) -> Result<QByteArrayList> {
        QByteArrayList rows;
        Query document = r.query("SELECT keys, body FROM document WHERE kind='member' AND id=?", member);
        while (document.next())
            rows << document.bytes(0) << document.bytes(1);
        Query story = r.query("SELECT body FROM timeline WHERE member=?", member);
        while (story.next())
            rows << story.bytes(0);
        return rows;
    });
}

/// How many of the sealed values can still be found in part: somewhere in the middle, or at the end.
int remains(const QString &path, const QByteArrayList &rows)
{
    const QByteArray all = bytesOf(path) + bytesOf(path + u"-wal"_s);
    return static_cast<int>(std::count_if(rows.begin(), rows.end(), [&all](const QByteArray &row) {
        return all.contains(row.mid(26, 24)) || all.contains(row.mid(row.size() / 2, 24))
            || all.contains(row.right(24));
    }));
}

/// A file whose members came, changed and were told about, so that rows have moved from page to page.
class CrowdedShop {
public:
    static constexpr int members = 300;
    CrowdedShop()
    {
        if (!place.open())
            qFatal("the shop has no file");
        (void)place.write([](Writer &w) -> Result<bool> {
            sync::freezeWaiting(w);
            return true;
        });
        for (int round = 0; round < 3; ++round) {
            std::vector<FeedRow> rows;
            for (int i = 0; i < members; ++i)
                rows.push_back({FeedRow::What::Put, memberRow((i * 7) % members, round)});
            for (int i = 0; i < members; ++i)
                rows.push_back({FeedRow::What::Put, eventRow(i, round)});
            page(rows);
        }
    }
    void page(const std::vector<FeedRow> &changes)
    {
        const auto applied = TemporaryStore::wait(place.store->writeCache([changes, number = ++m_pages](
                                                                              Writer &w) -> Result<bool> {
            const sync::Standing standing = sync::standing(w);
            Page page;
            page.epoch = standing.epoch;
            page.from = standing.cursor;
            page.to = QString::number(number);
            page.changes = changes;
            page.request = number;
            const Result<void> done = sync::applyPage(w, page, {0, QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC)});
            return done ? Result<bool>(true) : Result<bool>(done.error());
        }));
        if (!applied)
            qFatal("a page wasn't applied");
    }
    /// The sealed rows of those who will go: every third member.
    [[nodiscard]] QByteArrayList toGo()
    {
        QByteArrayList rows;
        for (int i = 0; i < members; i += 3)
            rows << sealedRowsOf(place, nameOf(i));
        return rows;
    }
    /// They go in this way; the sealed rows they had.
    QByteArrayList letGo(FeedRow::What how)
    {
        const QByteArrayList had = toGo();
        std::vector<FeedRow> rows;
        for (int i = 0; i < members; i += 3)
            rows.push_back({how, {u"member"_s, nameOf(i), 1'000'000, {}}});
        page(rows);
        return had;
    }
    static QString nameOf(int i) { return u"member-%1"_s.arg(i); }
    TemporaryStore place;

private:
    static documents::Row memberRow(int i, int round)
    {
        Member member;
        member.memberId = MemberId(nameOf(i));
        member.familyName = u"试"_s;
        member.givenName = QString::number(qHash(i)).repeated(1 + (i + round) % 9);
        return {u"member"_s, nameOf(i), round + 1, json::toBytes(toJson(member))};
    }
    static documents::Row eventRow(int i, int round)
    {
        TimelineEvent event;
        event.eventId = u"e-%1-%2"_s.arg(i).arg(round);
        event.member = MemberId(nameOf(i));
        event.at = QDateTime(QDate(2026, 2, 1 + round), QTime(9, 0), Qt::UTC);
        event.lane = u"store"_s;
        return {u"event"_s, event.eventId, round + 1, json::toBytes(toJson(event))};
    }
    int m_pages = 0;
};

} // namespace

class TestForensics : public QObject {
    Q_OBJECT
public:
    static void initMain()
    {
        useFastDisk();
        QLoggingCategory::setFilterRules(u"zhike.*=true"_s); // every word the program can say
    }
private Q_SLOTS:
    void afterADayNobodyIsFoundInAnyFileNorInTheLog()
    {
        const QtMessageHandler before = qInstallMessageHandler(keepLog);
        Counter counter;
        liveADay(counter);
        const QString folder = counter.file().directory.path();
        const QStringList whileOpen = found(folder);
        counter.file().store.reset();
        {
            Connection copy(counter.file().options.path, {}); // as it is made before a migration
            copy.exec(("VACUUM INTO '" + (counter.file().options.path + u".v1.backup"_s).toStdString() + "'").c_str());
            copy.exec(
                "UPDATE document SET body=x'00' WHERE id='member-wang'"); // the program will say something about it
        }
        QVERIFY(counter.file().open().isOk());
        (void)counter.file().read(
            [](const Reader &r) -> Result<size_t> { return documents::rowsOf(r, DocumentKind::Member).size(); });
        counter.file().store.reset();
        const QStringList whenClosed = found(folder);
        QFile file(counter.file().options.path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.write("damaged") == 7);
        file.close();
        QVERIFY(counter.file().open().isOk());
        const QStringList salvaged = found(folder);
        qInstallMessageHandler(before);
        QVERIFY(!counter.file().store->report().quarantine.isEmpty());
        QCOMPARE(whileOpen + whenClosed + salvaged, QStringList());
        QVERIFY(!theLog.isEmpty());
        qInfo().noquote() << "faults: canaries" << kCanaries.size() + 1 << "in" << filesUnder(folder).size()
                          << "files and" << theLog.size() << "lines of log: found 0";
    }

    void theSameScanFindsEveryoneInAPlainCopy()
    {
        theLog.clear();
        const QTemporaryDir folder;
        QCOMPARE(found(folder.path()), QStringList());
        {
            Connection plain(folder.filePath(u"plain.db"_s), {});
            plain.exec("CREATE TABLE member (id INTEGER PRIMARY KEY, words TEXT, photo BLOB, phone_hash BLOB)");
            for (const Canary &canary : kCanaries) { // long enough to lie on several pages
                Query insert(plain.prepared("INSERT INTO member (words, photo, phone_hash) VALUES (?, ?, ?)"));
                insert.bindAll(QString(u"x"_s.repeated(4080) + canary.text), kPhoto,
                               QCryptographicHash::hash(kCanaries[0].text.toUtf8(), QCryptographicHash::Sha256));
                insert.run();
            }
        }
        QStringList names = found(folder.path());
        names.removeDuplicates();
        qInfo().noquote() << "faults: canaries, control: found" << names.size() << "of" << kCanaries.size() + 2
                          << "in a plain copy";
        QCOMPARE(names.size(), kCanaries.size() + 2);
    }

    void whoLeftOrWasErasedIsGoneSealedRowsAndAll_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("left the scope") << static_cast<int>(FeedRow::What::Leave);
        QTest::newRow("deleted") << static_cast<int>(FeedRow::What::Del);
        QTest::newRow("erased") << static_cast<int>(FeedRow::What::Erase);
    }
    void whoLeftOrWasErasedIsGoneSealedRowsAndAll()
    {
        QFETCH(int, how);
        CrowdedShop shop;
        const QByteArrayList all = shop.toGo();
        QCOMPARE(all.size(), shop.members / 3 * 5); // keys, body, three events
        // the control: the probe finds every one of them while they are here, though an erasure sweeps at once
        QCOMPARE(remains(shop.place.options.path, all), all.size());
        const QByteArrayList had = shop.letGo(static_cast<FeedRow::What>(how));
        QCOMPARE(had, all);
        QTRY_COMPARE_WITH_TIMEOUT(remains(shop.place.options.path, had), 0, 30'000); // at idle, with the file open
        shop.place.store.reset();
        QCOMPARE(remains(shop.place.options.path, had), 0);
        qInfo().noquote() << "faults: sealed rows of members who went" << had.size() << "found 0";
    }

    void whoIsNotInTheNextSnapshotIsGoneToo()
    {
        CrowdedShop shop;
        const QByteArrayList had = shop.toGo();
        shop.place.store.reset(); // everything is in the file itself
        QVERIFY(shop.place.open().isOk());
        const auto swapped = TemporaryStore::wait(shop.place.store->writeCache([](Writer &w) -> Result<bool> {
            Manifest manifest;
            manifest.epoch = u"2"_s;
            manifest.cursor = u"1"_s;
            sync::beginStaging(w, manifest);
            Page last;
            last.epoch = u"2"_s;
            last.from = last.to = manifest.cursor;
            last.request = 1;
            return sync::replayPage(w, last, {0, QDateTime::fromMSecsSinceEpoch(0, Qt::UTC)});
        }));
        QVERIFY(swapped.isOk() && *swapped);
        QVERIFY(remains(shop.place.options.path, had) > 0); // the control: renaming tables overwrites nothing
        QTRY_COMPARE_WITH_TIMEOUT(remains(shop.place.options.path, had), 0, 30'000);
        qInfo().noquote() << "faults: sealed rows that a bootstrap left behind" << had.size() << "found 0";
    }
};

QTEST_GUILESS_MAIN(TestForensics)
#include "tst_forensics.moc"
