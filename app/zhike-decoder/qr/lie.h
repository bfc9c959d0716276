// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

namespace zhike {

/// A point in pixels; pixel (0, 0) reaches from 0 to 1.
struct Spot {
    double x = 0;
    double y = 0;
};

/// How a square lies in a picture: in perspective by its four corners, then bent as cloth or a bottle bends it.
struct Lie {
    static constexpr std::size_t kFlat = 8; ///< the corners: top left, top right, bottom right, bottom left; x, y each
    static constexpr std::size_t kNumbers = 14;
    /// The corners, then pixels by which the middle of a side, or what is between middle and corner, is moved: x by a
    /// bow along the columns and along the rows, y by both, and the spacing of columns and rows.
    std::array<double, kNumbers> numbers{};

    /// In a picture that is `factor` times as large.
    [[nodiscard]] Lie scaled(double factor) const
    {
        Lie lie = *this;
        for (double &number : lie.numbers)
            number *= factor;
        return lie;
    }
    [[nodiscard]] Spot corner(std::size_t i) const { return {numbers[2 * i], numbers[2 * i + 1]}; }
    void setCorner(std::size_t i, Spot spot)
    {
        numbers[2 * i] = spot.x;
        numbers[2 * i + 1] = spot.y;
    }
};

/// A code's lie is that of the square between the middles of its finders, the fourth imagined: modules 3.5 to side
/// − 3.5. Where a module coordinate, 0 to `side`, lies along it.
[[nodiscard]] constexpr double alongLie(double module, int side) { return (module - 3.5) / (side - 7); }

/// From the unit square, and what lies around it, into the picture.
class LieMap {
public:
    explicit LieMap(const Lie &lie);
    [[nodiscard]] Spot map(double s, double t) const
    {
        const double z = m_g * s + m_h * t + 1;
        const double bowS = 4 * s * (1 - s);
        const double bowT = 4 * t * (1 - t);
        return {(m_a * s + m_b * t + m_c) / z + m_bends[0] * bowT + m_bends[1] * bowS + m_bends[4] * bowS * (1 - 2 * s),
                (m_d * s + m_e * t + m_f) / z + m_bends[2] * bowS + m_bends[3] * bowT
                    + m_bends[5] * bowT * (1 - 2 * t)};
    }

private:
    double m_a, m_b, m_c, m_d, m_e, m_f, m_g, m_h;
    std::array<double, Lie::kNumbers - Lie::kFlat> m_bends{};
};

} // namespace zhike
