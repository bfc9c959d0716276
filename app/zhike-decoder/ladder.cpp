// SPDX-License-Identifier: Apache-2.0
#include "ladder.h"

#include "regions.h"
#include "threshold.h"
#include "zxingreader.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace zhike {
namespace {

/// How a stage's pixels lie in the picture: x' = x · scale + left, from the far side when mirrored.
struct Placement {
    double scale = 1;
    int left = 0;
    int top = 0;
    int mirroredWidth = 0; ///< of the stage's picture; 0 when it isn't mirrored
};

QPoint placed(const QPoint &corner, const Placement &where)
{
    const int x = where.mirroredWidth > 0 ? where.mirroredWidth - 1 - corner.x() : corner.x();
    return {static_cast<int>(std::lround(x * where.scale)) + where.left, static_cast<int>(std::lround(corner.y() * where.scale)) + where.top};
}

/// Collects what the stages find, each content once.
class Findings
{
public:
    void add(std::vector<Symbol> symbols, const Placement &where = {})
    {
        for (Symbol &symbol : symbols) {
            for (QPoint &corner : symbol.corners)
                corner = placed(corner, where);
            const bool isKnown = std::any_of(m_symbols.begin(), m_symbols.end(), [&](const Symbol &known) {
                return known.bytes == symbol.bytes && known.symbologyIdentifier == symbol.symbologyIdentifier;
            });
            if (!isKnown)
                m_symbols.push_back(std::move(symbol));
        }
    }
    [[nodiscard]] bool isEmpty() const { return m_symbols.empty(); }
    [[nodiscard]] std::vector<Symbol> take() { return std::move(m_symbols); }

private:
    std::vector<Symbol> m_symbols;
};

constexpr int kRegionSide = 700;      // pixels: where the library reads a matrix code best
constexpr int kFineWindow = 25;
constexpr int kCoarseWindow = 51;
constexpr int kFineMargin = 5;
constexpr int kCoarseMargin = 3;
constexpr int kSmallPicture = 1000;   // below this side enlarging the whole is affordable

void lookAt(const Luma &picture, Findings &found, const Placement &where = {})
{
    found.add(readSymbols(picture, Family::Matrix, Effort::Hard), where);
    found.add(readSymbols(picture, Family::Linear, Effort::Hard), where);
}

/// The library reads one bar code a call: the parts of the picture are asked too, so that two beside or above each other are
/// both found.
void lookForMoreBarCodes(const Luma &picture, Findings &found)
{
    const int w = picture.width;
    const int h = picture.height;
    for (const Area &part : {Area{0, 0, w, h / 2}, Area{0, h / 2, w, h - h / 2}, Area{0, 0, w / 2, h}, Area{w / 2, 0, w - w / 2, h}})
        found.add(readSymbols(cropped(picture, part), Family::Linear, Effort::Hard), {1, part.x, part.y, 0});
}

void lookAtRegions(const Luma &picture, Findings &found)
{
    for (const Area &area : likelyRegions(picture, 5)) {
        const Luma part = cropped(picture, area);
        const double factor = std::max(1.0, double(kRegionSide) / std::max({part.width, part.height, 1}));
        const Placement where{1 / factor, std::max(area.x, 0), std::max(area.y, 0), 0};
        const Luma large = sharpened(enlarged(part, factor), 1.0);
        found.add(readSymbols(large, Family::Matrix, Effort::Hard), where);
        if (found.isEmpty())
            found.add(readSymbols(adaptiveThreshold(blurred(large), kCoarseWindow, kCoarseMargin), Family::Matrix, Effort::Hard), where);
        if (!found.isEmpty())
            return;
    }
}

/// Bar codes are read along rows and columns only; a slanted one needs the picture turned.
void lookTurned(const Luma &picture, Findings &found)
{
    for (const double degrees : {45.0, 22.5, 67.5}) {
        std::vector<Symbol> symbols = readSymbols(rotated(picture, degrees), Family::Linear, Effort::Hard);
        const double angle = degrees * std::numbers::pi / 180;
        for (Symbol &symbol : symbols)
            for (QPoint &corner : symbol.corners) {
                const double w = picture.width * std::cos(angle) + picture.height * std::abs(std::sin(angle));
                const double h = picture.width * std::sin(angle) + picture.height * std::cos(angle);
                const double dx = corner.x() - w / 2;
                const double dy = corner.y() - h / 2;
                corner = QPoint(static_cast<int>(std::cos(angle) * dx + std::sin(angle) * dy + picture.width / 2.0),
                                static_cast<int>(-std::sin(angle) * dx + std::cos(angle) * dy + picture.height / 2.0));
            }
        found.add(std::move(symbols));
        if (!found.isEmpty())
            return;
    }
}

using Stage = std::function<void(const Luma &, Findings &)>;

const std::vector<Stage> &stages()
{
    static const std::vector<Stage> all = {
        [](const Luma &p, Findings &f) { lookAt(p, f); },
        [](const Luma &p, Findings &f) { lookAt(adaptiveThreshold(blurred(p), kCoarseWindow, kCoarseMargin), f); },
        [](const Luma &p, Findings &f) { lookAt(inverted(adaptiveThreshold(blurred(p), kCoarseWindow, kCoarseMargin)), f); },
        [](const Luma &p, Findings &f) { lookAt(halved(p), f, {2, 0, 0, 0}); },
        lookAtRegions,
        [](const Luma &p, Findings &f) { lookAt(inverted(p), f); },
        [](const Luma &p, Findings &f) { lookAt(stretched(p), f); },
        [](const Luma &p, Findings &f) { lookAt(adaptiveThreshold(p, kFineWindow, kFineMargin), f); },
        [](const Luma &p, Findings &f) { lookAt(mirrored(p), f, {1, 0, 0, p.width}); },
        [](const Luma &p, Findings &f) { lookAt(mirrored(inverted(p)), f, {1, 0, 0, p.width}); },
        [](const Luma &p, Findings &f) { lookAt(adaptiveThreshold(halved(p), kCoarseWindow, kCoarseMargin), f, {2, 0, 0, 0}); },
        [](const Luma &p, Findings &f) { lookAt(inverted(adaptiveThreshold(halved(p), kCoarseWindow, kCoarseMargin)), f, {2, 0, 0, 0}); },
        [](const Luma &p, Findings &f) {
            if (std::max(p.width, p.height) <= kSmallPicture)
                lookAt(enlarged(p, 2), f, {0.5, 0, 0, 0});
        },
        [](const Luma &p, Findings &f) { lookAt(blurred(p), f); },
        [](const Luma &p, Findings &f) { lookAt(halved(halved(p)), f, {4, 0, 0, 0}); },
        lookTurned,
    };
    return all;
}

} // namespace

std::vector<Symbol> readStill(const Luma &picture, const QDeadlineTimer &deadline)
{
    Findings found;
    for (const Stage &stage : stages()) {
        if (deadline.hasExpired())
            break;
        stage(picture, found);
        if (found.isEmpty())
            continue;
        if (!deadline.hasExpired())
            lookForMoreBarCodes(picture, found);
        break;
    }
    return found.take();
}

} // namespace zhike
