// SPDX-License-Identifier: Apache-2.0
#include "stages.h"

#include "bend.h"
#include "qr/carefully.h"
#include "threshold.h"

#include <algorithm>

namespace zhike {
namespace {

constexpr int kSmallPicture = 1000; // below this side enlarging the whole is affordable
constexpr std::size_t kQuickFits = 3; // places where a QR code may lie
constexpr std::size_t kMostFits = 8;
constexpr double kBarReach = 50; // pixels to both sides of where a bar code is suspected
constexpr Reading kMatrix{.family = Family::Matrix};
constexpr Reading kMatrixThorough{.family = Family::Matrix, .effort = Effort::Thorough};
constexpr Reading kMatrixOfTwo{.family = Family::Matrix, .isBlackAndWhite = true};
constexpr Reading kMatrixOfTwoThorough{.family = Family::Matrix, .effort = Effort::Thorough, .isBlackAndWhite = true};
constexpr Reading kRows{.family = Family::Linear};
constexpr Reading kRowsAndColumns{.family = Family::Linear, .effort = Effort::Thorough};
constexpr Reading kRowsAndColumnsOfTwo{.family = Family::Linear, .effort = Effort::Thorough, .isBlackAndWhite = true};

/// Cheap looks at one region first.
void lookAtRegion(Views &views, Findings &found, std::size_t number)
{
    if (number >= views.regions().size() || found.isDone())
        return;
    const Derived &lies = views.region(number);
    const Derived &best = views.upright(number);
    found.look(halved(best.picture), kMatrixThorough, best.where.after(Placement::scaled(2)));
    if (!found.isDone())
        found.look(sharpened(lies.picture, 1), kMatrix, lies.where);
}

void lookHarderAtRegion(Views &views, Findings &found, std::size_t number)
{
    if (number >= views.regions().size())
        return;
    const Derived &lies = views.region(number);
    const Derived &best = views.upright(number);
    const Luma black = found.isDone() ? Luma() : adaptiveThreshold(blurred(lies.picture), 101, 3);
    if (!found.isDone())
        found.look(black, kMatrixOfTwoThorough, lies.where);
    if (!found.isDone())
        found.look(inverted(black), kMatrixOfTwo, lies.where);
    if (!found.isDone())
        found.look(best.picture, kMatrixThorough, best.where);
    if (!found.isDone())
        found.look(blurred(blurred(best.picture)), kMatrixThorough, best.where);
}

/// How rows across suspected bars are looked at. Sharpening across the bars is what reads most.
struct BarLook {
    double stretch;
    double sharpening;
};
constexpr BarLook kBarLooks[] = {{1, 3}, {2, 3}, {1, 1}, {3, 1}};
constexpr std::size_t kQuickBarLooks = 2;

void lookAtBars(Views &views, Findings &found, const Bars &bars, std::size_t looks)
{
    for (std::size_t i = 0; i < looks && !found.isDone(); ++i) {
        const Derived lines = linesAcross(views.picture(), bars, kBarReach, kBarLooks[i].stretch);
        found.look(sharpened(lines.picture, kBarLooks[i].sharpening), kRows, lines.where);
    }
}

void slanted(Views &views, Findings &found, double degrees)
{
    for (const double more : {0.0, 90.0})
        if (!found.isDone()) {
            const Derived lines = linesAcross(views.picture(), {degrees + more, 5, 1.5});
            found.look(lines.picture, kRows, lines.where);
        }
}

} // namespace

void asItIs(Views &views, Findings &found) { found.look(views.picture()); }

void asItIsThoroughly(Views &views, Findings &found)
{
    found.look(views.picture(), kMatrixThorough);
    found.look(views.picture(), kRowsAndColumns);
}

void thresholded(Views &views, Findings &found) { found.look(views.coarse(), kMatrixOfTwo); }

void thresholdedAndInverted(Views &views, Findings &found) { found.look(inverted(views.coarse()), kMatrixOfTwo); }

void barsFinelyThresholded(Views &views, Findings &found)
{
    found.look(adaptiveThreshold(views.picture(), 27, 2), kRowsAndColumnsOfTwo);
}

void barsInverted(Views &views, Findings &found)
{
    found.look(inverted(views.coarse()), kRowsAndColumnsOfTwo);
    if (!found.isDone())
        found.look(views.coarse(), kRowsAndColumnsOfTwo);
}

void finelyThresholded(Views &views, Findings &found)
{
    for (const int margin : {2, 4})
        if (!found.isDone())
            found.look(adaptiveThreshold(views.picture(), 27, margin), kMatrixOfTwo);
}

void faintlyThresholded(Views &views, Findings &found)
{
    const Luma faint = adaptiveThreshold(views.isNoisy() ? blurred(views.picture()) : views.picture(), 51, 1);
    found.look(faint, kMatrixOfTwo);
    if (!found.isDone())
        found.look(inverted(faint), kMatrixOfTwo);
}

void invertedOnly(Views &views, Findings &found) { found.look(inverted(views.picture())); }

void smoothed(Views &views, Findings &found)
{
    found.look(views.isNoisy() ? blurred(views.picture()) : softened(views.picture()), kMatrix);
}

void barsSmoothed(Views &views, Findings &found) { found.look(softened(views.picture()), kRowsAndColumns); }

void crisp(Views &views, Findings &found) { found.look(sharpened(views.picture(), 2)); }

void spread(Views &views, Findings &found) { found.look(stretched(views.picture())); }

void asInAMirror(Views &views, Findings &found)
{
    const Placement where = Placement::mirrored(views.picture().width);
    found.look(mirrored(views.coarse()), kMatrixOfTwo, where);
    if (!found.isDone())
        found.look(mirrored(inverted(views.coarse())), kMatrixOfTwo, where);
}

void atHalfSize(Views &views, Findings &found) { found.look(views.half(), Placement::scaled(2)); }

void atHalfSizeThresholded(Views &views, Findings &found)
{
    const Luma fine = adaptiveThreshold(views.half(), 27, 2);
    found.look(fine, kMatrixOfTwo, Placement::scaled(2));
    if (!found.isDone())
        found.look(inverted(fine), kMatrixOfTwo, Placement::scaled(2));
    if (!found.isDone())
        found.look(adaptiveThreshold(blurred(views.half()), 51, 2), kMatrixOfTwo, Placement::scaled(2));
}

void atQuarterSize(Views &views, Findings &found) { found.look(halved(views.half()), Placement::scaled(4)); }

void atDoubleSize(Views &views, Findings &found)
{
    if (std::max(views.picture().width, views.picture().height) <= kSmallPicture)
        found.look(enlarged(views.picture(), 2), Placement::scaled(0.5));
}

void firstRegion(Views &views, Findings &found) { lookAtRegion(views, found, 0); }
void firstRegionHarder(Views &views, Findings &found) { lookHarderAtRegion(views, found, 0); }
void secondRegion(Views &views, Findings &found) { lookAtRegion(views, found, 1); }
void secondRegionHarder(Views &views, Findings &found) { lookHarderAtRegion(views, found, 1); }

void unbent(Views &views, Findings &found)
{
    constexpr Bend kBends[] = {{.bow = 0.02},        {.bow = -0.02},     {.sway = 0.02},        {.sway = -0.02},
                               {.roundAcross = 0.9}, {.roundDown = 0.9}, {.roundAcross = -0.5}, {.roundDown = -0.5},
                               {.bow = 0.04},        {.bow = -0.04},     {.sway = 0.04},        {.sway = -0.04},
                               {.roundAcross = 0.5}, {.roundDown = 0.5}};
    for (std::size_t number = 0; number < std::min<std::size_t>(2, views.regions().size()); ++number) {
        const Derived &best = views.upright(number);
        for (const double smaller : {1.8, 1.3})
            for (const Bend &bend : kBends)
                if (!found.isDone()) // corners a few pixels off: nobody can say where a bent code's are
                    found.look(straightened(reduced(best.picture, smaller), bend), kMatrix,
                               best.where.after(Placement::scaled(smaller)));
    }
}

void aLittleLarger(Views &views, Findings &found)
{
    if (std::max(views.picture().width, views.picture().height) > kSmallPicture)
        return;
    const Luma larger = enlarged(views.picture(), 1.5);
    found.look(larger, Placement::scaled(1 / 1.5));
    if (!found.isDone())
        found.look(blurred(larger), kMatrix, Placement::scaled(1 / 1.5));
}

void thirdRegion(Views &views, Findings &found) { lookAtRegion(views, found, 2); }

void furtherRegions(Views &views, Findings &found)
{
    for (std::size_t number = 2; number < kMostRegions; ++number) {
        lookAtRegion(views, found, number);
        if (!found.isDone())
            lookHarderAtRegion(views, found, number);
    }
}

void carefullyFirst(Views &views, Findings &found)
{
    if (!views.regions().empty())
        readQrCarefully(views.upright(0), found, kQuickFits);
}

void carefullySecond(Views &views, Findings &found)
{
    if (views.regions().size() > 1)
        readQrCarefully(views.upright(1), found, kQuickFits);
}

void carefully(Views &views, Findings &found)
{
    for (std::size_t number = 0; number < std::min(kMostRegions, views.regions().size()) && !found.isDone(); ++number)
        readQrCarefully(views.upright(number), found, kMostFits);
}

void firstBars(Views &views, Findings &found)
{
    if (!views.bars().empty())
        lookAtBars(views, found, views.bars().front(), kQuickBarLooks);
}

void secondBars(Views &views, Findings &found)
{
    if (views.bars().size() > 1)
        lookAtBars(views, found, views.bars()[1], kQuickBarLooks);
}

void firstBarsInverted(Views &views, Findings &found)
{
    for (std::size_t i = 0; i < kQuickBarLooks && !views.bars().empty() && !found.isDone(); ++i) {
        const Derived lines = linesAcross(views.picture(), views.bars().front(), kBarReach, kBarLooks[i].stretch);
        found.look(inverted(sharpened(lines.picture, kBarLooks[i].sharpening)), kRows, lines.where);
    }
}

void furtherBars(Views &views, Findings &found)
{
    for (const Bars &bars : views.bars())
        lookAtBars(views, found, bars, std::size(kBarLooks));
}

void slanted45(Views &views, Findings &found) { slanted(views, found, 45); }
void slanted22(Views &views, Findings &found) { slanted(views, found, 22.5); }
void slanted67(Views &views, Findings &found) { slanted(views, found, 67.5); }

void barsStretched(Views &views, Findings &found)
{
    for (const double sharpening : {2.0, 0.0})
        for (const double degrees : {0.0, 90.0})
            if (!found.isDone()) {
                const Derived lines = linesAcross(views.picture(), {degrees, 3, sharpening > 0 ? 1.0 : 3.0});
                found.look(sharpened(lines.picture, sharpening), kRows, lines.where);
            }
}

} // namespace zhike
