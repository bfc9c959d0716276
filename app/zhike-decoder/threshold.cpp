// SPDX-License-Identifier: Apache-2.0
#include "threshold.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>

namespace zhike {
namespace {

constexpr int kStep = 4; // the means' picture is so many times smaller

/// Every pixel the mean of kStep × kStep; what doesn't fill one is part of the last.
Luma quartered(const Luma &from)
{
    Luma to(std::max(1, from.width / kStep), std::max(1, from.height / kStep));
    std::vector<uint16_t> columns(static_cast<std::size_t>(from.width));
    for (int y = 0; y < to.height; ++y) {
        std::fill(columns.begin(), columns.end(), uint16_t(0));
        const int rows = std::min(kStep, from.height - kStep * y);
        for (int i = 0; i < rows; ++i) {
            const uint8_t *row = from.row(kStep * y + i);
            for (std::size_t x = 0; x < columns.size(); ++x)
                columns[x] = static_cast<uint16_t>(columns[x] + row[x]);
        }
        uint8_t *out = to.row(y);
        for (int x = 0; x < to.width; ++x) {
            int sum = 0;
            const int wide = std::min(kStep, from.width - kStep * x);
            for (int i = 0; i < wide; ++i)
                sum += columns[static_cast<std::size_t>(kStep * x + i)];
            out[x] = static_cast<uint8_t>((sum + rows * wide / 2) / (rows * wide));
        }
    }
    return to;
}

void meanOfRow(const uint8_t *in, uint8_t *out, int width, int reach)
{
    int sum = in[0] * (reach + 1) + reach; // rounded
    for (int i = 1; i <= reach; ++i)
        sum += in[std::min(i, width - 1)];
    for (int x = 0; x < width; ++x) {
        out[x] = static_cast<uint8_t>(sum / (2 * reach + 1));
        sum += in[std::min(x + reach + 1, width - 1)] - in[std::max(x - reach, 0)];
    }
}

} // namespace

Luma boxMean(const Luma &from, int reach)
{
    Luma across(from.width, from.height);
    for (int y = 0; y < from.height; ++y)
        meanOfRow(from.row(y), across.row(y), from.width, reach);
    Luma to(from.width, from.height);
    const int bottom = from.height - 1;
    std::vector<int> sums(static_cast<std::size_t>(from.width));
    const auto add = [&](int y, int sign) {
        const uint8_t *row = across.row(std::clamp(y, 0, bottom));
        for (std::size_t x = 0; x < sums.size(); ++x)
            sums[x] += sign * row[x];
    };
    for (int i = -reach; i <= reach; ++i)
        add(i, 1);
    const int count = 2 * reach + 1;
    for (int y = 0; y < from.height; ++y) {
        uint8_t *out = to.row(y);
        for (std::size_t x = 0; x < sums.size(); ++x)
            out[x] = static_cast<uint8_t>(static_cast<float>(sums[x]) / static_cast<float>(count) + 0.5F);
        add(y + reach + 1, 1);
        add(y - reach, -1);
    }
    return to;
}

Luma adaptiveThreshold(const Luma &from, int window, int margin)
{
    if (from.isEmpty())
        return from;
    const Luma mean = boxMean(quartered(from), std::max(1, (window / kStep - 1) / 2));
    Luma to(from.width, from.height);
    std::vector<uint8_t> limits(static_cast<std::size_t>(from.width));
    for (int y = 0; y < from.height; ++y) {
        if (y % kStep == 0) {
            const uint8_t *means = mean.row(std::min(y / kStep, mean.height - 1));
            for (std::size_t x = 0; x < limits.size(); ++x)
                limits[x] = static_cast<uint8_t>(
                    std::max(means[std::min(static_cast<int>(x) / kStep, mean.width - 1)] - margin, 0));
        }
        const uint8_t *in = from.row(y);
        uint8_t *out = to.row(y);
        for (std::size_t x = 0; x < limits.size(); ++x)
            out[x] = in[x] < limits[x] ? 0 : 255;
    }
    return to;
}

Luma levelled(const Luma &from, int reach)
{
    if (from.isEmpty())
        return from;
    const Luma mean = boxMean(quartered(from), std::max(1, reach / kStep));
    Luma away(mean.width, mean.height); // of single pixels: a mean of many would hide small modules
    std::size_t sum = 0;
    for (int y = 0; y < away.height; ++y)
        for (int x = 0; x < away.width; ++x) {
            const int pixel =
                from.row(std::min(kStep * y + 1, from.height - 1))[std::min(kStep * x + 1, from.width - 1)];
            away.row(y)[x] = static_cast<uint8_t>(std::abs(pixel - mean.row(y)[x]));
            sum += away.row(y)[x];
        }
    const auto least = std::max(2.F, 0.3F * static_cast<float>(sum) / static_cast<float>(away.pixels.size()));
    const Luma deviation = boxMean(away, std::max(1, reach / kStep));
    Luma to(from.width, from.height);
    std::vector<float> means(static_cast<std::size_t>(from.width));
    std::vector<float> factors(means.size());
    for (int y = 0; y < from.height; ++y) {
        if (y % kStep == 0) {
            const int from4 = std::min(y / kStep, mean.height - 1);
            for (std::size_t x = 0; x < means.size(); ++x) {
                const int at = std::min(static_cast<int>(x) / kStep, mean.width - 1);
                means[x] = mean.row(from4)[at];
                factors[x] = kLevel / std::max(static_cast<float>(deviation.row(from4)[at]), least);
            }
        }
        const uint8_t *in = from.row(y);
        uint8_t *out = to.row(y);
        for (std::size_t x = 0; x < means.size(); ++x)
            out[x] = static_cast<uint8_t>(
                128.5F + std::clamp((static_cast<float>(in[x]) - means[x]) * factors[x], -2.F * kLevel, 2.F * kLevel));
    }
    return to;
}

double noiseOf(const Luma &picture)
{
    constexpr int kEvery = 5; // rows and columns
    constexpr double kMedianOfSecondDifference = 1.652; // of a deviation: 0.6745 · √6
    std::array<int, 512> counts{};
    int all = 0;
    for (int y = 0; y < picture.height; y += kEvery)
        for (int x = 1; x + 1 < picture.width; x += kEvery, ++all) {
            const uint8_t *at = picture.row(y) + x;
            ++counts[static_cast<std::size_t>(std::abs(at[-1] - 2 * at[0] + at[1]))];
        }
    std::size_t median = 0;
    for (int seen = counts[0]; 2 * seen < all && median + 1 < counts.size();)
        seen += counts[++median];
    return static_cast<double>(median) / kMedianOfSecondDifference;
}

Luma stretched(const Luma &from)
{
    std::array<std::size_t, 256> histogram{};
    for (const uint8_t pixel : from.pixels)
        ++histogram[pixel];
    const std::size_t few = from.pixels.size() / 100;
    int low = 0;
    for (std::size_t seen = histogram[0]; seen <= few && low < 255;)
        seen += histogram[static_cast<std::size_t>(++low)];
    int high = 255;
    for (std::size_t seen = histogram[255]; seen <= few && high > low;)
        seen += histogram[static_cast<std::size_t>(--high)];
    Luma to = from;
    const int range = std::max(high - low, 1);
    for (uint8_t &pixel : to.pixels)
        pixel = static_cast<uint8_t>(std::clamp((pixel - low) * 255 / range, 0, 255));
    return to;
}

} // namespace zhike
