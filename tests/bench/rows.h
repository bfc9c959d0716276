// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/figures.h"
#include "tests/bench/world.h"

/// The rows of the table. Each measures its figure and its baseline in turns, in the same run, and answers an Error only when
/// it couldn't measure at all.
namespace zhike::bench {

/// P4: open a profile (read, unseal, decompress, parse, fold, score, rank, advise) beside a bare read of the same rows.
[[nodiscard]] Result<std::vector<Figure>> profileFigures(World &world);

/// P8: start → first frame (`zhike --self-test`: load QML, paint, quit) beside a bare QML window that does the same.
[[nodiscard]] Result<std::vector<Figure>> firstFrameFigures();
/// P8: start → phone search.
[[nodiscard]] Result<std::vector<Figure>> phoneSearchFigures(World &world);

} // namespace zhike::bench
