// SPDX-License-Identifier: Apache-2.0
#include "core/identify/searchindex.h"

#include "core/identify/pinyin.h"

#include <algorithm>
#include <tuple>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShortestPart = 3; // fewer digits of a key would match half the shop

QString keyText(IdentityKind kind, const QString &value) { return enumName(kind) + u':' + value; }

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

std::optional<IndexHit> matchLatin(const IndexRow &row, const QString &typed)
{
    if (row.latin.startsWith(typed))
        return IndexHit{&row, MatchedBy::Pinyin, IdentityKind::Other};
    if (typed.size() >= 2 && row.initials.startsWith(typed))
        return IndexHit{&row, MatchedBy::Initials, IdentityKind::Other};
    if (typed.size() >= kShortestPart)
        if (const Identity *key = keyContaining(row, typed))
            return IndexHit{&row, MatchedBy::PartOfKey, key->kind};
    return std::nullopt;
}

std::optional<IndexHit> match(const IndexRow &row, const TypedKey &key)
{
    switch (key.shape) {
    case KeyShape::LastFour:
        if (const Identity *found = keyEndingIn(row, key.text))
            return IndexHit{&row, MatchedBy::LastFour, found->kind};
        return std::nullopt;
    case KeyShape::Digits:
        if (key.text.size() >= kShortestPart)
            if (const Identity *found = keyContaining(row, key.text))
                return IndexHit{&row, MatchedBy::PartOfKey, found->kind};
        return std::nullopt;
    case KeyShape::Name: {
        const QString whole = row.familyName + row.givenName;
        if (whole.contains(key.text))
            return IndexHit{&row, MatchedBy::Name, IdentityKind::Other};
        return std::nullopt;
    }
    case KeyShape::Latin: return matchLatin(row, key.text);
    default: return std::nullopt;
    }
}

} // namespace

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

SearchIndex::SearchIndex(std::vector<IndexRow> stored)
{
    m_slots.reserve(stored.size());
    m_byMember.reserve(stored.size());
    for (IndexRow &row : stored)
        put(std::move(row));
}

void SearchIndex::prepare(IndexRow &row) const
{
    const LatinName latin = latinName(row.familyName, row.givenName);
    row.latin = latin.full;
    row.initials = latin.initials;
}

void SearchIndex::learnKeys(const IndexRow &row, size_t position)
{
    for (const Identity &identity : row.keys)
        m_byKey.emplace(keyText(identity.kind, identity.value), position);
    for (const UnitCode &unit : row.units)
        m_byKey.emplace(keyText(IdentityKind::Unit, unit.toString()), position);
}

void SearchIndex::put(IndexRow row)
{
    prepare(row);
    const auto [it, isNew] = m_byMember.try_emplace(row.member.toString(), m_slots.size());
    const size_t position = it->second;
    learnKeys(row, position); // keys a person no longer has stay in the map; findExact checks the row itself
    if (isNew)
        m_slots.push_back({std::move(row), false});
    else
        m_slots[position] = {std::move(row), false};
}

void SearchIndex::remove(const MemberId &member)
{
    const auto it = m_byMember.find(member.toString());
    if (it == m_byMember.end())
        return;
    IndexRow empty;
    empty.member = member;
    m_slots[it->second] = {std::move(empty), true};
}

void SearchIndex::setPending(std::vector<IndexRow> made)
{
    for (IndexRow &row : made) {
        prepare(row);
        row.isPending = true;
    }
    m_pending = std::move(made);
}

template <typename Visit>
void SearchIndex::visitAll(Visit &&visit) const
{
    for (const Slot &slot : m_slots)
        if (!slot.isGone)
            visit(slot.row);
    for (const IndexRow &row : m_pending) {
        const auto stored = m_byMember.find(row.member.toString());
        if (stored == m_byMember.end() || m_slots[stored->second].isGone)
            visit(row);
    }
}

void SearchIndex::collectExact(IdentityKind kind, const QString &value, std::vector<IndexHit> &hits) const
{
    std::set<size_t> positions;
    const auto [from, to] = m_byKey.equal_range(keyText(kind, value));
    for (auto it = from; it != to; ++it)
        positions.insert(it->second);
    for (const size_t position : positions)
        if (const Slot &slot = m_slots[position]; !slot.isGone && hasKey(slot.row, kind, value))
            hits.push_back({&slot.row, MatchedBy::ExactKey, kind});
    for (const IndexRow &row : m_pending)
        if (!m_byMember.contains(row.member.toString()) && hasKey(row, kind, value))
            hits.push_back({&row, MatchedBy::ExactKey, kind});
}

void SearchIndex::collect(const TypedKey &key, std::vector<IndexHit> &hits) const
{
    switch (key.shape) {
    case KeyShape::Nothing: return;
    case KeyShape::Phone: return collectExact(IdentityKind::Phone, key.text, hits);
    case KeyShape::Card: return collectExact(IdentityKind::Card, key.text, hits);
    case KeyShape::Email: return collectExact(IdentityKind::Email, key.text, hits);
    case KeyShape::Unit: return collectExact(IdentityKind::Unit, key.text, hits);
    default: break;
    }
    for (const IdentityKind kind : {IdentityKind::Order, IdentityKind::Wechat})
        collectExact(kind, key.text, hits);
    visitAll([&](const IndexRow &row) {
        const bool isThere = std::any_of(hits.begin(), hits.end(), [&](const IndexHit &h) { return h.row->member == row.member && h.by == MatchedBy::ExactKey; });
        if (!isThere)
            if (const std::optional<IndexHit> hit = match(row, key))
                hits.push_back(*hit);
    });
}

std::vector<IndexHit> SearchIndex::find(QStringView typed, int limit) const
{
    std::vector<IndexHit> hits;
    collect(readTypedKey(typed), hits);
    const auto order = [](const IndexHit &a, const IndexHit &b) {
        return std::tuple(a.by, -a.row->lastVisitDay, a.row->member) < std::tuple(b.by, -b.row->lastVisitDay, b.row->member);
    };
    const auto wanted = std::min(hits.size(), static_cast<size_t>(std::max(limit, 0)));
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(wanted), hits.end(), order);
    hits.resize(wanted);
    return hits;
}

std::vector<IndexHit> SearchIndex::findExact(IdentityKind kind, const QString &value) const
{
    std::vector<IndexHit> hits;
    collectExact(kind, value, hits);
    return hits;
}

const IndexRow *SearchIndex::row(const MemberId &member) const
{
    const auto it = m_byMember.find(member.toString());
    if (it != m_byMember.end() && !m_slots[it->second].isGone)
        return &m_slots[it->second].row;
    const auto made = std::find_if(m_pending.begin(), m_pending.end(), [&](const IndexRow &r) { return r.member == member; });
    return made == m_pending.end() ? nullptr : &*made;
}

size_t SearchIndex::size() const
{
    size_t count = 0;
    visitAll([&count](const IndexRow &) { ++count; });
    return count;
}

} // namespace zhike
