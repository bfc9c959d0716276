// SPDX-License-Identifier: Apache-2.0
#include "core/insight/shrinkage.h"

#include <cmath>
#include <limits>
#include <numeric>

namespace zhike {
namespace {

constexpr double kStrongest = 4096;

double total(const std::vector<double> &counts) { return std::accumulate(counts.begin(), counts.end(), 0.0); }

double logLikelihood(const ShrinkNode &node, double strength)
{
    const double n = total(node.counts);
    if (n <= 0)
        return 0;
    double sum = std::lgamma(strength) - std::lgamma(strength + n);
    for (size_t i = 0; i < node.counts.size(); ++i) {
        const double prior = strength * (*node.parent)[i];
        if (node.counts[i] > 0)
            sum += std::lgamma(prior + node.counts[i]) - std::lgamma(prior);
    }
    return sum;
}

} // namespace

Shares shrunk(const ShrinkNode &node, double strength)
{
    const double n = total(node.counts);
    Shares shares(node.counts.size());
    for (size_t i = 0; i < shares.size(); ++i)
        shares[i] = (node.counts[i] + strength * (*node.parent)[i]) / (n + strength);
    return shares;
}

double fittedStrength(std::span<const ShrinkNode> children)
{
    double best = kStrongest;
    double bestLikelihood = -std::numeric_limits<double>::infinity();
    for (double strength = kStrongest; strength >= 1; strength /= 2) {
        double likelihood = 0;
        for (const ShrinkNode &child : children)
            likelihood += logLikelihood(child, strength);
        if (likelihood > bestLikelihood) {
            bestLikelihood = likelihood;
            best = strength;
        }
    }
    return best;
}

} // namespace zhike
