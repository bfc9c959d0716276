// SPDX-License-Identifier: Apache-2.0
#include "core/identify/indexrows.h"

#include "core/store/memberkeys.h"

#include <QDateTime>

#include <algorithm>
#include <cstring>
#include <functional>

namespace zhike {
namespace {

constexpr size_t kLongestKey = 4096; // bytes; an address is fifty

QString textOf(std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); }
std::string utf8(const QString &text) { return text.toStdString(); }

IdentityKind kindOf(KeyPart part)
{
    switch (part) {
    case KeyPart::Phone: return IdentityKind::Phone;
    case KeyPart::Card: return IdentityKind::Card;
    case KeyPart::Email: return IdentityKind::Email;
    case KeyPart::Wechat: return IdentityKind::Wechat;
    case KeyPart::Order: return IdentityKind::Order;
    case KeyPart::Device: return IdentityKind::Device;
    case KeyPart::Address: return IdentityKind::Address;
    default: return IdentityKind::Other;
    }
}

template <typename T>
void leaveRoom(std::vector<T> &list)
{
    std::vector<T> settled;
    settled.reserve(list.size() + list.size() / 32 + 1024);
    settled.insert(settled.end(), list.begin(), list.end());
    list.swap(settled);
}

template <typename T>
void push(std::vector<T> &list, T value)
{
    if (list.size() == list.capacity() && list.size() > 100'000)
        list.reserve(list.size() + list.size() / 8); // not twice as much, as a vector would
    list.push_back(value);
}

} // namespace

/// A row in the making; kept between rows, so that its buffers are.
struct IndexRows::Draft {
    std::string member, family, given, community, tier;
    std::string numbers = {}, codes = {}, units = {}; ///< texts behind their lengths
    size_t numberCount = 0, codeCount = 0, unitCount = 0;
    qint64 day = 0;

    void addKey(IdentityKind kind, std::string_view value)
    {
        const bool isAmongNumbers = isNumber(kind, value);
        std::string &into = isAmongNumbers ? numbers : codes;
        if (value.size() > kLongestKey || into.size() + value.size() + 16 > Arena::kLargest)
            return;
        into += static_cast<char>(kind);
        appendText(into, value);
        ++(isAmongNumbers ? numberCount : codeCount);
    }
    void addUnit(std::string_view code)
    {
        if (code.size() > kLongestKey || units.size() + code.size() > Arena::kLargest / 2)
            return;
        appendText(units, code);
        ++unitCount;
    }
};

bool isNumber(IdentityKind kind, std::string_view value)
{
    constexpr size_t kLetters = 2;
    if (kind != IdentityKind::Phone && kind != IdentityKind::Card)
        return false;
    const auto isLetter = [](char c) { return (foldedAscii(c) >= 'a' && foldedAscii(c) <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
    return std::none_of(value.begin() + static_cast<std::ptrdiff_t>(std::min(kLetters, value.size())), value.end(), isLetter);
}

IndexRow indexRowOf(const Member &member)
{
    IndexRow row;
    row.member = member.memberId;
    row.familyName = member.familyName;
    row.givenName = member.givenName;
    row.keys = member.identities;
    row.units = member.units;
    row.community = member.communityId;
    row.tier = member.tier;
    for (const ContactMark &contact : member.contacts)
        row.lastVisitDay = std::max(row.lastVisitDay, contact.at.date().toJulianDay());
    return row;
}

IndexRows::Number IndexRows::add(const IndexRow &row)
{
    Draft draft{utf8(row.member.toString()), utf8(row.familyName), utf8(row.givenName), utf8(row.community.toString()), utf8(row.tier.toString())};
    std::vector<UnitCode> units = row.units;
    for (const Identity &identity : row.keys) {
        if (identity.kind != IdentityKind::Unit)
            draft.addKey(identity.kind, utf8(identity.value));
        else if (std::find(units.begin(), units.end(), UnitCode(identity.value)) == units.end()) // as keysOf() does
            units.push_back(UnitCode(identity.value));
    }
    for (const UnitCode &unit : units)
        draft.addUnit(utf8(unit.toString()));
    draft.day = row.lastVisitDay;
    return add(draft);
}

bool IndexRows::addParts(std::string_view bytes)
{
    Draft draft;
    KeyParts parts(bytes);
    while (parts.next()) {
        const std::string_view text = parts.text();
        switch (parts.part()) {
        case KeyPart::Member: draft.member = text; break;
        case KeyPart::FamilyName: draft.family = text; break;
        case KeyPart::GivenName: draft.given = text; break;
        case KeyPart::Community: draft.community = text; break;
        case KeyPart::Tier: draft.tier = text; break;
        case KeyPart::Unit: draft.addUnit(text); break;
        case KeyPart::Status: return false; // written for those who aren't active
        case KeyPart::LastContact:
            draft.day = QDateTime::fromMSecsSinceEpoch(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())).toLongLong(), Qt::UTC)
                            .date()
                            .toJulianDay();
            break;
        default: draft.addKey(kindOf(parts.part()), text);
        }
    }
    if (!parts.isWhole() || draft.member.empty())
        return false;
    add(draft);
    return true;
}

IndexRows::Number IndexRows::add(const Draft &draft)
{
    std::string entry;
    appendText(entry, draft.member.substr(0, kLongestKey));
    appendText(entry, (draft.family + draft.given).substr(0, kLongestKey));
    appendNumber(entry, std::min(draft.family.size(), kLongestKey));
    appendNumber(entry, draft.unitCount);
    push(m_record, m_records.add(entry + draft.units));
    const auto addKeys = [&entry](Arena &arena, size_t count, const std::string &keys) {
        entry.clear();
        appendNumber(entry, count);
        return arena.add(entry + keys);
    };
    push(m_numberPlace, addKeys(m_numbers, draft.numberCount, draft.numbers));
    push(m_codePlace, addKeys(m_codes, draft.codeCount, draft.codes));
    push(m_community, numberOf(draft.community));
    push(m_tier, tierNumber(draft.tier));
    push(m_day, static_cast<qint32>(draft.day));
    m_gone.push_back(false);
    return size() - 1;
}

quint32 IndexRows::numberOf(std::string_view community)
{
    const auto known = m_communityNumbers.find(community);
    if (known != m_communityNumbers.end())
        return known->second;
    m_communities.emplace_back(community);
    return m_communityNumbers.emplace(std::string(community), static_cast<quint32>(m_communities.size() - 1)).first->second;
}

quint16 IndexRows::tierNumber(std::string_view tier)
{
    const auto known = m_tierNumbers.find(tier);
    if (known != m_tierNumbers.end() || m_tiers.size() > 0xfffe)
        return known != m_tierNumbers.end() ? static_cast<quint16>(known->second) : quint16(0);
    m_tiers.emplace_back(tier);
    return static_cast<quint16>(m_tierNumbers.emplace(std::string(tier), static_cast<quint32>(m_tiers.size() - 1)).first->second);
}

void IndexRows::settle()
{
    leaveRoom(m_record);
    leaveRoom(m_numberPlace);
    leaveRoom(m_codePlace);
    leaveRoom(m_community);
    leaveRoom(m_tier);
    leaveRoom(m_day);
}

void IndexRows::markGone(Number row)
{
    if (m_gone[row])
        return;
    m_gone[row] = true;
    ++m_goneCount;
}

std::string_view IndexRows::member(Number row) const
{
    std::string_view record = m_records.from(m_record[row]);
    return takeText(record);
}

std::string_view IndexRows::wholeName(Number row) const
{
    std::string_view record = m_records.from(m_record[row]);
    (void)takeText(record);
    return takeText(record);
}

IndexRows::Name IndexRows::name(Number row) const
{
    std::string_view record = m_records.from(m_record[row]);
    (void)takeText(record);
    const std::string_view whole = takeText(record);
    const size_t family = std::min(takeNumber(record), whole.size());
    return {textOf(whole.substr(0, family)), textOf(whole.substr(family))};
}

void IndexRows::skipToUnits(std::string_view &record)
{
    (void)takeText(record);
    (void)takeText(record);
    (void)takeNumber(record);
}

IndexRow IndexRows::row(Number number) const
{
    IndexRow row;
    const Name called = name(number);
    row.member = MemberId(textOf(member(number)));
    row.familyName = called.family;
    row.givenName = called.given;
    eachKey(number, [&row](IdentityKind kind, std::string_view value) {
        if (kind == IdentityKind::Unit)
            row.units.push_back(UnitCode(textOf(value)));
        else
            row.keys.push_back({kind, textOf(value), false, false});
    });
    row.community = CommunityId(textOf(m_communities[m_community[number]]));
    row.tier = TierId(textOf(m_tiers[m_tier[number]]));
    row.lastVisitDay = m_day[number];
    return row;
}

namespace {

/// Where `part` begins in `text`, looking at ASCII letters of either case: a window at a time is folded, so that libc's search
/// does the work. Digits need no folding.
class FoldedSearch
{
public:
    FoldedSearch(std::string_view text, std::string_view part)
        : m_text(text), m_part(part), m_hasLetters(std::any_of(part.begin(), part.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
    {
    }

    /// The first place at or after `from`; npos when there is none. Calls go forward.
    size_t next(size_t from)
    {
        if (!m_hasLetters)
            return placeIn(m_text.data(), m_text.size(), from);
        while (from + m_part.size() <= m_text.size()) {
            if (from < m_begin || from + m_part.size() > m_begin + m_length)
                fold(from);
            if (const size_t found = placeIn(m_window, m_length, from - m_begin); found != std::string_view::npos)
                return m_begin + found;
            from = m_begin + m_length - m_part.size() + 1;
        }
        return std::string_view::npos;
    }

private:
    [[nodiscard]] size_t placeIn(const char *text, size_t length, size_t from) const
    {
        const void *found = from < length ? memmem(text + from, length - from, m_part.data(), m_part.size()) : nullptr;
        return found ? static_cast<size_t>(static_cast<const char *>(found) - text) : std::string_view::npos;
    }
    void fold(size_t from)
    {
        m_begin = from;
        m_length = std::min(sizeof m_window, m_text.size() - from);
        std::transform(m_text.data() + from, m_text.data() + from + m_length, m_window, foldedAscii);
    }

    std::string_view m_text, m_part;
    bool m_hasLetters;
    size_t m_begin = 0;
    size_t m_length = 0;
    char m_window[4 * 1024]; // not initialised: most searches are of digits
};

} // namespace

void IndexRows::eachContaining(In where, std::string_view part, RowStretch stretch, const std::function<bool(Number)> &visit) const
{
    const Arena &arena = where == In::Numbers ? m_numbers : m_codes;
    const std::vector<Arena::Place> &places = where == In::Numbers ? m_numberPlace : m_codePlace;
    if (part.size() > kLongestKey)
        return;
    const auto holds = [&](Number row) {
        bool isThere = false;
        eachCode(arena.from(places[row]), [&](IdentityKind, std::string_view value) {
            isThere = isThere || std::search(value.begin(), value.end(), part.begin(), part.end(), [](char a, char b) { return foldedAscii(a) == b; }) != value.end();
        });
        return isThere;
    };
    for (Number row = stretch.from; row < stretch.to;) {
        const Run run = runFrom(arena, places, {row, stretch.to});
        FoldedSearch search(run.text, part);
        for (size_t at = search.next(0); at != std::string_view::npos && row < run.to;) {
            const auto after = std::upper_bound(places.begin() + row, places.begin() + run.to, run.begin + static_cast<Arena::Place>(at));
            row = static_cast<Number>(after - places.begin());
            if (const Number found = row - 1; !m_gone[found] && holds(found) && !visit(found))
                return;
            if (row < run.to)
                at = search.next(places[row] - run.begin);
        }
        row = run.to;
    }
}

IndexRows::Run IndexRows::runFrom(const Arena &arena, const std::vector<Arena::Place> &places, RowStretch stretch)
{
    const Arena::Place begin = places[stretch.from];
    const size_t block = begin >> Arena::kBlockBits;
    const auto last = places.begin() + stretch.to;
    const auto end = std::lower_bound(places.begin() + stretch.from, last, Arena::placeIn(block + 1, 0));
    const auto to = static_cast<Number>(end - places.begin());
    const std::string_view rest = arena.from(begin);
    const bool goesOn = to < places.size() && places[to] >> Arena::kBlockBits == block;
    return {begin, to, goesOn ? rest.substr(0, places[to] - begin) : rest};
}

size_t IndexRows::bytes() const
{
    const size_t row = 3 * sizeof(Arena::Place) + sizeof(quint32) + sizeof(quint16) + sizeof(qint32);
    return m_records.bytes() + m_numbers.bytes() + m_codes.bytes() + m_record.capacity() * row + m_gone.capacity() / 8;
}

} // namespace zhike
