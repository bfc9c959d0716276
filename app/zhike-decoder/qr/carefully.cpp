// SPDX-License-Identifier: Apache-2.0
#include "carefully.h"

#include "app/zhike-decoder/threshold.h"
#include "finders.h"
#include "fit.h"
#include "matrix.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace zhike {
namespace {

constexpr int kLevelReach = 26; // pixels of the halved view: a window of a fifth of a code that fills its region
constexpr double kLeastAgreement = 0.2; // of a guess; codes seen from the side begin there
constexpr double kReadable = 0.6; // of a fit: below it nothing was ever read
constexpr int kLeastSide = 60; // pixels: a code of version 1 with less than three a module
constexpr double kFarAway = 1e5; // pixels: no picture reaches there
constexpr qint64 kFitPerModule = 4'500; // ns

/// A view that is dark on light, and the same at half the size, levelled.
struct Sheet {
    const Luma &picture;
    const Luma &small;
    const Placement &where;
};

void readFit(const Sheet &sheet, const QrFit &fit, Findings &found)
{
    const QrLayout &layout = QrLayout::of(fit.version);
    const Lie lie = fit.lie.scaled(2);
    const auto matrix = matrixOf(modulesOf(sheet.picture, lie, layout.side()), layout);
    if (!matrix)
        return;
    const LieMap map(lie);
    const double low = alongLie(0, layout.side());
    const double high = alongLie(layout.side(), layout.side());
    std::array<QPoint, 4> corners;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Spot spot = map.map(i == 1 || i == 2 ? high : low, i > 1 ? high : low);
        if (!(std::abs(spot.x) < kFarAway && std::abs(spot.y) < kFarAway))
            return;
        corners[i] = sheet.where.map(QPoint(qRound(spot.x), qRound(spot.y)));
    }
    found.lookAtPrint(printed(*matrix), corners);
}

void readSheet(const Sheet &sheet, const std::vector<Finder> &finders, Findings &found, std::size_t fits)
{
    std::vector<QrFit> tried;
    for (const QrFit &guess : guessesIn(sheet.small, finders)) {
        if (guess.agreement < kLeastAgreement || tried.size() == fits || found.isDone())
            return;
        const int side = QrLayout::of(guess.version).side();
        if (found.budget().leftNanoseconds() < kFitPerModule * side * side
            || std::any_of(tried.begin(), tried.end(), [&](const QrFit &known) { return areAlike(guess, known); }))
            continue;
        tried.push_back(fitted(sheet.small, guess));
        if (tried.back().agreement > kReadable)
            readFit(sheet, tried.back(), found);
    }
}

double scoreOf(const std::vector<Finder> &finders)
{
    return std::accumulate(finders.begin(), finders.begin() + std::min<std::ptrdiff_t>(3, std::ssize(finders)), 0.0,
                           [](double sum, const Finder &finder) { return sum + finder.score; });
}

} // namespace

void readQrCarefully(const Derived &view, Findings &found, std::size_t fits)
{
    if (std::min(view.picture.width, view.picture.height) < kLeastSide)
        return;
    const Luma small = levelled(halved(view.picture), kLevelReach);
    std::vector<Finder> finders = findersIn(small);
    const auto light =
        std::stable_partition(finders.begin(), finders.end(), [](const Finder &finder) { return !finder.isInverted; });
    const std::vector<Finder> dark(finders.begin(), light);
    finders.erase(finders.begin(), light);
    if (scoreOf(dark) >= scoreOf(finders))
        readSheet({view.picture, small, view.where}, dark, found, fits);
    else
        readSheet({inverted(view.picture), inverted(small), view.where}, finders, found, fits);
}

} // namespace zhike
