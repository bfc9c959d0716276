// SPDX-License-Identifier: Apache-2.0
// P3: the index beside SQLite's LIKE and FTS5 on plain text. P8, P9: unlocking, in a process of its own.
#include "tests/bench/searching.h"

#include "core/desk/deskrooms.h"
#include "core/identify/pinyin.h"
#include "core/store/memberscan.h"
#include "core/store/memberkeys.h"
#include "tests/bench/rows.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QRandomGenerator>
#include <QTimer>

#include <SQLiteCpp/SQLiteCpp.h>
#include <malloc.h>

namespace zhike::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPortion = 20'000; // as the desk reads
constexpr int kHits = 20;        // as the window asks
constexpr int kIndexMs = 60'000;

std::string_view viewOf(const QByteArray &bytes) { return {bytes.constData(), static_cast<size_t>(bytes.size())}; }

/// Calls `each` with the parts of every member, portion by portion.
Result<void> eachMember(Store &store, const std::function<void(const QByteArray &)> &each)
{
    std::optional<QString> after = QString();
    while (after) {
        const auto next = store.read([&](const Reader &reader) -> Result<std::optional<QString>> {
            const auto portion = documents::sealedKeysAfter(reader, *after, kPortion);
            for (const auto &sealed : portion.members)
                if (const QByteArray parts = documents::openKeys(reader.sealer(), sealed); !parts.isEmpty())
                    each(parts);
            return portion.next;
        }).result();
        if (!next)
            return next.error();
        after = *next;
    }
    return {};
}

QString shippedCodes()
{
    QFile file(QStringLiteral(ZHIKE_SOURCE_DIR "/resources/rules/codes.json"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What somebody without our index would have: the same words in a plain table, beside them FTS5's trigrams.
class PlainTable
{
public:
    explicit PlainTable(const QString &path) : m_db(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {}

    Result<void> fill(Store &store)
    {
        m_db.exec("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536");
        m_db.exec("CREATE TABLE member (id TEXT PRIMARY KEY, name TEXT, pinyin TEXT, initials TEXT, phone TEXT, day INTEGER)");
        m_db.exec("BEGIN");
        SQLite::Statement insert(m_db, "INSERT INTO member VALUES (?,?,?,?,?,?)");
        const Result<void> read = eachMember(store, [&](const QByteArray &parts) {
            if (const Result<MemberKeys> keys = keysFromParts(parts))
                add(insert, *keys);
        });
        m_db.exec("COMMIT");
        m_db.exec("CREATE VIRTUAL TABLE words USING fts5 (name, pinyin, initials, phone, content='member', tokenize='trigram')");
        m_db.exec("INSERT INTO words (words) VALUES ('rebuild')");
        return read;
    }

    double like(const char *column, const QString &typed)
    {
        return microseconds([&] {
            SQLite::Statement query(m_db, std::string("SELECT id FROM member WHERE ") + column + " LIKE ? ORDER BY day DESC LIMIT 20");
            query.bind(1, ('%' + typed.toUtf8() + '%').toStdString());
            while (query.executeStep())
                m_seen += query.getColumn(0).getBytes();
        });
    }
    double trigrams(const char *column, const QString &typed)
    {
        return microseconds([&] {
            SQLite::Statement query(m_db, "SELECT m.id FROM words w JOIN member m ON m.rowid=w.rowid WHERE words MATCH ? ORDER BY m.day DESC LIMIT 20");
            query.bind(1, std::string(column) + ":\"" + typed.toStdString() + '"');
            while (query.executeStep())
                m_seen += query.getColumn(0).getBytes();
        });
    }

private:
    static void add(SQLite::Statement &insert, const MemberKeys &keys)
    {
        const LatinName latin = latinName(keys.familyName, keys.givenName);
        const QString texts[] = {keys.memberId.toString(), keys.familyName + keys.givenName, latin.full, latin.initials,
                                 keys.phones.empty() ? QString() : keys.phones.front()};
        for (int i = 0; i < 5; ++i)
            insert.bind(i + 1, texts[i].toStdString());
        insert.bind(6, static_cast<int64_t>(keys.lastContact.date().toJulianDay()));
        insert.exec();
        insert.reset();
    }

    SQLite::Database m_db;
    qint64 m_seen = 0;
};

/// One way of typing and the column it stands for.
struct Way {
    const char *words;
    const char *column;
    QString (*typed)(const IndexRow &);
    bool hasTrigrams = true; ///< three characters or more, in one word
};
QString phoneOf(const IndexRow &row) { return row.keys.empty() ? QString() : row.keys.front().value; }
const Way kWays[] = {
    {"a whole name", "name", [](const IndexRow &row) { return row.familyName + row.givenName; }},
    {"pinyin", "pinyin", [](const IndexRow &row) { return row.latin; }},
    {"initials", "initials", [](const IndexRow &row) { return row.initials; }},
    {"last four digits", "phone", [](const IndexRow &row) { return phoneOf(row).right(4); }},
    {"six digits inside a phone", "phone", [](const IndexRow &row) { return phoneOf(row).mid(6, 6); }},
};

std::vector<Figure> compared(const SearchIndex &index, PlainTable &plain, const std::vector<std::shared_ptr<const IndexRow>> &rows)
{
    std::vector<Figure> figures;
    for (const Way &way : kWays) {
        Samples ours;
        Samples like;
        Samples trigrams;
        for (const auto &row : rows) {
            const QString typed = way.typed(*row);
            ours.push_back(microseconds([&] { (void)index.find(typed, kHits); }));
            like.push_back(plain.like(way.column, typed));
            if (typed.size() >= 3)
                trigrams.push_back(plain.trigrams(way.column, typed));
        }
        const QString what = u"search: "_s + QLatin1StringView(way.words);
        figures.push_back({u"P3"_s, what, u"LIKE on plain text"_s, percentile(ours, 0.5), percentile(like, 0.5), 0.05, {}});
        figures.push_back({u"P3"_s, what, u"FTS5 trigrams"_s, percentile(ours, 0.5), percentile(trigrams, 0.5), 2.0, {}});
    }
    return figures;
}

/// Phone look-up: through the index, by the token on disk, and the bare row by its primary key.
std::vector<Figure> phoneLookUp(World &world, const SearchIndex &index)
{
    Samples byIndex;
    Samples byToken;
    Samples bare;
    SQLite::Database file(world.path().toStdString(), SQLite::OPEN_READONLY);
    SQLite::Statement select(file, "SELECT keys FROM document WHERE kind='member' AND id=?");
    QRandomGenerator random(1);
    (void)world.store().read([&](const Reader &reader) -> Result<bool> {
        for (int round = 0; round < 2000; ++round) {
            const World::Person &person = world.people()[random.bounded(static_cast<quint32>(world.people().size()))];
            byIndex.push_back(microseconds([&] { (void)index.findExact(IdentityKind::Phone, person.phone); }));
            byToken.push_back(microseconds([&] { (void)documents::membersByPhone(reader, person.phone); }));
            bare.push_back(microseconds([&] {
                select.bind(1, person.member.toStdString());
                while (select.executeStep())
                    (void)select.getColumn(0).getBytes();
                select.reset();
            }));
        }
        return true;
    }).result();
    const double floor = percentile(bare, 0.5);
    return {{u"P3"_s, u"phone look-up through the index"_s, u"bare SELECT by primary key"_s, percentile(byIndex, 0.5), floor, 3.0, {}},
            {u"P3"_s, u"phone look-up by the token on disk"_s, u"bare SELECT by primary key"_s, percentile(byToken, 0.5), floor, 20.0, {}}};
}

} // namespace

struct BenchDesk::Parts {
    explicit Parts(Store &store, const Clock &clock)
        : decoder(Decoder::Options{}), grammar(*Grammar::fromJson(shippedCodes().toUtf8())),
          terminal{TerminalId(u"terminal-1"_s), StoreId(u"store-laoshan"_s), TerminalKeys::make()->boxPublicKey(), *TerminalKeys::make()},
          rooms{store, clock, decoder, grammar, terminal, {}, clock.steadyMs()}
    {
    }
    Decoder decoder;
    Grammar grammar;
    Terminal terminal;
    Desk::Rooms rooms;
};

BenchDesk::BenchDesk(Store &store, const Clock &clock) : m_parts(std::make_unique<Parts>(store, clock))
{
    m_desk = std::make_unique<Desk>(m_parts->rooms, SignedIn{AssociateId(u"associate-lin"_s), u"林晓"_s, u"associate"_s, StoreId(u"store-laoshan"_s), {}, false});
}
BenchDesk::~BenchDesk() = default;

bool BenchDesk::waitForIndex()
{
    QEventLoop loop; // not QTest's waiting: it sleeps ten milliseconds between looks, and each portion of the index comes by here
    QObject::connect(m_desk.get(), &Desk::indexReady, &loop, &QEventLoop::quit);
    QTimer::singleShot(kIndexMs, &loop, &QEventLoop::quit);
    if (!m_desk->isIndexReady())
        loop.exec();
    return m_desk->isIndexReady();
}

Result<BuiltIndex> buildIndex(Store &store)
{
    BuiltIndex built{std::make_shared<SearchIndex>(), 0};
    qint64 raw = 0;
    const Result<void> read = eachMember(store, [&](const QByteArray &bytes) {
        built.index->addParts(viewOf(bytes));
        KeyParts parts(viewOf(bytes));
        while (parts.next())
            raw += static_cast<qint64>(parts.text().size());
    });
    if (!read)
        return read.error();
    built.index->build();
    built.rawMb = static_cast<double>(raw) / 1e6;
    return built;
}

Result<QJsonObject> unlockFigures(const QString &file, const QString &phone)
{
    QElapsedTimer timer;
    timer.start();
    const SystemClock clock;
    DemoVault vault(file + u".vault"_s);
    StoreOptions options;
    options.path = file;
    const Result<std::unique_ptr<Store>> store = Store::open(options, vault, clock);
    if (!store)
        return store.error();
    BenchDesk desk(**store, clock); // the index is being built from here on: the look-up comes in between
    const auto found = (*store)->read([&](const Reader &reader) -> Result<std::vector<MemberId>> { return documents::membersByPhone(reader, phone); }).result();
    const double phoneMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (!found || found->empty() || !desk.waitForIndex() || desk.desk().find(u"王"_s, kHits).empty())
        return Error{ErrorCode::NotFound, u"unlock"_s};
    const double nameMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    malloc_trim(0);
    const Memory memory = memoryOfThisProcess();
    return QJsonObject{{u"phoneMs"_s, phoneMs}, {u"nameMs"_s, nameMs}, {u"restMb"_s, memory.now}, {u"peakMb"_s, memory.peak}};
}

Result<std::vector<Figure>> searchFigures(World &world)
{
    const Result<BuiltIndex> built = buildIndex(world.store());
    if (!built)
        return built.error();
    std::vector<Figure> figures = phoneLookUp(world, *built->index);
    PlainTable plain(world.folder() + u"/plain.sqlite"_s);
    if (const Result<void> filled = plain.fill(world.store()); !filled)
        return filled.error();
    std::vector<std::shared_ptr<const IndexRow>> rows;
    for (size_t i = 0; i < world.people().size() && rows.size() < 40; i += world.people().size() / 40 + 1)
        if (const auto row = built->index->row(MemberId(world.people()[i].member)))
            rows.push_back(row);
    for (Figure &figure : compared(*built->index, plain, rows))
        figures.push_back(std::move(figure));
    QFile::remove(world.folder() + u"/plain.sqlite"_s);
    figures.push_back({u"P9"_s, u"search index in memory"_s, u"raw bytes of what it knows"_s, static_cast<double>(built->index->bytes()) / 1e6, built->rawMb, 3.0, {}, Unit::Megabytes});
    return figures;
}

Result<std::vector<Figure>> unlockFigures(World &world)
{
    const QString phone = world.people().front().phone;
    world.close();
    const Result<QJsonObject> done = runWorker({u"unlock"_s, world.path(), phone});
    if (const Result<void> opened = world.reopen(); !opened)
        return opened.error();
    if (!done)
        return done.error();
    const auto us = [&](const char *name) { return (*done)[QLatin1StringView(name)].toDouble() * 1000; };
    return std::vector<Figure>{
        {u"P8"_s, u"start to phone search (file opened, token found)"_s, {}, us("phoneMs"), 0, {}, 300},
        {u"P8"_s, u"start to name search (index built)"_s, {}, us("nameMs"), 0, {}, 2000},
        {u"P9"_s, u"the whole process at rest, index in memory"_s, {}, (*done)["restMb"_L1].toDouble(), 0, {}, 250, Unit::Megabytes}};
}

} // namespace zhike::bench
