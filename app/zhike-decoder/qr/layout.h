// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace zhike {

/// What every module of a QR code of one version is for (ISO/IEC 18004:2015, clauses 5.3 and 7.7). Modules are counted
/// row by row from the corner whose two neighbours hold finders.
class QrLayout {
public:
    enum class Use : uint8_t { Data, Dark, Light, Said }; ///< Said: format and version, known only after reading

    /// 1 to 40.
    [[nodiscard]] static const QrLayout &of(int version);

    [[nodiscard]] int version() const { return m_version; }
    [[nodiscard]] int side() const { return 17 + 4 * m_version; }
    [[nodiscard]] Use use(int x, int y) const { return m_uses[at(x, y)]; }
    [[nodiscard]] std::size_t at(int x, int y) const { return std::size_t(y) * std::size_t(side()) + std::size_t(x); }
    /// Indexes of the data modules in the order in which their bits are read; eight a code word, up to seven are left
    /// over.
    [[nodiscard]] const std::vector<int> &path() const { return m_path; }
    /// Middles of alignment patterns along either side; every pair is one but the three that finders cover.
    [[nodiscard]] const std::vector<int> &alignments() const { return m_alignments; }
    /// Where the fifteen bits of the format stand, lowest first, twice.
    [[nodiscard]] const std::array<std::array<int, 15>, 2> &formats() const { return m_formats; }

private:
    explicit QrLayout(int version);
    void put(int x, int y, Use use) { m_uses[at(x, y)] = use; }
    void putFinder(int x, int y);
    void putAlignment(int x, int y);
    void putSaid();
    void walk();

    int m_version;
    std::vector<Use> m_uses;
    std::vector<int> m_path;
    std::vector<int> m_alignments;
    std::array<std::array<int, 15>, 2> m_formats{};
};

/// How the code words of a version and level are split (table 9). The first blocks are one data byte shorter than the
/// rest.
struct QrBlocks {
    int count = 0;
    int checks = 0; ///< bytes of each block
};
/// Levels as the format says them: 1 L, 0 M, 3 Q, 2 H.
[[nodiscard]] QrBlocks qrBlocks(int version, int level);

/// Whether mask 0 to 7 turns a data module over (table 10).
[[nodiscard]] bool qrMask(int mask, int x, int y);

/// The fifteen bits that say level and mask, five bits of content (7.9).
[[nodiscard]] int qrFormat(int content);
/// The eighteen bits that say a version of 7 or more (7.10).
[[nodiscard]] int qrVersionBits(int version);

} // namespace zhike
