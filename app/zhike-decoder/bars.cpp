// SPDX-License-Identifier: Apache-2.0
#include "bars.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace zhike {
namespace {

constexpr int kCell = 4; // pixels of the half-size picture
constexpr int kReach = 3; // cells to each side
constexpr double kLeastCoherence = 0.55; // of the energy of a place runs one way; foliage has half of that
constexpr double kLeastEnergy = 60; // squared grey levels: noise lies below

/// Sums of gx², gy² and gx·gy over cells.
struct Tensor {
    int width = 0;
    int height = 0;
    std::vector<float> xx, yy, xy;
    Tensor(int w, int h)
        : width(w)
        , height(h)
        , xx(size())
        , yy(size())
        , xy(size())
    {
    }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
};

Tensor tensorOf(const Luma &half)
{
    Tensor tensor(half.width / kCell, half.height / kCell);
    std::vector<float> xx(static_cast<std::size_t>(half.width));
    std::vector<float> yy(xx.size());
    std::vector<float> xy(xx.size());
    for (int cy = 0; cy < tensor.height; ++cy) {
        for (auto *sums : {&xx, &yy, &xy})
            std::fill(sums->begin(), sums->end(), 0.F);
        for (int y = std::max(1, kCell * cy); y < std::min(half.height - 1, kCell * (cy + 1)); ++y) {
            const uint8_t *a = half.row(y - 1);
            const uint8_t *b = half.row(y);
            const uint8_t *c = half.row(y + 1);
            for (int x = 1; x + 1 < half.width; ++x) {
                const auto gx = static_cast<float>(b[x + 1] - b[x - 1]);
                const auto gy = static_cast<float>(c[x] - a[x]);
                const auto i = static_cast<std::size_t>(x);
                xx[i] += gx * gx;
                yy[i] += gy * gy;
                xy[i] += gx * gy;
            }
        }
        for (int cx = 0; cx < tensor.width; ++cx) {
            const auto cell = static_cast<std::size_t>(cy * tensor.width + cx);
            for (auto i = static_cast<std::size_t>(kCell * cx); i < static_cast<std::size_t>(kCell * (cx + 1)); ++i) {
                tensor.xx[cell] += xx[i] / (kCell * kCell);
                tensor.yy[cell] += yy[i] / (kCell * kCell);
                tensor.xy[cell] += xy[i] / (kCell * kCell);
            }
        }
    }
    return tensor;
}

/// Sums over all rectangles from the corner: any box sum is four look-ups.
class BoxSums {
public:
    BoxSums(const std::vector<float> &cells, int width, int height)
        : m_width(width + 1)
        , m_sums(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(height + 1))
    {
        for (int y = 0; y < height; ++y) {
            double row = 0;
            for (int x = 0; x < width; ++x) {
                row += cells[static_cast<std::size_t>(y * width + x)];
                m_sums[at(x + 1, y + 1)] = m_sums[at(x + 1, y)] + row;
            }
        }
    }
    [[nodiscard]] double over(int left, int top, int right, int bottom) const
    {
        return m_sums[at(right, bottom)] - m_sums[at(left, bottom)] - m_sums[at(right, top)] + m_sums[at(left, top)];
    }

private:
    [[nodiscard]] std::size_t at(int x, int y) const { return static_cast<std::size_t>(y * m_width + x); }
    int m_width;
    std::vector<double> m_sums;
};

struct Peak {
    double score = 0;
    Bars bars;
};

std::vector<Peak> peaksOf(const Tensor &tensor)
{
    const BoxSums xx(tensor.xx, tensor.width, tensor.height);
    const BoxSums yy(tensor.yy, tensor.width, tensor.height);
    const BoxSums xy(tensor.xy, tensor.width, tensor.height);
    std::vector<Peak> peaks;
    for (int y = 0; y < tensor.height; ++y)
        for (int x = 0; x < tensor.width; ++x) {
            const int left = std::max(x - kReach, 0);
            const int top = std::max(y - kReach, 0);
            const int right = std::min(x + kReach + 1, tensor.width);
            const int bottom = std::min(y + kReach + 1, tensor.height);
            const double count = (right - left) * (bottom - top);
            const double a = xx.over(left, top, right, bottom) / count;
            const double b = yy.over(left, top, right, bottom) / count;
            const double c = xy.over(left, top, right, bottom) / count;
            const double coherent = std::hypot(a - b, 2 * c);
            if (a + b < kLeastEnergy || coherent < kLeastCoherence * (a + b))
                continue;
            double degrees = std::atan2(2 * c, a - b) / 2 * 180 / std::numbers::pi;
            if (degrees < 0)
                degrees += 180;
            const double share = coherent / (a + b);
            peaks.push_back({share * share * std::sqrt(a + b), {(x + 0.5) * 2 * kCell, (y + 0.5) * 2 * kCell, degrees}});
        }
    return peaks;
}

/// A line through both would cross the same bars.
bool areAlike(const Bars &a, const Bars &b)
{
    double turn = std::abs(a.degrees - b.degrees);
    turn = std::min(turn, 180 - turn);
    const double angle = a.degrees * std::numbers::pi / 180;
    const double off = std::abs(-(b.x - a.x) * std::sin(angle) + (b.y - a.y) * std::cos(angle));
    return turn < 12 && off < 40;
}

} // namespace

std::vector<Bars> likelyBars(const Luma &half, std::size_t most)
{
    if (half.width < 3 * kCell || half.height < 3 * kCell)
        return {};
    std::vector<Peak> peaks = peaksOf(tensorOf(half));
    std::sort(peaks.begin(), peaks.end(), [](const Peak &a, const Peak &b) { return a.score > b.score; });
    std::vector<Bars> places;
    for (const Peak &peak : peaks) {
        if (places.size() == most)
            break;
        if (std::none_of(places.begin(), places.end(), [&](const Bars &known) { return areAlike(known, peak.bars); }))
            places.push_back(peak.bars);
    }
    return places;
}

double gridDegrees(const Luma &picture)
{
    // Edges of a grid point four ways: four times their angle points one way. Weighted by the square of the edge.
    double c4 = 0;
    double s4 = 0;
    for (int y = 1; y + 1 < picture.height; ++y) {
        const uint8_t *a = picture.row(y - 1);
        const uint8_t *b = picture.row(y);
        const uint8_t *c = picture.row(y + 1);
        float rowC = 0;
        float rowS = 0;
        for (int x = 1; x + 1 < picture.width; ++x) {
            const auto gx = static_cast<float>(b[x + 1] - b[x - 1]);
            const auto gy = static_cast<float>(c[x] - a[x]);
            const float re = gx * gx - gy * gy;
            const float im = 2 * gx * gy;
            const float square = gx * gx + gy * gy + 1;
            rowC += (re * re - im * im) / square;
            rowS += 2 * re * im / square;
        }
        c4 += rowC;
        s4 += rowS;
    }
    return std::atan2(s4, c4) / 4 * 180 / std::numbers::pi;
}

Derived linesAcross(const Luma &from, const Bars &bars, double reach, double stretch)
{
    Derived lines = linesThrough(from, bars.x, bars.y, {bars.degrees, 1, stretch}, reach);
    const Luma &all = lines.picture;
    Derived means{Luma(all.width, std::max(1, (all.height - 1) / 2)), lines.where.after({1, 0, 0, 0, 2, 1})};
    for (int y = 0; y < means.picture.height; ++y) {
        const uint8_t *a = all.row(std::min(2 * y, all.height - 1));
        const uint8_t *b = all.row(std::min(2 * y + 1, all.height - 1));
        const uint8_t *c = all.row(std::min(2 * y + 2, all.height - 1));
        uint8_t *out = means.picture.row(y);
        for (int x = 0; x < all.width; ++x)
            out[x] = static_cast<uint8_t>((a[x] + 2 * b[x] + c[x] + 2) / 4);
    }
    return means;
}

} // namespace zhike
