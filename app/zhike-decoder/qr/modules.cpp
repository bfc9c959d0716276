// SPDX-License-Identifier: Apache-2.0
#include "modules.h"

#include "unblur.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace zhike {
namespace {

constexpr int kFar = 4; // modules around one that say what is dark and light there
constexpr int kNear = 2; // across the edge of a shadow

float brightnessAt(const Luma &picture, Spot spot)
{
    if (!std::isfinite(spot.x) || !std::isfinite(spot.y))
        return 0;
    const double x = std::clamp(spot.x - 0.5, 0.0, std::max(0.0, picture.width - 1.001));
    const double y = std::clamp(spot.y - 0.5, 0.0, std::max(0.0, picture.height - 1.001));
    const int x0 = static_cast<int>(x);
    const int y0 = static_cast<int>(y);
    const auto fx = static_cast<float>(x - x0);
    const auto fy = static_cast<float>(y - y0);
    const uint8_t *a = picture.row(y0) + x0;
    const uint8_t *b = picture.row(std::min(y0 + 1, picture.height - 1)) + x0;
    return (float(a[0]) * (1 - fx) + float(a[1]) * fx) * (1 - fy) + (float(b[0]) * (1 - fx) + float(b[1]) * fx) * fy;
}

struct Levels {
    float dark = 0;
    float light = 0;
};

struct Place {
    int x;
    int y;
};

/// Means of the darkest and brightest fifth around a module.
Levels levelsAround(const std::vector<float> &values, int side, const Place &place, int reach)
{
    const auto &[x, y] = place;
    std::array<float, (2 * kFar + 1) * (2 * kFar + 1)> around;
    std::size_t count = 0;
    for (int v = std::max(0, y - reach); v <= std::min(side - 1, y + reach); ++v)
        for (int u = std::max(0, x - reach); u <= std::min(side - 1, x + reach); ++u)
            around[count++] = values[std::size_t(v) * std::size_t(side) + std::size_t(u)];
    const auto fifth = std::max<std::ptrdiff_t>(1, std::ptrdiff_t(count) / 5);
    const auto end = around.begin() + std::ptrdiff_t(count);
    std::nth_element(around.begin(), around.begin() + fifth - 1, end);
    std::nth_element(around.begin() + fifth, end - fifth, end);
    Levels levels;
    levels.dark = std::accumulate(around.begin(), around.begin() + fifth, 0.F);
    levels.light = std::accumulate(end - fifth, end, 0.F);
    levels.dark /= float(fifth);
    levels.light /= float(fifth);
    return levels;
}

std::vector<float> crisper(const QrModules &modules, float amount)
{
    std::vector<float> values = modules.brightness;
    const int n = modules.side;
    const auto at = [&](int x, int y) {
        return modules
            .brightness[std::size_t(std::clamp(y, 0, n - 1)) * std::size_t(n) + std::size_t(std::clamp(x, 0, n - 1))];
    };
    for (int y = 0; y < n; ++y)
        for (int x = 0; x < n; ++x)
            values[std::size_t(y) * std::size_t(n) + std::size_t(x)] +=
                amount * (at(x, y) - (at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1)) / 4);
    return values;
}

/// Clumps of one colour are blots more often than data: masks are chosen against them.
void distrustClumps(Seen &seen, const QrLayout &layout)
{
    const int n = layout.side();
    std::vector<float> factor(seen.trust.size(), 1);
    for (int y = 0; y + 2 < n; ++y)
        for (int x = 0; x + 2 < n; ++x) {
            int dark = 0;
            int data = 0;
            for (int dy = 0; dy < 3; ++dy)
                for (int dx = 0; dx < 3; ++dx) {
                    dark += seen.darkness[layout.at(x + dx, y + dy)] > 0;
                    data += layout.use(x + dx, y + dy) == QrLayout::Use::Data;
                }
            if ((dark != 0 && dark != 9) || data < 5)
                continue;
            for (int dy = 0; dy < 3; ++dy)
                for (int dx = 0; dx < 3; ++dx)
                    factor[layout.at(x + dx, y + dy)] *= 0.7F;
        }
    for (std::size_t i = 0; i < factor.size(); ++i)
        seen.trust[i] *= std::max(factor[i], 0.1F);
}

/// A function module that looks wrong makes its neighbours doubtful.
void distrustWhereKnownIsWrong(Seen &seen, const QrLayout &layout)
{
    const int n = layout.side();
    for (int y = 0; y < n; ++y)
        for (int x = 0; x < n; ++x) {
            const QrLayout::Use use = layout.use(x, y);
            if (use != QrLayout::Use::Dark && use != QrLayout::Use::Light)
                continue;
            if ((use == QrLayout::Use::Dark) == (seen.darkness[layout.at(x, y)] > 0))
                continue;
            for (int v = std::max(0, y - 1); v <= std::min(n - 1, y + 1); ++v)
                for (int u = std::max(0, x - 1); u <= std::min(n - 1, x + 1); ++u)
                    seen.trust[layout.at(u, v)] *= 0.6F;
        }
}

/// What each module looks like by itself, beside its surroundings.
Seen seenIn(const QrModules &modules, const QrLayout &layout, float sharpening, int reach)
{
    const std::vector<float> values = crisper(modules, sharpening);
    const int n = modules.side;
    std::vector<float> sorted = modules.brightness;
    std::sort(sorted.begin(), sorted.end());
    const float dark = sorted[sorted.size() / 5];
    const float light = sorted[sorted.size() * 7 / 10];
    Seen seen{std::vector<float>(values.size()), std::vector<float>(values.size())};
    for (int y = 0; y < n; ++y)
        for (int x = 0; x < n; ++x) {
            const std::size_t i = layout.at(x, y);
            const Levels levels = levelsAround(values, n, {x, y}, reach);
            const float half = std::max((levels.light - levels.dark) / 2, 1.F);
            seen.darkness[i] = std::clamp(((levels.light + levels.dark) / 2 - values[i]) / half, -2.F, 2.F);
            float trust = std::min(1.F, 2 * half / std::max(1.F, 0.5F * (light - dark)));
            trust *= std::max(0.15F, 1 - 0.7F * modules.spread[i] / (2 * half));
            if (modules.brightness[i] > light + 8 && modules.brightness[i] > 248)
                trust *= 0.3F;
            seen.trust[i] = trust;
        }
    return seen;
}

void weighByDistance(Seen &seen)
{
    for (std::size_t i = 0; i < seen.trust.size(); ++i)
        seen.trust[i] *= std::min(1.F, std::abs(seen.darkness[i]));
}

/// Light multiplies: on a scale of its logarithm the edge of a shadow moves light and dark alike.
QrModules multiplied(QrModules modules)
{
    constexpr float kOffset = 6; // grey levels: what is black is never quite
    constexpr float kScale = 46; // 0 to 255 again
    for (std::size_t i = 0; i < modules.brightness.size(); ++i) {
        const float brightness = modules.brightness[i] + kOffset;
        modules.spread[i] = kScale * std::log(1 + modules.spread[i] / brightness);
        modules.brightness[i] = kScale * std::log(brightness);
    }
    return modules;
}

} // namespace

QrModules modulesOf(const Luma &picture, const Lie &lie, int side)
{
    const LieMap map(lie);
    QrModules modules{side, std::vector<float>(std::size_t(side) * std::size_t(side)),
                      std::vector<float>(std::size_t(side) * std::size_t(side))};
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            float sum = 0;
            float least = 255;
            float most = 0;
            for (const double dy : {0.25, 0.5, 0.75})
                for (const double dx : {0.25, 0.5, 0.75}) {
                    const float value = brightnessAt(picture, map.map(alongLie(x + dx, side), alongLie(y + dy, side)));
                    sum += value;
                    least = std::min(least, value);
                    most = std::max(most, value);
                }
            const std::size_t i = std::size_t(y) * std::size_t(side) + std::size_t(x);
            modules.brightness[i] = sum / 9;
            modules.spread[i] = most - least;
        }
    return modules;
}

Seen seenBy(Look look, const QrModules &modules, const QrLayout &layout)
{
    const int reach = look == Look::Nearby ? kNear : kFar;
    Seen seen = seenIn(look == Look::Shadowed ? multiplied(modules) : modules, layout,
                       look == Look::Crisper ? 0.8F : 0.3F, reach);
    if (look == Look::Unblurred)
        seen = unblurred(seenIn(modules, layout, 0, reach), seen, layout);
    else
        weighByDistance(seen);
    distrustClumps(seen, layout);
    distrustWhereKnownIsWrong(seen, layout);
    return seen;
}

} // namespace zhike
