// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "luma.h"

#include <QPoint>

namespace zhike {

/// Where the pixels of a derived picture lie in the one it was made from: x' = xx·x + xy·y + x0, y' = yx·x + yy·y + y0.
struct Placement {
    double xx = 1, xy = 0, x0 = 0;
    double yx = 0, yy = 1, y0 = 0;

    [[nodiscard]] QPoint map(const QPoint &point) const;
    /// What is derived from a derived picture: first `inner`, then this.
    [[nodiscard]] Placement after(const Placement &inner) const;
    [[nodiscard]] static Placement scaled(double by, double left = 0, double top = 0);
    /// A mirror image of that width.
    [[nodiscard]] static Placement mirrored(int width);
};

/// A derived picture and where it lies in its original.
struct Derived {
    Luma picture;
    Placement where;
};

/// Turned about its middle; the result holds all of it, what lies outside is white.
[[nodiscard]] Derived rotated(const Luma &from, double degrees);

/// Lines across a picture for the reader of bar codes, which reads rows only. The result's rows are straight lines of
/// the original at that angle, `spacing` pixels apart - it is far smaller than the picture turned - and `stretch`
/// samples a pixel long: the reader measures bars in whole samples, so that stretching is what lets it see narrow ones.
struct Lines {
    double degrees = 0; ///< clockwise
    double spacing = 4;
    double stretch = 1;
};
[[nodiscard]] Derived linesAcross(const Luma &from, const Lines &lines);
/// Only those within `reach` pixels of a point.
[[nodiscard]] Derived linesThrough(const Luma &from, double x, double y, const Lines &lines, double reach);

} // namespace zhike
