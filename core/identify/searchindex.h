// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/identify/indexlists.h"
#include "core/identify/typedkey.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace zhike {

enum class MatchedBy { ExactKey, LastFour, Name, Pinyin, Initials, PartOfKey };

struct IndexHit {
    std::shared_ptr<const IndexRow> row;
    MatchedBy by = MatchedBy::Name;
    IdentityKind kind = IdentityKind::Other; ///< of the key, when a key matched
};

/// Search over everything this terminal may hold, in memory, built at sign-in and wiped when it is destroyed at lock.
///
/// Stored rows plus an overlay: members that pending ops made, and rows that a newer document replaced. A member made offline
/// is found at once; a member that left is not. Threads: build on any thread, then use from one thread at a time. Memory: about
/// 200 bytes a member. Cost at 1 M members: microseconds, but for three characters of a key (tens of milliseconds).
/// Order: exact key, then last four digits, name, pinyin, initials, part of a key; ties by last visit, then id. Where several
/// keys of one person match, phones and cards come first.
class SearchIndex
{
public:
    SearchIndex() = default;
    explicit SearchIndex(const std::vector<IndexRow> &stored);

    /// Building: one member's keys as they rest in the file (core/store/memberkeys.h), each member once; then build().
    void addParts(std::string_view parts) { (void)m_rows.addParts(parts); }
    void build();

    using Shared = std::shared_ptr<const IndexRow>;
    /// A row as the index keeps it: costs some ten microseconds (pinyin), so better on another thread than the one that paints.
    [[nodiscard]] static Shared prepared(IndexRow row);
    void put(const Shared &row);       ///< prepared(); a stored document changed or came
    void put(IndexRow row) { put(prepared(std::move(row))); }
    void remove(const MemberId &member);
    void setPending(std::vector<IndexRow> made); ///< replaces the whole overlay of pending members

    [[nodiscard]] std::vector<IndexHit> find(QStringView typed, int limit) const;
    /// Everybody a normalised key belongs to: several people may share one (never guess).
    [[nodiscard]] std::vector<IndexHit> findExact(IdentityKind kind, const QString &value) const;
    [[nodiscard]] std::shared_ptr<const IndexRow> row(const MemberId &member) const;
    [[nodiscard]] size_t size() const;
    [[nodiscard]] size_t bytes() const; ///< that stored rows and their lists take

private:
    using Number = IndexRows::Number;
    class Search;
    [[nodiscard]] std::optional<Number> storedNumber(std::string_view member) const;
    [[nodiscard]] bool isStored(const MemberId &member) const;
    [[nodiscard]] Shared shared(Number row) const;
    void settleRecent();

    IndexRows m_rows;
    std::vector<IndexLists> m_lists;                ///< each over a stretch of rows, in order; together all of them
    std::unordered_map<QString, Shared> m_recent;   ///< changed lately, by member: few, looked at one by one
    std::vector<Shared> m_pending;
};

} // namespace zhike
