// SPDX-License-Identifier: Apache-2.0
#include "luma.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cmath>

namespace zhike {
namespace {

uint8_t toPixel(float value) { return static_cast<uint8_t>(std::clamp(value + 0.5F, 0.F, 255.F)); }

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

} // namespace

Area clipped(const Area &area, const Luma &picture)
{
    const int left = std::clamp(area.x, 0, picture.width);
    const int top = std::clamp(area.y, 0, picture.height);
    return {left, top, std::clamp(area.x + area.width, left, picture.width) - left,
            std::clamp(area.y + area.height, top, picture.height) - top};
}

Luma inverted(const Luma &from)
{
    Luma to(from.width, from.height);
    for (std::size_t i = 0; i < to.pixels.size(); ++i)
        to.pixels[i] = static_cast<uint8_t>(255 - from.pixels[i]);
    return to;
}

Luma mirrored(const Luma &from)
{
    Luma to(from.width, from.height);
    for (int y = 0; y < to.height; ++y)
        std::reverse_copy(from.row(y), from.row(y) + from.width, to.row(y));
    return to;
}

Luma halved(const Luma &from)
{
    Luma to(from.width / 2, from.height / 2);
    for (int y = 0; y < to.height; ++y) {
        const uint8_t *a = from.row(2 * y);
        const uint8_t *b = from.row(2 * y + 1);
        uint8_t *out = to.row(y);
        for (int x = 0; x < to.width; ++x)
            out[x] = static_cast<uint8_t>((a[2 * x] + a[2 * x + 1] + b[2 * x] + b[2 * x + 1] + 2) / 4);
    }
    return to;
}

Luma cropped(const Luma &from, const Area &area)
{
    const Area part = clipped(area, from);
    Luma to(part.width, part.height);
    for (int y = 0; y < to.height; ++y)
        std::copy_n(from.row(part.y + y) + part.x, to.width, to.row(y));
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
        uint8_t *out = to.row(y);
        for (int x = 0; x < to.width; ++x)
            out[x] = toPixel(in[0][x] * t.weight[0] + in[1][x] * t.weight[1] + in[2][x] * t.weight[2]
                             + in[3][x] * t.weight[3]);
    }
    return to;
}

Luma reduced(const Luma &from, double factor)
{
    Luma to(std::max(1, static_cast<int>(from.width / factor)), std::max(1, static_cast<int>(from.height / factor)));
    const auto edge = [](int i, int small, int large) { return static_cast<int>(qint64(i) * large / small); };
    for (int y = 0; y < to.height; ++y) {
        const int top = edge(y, to.height, from.height);
        const int bottom = std::max(top + 1, edge(y + 1, to.height, from.height));
        for (int x = 0; x < to.width; ++x) {
            const int left = edge(x, to.width, from.width);
            const int right = std::max(left + 1, edge(x + 1, to.width, from.width));
            int sum = 0;
            for (int v = top; v < bottom; ++v)
                for (int u = left; u < right; ++u)
                    sum += from.row(v)[u];
            to.row(y)[x] = static_cast<uint8_t>(sum / ((bottom - top) * (right - left)));
        }
    }
    return to;
}

Luma blurred(const Luma &from)
{
    Luma to(from.width, from.height);
    // Sums of a column in sixteenths, two more on each side; sixteen bits hold them and vectorise well.
    std::vector<uint16_t> column(static_cast<std::size_t>(from.width) + 4);
    const int bottom = from.height - 1;
    for (int y = 0; y < from.height; ++y) {
        const uint8_t *a = from.row(std::max(y - 2, 0));
        const uint8_t *b = from.row(std::max(y - 1, 0));
        const uint8_t *c = from.row(y);
        const uint8_t *d = from.row(std::min(y + 1, bottom));
        const uint8_t *e = from.row(std::min(y + 2, bottom));
        uint16_t *s = column.data() + 2;
        for (int x = 0; x < from.width; ++x)
            s[x] = static_cast<uint16_t>((a[x] + e[x] + 4 * (b[x] + d[x]) + 6 * c[x]) >> 2);
        s[-2] = s[-1] = s[0];
        s[from.width] = s[from.width + 1] = s[from.width - 1];
        uint8_t *out = to.row(y);
        for (int x = 0; x < from.width; ++x) {
            const auto sum = static_cast<uint16_t>(s[x - 2] + s[x + 2] + 4 * (s[x - 1] + s[x + 1]) + 6 * s[x] + 32);
            out[x] = static_cast<uint8_t>(sum >> 6);
        }
    }
    return to;
}

Luma softened(const Luma &from)
{
    Luma to(from.width, from.height);
    std::vector<uint16_t> column(static_cast<std::size_t>(from.width) + 2);
    for (int y = 0; y < from.height; ++y) {
        const uint8_t *a = from.row(std::max(y - 1, 0));
        const uint8_t *b = from.row(y);
        const uint8_t *c = from.row(std::min(y + 1, from.height - 1));
        for (int x = 0; x < from.width; ++x)
            column[static_cast<std::size_t>(x) + 1] = static_cast<uint16_t>(a[x] + 2 * b[x] + c[x]);
        column.front() = column[1];
        column.back() = column[column.size() - 2];
        const uint16_t *s = column.data() + 1;
        uint8_t *out = to.row(y);
        for (int x = 0; x < from.width; ++x)
            out[x] = static_cast<uint8_t>(static_cast<uint16_t>(s[x - 1] + 2 * s[x] + s[x + 1] + 8) >> 4);
    }
    return to;
}

Luma sharpened(const Luma &from, double amount)
{
    Luma to = blurred(from);
    const auto sixteenths = static_cast<int16_t>(amount * 16);
    for (std::size_t i = 0; i < to.pixels.size(); ++i) {
        const auto lost = static_cast<int16_t>(from.pixels[i] - to.pixels[i]);
        const auto sharp = static_cast<int16_t>(from.pixels[i] + (static_cast<int16_t>(lost * sixteenths) >> 4));
        to.pixels[i] = static_cast<uint8_t>(std::clamp<int16_t>(sharp, 0, 255));
    }
    return to;
}

} // namespace zhike
