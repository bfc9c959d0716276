// SPDX-License-Identifier: Apache-2.0
#include "bend.h"

#include <cmath>

namespace zhike {
namespace {

/// From the flat label to where it is seen, both from -1 to 1.
double seenAt(double flat, double round)
{
    if (round > 0)
        return std::sin(flat * round) / std::sin(round);
    return round < 0 ? std::asin(flat * std::sin(-round)) / -round : flat;
}

uint8_t at(const Luma &from, double x, double y)
{
    const int x0 = static_cast<int>(std::floor(x));
    const int y0 = static_cast<int>(std::floor(y));
    if (x0 < 0 || y0 < 0 || x0 + 1 >= from.width || y0 + 1 >= from.height)
        return 255;
    const auto fx = static_cast<float>(x - x0);
    const auto fy = static_cast<float>(y - y0);
    const uint8_t *a = from.row(y0) + x0;
    const uint8_t *b = a + from.width;
    const float top = static_cast<float>(a[0]) * (1 - fx) + static_cast<float>(a[1]) * fx;
    const float bottom = static_cast<float>(b[0]) * (1 - fx) + static_cast<float>(b[1]) * fx;
    return static_cast<uint8_t>(top * (1 - fy) + bottom * fy + 0.5F);
}

} // namespace

Luma straightened(const Luma &from, const Bend &bend)
{
    Luma to(from.width, from.height);
    std::vector<double> columns(static_cast<std::size_t>(to.width));
    for (int x = 0; x < to.width; ++x)
        columns[static_cast<std::size_t>(x)] = seenAt(2.0 * x / to.width - 1, bend.roundAcross);
    for (int y = 0; y < to.height; ++y) {
        const double row = seenAt(2.0 * y / to.height - 1, bend.roundDown);
        for (int x = 0; x < to.width; ++x) {
            const double column = columns[static_cast<std::size_t>(x)];
            const double u = column + 2 * bend.sway * (1 - 2 * row * row);
            const double v = row + 2 * bend.bow * (1 - 2 * column * column);
            to.row(y)[x] = at(from, (u + 1) / 2 * from.width, (v + 1) / 2 * from.height);
        }
    }
    return to;
}

} // namespace zhike
