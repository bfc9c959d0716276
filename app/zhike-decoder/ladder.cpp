// SPDX-License-Identifier: Apache-2.0
#include "ladder.h"

#include "findings.h"
#include "regions.h"
#include "threshold.h"

#include <algorithm>

namespace zhike {
namespace {

constexpr std::size_t kRegions = 5;
constexpr int kRegionSide = 700; // pixels: where the library reads a matrix code best
constexpr int kSmallPicture = 1000; // below this side enlarging the whole is affordable

/// Windows of the adaptive threshold in pixels and grey levels: coarse for shadow and faint print, fine for small
/// modules.
Luma coarse(const Luma &picture) { return adaptiveThreshold(blurred(picture), 51, 3); }
Luma fine(const Luma &picture) { return adaptiveThreshold(picture, 25, 5); }

void asItIs(const Luma &picture, Findings &found) { found.look(picture); }
void thresholded(const Luma &picture, Findings &found) { found.look(coarse(picture)); }
void thresholdedAndInverted(const Luma &picture, Findings &found) { found.look(inverted(coarse(picture))); }
void finelyThresholded(const Luma &picture, Findings &found) { found.look(fine(picture)); }
void invertedOnly(const Luma &picture, Findings &found) { found.look(inverted(picture)); }
void spread(const Luma &picture, Findings &found) { found.look(stretched(picture)); }
void smoothed(const Luma &picture, Findings &found) { found.look(blurred(picture)); }
void crisp(const Luma &picture, Findings &found) { found.look(sharpened(picture, 2)); }

void asInAMirror(const Luma &picture, Findings &found)
{
    const Placement where{.isMirrored = true, .width = picture.width, .height = picture.height};
    found.look(mirrored(picture), Family::Matrix, where);
    found.look(mirrored(inverted(picture)), Family::Matrix, where);
}

void atHalfSize(const Luma &picture, Findings &found)
{
    const Luma half = halved(picture);
    const Placement where{.scale = 2};
    found.look(half, where);
    if (!found.isDone())
        found.look(coarse(half), where);
    if (!found.isDone())
        found.look(inverted(coarse(half)), where);
}

void atQuarterSize(const Luma &picture, Findings &found) { found.look(halved(halved(picture)), {.scale = 4}); }

void atDoubleSize(const Luma &picture, Findings &found)
{
    if (std::max(picture.width, picture.height) <= kSmallPicture)
        found.look(enlarged(picture, 2), {.scale = 0.5});
}

/// One proposed place, cut out and enlarged: as it is, thresholded, and turned for the reader of DataMatrix, which
/// wants its edges near the axes.
void lookAtRegion(const Luma &picture, const Area &area, Findings &found)
{
    const Luma part = cropped(picture, area);
    const double factor = std::max(1.0, double(kRegionSide) / std::max({part.width, part.height, 1}));
    const Luma large = sharpened(enlarged(part, factor), 1);
    Placement where{.scale = 1 / factor,
                    .left = std::max(area.x, 0),
                    .top = std::max(area.y, 0),
                    .width = large.width,
                    .height = large.height};
    found.look(large, Family::Matrix, where);
    if (!found.isDone())
        found.look(coarse(large), Family::Matrix, where);
    if (!found.isDone())
        found.look(inverted(large), Family::Matrix, where);
    for (const double degrees : {30.0, 60.0}) {
        where.degrees = degrees;
        if (!found.isDone())
            found.look(rotated(large, degrees), Family::Matrix, where);
    }
}

void atLikelyPlaces(const Luma &picture, Findings &found)
{
    for (const Area &area : likelyRegions(picture, kRegions))
        if (!found.isDone())
            lookAtRegion(picture, area, found);
}

/// Bar codes are read along rows and columns only; a slanted one needs the picture turned.
void turned(const Luma &picture, Findings &found)
{
    for (const double degrees : {45.0, 22.5, 67.5})
        for (const bool isThresholded : {false, true})
            if (!found.isDone()) {
                const Placement where{.degrees = degrees, .width = picture.width, .height = picture.height};
                const Luma slanted = rotated(picture, degrees);
                found.look(isThresholded ? coarse(slanted) : slanted, Family::Linear, where);
            }
}

constexpr auto kStages = {asItIs,
                          thresholded,
                          thresholdedAndInverted,
                          atLikelyPlaces,
                          atHalfSize,
                          invertedOnly,
                          spread,
                          finelyThresholded,
                          asInAMirror,
                          smoothed,
                          crisp,
                          atDoubleSize,
                          turned,
                          atQuarterSize};

/// The library reads one bar code a call: the parts of the picture are asked too, so that two beside or above each
/// other are both found.
void lookForMoreBarCodes(const Luma &picture, Findings &found)
{
    const int w = picture.width;
    const int h = picture.height;
    for (const Area &part :
         {Area{0, 0, w, h / 2}, Area{0, h / 2, w, h - h / 2}, Area{0, 0, w / 2, h}, Area{w / 2, 0, w - w / 2, h}})
        if (!found.isLate())
            found.lookForAnotherBarCode(cropped(picture, part), {.left = part.x, .top = part.y});
}

} // namespace

std::vector<Symbol> readStill(const Luma &picture, const Budget &budget)
{
    Findings found(budget);
    for (const auto stage : kStages) {
        stage(picture, found);
        if (found.isDone())
            break;
    }
    lookForMoreBarCodes(picture, found);
    return found.take();
}

std::vector<Symbol> readSome(const Luma &picture, std::size_t &turn, const Budget &budget)
{
    Findings found(budget);
    asItIs(picture, found);
    for (std::size_t seen = 1; seen < kStages.size() && !found.isDone(); ++seen) {
        turn = turn % (kStages.size() - 1) + 1;
        kStages.begin()[turn](picture, found);
    }
    return found.take();
}

std::vector<Symbol> readAsItIs(const Luma &picture)
{
    std::vector<Symbol> symbols = readSymbols(picture, Family::Matrix);
    for (Symbol &symbol : readSymbols(picture, Family::Linear))
        symbols.push_back(std::move(symbol));
    return symbols;
}

} // namespace zhike
