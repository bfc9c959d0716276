// SPDX-License-Identifier: Apache-2.0
#include "core/identify/keygrams.h"

#include <sodium.h>

#include <algorithm>
#include <bit>

namespace zhike {
namespace {

using Number = IndexRows::Number;

constexpr Number kGroup = 128;       // rows under one bit; half as many cost twice the memory and find little sooner
constexpr unsigned kHashBits = 14;
constexpr size_t kHashes = size_t(1) << kHashBits;
constexpr size_t kFewestRows = 8'192; // below, looking at each costs less than the bits
constexpr size_t kGroupsInWord = 64;

/// Of four characters; letters of either case alike.
size_t hashOf(const char *four)
{
    quint32 number = 0;
    for (size_t i = 0; i < KeyGrams::kCharacters; ++i)
        number = number << 8 | static_cast<unsigned char>(foldedAscii(four[i]));
    return (number * 2654435761U) >> (32 - kHashBits); // Knuth's multiplier: 2^32 over the golden ratio
}

} // namespace

KeyGrams::KeyGrams(const IndexRows &rows, RowStretch stretch) : m_stretch(stretch)
{
    if (stretch.size() < kFewestRows)
        return;
    const size_t groups = (stretch.size() + kGroup - 1) / kGroup;
    m_words = (groups + kGroupsInWord - 1) / kGroupsInWord;
    m_bits.resize(kHashes * m_words);
    for (Number row = stretch.from; row < stretch.to; ++row)
        rows.eachCode(row, [&](std::string_view key) { note((row - stretch.from) / kGroup, key); });
}

KeyGrams::~KeyGrams() { sodium_memzero(m_bits.data(), m_bits.size() * sizeof(quint64)); }

void KeyGrams::note(size_t group, std::string_view key)
{
    for (size_t i = 0; i + kCharacters <= key.size(); ++i)
        m_bits[hashOf(key.data() + i) * m_words + group / kGroupsInWord] |= quint64(1) << (group % kGroupsInWord);
}

RowStretch KeyGrams::rowsOf(size_t group) const
{
    const Number from = m_stretch.from + static_cast<Number>(group) * kGroup;
    return {from, std::min(from + kGroup, m_stretch.to)};
}

std::vector<RowStretch> KeyGrams::mayHold(std::string_view part) const
{
    if (m_bits.empty() || part.size() < kCharacters)
        return {m_stretch};
    std::vector<RowStretch> found;
    for (size_t word = 0; word < m_words; ++word) {
        quint64 groups = ~quint64(0);
        for (size_t i = 0; i + kCharacters <= part.size() && groups; ++i)
            groups &= m_bits[hashOf(part.data() + i) * m_words + word];
        for (; groups; groups &= groups - 1)
            found.push_back(rowsOf(word * kGroupsInWord + static_cast<size_t>(std::countr_zero(groups))));
    }
    return found;
}

} // namespace zhike
