// SPDX-License-Identifier: Apache-2.0
#include "finders.h"

#include "app/zhike-decoder/threshold.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace zhike {
namespace {

constexpr double kLeastModule = 2.2; // pixels
constexpr double kMostModule = 14;
constexpr double kSizeStep = 1.19;
constexpr float kLeastScore = 0.3F;
constexpr float kLeastDot = 0.12F;
constexpr float kFull = 2 * kLevel; // between dark and light
constexpr std::size_t kMostFinders = 8;
constexpr int kRim = 64; // of grey around the picture: a corner may be cut off by its edge

/// Sums over squares in four look-ups.
class Sums {
public:
    explicit Sums(const Luma &picture)
        : m_width(picture.width + 2 * kRim + 1)
        , m_sums(std::size_t(m_width) * std::size_t(picture.height + 2 * kRim + 1))
    {
        for (int y = 0; y < picture.height + 2 * kRim; ++y) {
            const uint8_t *in = y >= kRim && y < picture.height + kRim ? picture.row(y - kRim) : nullptr;
            const int *above = m_sums.data() + std::size_t(y) * std::size_t(m_width);
            int *out = m_sums.data() + std::size_t(y + 1) * std::size_t(m_width);
            int row = 0;
            for (int x = 0; x + 1 < m_width; ++x) {
                if (in && x >= kRim && x < picture.width + kRim)
                    row += in[x - kRim] - 128;
                out[x + 1] = above[x + 1] + row;
            }
        }
    }
    /// Of `reach` pixels to every side of the corner between pixels; at most kRim outside.
    [[nodiscard]] int around(int x, int y, int reach) const
    {
        const int *top = m_sums.data() + std::size_t(y + kRim - reach) * std::size_t(m_width) + (x + kRim);
        const int *bottom = top + std::size_t(2 * reach) * std::size_t(m_width);
        return bottom[reach] - bottom[-reach] - top[reach] + top[-reach];
    }

private:
    int m_width;
    std::vector<int> m_sums;
};

/// The squares of a finder of one size, whole pixels.
struct Rings {
    explicit Rings(double module)
        : dot(reachOf(1.5 * module))
        , gap(std::max(dot + 1, reachOf(2.5 * module)))
        , ring(std::max(gap + 1, reachOf(3.5 * module)))
        , around(std::max(ring + 1, reachOf(4.5 * module)))
        , perDot(share(dot, 0))
        , perGap(share(gap, dot))
        , perRing(share(ring, gap))
        , perAround(share(around, ring))
    {
    }
    int dot;
    int gap;
    int ring;
    int around;
    float perDot;
    float perGap;
    float perRing;
    float perAround;

private:
    static int reachOf(double pixels) { return std::max(1, static_cast<int>(std::lround(pixels))); }
    static float share(int outer, int inner)
    {
        return 1 / (4 * kFull * static_cast<float>(outer * outer - inner * inner));
    }
};

/// How much the dot and the outer ring are darker than the rings between and around; below 0 when they are lighter.
float scoreAt(const Sums &sums, int x, int y, const Rings &rings)
{
    const int dot = sums.around(x, y, rings.dot);
    const float middle = static_cast<float>(dot) * rings.perDot;
    if (std::abs(middle) < kLeastDot)
        return 0;
    const float sign = middle < 0 ? 1.F : -1.F;
    const int gap = sums.around(x, y, rings.gap);
    const float light = static_cast<float>(gap - dot) * rings.perGap;
    const float inner = sign * (light - middle);
    if (inner < kLeastScore)
        return 0;
    const int ring = sums.around(x, y, rings.ring);
    const float dark = static_cast<float>(ring - gap) * rings.perRing;
    const float outer = sign * (light - dark);
    if (outer < kLeastScore)
        return 0;
    const float around = sign * (static_cast<float>(sums.around(x, y, rings.around) - ring) * rings.perAround - dark);
    return sign * (std::min(1.F, inner) + std::min(1.F, outer) + std::clamp(around, -1.F, 1.F)) / 3;
}

bool areTheSame(const Finder &a, const Finder &b)
{
    const double reach = 3 * std::max(a.module, b.module);
    return std::abs(a.middle.x - b.middle.x) < reach && std::abs(a.middle.y - b.middle.y) < reach;
}

/// The best place and size near a first guess.
Finder refined(const Sums &sums, const Luma &picture, Finder finder)
{
    for (int step = std::max(1, static_cast<int>(finder.module / 3)); step > 0; step /= 2) {
        const Finder from = finder;
        for (const double size : {0.93, 1.0, 1.07})
            for (int dy = -step; dy <= step; dy += step)
                for (int dx = -step; dx <= step; dx += step) {
                    const double module = std::min(from.module * size, kMostModule);
                    const int x = std::clamp(static_cast<int>(from.middle.x) + dx, 0, picture.width);
                    const int y = std::clamp(static_cast<int>(from.middle.y) + dy, 0, picture.height);
                    const Finder next{{double(x), double(y)},
                                      module,
                                      std::abs(scoreAt(sums, x, y, Rings(module))),
                                      finder.isInverted};
                    if (next.score > finder.score)
                        finder = next;
                }
    }
    return finder;
}

} // namespace

std::vector<Finder> findersIn(const Luma &levelled)
{
    const Sums sums(levelled);
    std::vector<Finder> all;
    for (double module = kLeastModule; module <= kMostModule; module *= kSizeStep) {
        const Rings rings(module);
        const int step = std::max(2, static_cast<int>(std::lround(0.55 * module)));
        for (int y = 2 * step; y < levelled.height - 2 * step; y += step)
            for (int x = 2 * step; x < levelled.width - 2 * step; x += step)
                if (const float score = scoreAt(sums, x, y, rings); std::abs(score) > kLeastScore)
                    all.push_back({{double(x), double(y)}, module, std::abs(score), score < 0});
    }
    std::sort(all.begin(), all.end(), [](const Finder &a, const Finder &b) { return a.score > b.score; });
    std::vector<Finder> finders;
    for (const Finder &finder : all) {
        if (finders.size() == kMostFinders)
            break;
        if (std::none_of(finders.begin(), finders.end(),
                         [&](const Finder &known) { return areTheSame(known, finder); }))
            finders.push_back(refined(sums, levelled, finder));
    }
    return finders;
}

} // namespace zhike
