// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "budget.h"
#include "core/scan/symbol.h"
#include "zxingreader.h"

namespace zhike {

/// How the pixels of a derived picture lie in the original: mirrored, turned about the middle, scaled, then moved.
struct Placement {
    double scale = 1;
    int left = 0;
    int top = 0;
    bool isMirrored = false;
    double degrees = 0; ///< that the derived picture is turned clockwise
    int width = 0; ///< before turning and of the derived scale; needed when mirrored or turned
    int height = 0;
};
[[nodiscard]] QPoint inOriginal(const QPoint &corner, const Placement &where);

/// What has been found so far, each content once. A retail bar code read from few lines counts when a second look
/// agrees: one digit of check lets one misreading in ten through.
class Findings {
public:
    explicit Findings(const Budget &budget)
        : m_budget(budget)
    {
    }

    void look(const Luma &picture, Family family, const Placement &where = {});
    /// Both families.
    void look(const Luma &picture, const Placement &where = {});
    /// A bar code beside those that are known: another reading of a known one doesn't count.
    void lookForAnotherBarCode(const Luma &picture, const Placement &where);

    /// Something is found or the time is up.
    [[nodiscard]] bool isDone() const { return !m_symbols.empty() || m_budget.isSpent(); }
    [[nodiscard]] bool isLate() const { return m_budget.isSpent(); }
    [[nodiscard]] std::vector<Symbol> take() { return std::move(m_symbols); }

private:
    void add(Symbol symbol);
    void vote(Symbol symbol);

    Budget m_budget;
    std::vector<Symbol> m_symbols;
    std::vector<Symbol> m_hearsay;
};

} // namespace zhike
