// SPDX-License-Identifier: Apache-2.0
#include "lie.h"

#include <algorithm>

namespace zhike {

LieMap::LieMap(const Lie &lie)
{
    const Spot p0 = lie.corner(0);
    const Spot p1 = lie.corner(1);
    const Spot p2 = lie.corner(2);
    const Spot p3 = lie.corner(3);
    const double sx = p0.x - p1.x + p2.x - p3.x;
    const double sy = p0.y - p1.y + p2.y - p3.y;
    const double x1 = p1.x - p2.x;
    const double y1 = p1.y - p2.y;
    const double x2 = p3.x - p2.x;
    const double y2 = p3.y - p2.y;
    const double bottom = x1 * y2 - x2 * y1;
    m_g = bottom == 0 ? 0 : (sx * y2 - x2 * sy) / bottom;
    m_h = bottom == 0 ? 0 : (x1 * sy - sx * y1) / bottom;
    m_a = p1.x - p0.x + m_g * p1.x;
    m_b = p3.x - p0.x + m_h * p3.x;
    m_c = p0.x;
    m_d = p1.y - p0.y + m_g * p1.y;
    m_e = p3.y - p0.y + m_h * p3.y;
    m_f = p0.y;
    std::copy(lie.numbers.begin() + Lie::kFlat, lie.numbers.end(), m_bends.begin());
}

} // namespace zhike
