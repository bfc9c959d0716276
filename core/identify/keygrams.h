// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/identify/indexrows.h"

#include <vector>

namespace zhike {

/// Which rows may hold a part of a key, so that a search doesn't walk through a million: for each hash of four characters in a
/// row, one bit per group of rows. Four characters or more in what is looked for leave a few groups in a thousand.
///
/// 16 bytes a member; stretches of a few thousand rows keep nothing and answer with themselves. Candidates may be wrong, none is
/// missing. What it holds are hashes of parts of keys: wiped when it goes. Immutable; any thread.
class KeyGrams
{
public:
    static constexpr size_t kCharacters = 4; ///< shorter parts aren't narrowed down
    KeyGrams(const IndexRows &rows, RowStretch stretch);
    ~KeyGrams();
    KeyGrams(KeyGrams &&) noexcept = default;
    KeyGrams &operator=(KeyGrams &&) noexcept = default;

    /// Stretches of rows, rising, outside of which no key holds `part` (lower-case ASCII).
    [[nodiscard]] std::vector<RowStretch> mayHold(std::string_view part) const;
    [[nodiscard]] size_t bytes() const { return m_bits.capacity() * sizeof(quint64); }

private:
    void note(size_t group, std::string_view key);
    [[nodiscard]] RowStretch rowsOf(size_t group) const;

    RowStretch m_stretch;
    size_t m_words = 0;          ///< of 64 groups, for each hash
    std::vector<quint64> m_bits; ///< [hash][word]; empty: not narrowed down
};

} // namespace zhike
