// SPDX-License-Identifier: Apache-2.0
#include "unblur.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zhike {
namespace {

constexpr int kTaps = 9;
constexpr int kUnknowns = kTaps + 1; // and how bright everything is
constexpr int kTurns = 4;
constexpr int kSweeps = 3;
constexpr int kRow = 4; // modules turned over together
constexpr float kStrange = 4; // times what is usual
constexpr float kLeastOff = 0.02F;
using Row = std::array<double, kUnknowns>;

class Blur {
public:
    Blur(const Seen &seen, const Seen &guess, const QrLayout &layout)
        : m_seen(seen)
        , m_layout(layout)
        , m_side(layout.side())
        , m_printed(std::size_t(m_side + 2) * std::size_t(m_side + 2), -1.F)
        , m_off(seen.darkness.size())
    {
        for (int y = 0; y < m_side; ++y)
            for (int x = 0; x < m_side; ++x)
                printed(x, y) = isKnown(x, y) ? (layout.use(x, y) == QrLayout::Use::Dark ? 1.F : -1.F)
                                              : (guess.darkness[layout.at(x, y)] > 0 ? 1.F : -1.F);
    }

    /// `isFirst`: from modules among known ones alone, for the others are only guessed yet.
    void estimate(bool isFirst)
    {
        std::array<Row, kUnknowns> left{};
        Row right{};
        for (int y = 0; y < m_side; ++y)
            for (int x = 0; x < m_side; ++x) {
                const std::size_t i = m_layout.at(x, y);
                Row row{};
                for (int tap = 0; tap < kTaps; ++tap)
                    row[std::size_t(tap)] = printed(x + tap % 3 - 1, y + tap / 3 - 1);
                row[kTaps] = 1;
                const double weight =
                    isFirst && !isAmongKnown(x, y) ? 0.02 * double(m_seen.trust[i]) : double(m_seen.trust[i]);
                for (std::size_t a = 0; a < kUnknowns; ++a) {
                    for (std::size_t b = 0; b < kUnknowns; ++b)
                        left[a][b] += weight * row[a] * row[b];
                    right[a] += weight * row[a] * double(m_seen.darkness[i]);
                }
            }
        for (std::size_t a = 0; a < kUnknowns; ++a)
            left[a][a] += 0.5;
        solve(left, right);
        for (std::size_t a = 0; a < kUnknowns; ++a)
            m_taps[a] = static_cast<float>(right[a]);
        compare();
    }

    /// Turns over what is explained better that way, alone or in a row; false when nothing was.
    bool turnOver()
    {
        bool isTurned = false;
        for (int y = 0; y < m_side; ++y)
            for (int x = 0; x < m_side; ++x)
                if (!isKnown(x, y))
                    isTurned = turnOver(x, y) || isTurned;
        return isTurned;
    }

    [[nodiscard]] Seen result()
    {
        Seen seen = m_seen;
        float power = 0.01F;
        for (std::size_t tap = 0; tap < kTaps; ++tap)
            power += 4 * m_taps[tap] * m_taps[tap];
        const float usual = kStrange * usuallyOff();
        for (int y = 0; y < m_side; ++y)
            for (int x = 0; x < m_side; ++x) {
                const std::size_t i = m_layout.at(x, y);
                // Known modules speak for themselves: how they look says how much around them is to be trusted.
                seen.darkness[i] = isKnown(x, y) ? m_seen.darkness[i] : printed(x, y);
                const float strange = m_off[i] / usual;
                seen.trust[i] = m_seen.trust[i] * std::clamp(worthOf(x, y) / power, 0.F, 1.F) / (1 + strange * strange);
            }
        return seen;
    }

private:
    [[nodiscard]] bool isKnown(int x, int y) const
    {
        const QrLayout::Use use = m_layout.use(x, y);
        return use == QrLayout::Use::Dark || use == QrLayout::Use::Light;
    }
    [[nodiscard]] bool isAmongKnown(int x, int y) const
    {
        for (int v = y - 1; v <= y + 1; ++v)
            for (int u = x - 1; u <= x + 1; ++u)
                if (u >= 0 && v >= 0 && u < m_side && v < m_side && !isKnown(u, v))
                    return false;
        return true;
    }
    [[nodiscard]] float &printed(int x, int y)
    {
        return m_printed[std::size_t(y + 1) * std::size_t(m_side + 2) + std::size_t(x + 1)];
    }

    /// Gauss's elimination, in place; the matrix is positive definite.
    static void solve(std::array<Row, kUnknowns> &left, Row &right)
    {
        for (std::size_t i = 0; i < kUnknowns; ++i)
            for (std::size_t j = i + 1; j < kUnknowns; ++j) {
                const double factor = left[j][i] / left[i][i];
                for (std::size_t k = i; k < kUnknowns; ++k)
                    left[j][k] -= factor * left[i][k];
                right[j] -= factor * right[i];
            }
        for (std::size_t i = kUnknowns; i-- > 0;) {
            for (std::size_t k = i + 1; k < kUnknowns; ++k)
                right[i] -= left[i][k] * right[k];
            right[i] /= left[i][i];
        }
    }

    /// The median of what the blur doesn't explain: a scratch of a grey of its own stands out from it.
    [[nodiscard]] float usuallyOff() const
    {
        std::vector<float> off(m_off.size());
        std::transform(m_off.begin(), m_off.end(), off.begin(), [](float value) { return std::abs(value); });
        const auto middle = off.begin() + std::ssize(off) / 2;
        std::nth_element(off.begin(), middle, off.end());
        return *middle + kLeastOff;
    }

    void compare()
    {
        for (int y = 0; y < m_side; ++y)
            for (int x = 0; x < m_side; ++x) {
                float sum = m_taps[kTaps];
                for (int tap = 0; tap < kTaps; ++tap)
                    sum += m_taps[std::size_t(tap)] * printed(x + tap % 3 - 1, y + tap / 3 - 1);
                m_off[m_layout.at(x, y)] = m_seen.darkness[m_layout.at(x, y)] - sum;
            }
    }

    template <typename Visit>
    void forThoseThatSee(int x, int y, Visit visit)
    {
        for (int tap = 0; tap < kTaps; ++tap) {
            const int u = x - tap % 3 + 1;
            const int v = y - tap / 3 + 1;
            if (u >= 0 && v >= 0 && u < m_side && v < m_side)
                visit(m_layout.at(u, v), m_taps[std::size_t(tap)]);
        }
    }

    /// How much worse everything around would be explained with this module turned over.
    float worthOf(int x, int y)
    {
        const float change = -2 * printed(x, y);
        float worth = 0;
        forThoseThatSee(x, y, [&](std::size_t i, float tap) {
            const float off = m_off[i] - tap * change;
            worth += m_seen.trust[i] * (off * off - m_off[i] * m_off[i]);
        });
        return worth;
    }

    bool turnOver(int x, int y)
    {
        constexpr std::array<std::array<int, 2>, 4> kWays{{{1, 0}, {0, 1}, {1, 1}, {-1, 1}}};
        for (const auto &[dx, dy] : kWays)
            if (turnOverRow(x, y, dx, dy))
                return true;
        return false;
    }

    /// Light and dark by turns look, blurred, much like dark and light by turns: none of them would turn over alone.
    bool turnOverRow(int x, int y, int dx, int dy)
    {
        float worth = 0;
        int length = 0;
        for (; length < kRow; ++length) {
            const int u = x + length * dx;
            const int v = y + length * dy;
            if (u < 0 || u >= m_side || v >= m_side || isKnown(u, v))
                break;
            worth += worthOf(u, v);
            turn(u, v);
            if (worth < 0)
                return true;
        }
        while (length-- > 0)
            turn(x + length * dx, y + length * dy);
        return false;
    }

    void turn(int x, int y)
    {
        const float change = -2 * printed(x, y);
        printed(x, y) += change;
        forThoseThatSee(x, y, [&](std::size_t i, float tap) { m_off[i] -= tap * change; });
    }

    const Seen &m_seen;
    const QrLayout &m_layout;
    int m_side;
    std::vector<float> m_printed; ///< with a rim of light
    std::vector<float> m_off; ///< what was seen less what the blur explains
    std::array<float, kUnknowns> m_taps{};
};

} // namespace

Seen unblurred(const Seen &seen, const Seen &guess, const QrLayout &layout)
{
    Blur blur(seen, guess, layout);
    for (int turn = 0; turn < kTurns; ++turn) {
        blur.estimate(turn == 0);
        for (int sweep = 0; sweep < kSweeps && blur.turnOver(); ++sweep) { }
    }
    return blur.result();
}

} // namespace zhike
