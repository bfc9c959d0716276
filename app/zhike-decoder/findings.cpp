// SPDX-License-Identifier: Apache-2.0
#include "findings.h"

#include <QRect>

#include <algorithm>

namespace zhike {
namespace {

bool isSame(const Symbol &a, const Symbol &b)
{
    return a.bytes == b.bytes && a.symbologyIdentifier == b.symbologyIdentifier;
}

bool holds(const std::vector<Symbol> &symbols, const Symbol &symbol)
{
    return std::any_of(symbols.begin(), symbols.end(), [&](const Symbol &known) { return isSame(known, symbol); });
}

constexpr int kEnough = 3; // votes: no look has as many by itself
constexpr int kFirm = 2; // votes of a look in which many lines agree
constexpr int kFewLines = 2;
constexpr int kManyLines = 6;
constexpr std::size_t kMostVotes = 16; // of different readings: more is noise

/// EAN, UPC, ITF and Code 39: short, with one check digit or none. Code 128 holds better against chance.
bool isWeak(const Symbol &symbol)
{
    return symbol.symbologyIdentifier.startsWith("]E") || symbol.symbologyIdentifier.startsWith("]I")
        || symbol.symbologyIdentifier.startsWith("]A");
}

QRect boxOf(const Symbol &symbol)
{
    QRect box(symbol.corners[0], symbol.corners[0]);
    for (const QPoint &corner : symbol.corners)
        box = box.united(QRect(corner, corner));
    return box;
}

/// The corners of a bar code span the scanned line only: the bars reach about half its length to both sides.
bool liesOn(const Symbol &symbol, const Symbol &known)
{
    QRect area = boxOf(known);
    const int reach = std::max(area.width(), area.height()) / 2;
    area.adjust(area.width() > area.height() ? 0 : -reach, area.width() > area.height() ? -reach : 0,
                area.width() > area.height() ? 0 : reach, area.width() > area.height() ? reach : 0);
    return area.intersects(boxOf(symbol));
}

} // namespace

Area around(const Symbol &symbol, int rimPercent)
{
    const QRect box = boxOf(symbol);
    const int rim = std::max(box.width(), box.height()) * rimPercent / 100 + 8;
    return {box.x() - rim, box.y() - rim, box.width() + 2 * rim, box.height() + 2 * rim};
}

bool Votes::cast(const Symbol &symbol, int weight)
{
    const auto known =
        std::find_if(m_votes.begin(), m_votes.end(), [&](const Vote &vote) { return isSame(vote.symbol, symbol); });
    if (known != m_votes.end())
        return (known->weight += weight) >= kEnough;
    if (m_votes.size() < kMostVotes)
        m_votes.push_back({symbol, weight});
    return weight >= kEnough;
}

void Findings::look(const Luma &picture, const Placement &where)
{
    look(picture, {.family = Family::Matrix}, where);
    if (m_symbols.empty()) // a pack with both has them for the same product
        look(picture, {.family = Family::Linear, .effort = Effort::Thorough}, where);
}

void Findings::look(const Luma &picture, const Reading &reading, const Placement &where)
{
    if (reading.family == Family::Linear) {
        lookAtBars(picture, reading, where);
        return;
    }
    for (Symbol &symbol : readSymbols(picture, reading)) {
        for (QPoint &corner : symbol.corners)
            corner = where.map(corner);
        add(std::move(symbol));
    }
}

void Findings::lookAtPrint(const Luma &print, const std::array<QPoint, 4> &corners)
{
    for (Symbol &symbol : readSymbols(print, {.family = Family::Matrix, .isBlackAndWhite = true})) {
        symbol.corners = corners;
        add(std::move(symbol));
    }
}

void Findings::lookAtBars(const Luma &picture, const Reading &reading, const Placement &where)
{
    Reading few = reading;
    few.lines = kFewLines;
    Reading many = reading;
    many.lines = kManyLines;
    for (Symbol symbol : readSymbols(picture, few)) {
        for (QPoint &corner : symbol.corners)
            corner = where.map(corner);
        const auto again = isWeak(symbol) ? readSymbols(picture, many) : std::vector<Symbol>{symbol};
        const bool isFirm =
            std::any_of(again.begin(), again.end(), [&](const Symbol &other) { return isSame(other, symbol); });
        if (m_votes.cast(symbol, isWeak(symbol) ? (isFirm ? kFirm : 1) : kEnough))
            add(std::move(symbol));
    }
}

void Findings::lookForAnotherBarCode(const Luma &picture, const Placement &where)
{
    for (Symbol symbol :
         readSymbols(picture, {.family = Family::Linear, .effort = Effort::Thorough, .lines = kManyLines})) {
        for (QPoint &corner : symbol.corners)
            corner = where.map(corner);
        if (std::none_of(m_symbols.begin(), m_symbols.end(),
                         [&](const Symbol &known) { return liesOn(symbol, known); }))
            add(std::move(symbol));
    }
}

void Findings::add(Symbol symbol)
{
    if (!holds(m_symbols, symbol))
        m_symbols.push_back(std::move(symbol));
}

} // namespace zhike
