// SPDX-License-Identifier: Apache-2.0
#include "regions.h"

#include <algorithm>
#include <cstdlib>

namespace zhike {
namespace {

constexpr int kBox = 13; // half-size pixels: about four modules of a code that fills a third of the frame
constexpr int kSmallestSide = 12;
constexpr double kRim = 0.22; // a quiet zone and what the box mean has eaten

struct Region {
    Area area;
    long weight = 0;
};

/// Mean over kBox × kBox by running sums; borders repeat.
Luma boxMean(const Luma &from)
{
    const auto pass = [](const Luma &in, int length, int count, auto pixelOf) {
        Luma out(in.width, in.height);
        for (int line = 0; line < count; ++line) {
            int sum = 0;
            for (int i = -kBox / 2; i <= kBox / 2; ++i)
                sum += *pixelOf(in, line, std::clamp(i, 0, length - 1));
            for (int i = 0; i < length; ++i) {
                *const_cast<uint8_t *>(pixelOf(out, line, i)) = static_cast<uint8_t>(sum / kBox);
                sum += *pixelOf(in, line, std::min(i + kBox / 2 + 1, length - 1))
                    - *pixelOf(in, line, std::max(i - kBox / 2, 0));
            }
        }
        return out;
    };
    const Luma across =
        pass(from, from.width, from.height, [](const Luma &l, int line, int i) { return l.row(line) + i; });
    return pass(across, from.height, from.width, [](const Luma &l, int line, int i) { return l.row(i) + line; });
}

/// The lesser of horizontal and vertical edge density: text lines and plain bars have one, matrix codes have both.
Luma edgeDensity(const Luma &half)
{
    Luma dx(half.width, half.height);
    Luma dy(half.width, half.height);
    for (int y = 1; y + 1 < half.height; ++y) {
        const uint8_t *a = half.row(y - 1);
        const uint8_t *b = half.row(y);
        const uint8_t *c = half.row(y + 1);
        for (int x = 1; x + 1 < half.width; ++x) {
            const int gx = a[x + 1] + 2 * b[x + 1] + c[x + 1] - a[x - 1] - 2 * b[x - 1] - c[x - 1];
            const int gy = c[x - 1] + 2 * c[x] + c[x + 1] - a[x - 1] - 2 * a[x] - a[x + 1];
            dx.row(y)[x] = static_cast<uint8_t>(std::min(std::abs(gx) / 4, 255));
            dy.row(y)[x] = static_cast<uint8_t>(std::min(std::abs(gy) / 4, 255));
        }
    }
    Luma density = boxMean(dx);
    const Luma other = boxMean(dy);
    std::transform(density.pixels.begin(), density.pixels.end(), other.pixels.begin(), density.pixels.begin(),
                   [](uint8_t p, uint8_t q) { return std::min(p, q); });
    return density;
}

/// One connected part of what lies at or above `level`, taken out of `left` (its pixels become 0).
Region takeRegion(Luma &left, int x, int y, int level)
{
    std::vector<std::pair<int, int>> open{{x, y}};
    int minX = x, maxX = x, minY = y, maxY = y;
    long weight = 0;
    const auto visit = [&](int px, int py) {
        if (px < 0 || py < 0 || px >= left.width || py >= left.height || left.row(py)[px] < level)
            return;
        weight += left.row(py)[px];
        left.row(py)[px] = 0;
        open.emplace_back(px, py);
    };
    while (!open.empty()) {
        const auto [px, py] = open.back();
        open.pop_back();
        minX = std::min(minX, px);
        maxX = std::max(maxX, px);
        minY = std::min(minY, py);
        maxY = std::max(maxY, py);
        visit(px - 1, py);
        visit(px + 1, py);
        visit(px, py - 1);
        visit(px, py + 1);
    }
    return {{minX, minY, maxX - minX + 1, maxY - minY + 1}, weight};
}

Area withRim(const Area &half)
{
    const int rim = static_cast<int>(2 * std::max(half.width, half.height) * kRim) + kBox / 2;
    return {2 * half.x - rim, 2 * half.y - rim, 2 * half.width + 2 * rim, 2 * half.height + 2 * rim};
}

bool areAlike(const Area &a, const Area &b)
{
    const int slack = std::max(a.width, b.width) / 5;
    return std::abs(a.x - b.x) < slack && std::abs(a.y - b.y) < slack && std::abs(a.width - b.width) < slack
        && std::abs(a.height - b.height) < slack;
}

} // namespace

std::vector<Area> likelyRegions(const Luma &picture, std::size_t most)
{
    const Luma half = halved(picture);
    if (half.isEmpty())
        return {};
    const Luma density = edgeDensity(half);
    const int peak = *std::max_element(density.pixels.begin(), density.pixels.end());
    std::vector<Region> regions;
    for (const int percent : {35, 50, 70}) {
        const int level = std::max(peak * percent / 100, 4);
        Luma left = density;
        for (int y = 0; y < left.height; ++y)
            for (int x = 0; x < left.width; ++x)
                if (left.row(y)[x] >= level)
                    if (const Region found = takeRegion(left, x, y, level);
                        std::min(found.area.width, found.area.height) >= kSmallestSide)
                        regions.push_back(found);
    }
    std::sort(regions.begin(), regions.end(), [](const Region &a, const Region &b) { return a.weight > b.weight; });
    std::vector<Area> areas;
    for (const Region &region : regions) {
        const Area area = withRim(region.area);
        if (areas.size() < most
            && std::none_of(areas.begin(), areas.end(), [&](const Area &known) { return areAlike(known, area); }))
            areas.push_back(area);
    }
    return areas;
}

} // namespace zhike
