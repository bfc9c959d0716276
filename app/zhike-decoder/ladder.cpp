// SPDX-License-Identifier: Apache-2.0
#include "ladder.h"

#include "stages.h"

#include <algorithm>
#include <span>

namespace zhike {
namespace {

constexpr int kCoveredPercent = 6;
constexpr int kCoveredBarsPercent = 50;
constexpr uint8_t kCover = 200;

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
                            &carefully,
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

/// What is worth a look beside a code that was found.
constexpr Stage kBeside[] = {
    &asItIs,       &firstBars,         &firstRegion, &thresholded,      &thresholdedAndInverted,
    &secondRegion, &firstRegionHarder, &carefully,   &finelyThresholded};
constexpr std::size_t kMostBeside = 6; // codes: a picture full of them is no label

/// The library reads one bar code a call: the parts of the picture are asked too, so that two beside or above each
/// other are both found.
void lookForMoreBarCodes(const Luma &picture, Findings &found)
{
    const int w = picture.width;
    const int h = picture.height;
    for (const Area &part : {Area{0, 0, w, h}, Area{0, 0, w, h / 2}, Area{0, h / 2, w, h - h / 2}, Area{0, 0, w / 2, h},
                             Area{w / 2, 0, w - w / 2, h}})
        if (!found.isLate())
            found.lookForAnotherBarCode(cropped(picture, part), Placement::scaled(1, part.x, part.y));
}

/// Paper of an even grey where codes were found. Of a bar code only the line that was read is known: its bars reach
/// about half its length to both sides.
void cover(Luma &picture, const std::vector<Symbol> &symbols)
{
    for (const Symbol &symbol : symbols) {
        const bool isLinear = symbol.format >= SymbolFormat::Ean13;
        const Area area = clipped(around(symbol, isLinear ? kCoveredBarsPercent : kCoveredPercent), picture);
        for (int y = area.y; y < area.y + area.height; ++y)
            std::fill_n(picture.row(y) + area.x, area.width, kCover);
    }
}

std::vector<Symbol> look(const Luma &picture, std::span<const Stage> stages, const Budget &budget)
{
    Votes votes;
    Findings found(budget, votes);
    Views views(picture);
    for (const Stage stage : stages) {
        stage(views, found);
        if (found.isDone())
            break;
    }
    if (!found.isLate())
        lookForMoreBarCodes(picture, found);
    return found.take();
}

} // namespace

std::vector<Symbol> readStill(const Luma &picture, const Budget &budget)
{
    std::vector<Symbol> symbols = look(picture, kStill, budget);
    Luma rest = picture;
    std::size_t covered = 0;
    while (covered < symbols.size() && covered < kMostBeside && !budget.isSpent()) {
        cover(rest, {symbols.begin() + std::ptrdiff_t(covered), symbols.end()});
        covered = symbols.size();
        for (const Symbol &symbol : look(rest, kBeside, budget))
            if (std::none_of(symbols.begin(), symbols.end(),
                             [&](const Symbol &known) { return known.bytes == symbol.bytes; }))
                symbols.push_back(symbol);
    }
    return symbols;
}

std::vector<Symbol> readAsItIs(const Luma &picture)
{
    std::vector<Symbol> symbols = readSymbols(picture, {.family = Family::Matrix});
    for (Symbol &symbol : readSymbols(picture, {.family = Family::Linear, .effort = Effort::Thorough}))
        symbols.push_back(std::move(symbol));
    return symbols;
}

} // namespace zhike
