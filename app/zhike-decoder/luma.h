// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace zhike {

/// A picture of brightness, rows without gaps. 0 is black.
struct Luma {
    int width = 0;
    int height = 0;
    std::vector<uint8_t> pixels;

    Luma() = default;
    Luma(int w, int h)
        : width(w)
        , height(h)
        , pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h))
    {
    }
    [[nodiscard]] uint8_t *row(int y)
    {
        return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
    [[nodiscard]] const uint8_t *row(int y) const
    {
        return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
    [[nodiscard]] bool isEmpty() const { return pixels.empty(); }
};

/// A part of a picture, in its pixels.
struct Area {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};
/// What of it lies in the picture.
[[nodiscard]] Area clipped(const Area &area, const Luma &picture);

[[nodiscard]] Luma inverted(const Luma &from);
[[nodiscard]] Luma mirrored(const Luma &from);
/// Each pixel the mean of two by two.
[[nodiscard]] Luma halved(const Luma &from);
/// Clipped to the picture first.
[[nodiscard]] Luma cropped(const Luma &from, const Area &area);
/// Catmull-Rom cubic; `factor` ≥ 1.
[[nodiscard]] Luma enlarged(const Luma &from, double factor);
/// Each pixel the mean of an area; `factor` > 1 times smaller.
[[nodiscard]] Luma reduced(const Luma &from, double factor);
/// Binomial 1-4-6-4-1, a standard deviation of one pixel.
[[nodiscard]] Luma blurred(const Luma &from);
/// Binomial 1-2-1, a standard deviation of 0.7 pixels.
[[nodiscard]] Luma softened(const Luma &from);
/// The picture plus `amount` (up to 8) times what blurring takes away.
[[nodiscard]] Luma sharpened(const Luma &from, double amount);

} // namespace zhike
