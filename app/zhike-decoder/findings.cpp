// SPDX-License-Identifier: Apache-2.0
#include "findings.h"

#include <QRect>

#include <algorithm>
#include <cmath>
#include <numbers>

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

/// EAN, UPC and ITF: short, with one check digit. Code 128 and Code 39 hold better against chance.
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

QPoint inOriginal(const QPoint &corner, const Placement &where)
{
    double x = corner.x();
    double y = corner.y();
    if (where.degrees != 0) {
        const double angle = where.degrees * std::numbers::pi / 180;
        const double c = std::cos(angle);
        const double s = std::sin(angle);
        const double dx = x - (where.width * std::abs(c) + where.height * std::abs(s)) / 2;
        const double dy = y - (where.width * std::abs(s) + where.height * std::abs(c)) / 2;
        x = c * dx + s * dy + where.width / 2.0;
        y = -s * dx + c * dy + where.height / 2.0;
    }
    if (where.isMirrored)
        x = where.width - 1 - x;
    return {static_cast<int>(std::lround(x * where.scale)) + where.left,
            static_cast<int>(std::lround(y * where.scale)) + where.top};
}

void Findings::look(const Luma &picture, const Placement &where)
{
    look(picture, Family::Matrix, where);
    look(picture, Family::Linear, where);
}

void Findings::look(const Luma &picture, Family family, const Placement &where)
{
    const auto placed = [&](Symbol symbol) {
        for (QPoint &corner : symbol.corners)
            corner = inOriginal(corner, where);
        return symbol;
    };
    const std::vector<Symbol> firm = readSymbols(picture, family, Trust::Firm);
    for (const Symbol &symbol : firm)
        add(placed(symbol));
    if (!firm.empty() || family == Family::Matrix)
        return;
    for (const Symbol &symbol : readSymbols(picture, family, Trust::Loose))
        vote(placed(symbol));
}

void Findings::lookForAnotherBarCode(const Luma &picture, const Placement &where)
{
    for (Symbol symbol : readSymbols(picture, Family::Linear, Trust::Firm)) {
        for (QPoint &corner : symbol.corners)
            corner = inOriginal(corner, where);
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

void Findings::vote(Symbol symbol)
{
    if (!isWeak(symbol) || holds(m_hearsay, symbol))
        add(std::move(symbol));
    else
        m_hearsay.push_back(std::move(symbol));
}

} // namespace zhike
