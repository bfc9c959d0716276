// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

/// k-anonymity over a table of counts whose row and column sums a reader may know.
namespace zhike {

struct CountCell {
    int households = 0;
    bool isHidden = false; ///< may be set before: a cell that isn't published for another reason
};

/// Rows are places, columns are models. The last row is the sum of the rows above it.
using CountTable = std::vector<std::vector<CountCell>>;

/// Hides every cell under k, then more until no row and no column has exactly one hidden cell: the smallest shown one goes
/// (ties: the first). Ends, because a cell is never shown again. A line of a single cell stays as it is.
void suppress(CountTable &table, int k);

} // namespace zhike
