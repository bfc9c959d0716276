// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "budget.h"
#include "core/scan/symbol.h"
#include "resample.h"
#include "zxingreader.h"

namespace zhike {

/// What speaks for a retail bar code that has been seen. One digit of check lets one misreading in ten through, so that
/// one look is never enough: two looks have to agree of which one saw many lines alike, or three.
class Votes {
public:
    /// True when it counts now.
    [[nodiscard]] bool cast(const Symbol &symbol, int weight);
    void clear() { m_votes.clear(); }

private:
    struct Vote {
        Symbol symbol;
        int weight = 0;
    };
    std::vector<Vote> m_votes;
};

/// Where a symbol is, with a rim of so much of its larger side.
[[nodiscard]] Area around(const Symbol &symbol, int rimPercent);

/// What has been found so far, each content once.
class Findings {
public:
    /// `votes`: those of earlier frames of the same stream, kept for the next.
    Findings(const Budget &budget, Votes &votes)
        : m_budget(budget)
        , m_votes(votes)
    {
    }

    /// Matrix codes, or bar codes with their votes.
    void look(const Luma &picture, const Reading &reading, const Placement &where = {});
    /// Matrix codes quickly, bar codes when there are none.
    void look(const Luma &picture, const Placement &where = {});
    /// A matrix code that was printed afresh; its corners in the picture are known.
    void lookAtPrint(const Luma &print, const std::array<QPoint, 4> &corners);
    /// A bar code beside those that are known: another reading of a known one doesn't count.
    void lookForAnotherBarCode(const Luma &picture, const Placement &where);

    /// Something is found or the time is up.
    [[nodiscard]] bool isDone() const { return !m_symbols.empty() || m_budget.isSpent(); }
    [[nodiscard]] bool isLate() const { return m_budget.isSpent(); }
    [[nodiscard]] const Budget &budget() const { return m_budget; }
    [[nodiscard]] std::vector<Symbol> take() { return std::move(m_symbols); }

private:
    void add(Symbol symbol);
    void lookAtBars(const Luma &picture, const Reading &reading, const Placement &where);

    Budget m_budget;
    Votes &m_votes;
    std::vector<Symbol> m_symbols;
};

} // namespace zhike
