// SPDX-License-Identifier: Apache-2.0
#include "matrix.h"

#include "reedsolomon.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace zhike {
namespace {

constexpr int kQuiet = 4;
constexpr int kPixels = 4; // of a printed module

/// The content of the format whose bits lie nearest, by what can be trusted of both copies. −1: nothing near.
int formatOf(const Seen &seen, const QrLayout &layout)
{
    int best = -1;
    float bestWrong = 1e9F;
    float all = 0;
    for (const auto &places : layout.formats())
        for (const int place : places)
            all += seen.trust[std::size_t(place)];
    for (int content = 0; content < 32; ++content) {
        const int bits = qrFormat(content);
        float wrong = 0;
        for (const auto &places : layout.formats())
            for (std::size_t bit = 0; bit < places.size(); ++bit)
                if (((bits >> bit) & 1) != (seen.darkness[std::size_t(places[bit])] > 0))
                    wrong += seen.trust[std::size_t(places[bit])];
        if (wrong < bestWrong) {
            bestWrong = wrong;
            best = content;
        }
    }
    return bestWrong < 0.25F * all ? best : -1;
}

/// One block's code words: where each stands in the whole row of them.
std::vector<std::vector<int>> blocksOf(int words, const QrBlocks &blocks)
{
    std::vector<std::vector<int>> places(std::size_t(blocks.count));
    const int data = words - blocks.count * blocks.checks;
    const int shorter = data / blocks.count;
    const int longer = data % blocks.count;
    int word = 0;
    for (int i = 0; i < shorter; ++i)
        for (int b = 0; b < blocks.count; ++b)
            places[std::size_t(b)].push_back(word++);
    for (int b = blocks.count - longer; b < blocks.count; ++b)
        places[std::size_t(b)].push_back(word++);
    for (int i = 0; i < blocks.checks; ++i)
        for (int b = 0; b < blocks.count; ++b)
            places[std::size_t(b)].push_back(word++);
    return places;
}

struct Words {
    std::vector<uint8_t> bytes;
    std::vector<float> trust;
};

Words wordsOf(const Seen &seen, const QrLayout &layout, int mask)
{
    const std::vector<int> &path = layout.path();
    Words words{std::vector<uint8_t>(path.size() / 8), std::vector<float>(path.size() / 8, 1)};
    for (std::size_t i = 0; i < words.bytes.size() * 8; ++i) {
        const int place = path[i];
        const bool isDark = seen.darkness[std::size_t(place)] > 0;
        const bool bit = isDark != qrMask(mask, place % layout.side(), place / layout.side());
        words.bytes[i / 8] = static_cast<uint8_t>(words.bytes[i / 8] << 1 | bit);
        const float doubt = 1 - seen.trust[std::size_t(place)];
        words.trust[i / 8] *= 1 - 0.5F * doubt * doubt;
    }
    return words;
}

/// Distrusts more and more until the block can be corrected. Returns how many were distrusted, −1 when it can't be.
int mend(Words &words, const std::vector<int> &block, int checks)
{
    std::vector<uint8_t> bytes;
    bytes.reserve(block.size());
    for (const int word : block)
        bytes.push_back(words.bytes[std::size_t(word)]);
    std::vector<int> doubtful(block.size());
    std::iota(doubtful.begin(), doubtful.end(), 0);
    std::stable_sort(doubtful.begin(), doubtful.end(), [&](int a, int b) {
        return words.trust[std::size_t(block[std::size_t(a)])] < words.trust[std::size_t(block[std::size_t(b)])];
    });
    const int spare = checks < 12 ? 2 : checks < 20 ? 3 : 4; // of 65,000 prints of noise none was read
    for (int erased = 0; erased + spare <= checks; erased += 2)
        if (correct(bytes, checks, std::span(doubtful).first(std::size_t(erased)), spare) >= 0) {
            for (std::size_t i = 0; i < block.size(); ++i)
                words.bytes[std::size_t(block[i])] = bytes[i];
            return erased;
        }
    return -1;
}

QrMatrix matrixFrom(const Words &words, const QrLayout &layout, int format)
{
    QrMatrix matrix{layout.side(), std::vector<uint8_t>(std::size_t(layout.side()) * std::size_t(layout.side()))};
    for (int y = 0; y < layout.side(); ++y)
        for (int x = 0; x < layout.side(); ++x)
            matrix.isDark[layout.at(x, y)] = layout.use(x, y) == QrLayout::Use::Dark;
    const int bits = qrFormat(format);
    for (const auto &places : layout.formats())
        for (std::size_t bit = 0; bit < places.size(); ++bit)
            matrix.isDark[std::size_t(places[bit])] = (bits >> bit) & 1;
    const std::vector<int> &path = layout.path();
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool bit = i / 8 < words.bytes.size() && (words.bytes[i / 8] >> (7 - i % 8) & 1);
        matrix.isDark[std::size_t(path[i])] =
            bit != qrMask(format & 7, path[i] % layout.side(), path[i] / layout.side());
    }
    return matrix;
}

std::optional<QrMatrix> matrixBy(const Seen &seen, const QrLayout &layout)
{
    const int format = formatOf(seen, layout);
    if (format < 0)
        return std::nullopt;
    Words words = wordsOf(seen, layout, format & 7);
    const Words before = words;
    const QrBlocks blocks = qrBlocks(layout.version(), format >> 3);
    int erased = 0;
    for (const std::vector<int> &block : blocksOf(static_cast<int>(words.bytes.size()), blocks)) {
        const int more = mend(words, block, blocks.checks);
        if (more < 0)
            return std::nullopt;
        erased += more;
    }
    QrMatrix matrix = matrixFrom(words, layout, format);
    matrix.erased = erased;
    for (std::size_t i = 0; i < words.bytes.size(); ++i)
        matrix.mended += words.bytes[i] != before.bytes[i];
    return matrix;
}

} // namespace

std::optional<QrMatrix> matrixOf(const QrModules &modules, const QrLayout &layout)
{
    for (const Look look : kLooks)
        if (auto matrix = matrixBy(seenBy(look, modules, layout), layout))
            return matrix;
    return std::nullopt;
}

Luma printed(const QrMatrix &matrix)
{
    const int side = (matrix.side + 2 * kQuiet) * kPixels;
    Luma picture(side, side);
    std::fill(picture.pixels.begin(), picture.pixels.end(), uint8_t(255));
    for (int y = 0; y < matrix.side * kPixels; ++y)
        for (int x = 0; x < matrix.side * kPixels; ++x)
            if (matrix.isDark[std::size_t(y / kPixels) * std::size_t(matrix.side) + std::size_t(x / kPixels)])
                picture.row(y + kQuiet * kPixels)[x + kQuiet * kPixels] = 0;
    return picture;
}

} // namespace zhike
