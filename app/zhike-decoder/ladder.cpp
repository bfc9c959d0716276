// SPDX-License-Identifier: Apache-2.0
#include "ladder.h"

#include "stages.h"

namespace zhike {
namespace {

constexpr Stage kStill[] = {&asItIs,
                            &asItIsThoroughly,
                            &firstBars,
                            &firstRegion,
                            &thresholded,
                            &thresholdedAndInverted,
                            &finelyThresholded,
                            &faintlyThresholded,
                            &barsFinelyThresholded,
                            &barsInverted,
                            &firstRegionHarder,
                            &secondRegion,
                            &atHalfSize,
                            &atHalfSizeThresholded,
                            &invertedOnly,
                            &furtherBars,
                            &barsStretched,
                            &secondRegionHarder,
                            &spread,
                            &smoothed,
                            &barsSmoothed,
                            &asInAMirror,
                            &crisp,
                            &aLittleLarger,
                            &unbent,
                            &furtherRegions,
                            &atDoubleSize,
                            &slanted45,
                            &slanted22,
                            &slanted67,
                            &atQuarterSize};

/// The library reads one bar code a call: the parts of the picture are asked too, so that two beside or above each
/// other are both found.
void lookForMoreBarCodes(const Luma &picture, Findings &found)
{
    const int w = picture.width;
    const int h = picture.height;
    for (const Area &part :
         {Area{0, 0, w, h / 2}, Area{0, h / 2, w, h - h / 2}, Area{0, 0, w / 2, h}, Area{w / 2, 0, w - w / 2, h}})
        if (!found.isLate())
            found.lookForAnotherBarCode(cropped(picture, part), Placement::scaled(1, part.x, part.y));
}

} // namespace

std::vector<Symbol> readStill(const Luma &picture, const Budget &budget)
{
    Votes votes;
    Findings found(budget, votes);
    Views views(picture);
    for (const Stage stage : kStill) {
        stage(views, found);
        if (found.isDone())
            break;
    }
    lookForMoreBarCodes(picture, found);
    return found.take();
}

std::vector<Symbol> readAsItIs(const Luma &picture)
{
    std::vector<Symbol> symbols = readSymbols(picture, {.family = Family::Matrix});
    for (Symbol &symbol : readSymbols(picture, {.family = Family::Linear, .effort = Effort::Thorough}))
        symbols.push_back(std::move(symbol));
    return symbols;
}

} // namespace zhike
