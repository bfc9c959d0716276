// SPDX-License-Identifier: Apache-2.0
#include "resample.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace zhike {
namespace {

constexpr int kOne = 1 << 16; // fixed point
constexpr uint8_t kOutside = 255;

int fixedPoint(double value) { return static_cast<int>(std::lround(value * kOne)); }

/// Bilinear; x and y in fixed point, inside the picture and not in its last row or column.
uint8_t between(const Luma &from, int x, int y)
{
    const uint8_t *a = from.row(y >> 16) + (x >> 16);
    const uint8_t *b = a + from.width;
    const int fx = (x >> 8) & 255;
    const int fy = (y >> 8) & 255;
    const int top = a[0] * (256 - fx) + a[1] * fx;
    const int bottom = b[0] * (256 - fx) + b[1] * fx;
    return static_cast<uint8_t>((top * (256 - fy) + bottom * fy + (1 << 15)) >> 16);
}

/// From which to before which step `start + i · step` lies in [0, limit).
std::pair<int, int> stepsInside(double start, double step, double limit, int count)
{
    if (std::abs(step) < 1e-9)
        return start >= 0 && start < limit ? std::pair(0, count) : std::pair(0, 0);
    double first = -start / step;
    double last = (limit - start) / step;
    if (first > last)
        std::swap(first, last);
    const int from = std::clamp(static_cast<int>(std::ceil(first)) + 1, 0, count);
    return {from, std::clamp(static_cast<int>(std::floor(last)) - 1, from, count)};
}

Luma resampled(const Luma &from, int width, int height, const Placement &where)
{
    Luma to(width, height);
    std::fill(to.pixels.begin(), to.pixels.end(), kOutside);
    const int stepX = fixedPoint(where.xx);
    const int stepY = fixedPoint(where.yx);
    for (int v = 0; v < height; ++v) {
        const double startX = where.xy * v + where.x0;
        const double startY = where.yy * v + where.y0;
        const auto [leftX, rightX] = stepsInside(startX, where.xx, from.width - 1.0, width);
        const auto [leftY, rightY] = stepsInside(startY, where.yx, from.height - 1.0, width);
        const int left = std::max(leftX, leftY);
        int x = fixedPoint(startX + left * where.xx);
        int y = fixedPoint(startY + left * where.yx);
        uint8_t *out = to.row(v);
        for (int u = left; u < std::min(rightX, rightY); ++u, x += stepX, y += stepY)
            out[u] = between(from, x, y);
    }
    return to;
}

/// A picture of that size whose middle lies on the original's.
Placement centred(const Luma &from, int width, int height, const Placement &turn)
{
    Placement where = turn;
    where.x0 = from.width / 2.0 - turn.xx * width / 2.0 - turn.xy * height / 2.0;
    where.y0 = from.height / 2.0 - turn.yx * width / 2.0 - turn.yy * height / 2.0;
    return where;
}

} // namespace

QPoint Placement::map(const QPoint &point) const
{
    return {static_cast<int>(std::lround(xx * point.x() + xy * point.y() + x0)),
            static_cast<int>(std::lround(yx * point.x() + yy * point.y() + y0))};
}

Placement Placement::after(const Placement &inner) const
{
    return {xx * inner.xx + xy * inner.yx, xx * inner.xy + xy * inner.yy, xx * inner.x0 + xy * inner.y0 + x0,
            yx * inner.xx + yy * inner.yx, yx * inner.xy + yy * inner.yy, yx * inner.x0 + yy * inner.y0 + y0};
}

Placement Placement::scaled(double by, double left, double top) { return {by, 0, left, 0, by, top}; }

Placement Placement::mirrored(int width) { return {-1, 0, width - 1.0, 0, 1, 0}; }

Derived rotated(const Luma &from, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180;
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    const int width = static_cast<int>(std::ceil(from.width * std::abs(c) + from.height * std::abs(s)));
    const int height = static_cast<int>(std::ceil(from.width * std::abs(s) + from.height * std::abs(c)));
    const Placement where = centred(from, width, height, {c, -s, 0, s, c, 0});
    return {resampled(from, width, height, where), where};
}

Derived linesAcross(const Luma &from, const Lines &lines)
{
    const double angle = lines.degrees * std::numbers::pi / 180;
    const double depth = from.width * std::abs(std::sin(angle)) + from.height * std::abs(std::cos(angle));
    return linesThrough(from, from.width / 2.0, from.height / 2.0, lines, depth / 2);
}

Derived linesThrough(const Luma &from, double x, double y, const Lines &lines, double reach)
{
    const double angle = lines.degrees * std::numbers::pi / 180;
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    const double length = from.width * std::abs(c) + from.height * std::abs(s);
    const int width = static_cast<int>(length * lines.stretch);
    const int height = std::max(1, static_cast<int>(2 * reach / lines.spacing));
    const double along = 1 / lines.stretch;
    // Lengthwise about the picture's middle, crosswise about the point.
    const double middle = (x - from.width / 2.0) * -s + (y - from.height / 2.0) * c;
    Placement where{c * along, -s * lines.spacing, from.width / 2.0 - s * middle,
                    s * along, c * lines.spacing,  from.height / 2.0 + c * middle};
    where.x0 -= where.xx * width / 2.0 + where.xy * height / 2.0;
    where.y0 -= where.yx * width / 2.0 + where.yy * height / 2.0;
    return {resampled(from, width, height, where), where};
}

} // namespace zhike
