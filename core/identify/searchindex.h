// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/identify/typedkey.h"
#include "core/profile/member.h"

#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

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

enum class MatchedBy { ExactKey, LastFour, Name, Pinyin, Initials, PartOfKey };

struct IndexHit {
    const IndexRow *row = nullptr; ///< lives as long as the index it came from
    MatchedBy by = MatchedBy::Name;
    IdentityKind kind = IdentityKind::Other; ///< of the key, when a key matched
};

/// Search over everything this terminal may hold, in memory, built at sign-in and destroyed at lock.
///
/// Stored rows plus an overlay: members that pending ops made, and rows that a newer document replaced. A member made offline
/// is found at once; a member that left is not. Threads: build on any thread, then use from one thread at a time.
/// Order: exact key, then last four digits, name, pinyin, initials, part of a key; ties by last visit, then id.
class SearchIndex
{
public:
    explicit SearchIndex(std::vector<IndexRow> stored);

    void put(IndexRow row);            ///< a stored document changed or came
    void remove(const MemberId &member);
    void setPending(std::vector<IndexRow> made); ///< replaces the whole overlay of pending members

    [[nodiscard]] std::vector<IndexHit> find(QStringView typed, int limit) const;
    /// Everybody a normalised key belongs to: several people may share one (never guess).
    [[nodiscard]] std::vector<IndexHit> findExact(IdentityKind kind, const QString &value) const;
    [[nodiscard]] const IndexRow *row(const MemberId &member) const;
    [[nodiscard]] size_t size() const;

private:
    struct Slot {
        IndexRow row;
        bool isGone = false;
    };
    void prepare(IndexRow &row) const;
    void learnKeys(const IndexRow &row, size_t position);
    void collect(const TypedKey &key, std::vector<IndexHit> &hits) const;
    void collectExact(IdentityKind kind, const QString &value, std::vector<IndexHit> &hits) const;
    template <typename Visit>
    void visitAll(Visit &&visit) const;

    std::vector<Slot> m_slots;
    std::unordered_map<QString, size_t> m_byMember;
    std::unordered_multimap<QString, size_t> m_byKey; ///< "phone:+86…" → position
    std::vector<IndexRow> m_pending;
};

} // namespace zhike
