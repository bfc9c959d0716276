// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/identify/keygrams.h"

#include <future>
#include <span>

namespace zhike {

/// Rows by bucket, in one array.
class Postings
{
public:
    /// `enumerate(emit)` calls emit(bucket, row) for every entry, rows rising; it is called twice and says the same both times.
    template <typename Enumerate>
    Postings(size_t buckets, Enumerate &&enumerate) : m_starts(buckets + 1)
    {
        enumerate([this](size_t bucket, IndexRows::Number) { ++m_starts[bucket + 1]; });
        for (size_t i = 1; i < m_starts.size(); ++i)
            m_starts[i] += m_starts[i - 1];
        m_rows.resize(m_starts.back());
        std::vector<quint32> next(m_starts.begin(), m_starts.end() - 1);
        enumerate([this, &next](size_t bucket, IndexRows::Number row) { m_rows[next[bucket]++] = row; });
    }
    [[nodiscard]] std::span<const IndexRows::Number> operator[](size_t bucket) const
    {
        return std::span(m_rows).subspan(m_starts[bucket], m_starts[bucket + 1] - m_starts[bucket]);
    }
    [[nodiscard]] size_t bytes() const { return (m_starts.capacity() + m_rows.capacity()) * sizeof(quint32); }

private:
    std::vector<quint32> m_starts;
    std::vector<IndexRows::Number> m_rows;
};

/// Beginnings of words in order, eight bytes each, with their rows: a prefix is a range. Wiped when it goes.
class Beginnings
{
public:
    using Entry = std::pair<quint64, IndexRows::Number>;
    Beginnings() = default;
    explicit Beginnings(std::vector<Entry> entries);
    ~Beginnings();
    Beginnings(Beginnings &&) noexcept = default;
    Beginnings &operator=(Beginnings &&) noexcept = default;
    /// Rows whose word may begin with `prefix`: beyond eight bytes who asks looks at the word itself.
    [[nodiscard]] std::span<const IndexRows::Number> startingWith(std::string_view prefix) const;
    [[nodiscard]] static quint64 beginningOf(std::string_view word);
    [[nodiscard]] size_t bytes() const { return m_words.capacity() * sizeof(quint64) + m_rows.capacity() * sizeof(quint32); }

private:
    std::vector<quint64> m_words;
    std::vector<IndexRows::Number> m_rows;
};

/// How a stretch of rows is found without looking at each: exact keys and member ids by hash, the last four digits, the
/// characters of names, pinyin and initials by their beginnings. About 90 bytes a member. Candidates may be wrong (hash) but
/// none is missing: who asks compares. Immutable; any thread.
class IndexLists
{
public:
    using Stretch = RowStretch;
    IndexLists(const IndexRows &rows, Stretch stretch);

    [[nodiscard]] const Stretch &stretch() const { return m_stretch; }
    [[nodiscard]] std::span<const IndexRows::Number> withKey(IdentityKind kind, std::string_view value) const;
    [[nodiscard]] std::span<const IndexRows::Number> ofMember(std::string_view id) const;
    [[nodiscard]] std::span<const IndexRows::Number> endingIn(std::string_view fourDigits) const;
    /// Rows, rising, with every one of the name's characters, in any order.
    [[nodiscard]] std::vector<IndexRows::Number> withCharactersOf(const QString &name) const;
    [[nodiscard]] std::span<const IndexRows::Number> pinyin(std::string_view prefix) const { return m_latin.pinyin.startingWith(prefix); }
    [[nodiscard]] std::span<const IndexRows::Number> initials(std::string_view prefix) const { return m_latin.initials.startingWith(prefix); }
    /// Where a part of a key may be.
    [[nodiscard]] std::vector<Stretch> mayHold(std::string_view part) const { return m_grams.mayHold(part); }
    [[nodiscard]] size_t bytes() const;

private:
    struct Latin {
        Beginnings pinyin, initials;
    };
    static Latin latinOf(const IndexRows &rows, Stretch stretch);
    IndexLists(const IndexRows &rows, Stretch stretch, std::future<Latin> latin);
    [[nodiscard]] size_t bucketOf(quint64 hash) const { return static_cast<size_t>(hash % m_buckets); }

    Stretch m_stretch;
    size_t m_buckets = 1;
    Postings m_keys;
    Postings m_lastFour;
    std::vector<quint16> m_characterPlace; ///< by character: its bucket + 1, 0 when no name has it
    Postings m_characters;
    KeyGrams m_grams;
    Latin m_latin;
};

} // namespace zhike
