// SPDX-License-Identifier: Apache-2.0
#include "layout.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>

namespace zhike {
namespace {

constexpr int kVersions = 40;
constexpr int kChecks[4][kVersions] = {{10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
                                        26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28},
                                       {7,  10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
                                        28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
                                       {17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
                                        30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
                                       {13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20,
                                        30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30,
                                        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30}};
constexpr int kBlocks[4][kVersions] = {{1,  1,  1,  2,  2,  4,  4,  4,  5,  5,  5,  8,  9,  9,  10, 10, 11, 13, 14, 16,
                                        17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49},
                                       {1, 1, 1, 1,  1,  2,  2,  2,  2,  4,  4,  4,  4,  4,  6,  6,  6,  6,  7,  8,
                                        8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25},
                                       {1,  1,  2,  4,  4,  4,  5,  6,  8,  8,  11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
                                        25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81},
                                       {1,  1,  2,  2,  4,  4,  6,  6,  8,  8,  8,  10, 12, 16,
                                        12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35,
                                        38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68}};

int remainder(int value, int bits, int generator, int degree)
{
    for (int i = bits - 1; i >= 0; --i)
        if (value & (1 << (i + degree)))
            value ^= generator << i;
    return value;
}

std::vector<int> alignmentsOf(int version)
{
    if (version == 1)
        return {};
    const int count = version / 7 + 2;
    const int last = 4 * version + 10;
    // Even steps from the far end; version 32 is the standard's one exception to its own rounding.
    const int step = version == 32 ? 26 : (4 * version + 2 * count + 1) / (2 * count - 2) * 2;
    std::vector<int> middles(std::size_t(count), 6);
    for (int i = count - 1, middle = last; i > 0; --i, middle -= step)
        middles[std::size_t(i)] = middle;
    return middles;
}

} // namespace

QrBlocks qrBlocks(int version, int level) { return {kBlocks[level][version - 1], kChecks[level][version - 1]}; }

bool qrMask(int mask, int x, int y)
{
    switch (mask) {
    case 0:
        return (x + y) % 2 == 0;
    case 1:
        return y % 2 == 0;
    case 2:
        return x % 3 == 0;
    case 3:
        return (x + y) % 3 == 0;
    case 4:
        return (x / 3 + y / 2) % 2 == 0;
    case 5:
        return x * y % 2 + x * y % 3 == 0;
    case 6:
        return (x * y % 2 + x * y % 3) % 2 == 0;
    default:
        return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
}

int qrFormat(int content) { return ((content << 10) | remainder(content << 10, 5, 0x537, 10)) ^ 0x5412; }

int qrVersionBits(int version) { return (version << 12) | remainder(version << 12, 6, 0x1F25, 12); }

const QrLayout &QrLayout::of(int version)
{
    static std::mutex mutex;
    static std::map<int, std::unique_ptr<const QrLayout>> known;
    const std::scoped_lock lock(mutex);
    auto &layout = known[version];
    if (!layout)
        layout.reset(new QrLayout(version));
    return *layout;
}

QrLayout::QrLayout(int version)
    : m_version(version)
    , m_uses(std::size_t(side()) * std::size_t(side()), Use::Data)
    , m_alignments(alignmentsOf(version))
{
    const int last = side() - 1;
    for (int i = 0; i < side(); ++i) {
        put(i, 6, i % 2 == 0 ? Use::Dark : Use::Light);
        put(6, i, i % 2 == 0 ? Use::Dark : Use::Light);
    }
    putFinder(3, 3);
    putFinder(last - 3, 3);
    putFinder(3, last - 3);
    for (const int y : m_alignments)
        for (const int x : m_alignments)
            if (!(x == 6 && (y == 6 || y == last - 6)) && !(x == last - 6 && y == 6))
                putAlignment(x, y);
    putSaid();
    walk();
}

void QrLayout::putFinder(int x, int y)
{
    for (int dy = -4; dy <= 4; ++dy)
        for (int dx = -4; dx <= 4; ++dx) {
            const int ring = std::max(std::abs(dx), std::abs(dy));
            if (x + dx >= 0 && y + dy >= 0 && x + dx < side() && y + dy < side())
                put(x + dx, y + dy, ring == 2 || ring == 4 ? Use::Light : Use::Dark);
        }
}

void QrLayout::putAlignment(int x, int y)
{
    for (int dy = -2; dy <= 2; ++dy)
        for (int dx = -2; dx <= 2; ++dx)
            put(x + dx, y + dy, std::max(std::abs(dx), std::abs(dy)) == 1 ? Use::Light : Use::Dark);
}

void QrLayout::putSaid()
{
    const int n = side();
    for (int bit = 0; bit < 15; ++bit) { // figure 25
        const auto slot = std::size_t(bit);
        if (bit < 8)
            m_formats[0][slot] = static_cast<int>(at(8, bit < 6 ? bit : bit + 1));
        else
            m_formats[0][slot] = static_cast<int>(at(bit == 8 ? 7 : 14 - bit, 8));
        m_formats[1][slot] = static_cast<int>(bit < 8 ? at(n - 1 - bit, 8) : at(8, n - 15 + bit));
    }
    for (const auto &places : m_formats)
        for (const int place : places)
            m_uses[std::size_t(place)] = Use::Said;
    put(8, n - 8, Use::Dark);
    if (m_version < 7)
        return;
    const int bits = qrVersionBits(m_version);
    for (int i = 0; i < 18; ++i) {
        const Use use = bits & (1 << i) ? Use::Dark : Use::Light;
        put(n - 11 + i % 3, i / 3, use);
        put(i / 3, n - 11 + i % 3, use);
    }
}

void QrLayout::walk()
{
    const int n = side();
    bool isUp = true;
    for (int right = n - 1; right > 0; right -= 2) {
        if (right == 6)
            right = 5; // the vertical timing pattern takes a column of its own
        for (int step = 0; step < n; ++step) {
            const int y = isUp ? n - 1 - step : step;
            for (const int x : {right, right - 1})
                if (use(x, y) == Use::Data)
                    m_path.push_back(static_cast<int>(at(x, y)));
        }
        isUp = !isUp;
    }
}

} // namespace zhike
