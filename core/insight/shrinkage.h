// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

/// One step of hierarchical shrinkage: p = (c + m·p_parent)/(n + m).
namespace zhike {

using Shares = std::vector<double>;

struct ShrinkNode {
    std::vector<double> counts;     ///< one a model, time-decayed
    const Shares *parent = nullptr; ///< same length, sums to 1
};

[[nodiscard]] Shares shrunk(const ShrinkNode &node, double strength);

/// The m (a power of two from 1 to 4096) under which the children's counts are likeliest: Dirichlet-multinomial around the
/// parent's shares. Ties go to the larger m. Children without counts say nothing.
[[nodiscard]] double fittedStrength(std::span<const ShrinkNode> children);

} // namespace zhike
