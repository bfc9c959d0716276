// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bars.h"
#include "findings.h"
#include "luma.h"

#include <optional>

namespace zhike {

/// A picture and what is made of it, each when it is first asked for.
class Views {
public:
    explicit Views(const Luma &picture)
        : m_picture(picture)
    {
    }
    [[nodiscard]] const Luma &picture() const { return m_picture; }
    [[nodiscard]] const Luma &half();
    /// Low light, mostly.
    [[nodiscard]] bool isNoisy();
    /// Black and white, for shadow and faint print: smoothed as much as the noise asks, then a window of 35 pixels. Of
    /// 60 ways tried on generated frames this one, with a finer and a fainter one beside it, reads most.
    [[nodiscard]] const Luma &coarse();
    /// Where matrix codes may be, best first.
    [[nodiscard]] const std::vector<Area> &regions();
    [[nodiscard]] const std::vector<Bars> &bars();
    /// One region, enlarged to where the library reads best, as it lies.
    [[nodiscard]] const Derived &region(std::size_t number);
    /// The same, turned so that its grid stands upright.
    [[nodiscard]] const Derived &upright(std::size_t number);

private:
    struct Region {
        std::optional<Derived> asItLies;
        std::optional<std::optional<Derived>> upright;
    };
    Region &entry(std::size_t number);

    const Luma &m_picture;
    std::optional<double> m_noise;
    std::optional<Luma> m_half;
    std::optional<Luma> m_coarse;
    std::optional<std::vector<Area>> m_regions;
    std::optional<std::vector<Bars>> m_bars;
    std::vector<Region> m_entries;
};

constexpr std::size_t kMostRegions = 5;
constexpr std::size_t kMostBars = 4;

/// One way of looking at a picture; each stops by itself once something is found.
using Stage = void (*)(Views &, Findings &);

// The whole picture.
void asItIs(Views &, Findings &); ///< matrix codes quickly, bar codes along rows and columns
void asItIsThoroughly(Views &, Findings &);
void thresholded(Views &, Findings &);
void thresholdedAndInverted(Views &, Findings &); ///< matrix codes
void barsInverted(Views &, Findings &);
void finelyThresholded(Views &, Findings &); ///< matrix codes
void barsFinelyThresholded(Views &, Findings &);
void faintlyThresholded(Views &, Findings &); ///< one grey level is enough
void invertedOnly(Views &, Findings &);
void smoothed(Views &, Findings &); ///< matrix codes
void barsSmoothed(Views &, Findings &);
void crisp(Views &, Findings &);
void spread(Views &, Findings &);
void asInAMirror(Views &, Findings &);
void atHalfSize(Views &, Findings &);
void atHalfSizeThresholded(Views &, Findings &);
void atQuarterSize(Views &, Findings &);
void aLittleLarger(Views &, Findings &);
void atDoubleSize(Views &, Findings &);

// Places: the first two are what most frames need, the rest is for those that show much else.
void firstRegion(Views &, Findings &);
void firstRegionHarder(Views &, Findings &);
void secondRegion(Views &, Findings &);
void secondRegionHarder(Views &, Findings &);
void thirdRegion(Views &, Findings &);
void unbent(Views &, Findings &); ///< as if cloth or a bottle had bent it
void furtherRegions(Views &, Findings &);
// QR codes that the library gives up: blots, scratches, glare, hidden finders, blur (decision 0018).
void carefullyFirst(Views &, Findings &);
void carefullySecond(Views &, Findings &);
void carefully(Views &, Findings &); ///< every region, more tries
void firstBars(Views &, Findings &);
void firstBarsInverted(Views &, Findings &);
void secondBars(Views &, Findings &);
void furtherBars(Views &, Findings &); ///< all of them, in more ways

// Bar codes at any angle, blindly.
void slanted45(Views &, Findings &);
void slanted22(Views &, Findings &);
void slanted67(Views &, Findings &);
void barsStretched(Views &, Findings &); ///< rows and columns, crisp, then three samples a pixel, for narrow bars

} // namespace zhike
