// SPDX-License-Identifier: Apache-2.0
#include "regions.h"
#include "stages.h"
#include "threshold.h"

#include <algorithm>
#include <cmath>

namespace zhike {
namespace {

constexpr double kRegionSide = 640; // pixels: where the library reads a matrix code best
constexpr double kNoisy = 4; // grey levels of deviation
constexpr double kUpright = 6; // degrees that every reader forgives

Derived enlargedRegion(const Luma &picture, const Area &area)
{
    const Area part = clipped(area, picture);
    const double factor = kRegionSide / std::max({part.width, part.height, 1});
    const Luma crop = cropped(picture, part);
    if (crop.isEmpty())
        return {};
    return {factor >= 1 ? enlarged(crop, factor) : reduced(crop, 1 / factor),
            Placement::scaled(1 / factor, part.x, part.y)};
}

} // namespace

const Luma &Views::half()
{
    if (!m_half)
        m_half = halved(m_picture);
    return *m_half;
}

const Luma &Views::coarse()
{
    if (!m_coarse)
        m_coarse = isNoisy() ? adaptiveThreshold(blurred(m_picture), 35, 1) : adaptiveThreshold(softened(m_picture), 35, 2);
    return *m_coarse;
}

bool Views::isNoisy()
{
    if (!m_noise)
        m_noise = noiseOf(m_picture);
    return *m_noise > kNoisy;
}

const std::vector<Area> &Views::regions()
{
    if (!m_regions)
        m_regions = likelyRegions(half(), kMostRegions);
    return *m_regions;
}

const std::vector<Bars> &Views::bars()
{
    if (!m_bars)
        m_bars = likelyBars(half(), kMostBars);
    return *m_bars;
}

Views::Region &Views::entry(std::size_t number)
{
    if (m_entries.size() <= number)
        m_entries.resize(number + 1);
    return m_entries[number];
}

const Derived &Views::region(std::size_t number)
{
    auto &lies = entry(number).asItLies;
    if (!lies)
        lies = enlargedRegion(m_picture, regions()[number]);
    return *lies;
}

const Derived &Views::upright(std::size_t number)
{
    const Derived &lies = region(number);
    auto &upright = entry(number).upright;
    if (!upright) {
        upright.emplace();
        const double degrees = gridDegrees(halved(lies.picture));
        if (std::abs(degrees) > kUpright) {
            Derived turned = rotated(lies.picture, degrees);
            turned.where = lies.where.after(turned.where);
            upright->emplace(std::move(turned));
        }
    }
    return *upright ? **upright : lies;
}

} // namespace zhike
