// SPDX-License-Identifier: Apache-2.0
#include "regions.h"

#include "threshold.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace zhike {
namespace {

constexpr int kStep = 4; // pixels of the picture a cell of the density map
constexpr int kReach = 3; // cells: a box of 28 pixels, four modules of a code that fills a third of the frame
constexpr int kSmallestSide = 5; // cells
constexpr double kRim = 0.22; // a quiet zone and what the box mean has eaten
constexpr int kLeastDensity = 3; // grey levels: below it lies noise

struct Region {
    Area area; ///< in cells
    double score = 0;
};

/// Two maps of a quarter of the size: how much changes from left to right, and from top to bottom.
struct Edges {
    Luma across;
    Luma down;
};

Edges edgesOf(const Luma &half)
{
    Edges edges{Luma(half.width / 2, half.height / 2), Luma(half.width / 2, half.height / 2)};
    std::vector<uint16_t> dx(static_cast<std::size_t>(half.width));
    std::vector<uint16_t> dy(static_cast<std::size_t>(half.width));
    for (int cy = 0; cy < edges.across.height; ++cy) {
        std::fill(dx.begin(), dx.end(), uint16_t(0));
        std::fill(dy.begin(), dy.end(), uint16_t(0));
        for (int y = 2 * cy; y < 2 * cy + 2; ++y) {
            const uint8_t *a = half.row(std::max(y - 1, 0));
            const uint8_t *b = half.row(y);
            const uint8_t *c = half.row(std::min(y + 1, half.height - 1));
            for (int x = 1; x + 1 < half.width; ++x) {
                const int gx = a[x + 1] + 2 * b[x + 1] + c[x + 1] - a[x - 1] - 2 * b[x - 1] - c[x - 1];
                const int gy = c[x - 1] + 2 * c[x] + c[x + 1] - a[x - 1] - 2 * a[x] - a[x + 1];
                const auto i = static_cast<std::size_t>(x);
                dx[i] = static_cast<uint16_t>(dx[i] + std::abs(gx));
                dy[i] = static_cast<uint16_t>(dy[i] + std::abs(gy));
            }
        }
        for (int cx = 0; cx < edges.across.width; ++cx) {
            const auto i = static_cast<std::size_t>(2 * cx);
            edges.across.row(cy)[cx] = static_cast<uint8_t>(std::min((dx[i] + dx[i + 1]) / 16, 255));
            edges.down.row(cy)[cx] = static_cast<uint8_t>(std::min((dy[i] + dy[i + 1]) / 16, 255));
        }
    }
    return edges;
}

/// The lesser of the two densities: text lines and plain bars have one, matrix codes have both.
Luma densityOf(const Luma &half)
{
    const Edges edges = edgesOf(half);
    Luma density = boxMean(edges.across, kReach);
    const Luma other = boxMean(edges.down, kReach);
    std::transform(density.pixels.begin(), density.pixels.end(), other.pixels.begin(), density.pixels.begin(),
                   [](uint8_t p, uint8_t q) { return std::min(p, q); });
    return density;
}

/// One connected part of what lies at or above `level`, taken out of `left` (its pixels become 0).
Region takeRegion(Luma &left, int x, int y, int level)
{
    std::vector<std::pair<int, int>> open{{x, y}};
    int minX = x, maxX = x, minY = y, maxY = y;
    long weight = left.row(y)[x];
    long cells = 1;
    left.row(y)[x] = 0;
    const auto visit = [&](int px, int py) {
        if (px < 0 || py < 0 || px >= left.width || py >= left.height || left.row(py)[px] < level)
            return;
        weight += left.row(py)[px];
        ++cells;
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
    Region region{{minX, minY, maxX - minX + 1, maxY - minY + 1}, 0};
    const double longer = std::max(region.area.width, region.area.height);
    const double shorter = std::min(region.area.width, region.area.height);
    const double fill = double(cells) / (longer * shorter); // a square on its corner fills half of its box
    // Dense, compact and square; size counts least, or a hedge would win. Of twelve exponents this puts the code first in
    // most of 270 frames.
    region.score = double(weight) / double(cells) * std::pow(double(cells), 0.35) * fill * std::sqrt(shorter / longer);
    return region;
}

Area withRim(const Area &cells)
{
    const int rim = static_cast<int>(kStep * std::max(cells.width, cells.height) * kRim) + kStep * kReach / 2;
    return {kStep * cells.x - rim, kStep * cells.y - rim, kStep * cells.width + 2 * rim, kStep * cells.height + 2 * rim};
}

bool areAlike(const Area &a, const Area &b)
{
    const int slack = std::max(a.width, b.width) / 5;
    return std::abs(a.x - b.x) < slack && std::abs(a.y - b.y) < slack && std::abs(a.width - b.width) < slack
        && std::abs(a.height - b.height) < slack;
}

std::vector<Region> regionsIn(const Luma &density)
{
    const int peak = *std::max_element(density.pixels.begin(), density.pixels.end());
    std::vector<Region> regions;
    for (const int percent : {20, 35, 50, 70}) { // 20 also takes in what is faint, and much else
        const int level = std::max(peak * percent / 100, kLeastDensity);
        Luma left = density;
        for (int y = 0; y < left.height; ++y)
            for (int x = 0; x < left.width; ++x)
                if (left.row(y)[x] >= level)
                    if (const Region found = takeRegion(left, x, y, level);
                        std::min(found.area.width, found.area.height) >= kSmallestSide)
                        regions.push_back({found.area, found.score * (percent < 35 ? 0.5 : 1)});
    }
    std::sort(regions.begin(), regions.end(), [](const Region &a, const Region &b) { return a.score > b.score; });
    return regions;
}

} // namespace

std::vector<Area> likelyRegions(const Luma &half, std::size_t most)
{
    if (half.width < 4 || half.height < 4)
        return {};
    std::vector<Area> areas;
    for (const Region &region : regionsIn(densityOf(half))) {
        const Area area = withRim(region.area);
        if (areas.size() < most
            && std::none_of(areas.begin(), areas.end(), [&](const Area &known) { return areAlike(known, area); }))
            areas.push_back(area);
    }
    return areas;
}

} // namespace zhike
