// SPDX-License-Identifier: Apache-2.0
#include "reedsolomon.h"

#include <algorithm>
#include <array>
#include <vector>

namespace zhike {
namespace {

constexpr int kField = 0x11D;
constexpr int kOrder = 255;

struct Tables {
    std::array<uint8_t, 2 * kOrder> power{};
    std::array<int, 256> log{};
};

constexpr Tables tables()
{
    Tables t;
    int x = 1;
    for (int i = 0; i < kOrder; ++i) {
        t.power[std::size_t(i)] = t.power[std::size_t(i) + kOrder] = static_cast<uint8_t>(x);
        t.log[std::size_t(x)] = i;
        x <<= 1;
        if (x > 255)
            x ^= kField;
    }
    return t;
}
constexpr Tables kTables = tables();

uint8_t power(int exponent) { return kTables.power[std::size_t(((exponent % kOrder) + kOrder) % kOrder)]; }
int logOf(uint8_t a) { return kTables.log[a]; }
uint8_t times(uint8_t a, uint8_t b) { return a && b ? power(logOf(a) + logOf(b)) : uint8_t(0); }
uint8_t over(uint8_t a, uint8_t b) { return a ? power(logOf(a) - logOf(b)) : uint8_t(0); }

/// Lowest power first.
using Polynomial = std::vector<uint8_t>;

uint8_t valueAt(const Polynomial &p, uint8_t x)
{
    uint8_t value = 0;
    for (std::size_t i = p.size(); i-- > 0;)
        value = static_cast<uint8_t>(times(value, x) ^ p[i]);
    return value;
}

Polynomial product(const Polynomial &a, const Polynomial &b)
{
    Polynomial p(a.size() + b.size() - 1);
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j)
            p[i + j] ^= times(a[i], b[j]);
    return p;
}

Polynomial syndromesOf(std::span<const uint8_t> word, int checks)
{
    Polynomial syndromes(static_cast<std::size_t>(checks));
    for (int i = 0; i < checks; ++i)
        for (const uint8_t byte : word)
            syndromes[std::size_t(i)] = static_cast<uint8_t>(times(syndromes[std::size_t(i)], power(i)) ^ byte);
    return syndromes;
}

bool isZero(const Polynomial &p)
{
    return std::all_of(p.begin(), p.end(), [](uint8_t c) { return c == 0; });
}

/// Berlekamp and Massey's, begun with the places that are known: the locator of errors and erasures together.
Polynomial locatorOf(const Polynomial &syndromes, const Polynomial &erasures)
{
    const std::size_t known = erasures.size() - 1;
    Polynomial locator = erasures;
    Polynomial last = erasures;
    std::size_t length = known;
    for (std::size_t n = known; n < syndromes.size(); ++n) {
        uint8_t gap = 0;
        for (std::size_t i = 0; i < locator.size() && i <= n; ++i)
            gap ^= times(locator[i], syndromes[n - i]);
        last.insert(last.begin(), uint8_t(0));
        if (gap == 0)
            continue;
        const Polynomial before = locator;
        locator.resize(std::max(locator.size(), last.size()));
        for (std::size_t i = 0; i < last.size(); ++i)
            locator[i] ^= times(gap, last[i]);
        if (2 * length <= n + known) {
            length = n + 1 + known - length;
            last = before;
            for (uint8_t &c : last)
                c = over(c, gap);
        }
    }
    while (locator.size() > 1 && locator.back() == 0)
        locator.pop_back();
    return locator;
}

/// Forney's: what to add at each place. False when the places aren't as many as the locator's degree.
bool repair(std::span<uint8_t> word, const Polynomial &syndromes, const Polynomial &locator)
{
    Polynomial evaluator = product(syndromes, locator);
    evaluator.resize(syndromes.size());
    Polynomial slope(std::max<std::size_t>(1, locator.size() - 1));
    for (std::size_t i = 1; i < locator.size(); i += 2)
        slope[i - 1] = locator[i];
    std::size_t places = 0;
    const int length = static_cast<int>(word.size());
    for (int exponent = 0; exponent < length; ++exponent) {
        const uint8_t x = power(-exponent);
        if (valueAt(locator, x) != 0)
            continue;
        ++places;
        const uint8_t bottom = valueAt(slope, x);
        if (bottom == 0)
            return false;
        word[std::size_t(length - 1 - exponent)] ^= times(power(exponent), over(valueAt(evaluator, x), bottom));
    }
    return places == locator.size() - 1;
}

} // namespace

int correct(std::span<uint8_t> word, int checks, std::span<const int> erased, int spare)
{
    const int length = static_cast<int>(word.size());
    if (length > kOrder || checks >= length || static_cast<int>(erased.size()) + spare > checks)
        return -1;
    const Polynomial syndromes = syndromesOf(word, checks);
    if (isZero(syndromes))
        return 0;
    Polynomial erasures{1};
    for (const int place : erased)
        erasures = product(erasures, {1, power(length - 1 - place)});
    const Polynomial locator = locatorOf(syndromes, erasures);
    const int places = static_cast<int>(locator.size()) - 1;
    const int errors = places - static_cast<int>(erased.size());
    if (errors < 0 || 2 * errors + static_cast<int>(erased.size()) + spare > checks)
        return -1;
    std::vector<uint8_t> mended(word.begin(), word.end());
    if (!repair(mended, syndromes, locator) || !isZero(syndromesOf(mended, checks)))
        return -1;
    int changed = 0;
    for (int i = 0; i < length; ++i)
        changed += mended[std::size_t(i)] != word[std::size_t(i)];
    std::copy(mended.begin(), mended.end(), word.begin());
    return changed;
}

} // namespace zhike
