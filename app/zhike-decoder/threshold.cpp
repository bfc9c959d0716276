// SPDX-License-Identifier: Apache-2.0
#include "threshold.h"

#include <algorithm>
#include <array>

namespace zhike {

Luma adaptiveThreshold(const Luma &from, int window, int margin)
{
    const int reach = window / 2;
    Luma to(from.width, from.height);
    // Sums of each column over the window's rows, then a running sum along the row: constant work a pixel.
    std::vector<int> columns(static_cast<std::size_t>(from.width));
    const auto addRow = [&](int y, int sign) {
        if (y < 0 || y >= from.height)
            return;
        const uint8_t *row = from.row(y);
        for (std::size_t x = 0; x < columns.size(); ++x)
            columns[x] += sign * row[x];
    };
    for (int y = -reach; y < reach; ++y)
        addRow(y, 1);
    for (int y = 0; y < from.height; ++y) {
        addRow(y + reach, 1);
        const int rows = std::min(y + reach, from.height - 1) - std::max(y - reach, 0) + 1;
        int sum = 0;
        for (int x = 0; x < std::min(reach, from.width); ++x)
            sum += columns[static_cast<std::size_t>(x)];
        const uint8_t *in = from.row(y);
        uint8_t *out = to.row(y);
        for (int x = 0; x < from.width; ++x) {
            if (x + reach < from.width)
                sum += columns[static_cast<std::size_t>(x) + static_cast<std::size_t>(reach)];
            const int count = rows * (std::min(x + reach, from.width - 1) - std::max(x - reach, 0) + 1);
            out[x] = (in[x] + margin) * count < sum ? 0 : 255;
            if (x - reach >= 0)
                sum -= columns[static_cast<std::size_t>(x - reach)];
        }
        addRow(y - reach, -1);
    }
    return to;
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
