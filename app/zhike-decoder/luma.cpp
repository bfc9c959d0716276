// SPDX-License-Identifier: Apache-2.0
#include "luma.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace zhike {
namespace {

uint8_t toPixel(double value) { return static_cast<uint8_t>(std::clamp(value + 0.5, 0.0, 255.0)); }

/// Catmull-Rom weights of the four neighbours of a point `t` behind the second.
std::array<float, 4> cubicWeights(double t)
{
    const double t2 = t * t;
    const double t3 = t2 * t;
    return {static_cast<float>((-t3 + 2 * t2 - t) / 2), static_cast<float>((3 * t3 - 5 * t2 + 2) / 2),
            static_cast<float>((-3 * t3 + 4 * t2 + t) / 2), static_cast<float>((t3 - t2) / 2)};
}

struct Tap {
    std::array<int, 4> at{};
    std::array<float, 4> weight{};
};

std::vector<Tap> tapsFor(int from, int to)
{
    std::vector<Tap> taps(static_cast<std::size_t>(to));
    for (int i = 0; i < to; ++i) {
        const double position = (i + 0.5) * from / to - 0.5;
        const int first = static_cast<int>(std::floor(position));
        Tap &tap = taps[static_cast<std::size_t>(i)];
        tap.weight = cubicWeights(position - first);
        for (int k = 0; k < 4; ++k)
            tap.at[static_cast<std::size_t>(k)] = std::clamp(first - 1 + k, 0, from - 1);
    }
    return taps;
}

uint8_t bilinear(const Luma &from, double x, double y)
{
    const int x0 = static_cast<int>(std::floor(x));
    const int y0 = static_cast<int>(std::floor(y));
    if (x0 < 0 || y0 < 0 || x0 + 1 >= from.width || y0 + 1 >= from.height)
        return 255;
    const double fx = x - x0;
    const double fy = y - y0;
    const double top = from.row(y0)[x0] * (1 - fx) + from.row(y0)[x0 + 1] * fx;
    const double bottom = from.row(y0 + 1)[x0] * (1 - fx) + from.row(y0 + 1)[x0 + 1] * fx;
    return toPixel(top * (1 - fy) + bottom * fy);
}

} // namespace

Luma inverted(const Luma &from)
{
    Luma to = from;
    for (uint8_t &pixel : to.pixels)
        pixel = static_cast<uint8_t>(255 - pixel);
    return to;
}

Luma mirrored(const Luma &from)
{
    Luma to = from;
    for (int y = 0; y < to.height; ++y)
        std::reverse(to.row(y), to.row(y) + to.width);
    return to;
}

Luma halved(const Luma &from)
{
    Luma to(from.width / 2, from.height / 2);
    for (int y = 0; y < to.height; ++y) {
        const uint8_t *a = from.row(2 * y);
        const uint8_t *b = from.row(2 * y + 1);
        for (int x = 0; x < to.width; ++x)
            to.row(y)[x] = static_cast<uint8_t>((a[2 * x] + a[2 * x + 1] + b[2 * x] + b[2 * x + 1] + 2) / 4);
    }
    return to;
}

Luma cropped(const Luma &from, const Area &area)
{
    const int left = std::clamp(area.x, 0, from.width);
    const int top = std::clamp(area.y, 0, from.height);
    Luma to(std::clamp(area.x + area.width, left, from.width) - left,
            std::clamp(area.y + area.height, top, from.height) - top);
    for (int y = 0; y < to.height; ++y)
        std::copy_n(from.row(top + y) + left, to.width, to.row(y));
    return to;
}

Luma enlarged(const Luma &from, double factor)
{
    Luma to(static_cast<int>(from.width * factor), static_cast<int>(from.height * factor));
    const std::vector<Tap> columns = tapsFor(from.width, to.width);
    const std::vector<Tap> rows = tapsFor(from.height, to.height);
    std::vector<float> wide(static_cast<std::size_t>(to.width) * static_cast<std::size_t>(from.height));
    for (int y = 0; y < from.height; ++y) {
        const uint8_t *row = from.row(y);
        float *out = wide.data() + static_cast<std::size_t>(y) * columns.size();
        for (const Tap &t : columns)
            *out++ = row[t.at[0]] * t.weight[0] + row[t.at[1]] * t.weight[1] + row[t.at[2]] * t.weight[2]
                + row[t.at[3]] * t.weight[3];
    }
    for (int y = 0; y < to.height; ++y) {
        const Tap &t = rows[static_cast<std::size_t>(y)];
        std::array<const float *, 4> in{};
        for (std::size_t k = 0; k < 4; ++k)
            in[k] = wide.data() + static_cast<std::size_t>(t.at[k]) * columns.size();
        for (int x = 0; x < to.width; ++x)
            to.row(y)[x] = toPixel(in[0][x] * t.weight[0] + in[1][x] * t.weight[1] + in[2][x] * t.weight[2]
                                   + in[3][x] * t.weight[3]);
    }
    return to;
}

Luma blurred(const Luma &from)
{
    const auto mean = [](int a, int b, int c, int d, int e) {
        return static_cast<uint8_t>((a + e + 4 * (b + d) + 6 * c + 8) / 16);
    };
    Luma across(from.width, from.height);
    const int right = from.width - 1;
    const int bottom = from.height - 1;
    for (int y = 0; y < from.height; ++y) {
        const uint8_t *r = from.row(y);
        for (int x = 0; x < from.width; ++x)
            across.row(y)[x] = x >= 2 && x + 2 <= right ? mean(r[x - 2], r[x - 1], r[x], r[x + 1], r[x + 2])
                                                        : mean(r[std::max(x - 2, 0)], r[std::max(x - 1, 0)], r[x],
                                                               r[std::min(x + 1, right)], r[std::min(x + 2, right)]);
    }
    Luma to(from.width, from.height);
    for (int y = 0; y < from.height; ++y) {
        const uint8_t *a = across.row(std::max(y - 2, 0));
        const uint8_t *b = across.row(std::max(y - 1, 0));
        const uint8_t *c = across.row(y);
        const uint8_t *d = across.row(std::min(y + 1, bottom));
        const uint8_t *e = across.row(std::min(y + 2, bottom));
        for (int x = 0; x < from.width; ++x)
            to.row(y)[x] = mean(a[x], b[x], c[x], d[x], e[x]);
    }
    return to;
}

Luma sharpened(const Luma &from, double amount)
{
    Luma to = blurred(from);
    for (std::size_t i = 0; i < to.pixels.size(); ++i)
        to.pixels[i] = toPixel(from.pixels[i] + amount * (from.pixels[i] - to.pixels[i]));
    return to;
}

Luma rotated(const Luma &from, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180;
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    Luma to(static_cast<int>(std::ceil(from.width * std::abs(c) + from.height * std::abs(s))),
            static_cast<int>(std::ceil(from.width * std::abs(s) + from.height * std::abs(c))));
    for (int y = 0; y < to.height; ++y) {
        const double dy = y - to.height / 2.0;
        for (int x = 0; x < to.width; ++x) {
            const double dx = x - to.width / 2.0;
            to.row(y)[x] = bilinear(from, c * dx + s * dy + from.width / 2.0, -s * dx + c * dy + from.height / 2.0);
        }
    }
    return to;
}

} // namespace zhike
