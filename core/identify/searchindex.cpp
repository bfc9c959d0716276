// SPDX-License-Identifier: Apache-2.0
#include "core/identify/searchindex.h"

#include "core/identify/pinyin.h"

#include <algorithm>
#include <tuple>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShortestPart = 3;     // fewer digits of a key would match half the shop
constexpr qsizetype kShortestInitials = 2; // one letter is a syllable's beginning anyway
constexpr size_t kRecent = 256;            // rows without lists: 100 ns each at every search
constexpr size_t kLargestMerge = 2'048;    // rows whose lists are made anew at once: two or three milliseconds, on the thread that paints

std::string_view viewOf(const QByteArray &bytes) { return {bytes.constData(), static_cast<size_t>(bytes.size())}; }

bool hasKey(const IndexRow &row, IdentityKind kind, const QString &value)
{
    if (kind == IdentityKind::Unit)
        return std::any_of(row.units.begin(), row.units.end(), [&](const UnitCode &u) { return u.toString() == value; });
    return std::any_of(row.keys.begin(), row.keys.end(), [&](const Identity &i) { return i.kind == kind && i.value == value; });
}

const Identity *keyEndingIn(const IndexRow &row, QStringView digits)
{
    const auto it = std::find_if(row.keys.begin(), row.keys.end(), [&](const Identity &i) {
        return (i.kind == IdentityKind::Phone || i.kind == IdentityKind::Card) && i.value.endsWith(digits);
    });
    return it == row.keys.end() ? nullptr : &*it;
}

const Identity *keyContaining(const IndexRow &row, QStringView part)
{
    const auto it = std::find_if(row.keys.begin(), row.keys.end(), [&](const Identity &i) { return i.value.contains(part, Qt::CaseInsensitive); });
    return it == row.keys.end() ? nullptr : &*it;
}

struct Match {
    MatchedBy by = MatchedBy::Name;
    IdentityKind kind = IdentityKind::Other;
};

std::optional<Match> matchLatin(const IndexRow &row, const QString &typed)
{
    if (row.latin.startsWith(typed))
        return Match{MatchedBy::Pinyin};
    if (typed.size() >= kShortestInitials && row.initials.startsWith(typed))
        return Match{MatchedBy::Initials};
    if (typed.size() >= kShortestPart)
        if (const Identity *key = keyContaining(row, typed))
            return Match{MatchedBy::PartOfKey, key->kind};
    return std::nullopt;
}

std::optional<Match> matchPart(const Identity *found, MatchedBy by) { return found ? std::optional(Match{by, found->kind}) : std::nullopt; }

/// How a row answers what was typed, exact keys apart.
std::optional<Match> match(const IndexRow &row, const TypedKey &key)
{
    switch (key.shape) {
    case KeyShape::LastFour: return matchPart(keyEndingIn(row, key.text), MatchedBy::LastFour);
    case KeyShape::Digits: return key.text.size() < kShortestPart ? std::nullopt : matchPart(keyContaining(row, key.text), MatchedBy::PartOfKey);
    case KeyShape::Name: return QString(row.familyName + row.givenName).contains(key.text) ? std::optional(Match{MatchedBy::Name}) : std::nullopt;
    case KeyShape::Latin: return matchLatin(row, key.text);
    default: return std::nullopt;
    }
}

/// The kinds of keys that what was typed may be, whole.
std::vector<IdentityKind> exactKinds(KeyShape shape)
{
    switch (shape) {
    case KeyShape::Nothing: return {};
    case KeyShape::Phone: return {IdentityKind::Phone};
    case KeyShape::Card: return {IdentityKind::Card};
    case KeyShape::Email: return {IdentityKind::Email};
    case KeyShape::Unit: return {IdentityKind::Unit};
    default: return {IdentityKind::Order, IdentityKind::Wechat};
    }
}

std::optional<Match> matchExactly(const IndexRow &row, const TypedKey &key)
{
    for (const IdentityKind kind : exactKinds(key.shape))
        if (hasKey(row, kind, key.text))
            return Match{MatchedBy::ExactKey, kind};
    return std::nullopt;
}

} // namespace

/// One search over the stored rows: keeps the best `limit` of what it is offered.
class SearchIndex::Search
{
public:
    Search(const SearchIndex &index, TypedKey key, size_t limit)
        : m_index(index), m_rows(index.m_rows), m_key(std::move(key)), m_text(m_key.text.toUtf8()), m_limit(limit)
    {
    }

    void run()
    {
        for (const IdentityKind kind : exactKinds(m_key.shape))
            exact(kind);
        switch (m_key.shape) {
        case KeyShape::LastFour: return lastFour();
        case KeyShape::Name: return names();
        case KeyShape::Latin: return latin();
        case KeyShape::Digits: return parts({IndexRows::In::Numbers, IndexRows::In::Codes});
        default: return;
        }
    }

    struct Pick {
        MatchedBy by;
        qint64 day;
        Number row;
    };
    [[nodiscard]] const std::vector<Pick> &picks() const { return m_best; }
    void exact(IdentityKind kind)
    {
        for (const IndexLists &lists : m_index.m_lists)
            for (const Number row : lists.withKey(kind, viewOf(m_text)))
                if (!m_rows.isGone(row) && holds(row, kind))
                    offer(MatchedBy::ExactKey, row);
    }

private:
    [[nodiscard]] bool holds(Number row, IdentityKind kind) const
    {
        bool isThere = false;
        m_rows.eachKey(row, [&](IdentityKind k, std::string_view value) { isThere = isThere || (k == kind && value == viewOf(m_text)); });
        return isThere;
    }

    void lastFour()
    {
        for (const IndexLists &lists : m_index.m_lists)
            for (const Number row : lists.endingIn(viewOf(m_text)))
                if (!m_rows.isGone(row))
                    offer(MatchedBy::LastFour, row);
    }

    void names()
    {
        for (const IndexLists &lists : m_index.m_lists)
            for (const Number row : lists.withCharactersOf(m_key.text))
                if (!m_rows.isGone(row) && (m_key.text.size() == 1 || m_rows.wholeName(row).find(viewOf(m_text)) != std::string_view::npos))
                    offer(MatchedBy::Name, row);
    }

    /// Better sorts first; when they fill the list, the worse aren't looked for.
    void latin()
    {
        words(MatchedBy::Pinyin);
        if (m_key.text.size() >= kShortestInitials && !isFullOf(MatchedBy::Pinyin))
            words(MatchedBy::Initials);
        if (isFullOf(MatchedBy::Initials))
            return;
        parts({IndexRows::In::Codes});
        if (isLikeANumber()) // numbers are most of what there is to look through
            parts({IndexRows::In::Numbers});
    }

    /// Its last letter is one of the first two characters.
    [[nodiscard]] bool isLikeANumber() const
    {
        return std::none_of(m_text.begin() + std::min<qsizetype>(2, m_text.size()), m_text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }

    void words(MatchedBy by)
    {
        const bool isCut = m_text.size() > 8; // lists know the first eight letters
        for (const IndexLists &lists : m_index.m_lists)
            for (const Number row : by == MatchedBy::Pinyin ? lists.pinyin(viewOf(m_text)) : lists.initials(viewOf(m_text)))
                if (!m_rows.isGone(row) && (!isCut || reads(row, by)))
                    offer(by, row);
    }

    [[nodiscard]] bool reads(Number row, MatchedBy by) const
    {
        const IndexRows::Name name = m_rows.name(row);
        const LatinName latin = latinName(name.family, name.given);
        return (by == MatchedBy::Pinyin ? latin.full : latin.initials).startsWith(m_key.text);
    }

    void parts(std::initializer_list<IndexRows::In> places)
    {
        if (m_key.text.size() < kShortestPart)
            return;
        for (const IndexLists &lists : m_index.m_lists)
            for (const RowStretch &stretch : lists.mayHold(viewOf(m_text)))
                for (const IndexRows::In place : places)
                    m_rows.eachContaining(place, viewOf(m_text), stretch, [this](Number row) {
                        offer(MatchedBy::PartOfKey, row);
                        return true;
                    });
    }

    [[nodiscard]] bool isFullOf(MatchedBy by) const { return m_best.size() == m_limit && (m_limit == 0 || m_best.front().by <= by); }

    [[nodiscard]] bool isBetter(const Pick &a, const Pick &b) const
    {
        if (std::tuple(a.by, -a.day) != std::tuple(b.by, -b.day))
            return std::tuple(a.by, -a.day) < std::tuple(b.by, -b.day);
        return a.row != b.row && m_rows.member(a.row) < m_rows.member(b.row);
    }

    /// A row may be offered again, as something worse or by another list: it counts once.
    void offer(MatchedBy by, Number row)
    {
        const auto better = [this](const Pick &a, const Pick &b) { return isBetter(a, b); };
        const Pick pick{by, m_rows.lastVisitDay(row), row};
        if (m_limit == 0 || (m_best.size() == m_limit && !better(pick, m_best.front())))
            return;
        if (std::any_of(m_best.begin(), m_best.end(), [row](const Pick &other) { return other.row == row; }))
            return;
        if (m_best.size() == m_limit) {
            std::pop_heap(m_best.begin(), m_best.end(), better);
            m_best.pop_back();
        }
        m_best.push_back(pick);
        std::push_heap(m_best.begin(), m_best.end(), better);
    }

    const SearchIndex &m_index;
    const IndexRows &m_rows;
    const TypedKey m_key;
    const QByteArray m_text;
    const size_t m_limit;
    std::vector<Pick> m_best; ///< a heap with the worst in front
};

SearchIndex::SearchIndex(const std::vector<IndexRow> &stored)
{
    std::unordered_map<QString, Number> numbers;
    for (const IndexRow &row : stored) {
        if (const auto before = numbers.find(row.member.toString()); before != numbers.end())
            m_rows.markGone(before->second); // the later one counts
        numbers.insert_or_assign(row.member.toString(), m_rows.add(row));
    }
    build();
}

namespace {

bool comesBefore(const IndexHit &a, const IndexHit &b)
{
    return std::tuple(a.by, -a.row->lastVisitDay, a.row->member) < std::tuple(b.by, -b.row->lastVisitDay, b.row->member);
}

} // namespace

void SearchIndex::build()
{
    m_rows.settle();
    m_lists.clear();
    m_lists.emplace_back(m_rows, IndexLists::Stretch{0, m_rows.size()});
}

std::optional<IndexRows::Number> SearchIndex::storedNumber(std::string_view member) const
{
    for (const IndexLists &lists : m_lists)
        for (const Number row : lists.ofMember(member))
            if (!m_rows.isGone(row) && m_rows.member(row) == member)
                return row;
    return std::nullopt;
}

bool SearchIndex::isStored(const MemberId &member) const
{
    return m_recent.contains(member.toString()) || storedNumber(viewOf(member.toString().toUtf8()));
}

SearchIndex::Shared SearchIndex::shared(Number number) const
{
    auto row = std::make_shared<IndexRow>(m_rows.row(number));
    const LatinName latin = latinName(row->familyName, row->givenName);
    row->latin = latin.full;
    row->initials = latin.initials;
    return row;
}

/// As a stored row comes back: units among the units, numbers first.
SearchIndex::Shared SearchIndex::prepared(IndexRow row)
{
    for (const Identity &key : row.keys)
        if (key.kind == IdentityKind::Unit && std::find(row.units.begin(), row.units.end(), UnitCode(key.value)) == row.units.end())
            row.units.push_back(UnitCode(key.value));
    std::erase_if(row.keys, [](const Identity &key) { return key.kind == IdentityKind::Unit; });
    const LatinName latin = latinName(row.familyName, row.givenName);
    row.latin = latin.full;
    row.initials = latin.initials;
    std::stable_partition(row.keys.begin(), row.keys.end(), [](const Identity &key) { return isNumber(key.kind, viewOf(key.value.toUtf8())); });
    return std::make_shared<const IndexRow>(std::move(row));
}

void SearchIndex::put(const Shared &row)
{
    remove(row->member);
    m_recent.emplace(row->member.toString(), row);
    if (m_recent.size() >= kRecent)
        settleRecent();
}

/// The recent rows get lists of their own; small lists side by side become one, so that there are never many.
void SearchIndex::settleRecent()
{
    const Number from = m_rows.size();
    for (const auto &[member, row] : m_recent)
        m_rows.add(*row);
    m_recent.clear();
    IndexLists::Stretch last{from, m_rows.size()};
    while (!m_lists.empty() && m_lists.back().stretch().size() <= 2 * last.size() && m_lists.back().stretch().size() + last.size() <= kLargestMerge) {
        last.from = m_lists.back().stretch().from;
        m_lists.pop_back();
    }
    m_lists.emplace_back(m_rows, last);
}

void SearchIndex::remove(const MemberId &member)
{
    m_recent.erase(member.toString());
    if (const std::optional<Number> stored = storedNumber(viewOf(member.toString().toUtf8())))
        m_rows.markGone(*stored);
}

void SearchIndex::setPending(std::vector<IndexRow> made)
{
    m_pending.clear();
    for (IndexRow &row : made) {
        row.isPending = true;
        m_pending.push_back(prepared(std::move(row)));
    }
}

std::vector<IndexHit> SearchIndex::find(QStringView typed, int limit) const
{
    const TypedKey key = readTypedKey(typed);
    const auto wanted = static_cast<size_t>(std::max(limit, 0));
    std::vector<IndexHit> hits;
    const auto add = [&](const Shared &row) {
        std::optional<Match> found = matchExactly(*row, key);
        if (!found)
            found = match(*row, key);
        if (found)
            hits.push_back({row, found->by, found->kind});
    };
    Search search(*this, key, wanted);
    search.run();
    for (const Search::Pick &pick : search.picks())
        add(shared(pick.row));
    for (const auto &[member, row] : m_recent)
        add(row);
    for (const Shared &row : m_pending)
        if (!isStored(row->member))
            add(row);
    std::sort(hits.begin(), hits.end(), comesBefore);
    hits.resize(std::min(hits.size(), wanted));
    return hits;
}

std::vector<IndexHit> SearchIndex::findExact(IdentityKind kind, const QString &value) const
{
    std::vector<IndexHit> hits;
    Search search(*this, {KeyShape::Nothing, value}, std::numeric_limits<size_t>::max());
    search.exact(kind);
    for (const Search::Pick &pick : search.picks())
        hits.push_back({shared(pick.row), MatchedBy::ExactKey, kind});
    for (const auto &[member, row] : m_recent)
        if (hasKey(*row, kind, value))
            hits.push_back({row, MatchedBy::ExactKey, kind});
    for (const Shared &row : m_pending)
        if (hasKey(*row, kind, value) && !isStored(row->member))
            hits.push_back({row, MatchedBy::ExactKey, kind});
    std::sort(hits.begin(), hits.end(), comesBefore);
    return hits;
}

std::shared_ptr<const IndexRow> SearchIndex::row(const MemberId &member) const
{
    if (const auto recent = m_recent.find(member.toString()); recent != m_recent.end())
        return recent->second;
    if (const std::optional<Number> stored = storedNumber(viewOf(member.toString().toUtf8())))
        return shared(*stored);
    const auto made = std::find_if(m_pending.begin(), m_pending.end(), [&](const Shared &r) { return r->member == member; });
    return made == m_pending.end() ? nullptr : *made;
}

size_t SearchIndex::size() const
{
    const auto pending = std::count_if(m_pending.begin(), m_pending.end(), [this](const Shared &row) { return !isStored(row->member); });
    return m_rows.living() + m_recent.size() + static_cast<size_t>(pending);
}

size_t SearchIndex::bytes() const
{
    size_t bytes = m_rows.bytes();
    for (const IndexLists &lists : m_lists)
        bytes += lists.bytes();
    return bytes;
}

} // namespace zhike
