// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <vector>

namespace zhike::central {

/// Chance that is the same on every machine (the standard distributions aren't). SplitMix64, public domain by
/// Sebastiano Vigna.
class Dice {
public:
    explicit Dice(quint64 seed)
        : m_state(seed)
    {
    }

    [[nodiscard]] quint64 next()
    {
        quint64 z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// 0 … n−1; n > 0. The bias of the modulo is below 2⁻³² for the small n used here.
    [[nodiscard]] int below(int n) { return static_cast<int>(next() % static_cast<quint64>(n)); }
    [[nodiscard]] int between(int from, int to) { return from + below(to - from + 1); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    template <typename T>
    [[nodiscard]] const T &pick(const std::vector<T> &from)
    {
        return from[static_cast<size_t>(below(static_cast<int>(from.size())))];
    }
    /// Index with probability in proportion to its weight.
    [[nodiscard]] size_t weighted(const std::vector<int> &weights)
    {
        int total = 0;
        for (const int weight : weights)
            total += weight;
        int left = below(total);
        for (size_t i = 0; i < weights.size(); ++i)
            if ((left -= weights[i]) < 0)
                return i;
        return weights.size() - 1;
    }

private:
    quint64 m_state;
};

} // namespace zhike::central
