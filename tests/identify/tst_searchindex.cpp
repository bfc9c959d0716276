// SPDX-License-Identifier: Apache-2.0
// The index against the simplest thing that could be right: every member looked at, one by one.
#include "core/domain/card.h"
#include "core/identify/pinyin.h"
#include "core/identify/searchindex.h"
#include "core/store/memberkeys.h"

#include <QRandomGenerator>
#include <QTest>

using namespace zhike;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLimits[] = {0, 1, 3, 10, 100'000};

struct Found {
    QString member;
    MatchedBy by;
    IdentityKind kind;
    friend bool operator==(const Found &, const Found &) = default;
};
QString said(const std::vector<Found> &list)
{
    QStringList words;
    for (const Found &found : list)
        words << u"%1/%2/%3"_s.arg(found.member).arg(int(found.by)).arg(int(found.kind));
    return words.join(u' ');
}

/// Everybody in a list, phones and cards before other keys; no index at all.
class PlainShop
{
public:
    void put(IndexRow row)
    {
        std::stable_partition(row.keys.begin(), row.keys.end(), [](const Identity &key) {
            return key.kind == IdentityKind::Phone || (key.kind == IdentityKind::Card && !key.value.contains(u'-'));
        });
        const LatinName latin = latinName(row.familyName, row.givenName);
        row.latin = latin.full;
        row.initials = latin.initials;
        m_rows.insert_or_assign(row.member, row);
    }
    void remove(const MemberId &member) { m_rows.erase(member); }
    [[nodiscard]] const std::map<MemberId, IndexRow> &rows() const { return m_rows; }

    [[nodiscard]] std::vector<Found> find(const QString &typed, int limit) const
    {
        const TypedKey key = readTypedKey(typed);
        std::vector<std::pair<std::tuple<MatchedBy, qint64, MemberId>, Found>> all;
        for (const auto &[id, row] : m_rows)
            if (const std::optional<Found> found = match(row, key))
                all.push_back({{found->by, -row.lastVisitDay, id}, *found});
        std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        std::vector<Found> best;
        for (const auto &[order, found] : all)
            if (static_cast<int>(best.size()) < limit)
                best.push_back(found);
        return best;
    }

private:
    static std::optional<Found> exact(const IndexRow &row, const QString &value, std::initializer_list<IdentityKind> kinds)
    {
        for (const IdentityKind kind : kinds) {
            for (const Identity &key : row.keys)
                if (key.kind == kind && key.value == value)
                    return Found{row.member.toString(), MatchedBy::ExactKey, kind};
            for (const UnitCode &unit : row.units)
                if (kind == IdentityKind::Unit && unit.toString() == value)
                    return Found{row.member.toString(), MatchedBy::ExactKey, kind};
        }
        return std::nullopt;
    }
    static std::optional<Found> inKeys(const IndexRow &row, const QString &part, MatchedBy by)
    {
        for (const Identity &key : row.keys) {
            const bool isNumber = key.kind == IdentityKind::Phone || key.kind == IdentityKind::Card;
            if (by == MatchedBy::LastFour ? isNumber && key.value.endsWith(part) : part.size() >= 3 && key.value.contains(part, Qt::CaseInsensitive))
                return Found{row.member.toString(), by, key.kind};
        }
        return std::nullopt;
    }
    static std::optional<Found> match(const IndexRow &row, const TypedKey &key)
    {
        const QString id = row.member.toString();
        switch (key.shape) {
        case KeyShape::Nothing: return std::nullopt;
        case KeyShape::Phone: return exact(row, key.text, {IdentityKind::Phone});
        case KeyShape::Card: return exact(row, key.text, {IdentityKind::Card});
        case KeyShape::Email: return exact(row, key.text, {IdentityKind::Email});
        case KeyShape::Unit: return exact(row, key.text, {IdentityKind::Unit});
        default: break;
        }
        if (const auto whole = exact(row, key.text, {IdentityKind::Order, IdentityKind::Wechat}))
            return whole;
        if (key.shape == KeyShape::LastFour)
            return inKeys(row, key.text, MatchedBy::LastFour);
        if (key.shape == KeyShape::Digits)
            return inKeys(row, key.text, MatchedBy::PartOfKey);
        if (key.shape == KeyShape::Name)
            return (row.familyName + row.givenName).contains(key.text) ? std::optional(Found{id, MatchedBy::Name, IdentityKind::Other}) : std::nullopt;
        if (row.latin.startsWith(key.text))
            return Found{id, MatchedBy::Pinyin, IdentityKind::Other};
        if (key.text.size() >= 2 && row.initials.startsWith(key.text))
            return Found{id, MatchedBy::Initials, IdentityKind::Other};
        return inKeys(row, key.text, MatchedBy::PartOfKey);
    }

    std::map<MemberId, IndexRow> m_rows;
};

/// People out of few characters and few digits, so that everything collides with something.
class People
{
public:
    explicit People(quint32 seed) : m_random(seed) {}
    [[nodiscard]] int below(int n) { return m_random.bounded(n); }
    [[nodiscard]] QString digits(int count)
    {
        QString text;
        while (text.size() < count)
            text += QChar(u'0' + below(4));
        return text;
    }
    [[nodiscard]] QString letters(int count)
    {
        static const QString kLetters = u"abCD9_"_s;
        QString text;
        while (text.size() < count)
            text += kLetters[below(6)];
        return text;
    }
    [[nodiscard]] QString name(int count)
    {
        static const QStringList kCharacters = u"陈 静 程 单 曾 欧 阳 王 伟 芳 娜 𠮷"_s.split(u' '); // the last one takes two UTF-16 units
        QString text;
        for (int i = 0; i < count; ++i)
            text += kCharacters[below(12)];
        return text;
    }
    [[nodiscard]] IndexRow somebody(int number)
    {
        IndexRow row;
        row.member = MemberId(u"member-%1"_s.arg(number));
        const bool isLatin = below(10) == 0;
        row.familyName = isLatin ? u"Mueller"_s.left(2 + below(5)) : name(1 + below(2));
        row.givenName = isLatin ? u"Ann"_s : name(below(3));
        row.lastVisitDay = below(5);
        for (int i = below(4); i > 0; --i)
            row.keys.push_back(key());
        for (int i = below(3); i > 0; --i)
            row.units.push_back(UnitCode(unit()));
        return row;
    }
    [[nodiscard]] QString unit() { return u"7C4101803"_s + digits(1) + u'W'; }
    [[nodiscard]] Identity key()
    {
        switch (below(6)) {
        case 0: return {IdentityKind::Email, (letters(3) + u"@x.org"_s).toLower(), false, false};
        case 1: // now and then a card of another brand's, with letters where ours has digits
            return {IdentityKind::Card, below(4) ? makeMemberCard(static_cast<quint64>(below(50))).toString() : u"X-"_s + letters(3) + u'q' + digits(4), false, false};
        case 2: return {IdentityKind::Order, letters(4), false, false};
        case 3: return {IdentityKind::Wechat, letters(4), false, false};
        case 4: return {IdentityKind::Device, u"dev-"_s + letters(3), false, false};
        default: return {IdentityKind::Phone, u"+86139"_s + digits(8), false, false};
        }
    }
    /// Something somebody might type, as often as not a piece of what `row` has.
    [[nodiscard]] QString typed(const IndexRow &row)
    {
        const QString whole = row.familyName + row.givenName;
        const LatinName latin = latinName(row.familyName, row.givenName);
        switch (below(9)) {
        case 0: return whole;
        case 1: return row.familyName.isEmpty() ? row.givenName : row.familyName;
        case 2: return latin.full.left(1 + below(12));
        case 3: return latin.initials;
        case 4: return row.keys.empty() ? digits(4) : row.keys[static_cast<size_t>(below(static_cast<int>(row.keys.size())))].value;
        case 5: return row.keys.empty() ? letters(4) : row.keys.front().value.right(4);
        case 6: return row.keys.empty() ? letters(3) : row.keys.front().value.mid(below(4), 3 + below(4));
        case 7: return below(2) ? digits(2 + below(4)) : letters(2 + below(3));
        default: return row.units.empty() ? name(2) : row.units.front().toString();
        }
    }

private:
    QRandomGenerator m_random;
};

std::vector<Found> foundBy(const SearchIndex &index, const QString &typed, int limit)
{
    std::vector<Found> list;
    for (const IndexHit &hit : index.find(typed, limit))
        list.push_back({hit.row->member.toString(), hit.by, hit.kind});
    return list;
}

/// Empty when both say the same to everything.
QString difference(const SearchIndex &index, const PlainShop &shop, People &people, int questions)
{
    if (index.size() != shop.rows().size())
        return u"%1 instead of %2 members"_s.arg(index.size()).arg(shop.rows().size());
    std::vector<IndexRow> rows;
    for (const auto &[id, row] : shop.rows())
        rows.push_back(row);
    for (int i = 0; i < questions && !rows.empty(); ++i) {
        const QString typed = people.typed(rows[static_cast<size_t>(people.below(static_cast<int>(rows.size())))]);
        const int limit = kLimits[people.below(5)];
        const std::vector<Found> expected = shop.find(typed, limit);
        if (const std::vector<Found> found = foundBy(index, typed, limit); found != expected)
            return u"“%1”, %2: %3 instead of %4"_s.arg(typed).arg(limit).arg(said(found), said(expected));
    }
    return {};
}

MemberKeys keysOf(const IndexRow &row)
{
    Member member;
    member.memberId = row.member;
    member.familyName = row.familyName;
    member.givenName = row.givenName;
    member.identities = row.keys;
    member.units = row.units;
    member.contacts = {{QDateTime(QDate::fromJulianDay(row.lastVisitDay), QTime(12, 0), Qt::UTC), u"store"_s, false}};
    return zhike::keysOf(member);
}

} // namespace

class TestSearchIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itAnswersAsALookAtEverybodyWould_data()
    {
        QTest::addColumn<int>("members");
        QTest::addColumn<int>("changes");
        QTest::newRow("nobody at all") << 0 << 0;
        QTest::newRow("one member") << 1 << 0;
        QTest::newRow("a hundred") << 100 << 0;
        QTest::newRow("three thousand") << 3000 << 0;
        QTest::newRow("ten thousand, enough to narrow down where a part of a key may be") << 10'000 << 30;
        QTest::newRow("a hundred, and a few changes that have no lists yet") << 100 << 40;
        QTest::newRow("five hundred, and changes enough for many lists") << 500 << 1500;
        QTest::newRow("everybody came after the index was built") << 0 << 900;
    }
    void itAnswersAsALookAtEverybodyWould()
    {
        QFETCH(int, members);
        QFETCH(int, changes);
        constexpr quint32 kSeed = 20261125;
        People people(kSeed);
        PlainShop shop;
        std::vector<IndexRow> rows;
        for (int i = 0; i < members; ++i) {
            rows.push_back(people.somebody(i));
            shop.put(rows.back());
        }
        SearchIndex index(rows);
        for (int i = 0; i < changes; ++i) {
            IndexRow row = people.somebody(people.below(members + changes));
            if (people.below(4) == 0) {
                index.remove(row.member);
                shop.remove(row.member);
                continue;
            }
            shop.put(row);
            index.put(std::move(row));
        }
        QVERIFY2(difference(index, shop, people, 600).isEmpty(), qPrintable(u"seed %1: %2"_s.arg(kSeed).arg(difference(index, shop, people, 600))));
        shop.put(people.somebody(members + changes + 1)); // the control: somebody whom the index doesn't know
        QVERIFY(!difference(index, shop, people, 0).isEmpty());
    }

    void keysAsTheyRestMakeTheSameIndex()
    {
        People people(7);
        PlainShop shop;
        SearchIndex index;
        for (int i = 0; i < 700; ++i) {
            IndexRow row = people.somebody(i);
            const QByteArray parts = toParts(keysOf(row));
            index.addParts({parts.constData(), static_cast<size_t>(parts.size())});
            // stored keys stand in the order of their kinds
            const auto place = [](const Identity &key) {
                constexpr IdentityKind kOrder[] = {IdentityKind::Phone, IdentityKind::Card, IdentityKind::Email, IdentityKind::Wechat, IdentityKind::Order,
                                                   IdentityKind::Device};
                return std::find(std::begin(kOrder), std::end(kOrder), key.kind) - std::begin(kOrder);
            };
            std::stable_sort(row.keys.begin(), row.keys.end(), [&](const Identity &a, const Identity &b) { return place(a) < place(b); });
            shop.put(row);
        }
        index.build();
        const QString said = difference(index, shop, people, 600);
        QVERIFY2(said.isEmpty(), qPrintable(said));
    }

    void whoIsClosedOrMalformedIsNotInTheIndex()
    {
        MemberKeys closed;
        closed.memberId = MemberId(u"closed"_s);
        closed.status = MemberStatus::Closed;
        MemberKeys open = closed;
        open.memberId = MemberId(u"open"_s);
        open.status = MemberStatus::Active;
        SearchIndex index;
        for (const QByteArray &parts : {toParts(closed), toParts(open), toParts(open).chopped(1), QByteArray("\x01\x03"), QByteArray(), QByteArray("rubbish")})
            index.addParts({parts.constData(), static_cast<size_t>(parts.size())});
        index.build();
        QCOMPARE(index.size(), size_t(1));
        QVERIFY(index.row(MemberId(u"open"_s)));
    }

    void allEightKindsOfKeysAreFoundWhole_data()
    {
        QTest::addColumn<IdentityKind>("kind");
        QTest::addColumn<QString>("value");
        QTest::newRow("phone") << IdentityKind::Phone << u"+8613912345678"_s;
        QTest::newRow("card") << IdentityKind::Card << makeMemberCard(7).toString();
        QTest::newRow("e-mail") << IdentityKind::Email << u"a@b.org"_s;
        QTest::newRow("WeChat id") << IdentityKind::Wechat << u"wx_Ab"_s;
        QTest::newRow("order number") << IdentityKind::Order << u"SO-1"_s;
        QTest::newRow("unit code") << IdentityKind::Unit << u"7C41018031W"_s;
        QTest::newRow("device id") << IdentityKind::Device << u"dev-1"_s;
        QTest::newRow("address") << IdentityKind::Address << u"海悦府 3-1201"_s;
    }
    void allEightKindsOfKeysAreFoundWhole()
    {
        QFETCH(IdentityKind, kind);
        QFETCH(QString, value);
        IndexRow row;
        row.member = MemberId(u"m"_s);
        row.keys = {{kind, value, true, true}};
        for (int way = 0; way < 2; ++way) {
            SearchIndex index(way == 0 ? std::vector{row} : std::vector<IndexRow>());
            if (way == 1)
                index.put(row);
            QCOMPARE(index.findExact(kind, value).size(), size_t(1));
            QVERIFY(index.findExact(kind, value + u'x').empty());
        }
    }

    void aKeyOfAMegabyteIsLeftOut()
    {
        IndexRow row;
        row.member = MemberId(u"m"_s);
        row.keys = {{IdentityKind::Address, QString(2'000'000, u'x'), false, false}, {IdentityKind::Phone, u"+8613912345678"_s, true, true}};
        const SearchIndex index({row});
        QCOMPARE(index.findExact(IdentityKind::Phone, u"+8613912345678"_s).size(), size_t(1));
        QVERIFY(index.find(u"xxxxx", 10).empty());
    }
};

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_searchindex.moc"
