// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zhike {

/// Text of people in blocks that never move, overwritten with zeros before they are given back. Entries lie in the order in
/// which they were added. One thread.
class Arena
{
public:
    using Place = quint32; ///< block and offset; places rise with each entry
    static constexpr unsigned kBlockBits = 20;
    static constexpr size_t kBlock = size_t(1) << kBlockBits;
    static constexpr size_t kLargest = kBlock; ///< of one entry; who adds looks first

    Arena() = default;
    ~Arena();
    Arena(Arena &&) noexcept = default;
    Arena &operator=(Arena &&) = delete;
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;

    Place add(std::string_view entry);
    /// From the entry's beginning to the end of what its block holds: entries know their own length.
    [[nodiscard]] std::string_view from(Place place) const;
    [[nodiscard]] size_t blocks() const { return m_blocks.size(); }
    [[nodiscard]] std::string_view block(size_t number) const { return {m_blocks[number].bytes.get(), m_blocks[number].used}; }
    [[nodiscard]] static Place placeIn(size_t block, size_t offset) { return static_cast<Place>(block << kBlockBits | offset); }
    [[nodiscard]] size_t bytes() const { return m_blocks.size() * kBlock; }

private:
    struct Block {
        std::unique_ptr<char[]> bytes;
        size_t used = 0;
    };
    std::vector<Block> m_blocks;
};

/// Entries are made of numbers and of texts, each behind its length; at least one of them, so that no entry is empty.
void appendNumber(std::string &entry, size_t number);
void appendText(std::string &entry, std::string_view text);
[[nodiscard]] size_t takeNumber(std::string_view &entry);
/// Takes the first text off `entry`. What was written by appendText is always whole.
[[nodiscard]] std::string_view takeText(std::string_view &entry);

} // namespace zhike
