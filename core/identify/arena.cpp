// SPDX-License-Identifier: Apache-2.0
#include "core/identify/arena.h"

#include <sodium.h>

#include <cstring>

namespace zhike {

Arena::~Arena()
{
    for (const Block &block : m_blocks)
        sodium_memzero(block.bytes.get(), block.used);
}

Arena::Place Arena::add(std::string_view entry)
{
    if (m_blocks.empty() || m_blocks.back().used + entry.size() > kBlock)
        m_blocks.push_back({std::make_unique_for_overwrite<char[]>(kBlock), 0});
    Block &block = m_blocks.back();
    const Place place = placeIn(m_blocks.size() - 1, block.used);
    std::memcpy(block.bytes.get() + block.used, entry.data(), entry.size());
    block.used += entry.size();
    return place;
}

std::string_view Arena::from(Place place) const
{
    const Block &block = m_blocks[place >> kBlockBits];
    const size_t offset = place & (kBlock - 1);
    return {block.bytes.get() + offset, block.used - offset};
}

void appendNumber(std::string &entry, size_t number)
{
    for (; number >= 0x80; number >>= 7)
        entry += static_cast<char>(number | 0x80);
    entry += static_cast<char>(number);
}

void appendText(std::string &entry, std::string_view text)
{
    appendNumber(entry, text.size());
    entry += text;
}

size_t takeNumber(std::string_view &entry)
{
    size_t number = 0;
    size_t at = 0;
    for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(entry[at++]);
        number |= static_cast<size_t>(byte & 0x7f) << shift;
        if (byte < 0x80)
            break;
    }
    entry.remove_prefix(at);
    return number;
}

std::string_view takeText(std::string_view &entry)
{
    const size_t length = takeNumber(entry);
    const std::string_view text = entry.substr(0, length);
    entry.remove_prefix(length);
    return text;
}

} // namespace zhike
