// SPDX-License-Identifier: Apache-2.0
#include "fit.h"

#include "app/zhike-decoder/threshold.h"

#include <algorithm>
#include <cmath>

namespace zhike {
namespace {

constexpr double kSizesAlike = 1.4; // of two finders: perspective
constexpr double kSquare = 1.9; // the sides of a triangle: a code seen from the side
constexpr double kRightAngle = 0.4; // the cosine of what passes for one
constexpr double kVersionSlack = 0.22; // of the distance, by which a version may be off
constexpr double kDataWeight = 0.3;

/// How much darker than its surroundings, in a levelled picture.
int darknessAt(const Luma &picture, Spot spot)
{
    if (!(spot.x >= 0 && spot.y >= 0 && spot.x < picture.width
          && spot.y < picture.height)) // a lie may map to nowhere at all
        return 0;
    return 128 - picture.row(static_cast<int>(spot.y))[static_cast<int>(spot.x)];
}

/// Every known module and, of the others, as many as a small code has.
double fitnessOf(const Luma &picture, const Lie &lie, const QrLayout &layout)
{
    const LieMap map(lie);
    const int n = layout.side();
    const double step = 1.0 / (n - 7);
    const int every = std::max(2, n / 16);
    int known = 0;
    int data = 0;
    for (int y = 0; y < n; ++y) {
        const double t = alongLie(y + 0.5, n);
        for (int x = 0; x < n; ++x) {
            const QrLayout::Use use = layout.use(x, y);
            const bool isKnown = use == QrLayout::Use::Dark || use == QrLayout::Use::Light;
            if (!isKnown && (x + 3 * y) % every != 0)
                continue;
            const int value = darknessAt(picture, map.map((x - 3) * step, t));
            if (isKnown)
                known += use == QrLayout::Use::Dark ? value : -value;
            else
                data += std::abs(value);
        }
    }
    return known + every * kDataWeight * data;
}

/// How much of what is known is seen as it should be, −1 to 1.
double agreementOf(const Luma &picture, const Lie &lie, const QrLayout &layout)
{
    const LieMap map(lie);
    const int n = layout.side();
    double known = 0;
    double size = 1;
    for (int y = 0; y < n; ++y)
        for (int x = 0; x < n; ++x) {
            const QrLayout::Use use = layout.use(x, y);
            if (use != QrLayout::Use::Dark && use != QrLayout::Use::Light)
                continue;
            const int value = darknessAt(picture, map.map(alongLie(x + 0.5, n), alongLie(y + 0.5, n)));
            known += use == QrLayout::Use::Dark ? value : -value;
            size += std::abs(value);
        }
    return known / size;
}

/// Steps in modules, halved from the first to the last.
struct Steps {
    std::size_t numbers; ///< of a lie, that may move
    double from;
    double to;
};

/// One number after the other is moved while that helps.
void settle(const Luma &picture, QrFit &guess, const Steps &steps)
{
    const QrLayout &layout = QrLayout::of(guess.version);
    double best = fitnessOf(picture, guess.lie, layout);
    for (double step = steps.from * guess.module; step > steps.to * guess.module; step /= 2)
        for (int round = 0; round < 2; ++round) {
            const double before = best;
            for (std::size_t i = 0; i < steps.numbers; ++i)
                for (const double by : {step, -step}) {
                    Lie moved = guess.lie;
                    moved.numbers[i] += by;
                    const double fitness = fitnessOf(picture, moved, layout);
                    if (fitness > best) {
                        best = fitness;
                        guess.lie = moved;
                        break;
                    }
                }
            if (best <= before)
                break;
        }
}

Lie withFarCorner(Lie lie, double dx, double dy)
{
    lie.numbers[4] += dx;
    lie.numbers[5] += dy;
    return lie;
}

/// How well the alignment pattern nearest to the far corner is seen with that corner moved.
int alignmentAt(const Luma &picture, const LieMap &map, const QrLayout &layout)
{
    const int n = layout.side();
    int seen = 0;
    for (int y = n - 9; y < n - 4; ++y)
        for (int x = n - 9; x < n - 4; ++x) {
            const int value = darknessAt(picture, map.map(alongLie(x + 0.5, n), alongLie(y + 0.5, n)));
            seen += layout.use(x, y) == QrLayout::Use::Dark ? value : -value;
        }
    return seen;
}

/// The far corner is where perspective and bending show: looked for around where a parallelogram has it.
void findFarCorner(const Luma &picture, QrFit &guess)
{
    struct Place {
        Lie lie;
        double seen;
    };
    const QrLayout &layout = QrLayout::of(guess.version);
    const bool isSmall = guess.version == 1; // no alignment pattern
    const double step = (isSmall ? 1 : 0.5) * guess.module;
    const int reach = isSmall ? 2 : std::clamp(layout.side() / 5, 5, 12);
    std::vector<Place> places;
    for (int dy = -reach; dy <= reach; ++dy)
        for (int dx = -reach; dx <= reach; ++dx) {
            const Lie lie = withFarCorner(guess.lie, dx * step, dy * step);
            places.push_back(
                {lie, isSmall ? fitnessOf(picture, lie, layout) : alignmentAt(picture, LieMap(lie), layout)});
        }
    const auto best = places.begin() + std::min<std::ptrdiff_t>(isSmall ? 1 : 6, std::ssize(places));
    std::partial_sort(places.begin(), best, places.end(),
                      [](const Place &a, const Place &b) { return a.seen > b.seen; });
    double most = fitnessOf(picture, guess.lie, layout);
    for (auto place = places.begin(); place != best; ++place)
        if (const double fitness = fitnessOf(picture, place->lie, layout); fitness > most) {
            most = fitness;
            guess.lie = place->lie;
        }
}

/// Where three finders are, one of them perhaps imagined.
struct Triangle {
    Spot corner;
    Spot right;
    Spot below;
    double module;
};

void guessVersions(std::vector<QrFit> &guesses, const Triangle &t)
{
    const double across = std::hypot(t.right.x - t.corner.x, t.right.y - t.corner.y);
    const double down = std::hypot(t.below.x - t.corner.x, t.below.y - t.corner.y);
    const double distance = (across + down) / 2;
    const double slack = kVersionSlack + 0.2 * (std::max(across, down) / std::min(across, down) - 1);
    for (int version = 1; version <= 40; ++version) {
        if (std::abs((10 + 4 * version) * t.module - distance) > slack * distance)
            continue;
        QrFit guess{.version = version, .module = distance / (10 + 4 * version)};
        guess.lie.setCorner(0, t.corner);
        guess.lie.setCorner(1, t.right);
        guess.lie.setCorner(2, {t.right.x + t.below.x - t.corner.x, t.right.y + t.below.y - t.corner.y});
        guess.lie.setCorner(3, t.below);
        guesses.push_back(guess);
    }
}

void guessFromThree(std::vector<QrFit> &guesses, const Finder &corner, const Finder &a, const Finder &b)
{
    const auto [least, most] = std::minmax({corner.module, a.module, b.module});
    if (most > kSizesAlike * least)
        return;
    const Spot u{a.middle.x - corner.middle.x, a.middle.y - corner.middle.y};
    const Spot v{b.middle.x - corner.middle.x, b.middle.y - corner.middle.y};
    const double lengthU = std::hypot(u.x, u.y);
    const double lengthV = std::hypot(v.x, v.y);
    if (std::max(lengthU, lengthV) > kSquare * std::min(lengthU, lengthV)
        || std::abs(u.x * v.x + u.y * v.y) > kRightAngle * lengthU * lengthV)
        return;
    if (u.x * v.y - u.y * v.x <= 0)
        return; // the other order of a and b is the one that isn't mirrored
    guessVersions(guesses, {corner.middle, a.middle, b.middle, (corner.module + a.module + b.module) / 3});
}

/// Two finders alone: they share a side, and the code lies on either side of it; or they lie across.
void guessFromTwo(std::vector<QrFit> &guesses, const Finder &a, const Finder &b)
{
    if (std::max(a.module, b.module) > kSizesAlike * std::min(a.module, b.module))
        return;
    const double module = (a.module + b.module) / 2;
    const Spot u{b.middle.x - a.middle.x, b.middle.y - a.middle.y};
    const Spot turned{-u.y, u.x}; // to the right of the way from a to b as it is seen
    const double length = std::hypot(u.x, u.y);
    if (length < 12 * module)
        return;
    const double slant = std::abs(std::abs(u.x) - std::abs(u.y)) / length; // 1 along a side, 0 across
    if (slant > 0.6) {
        guessVersions(guesses, {a.middle, b.middle, {a.middle.x + turned.x, a.middle.y + turned.y}, module});
        guessVersions(guesses, {b.middle, {b.middle.x + turned.x, b.middle.y + turned.y}, a.middle, module});
    } else if (slant < 0.45) {
        const Spot middle{(a.middle.x + b.middle.x) / 2, (a.middle.y + b.middle.y) / 2};
        guessVersions(guesses, {{middle.x + turned.x / 2, middle.y + turned.y / 2}, a.middle, b.middle, module});
    }
}

} // namespace

std::vector<QrFit> guessesIn(const Luma &levelled, const std::vector<Finder> &finders)
{
    std::vector<QrFit> guesses;
    for (const Finder &corner : finders)
        for (const Finder &a : finders)
            for (const Finder &b : finders)
                if (&a != &corner && &b != &corner && &a != &b)
                    guessFromThree(guesses, corner, a, b);
    const std::size_t pairs = std::min<std::size_t>(finders.size(), 4);
    for (std::size_t a = 0; a < pairs; ++a)
        for (std::size_t b = 0; b < pairs; ++b)
            if (a != b)
                guessFromTwo(guesses, finders[a], finders[b]);
    for (QrFit &guess : guesses)
        guess.agreement = agreementOf(levelled, guess.lie, QrLayout::of(guess.version));
    std::sort(guesses.begin(), guesses.end(), [](const QrFit &a, const QrFit &b) { return a.agreement > b.agreement; });
    return guesses;
}

QrFit fitted(const Luma &levelled, const QrFit &guess)
{
    QrFit fit = guess;
    findFarCorner(levelled, fit);
    settle(levelled, fit, {Lie::kFlat, 0.8, 0.15});
    settle(levelled, fit, {Lie::kNumbers, 0.8, 0.08});
    fit.agreement = agreementOf(levelled, fit.lie, QrLayout::of(fit.version));
    return fit;
}

bool areAlike(const QrFit &a, const QrFit &b)
{
    if (a.version != b.version)
        return false;
    for (const std::size_t corner : {0, 1, 3})
        if (std::hypot(a.lie.corner(corner).x - b.lie.corner(corner).x, a.lie.corner(corner).y - b.lie.corner(corner).y)
            > 1.5 * a.module)
            return false;
    return true;
}

} // namespace zhike
