// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/identify/arena.h"
#include "core/profile/member.h"

#include <functional>
#include <map>
#include <string>

namespace zhike {

/// What the index knows of one member: every key that finds the person (RB4). Raw values: RAM only, wiped at lock.
struct IndexRow {
    MemberId member;
    QString familyName;
    QString givenName;
    std::vector<Identity> keys;
    std::vector<UnitCode> units;
    CommunityId community;
    TierId tier;
    qint64 lastVisitDay = 0; ///< Julian day; ties are broken by the latest visit
    bool isPending = false;  ///< made here, central hasn't confirmed it
    QString latin;           ///< filled by the index
    QString initials;
};
[[nodiscard]] IndexRow indexRowOf(const Member &member);
/// A phone, or a card that is a number behind two letters at most: such keys stand first in a row.
[[nodiscard]] bool isNumber(IdentityKind kind, std::string_view value);

/// Rows [from, to) by number.
struct RowStretch {
    quint32 from = 0, to = 0;
    [[nodiscard]] size_t size() const { return to - from; }
};
[[nodiscard]] inline char foldedAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

/// Members' keys as they rest in memory: about 130 bytes each beside the texts themselves, no strings of Qt's. A row is never
/// changed: it is marked as gone and another one added.
///
/// One thread at a time. What comes back as a view lives as long as this. Rows that aren't members or too large to be true
/// (a megabyte) lose what doesn't fit.
class IndexRows
{
public:
    using Number = quint32;

    Number add(const IndexRow &row);
    /// From keys as they rest in the file (core/store/memberkeys.h); false: not an active member, or malformed.
    bool addParts(std::string_view parts);
    /// Leaves a little room: a change doesn't move a million rows.
    void settle();

    [[nodiscard]] Number size() const { return static_cast<Number>(m_record.size()); }
    [[nodiscard]] bool isGone(Number row) const { return m_gone[row]; }
    void markGone(Number row);
    [[nodiscard]] size_t living() const { return m_record.size() - m_goneCount; }

    [[nodiscard]] IndexRow row(Number number) const; ///< without latin and initials
    [[nodiscard]] std::string_view member(Number row) const;
    [[nodiscard]] std::string_view wholeName(Number row) const;
    struct Name {
        QString family, given;
    };
    [[nodiscard]] Name name(Number row) const;
    [[nodiscard]] qint64 lastVisitDay(Number row) const { return m_day[row]; }

    /// visit(IdentityKind, std::string_view) for keys, phones and cards first, then units.
    template <typename Visit>
    void eachKey(Number row, Visit &&visit) const
    {
        eachCode(m_numbers.from(m_numberPlace[row]), visit);
        eachCode(m_codes.from(m_codePlace[row]), visit);
        std::string_view record = m_records.from(m_record[row]);
        skipToUnits(record);
        for (size_t left = takeNumber(record); left > 0; --left)
            visit(IdentityKind::Unit, takeText(record));
    }

    /// visit(std::string_view) for what a part is looked for in: keys, but no units.
    template <typename Visit>
    void eachCode(Number row, Visit &&visit) const
    {
        const auto value = [&visit](IdentityKind, std::string_view text) { visit(text); };
        eachCode(m_numbers.from(m_numberPlace[row]), value);
        eachCode(m_codes.from(m_codePlace[row]), value);
    }

    /// Rows of the stretch, rising, with `part` somewhere in their numbers (phones, cards: two letters at most, in front) or in their other keys;
    /// ASCII letters of any case match. `visit` returns false to stop. The part is lower-case ASCII, at least two characters.
    enum class In { Numbers, Codes };
    void eachContaining(In where, std::string_view part, RowStretch stretch, const std::function<bool(Number)> &visit) const;

    [[nodiscard]] size_t bytes() const; ///< that this takes, for `doctor` and the bench

private:
    template <typename Visit>
    static void eachCode(std::string_view entry, Visit &&visit)
    {
        for (size_t left = takeNumber(entry); left > 0; --left) {
            const auto kind = static_cast<IdentityKind>(entry.front());
            entry.remove_prefix(1);
            visit(kind, takeText(entry));
        }
    }
    static void skipToUnits(std::string_view &record);
    /// Rows from the first of a stretch on whose entries lie in one block.
    struct Run {
        Arena::Place begin;
        Number to;
        std::string_view text;
    };
    static Run runFrom(const Arena &arena, const std::vector<Arena::Place> &places, RowStretch stretch);
    struct Draft;
    Number add(const Draft &draft);
    [[nodiscard]] quint32 numberOf(std::string_view community);
    [[nodiscard]] quint16 tierNumber(std::string_view tier);

    Arena m_records; ///< id, whole name, length of the family name, units
    Arena m_numbers, m_codes;
    std::vector<Arena::Place> m_record, m_numberPlace, m_codePlace;
    std::vector<quint32> m_community;
    std::vector<quint16> m_tier;
    std::vector<qint32> m_day;
    std::vector<bool> m_gone;
    size_t m_goneCount = 0;
    std::vector<std::string> m_communities, m_tiers; ///< few, by number
    std::map<std::string, quint32, std::less<>> m_communityNumbers, m_tierNumbers;
};

} // namespace zhike
