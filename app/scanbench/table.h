// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/scanbench/lane.h"

namespace zhike::scanbench {

/// How many of some pictures a reader read, within so many looks.
struct Tally {
    int total = 0;
    int read = 0;
    int wrong = 0;
    int died = 0;
    [[nodiscard]] double percent() const { return total == 0 ? 0 : 100.0 * read / total; }
};

/// One row of the acceptance table; empty verdict: nothing is required, or there is nothing to compare with.
struct Line {
    QString id;
    QString what;
    int total = 0;
    QString peers; ///< zxing · zxing safely · zbar · OpenCV, percent each
    QString together; ///< what those peers that decode read together
    QString ladder;
    QString wrong; ///< pictures with a wrong payload: ladder · zxing · zbar
    QString required;
    QString verdict; ///< "met" or "below"
};

/// Rows A1 … A9, B1, B2 out of whatever the corpus holds, by what the sets turn out to hold: a row without pictures is
/// left out.
[[nodiscard]] std::vector<Line> acceptance(const std::vector<Looked> &all);
/// Each set by itself.
[[nodiscard]] std::vector<Line> bySet(const std::vector<Looked> &all);

[[nodiscard]] QString printed(const std::vector<Line> &lines);

} // namespace zhike::scanbench
