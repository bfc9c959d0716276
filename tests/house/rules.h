// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/house/finders.h"

#include <vector>

namespace zhike::house {

/// One law that link lists and the compiler can't hold.
struct Rule {
    QString name;     ///< the promise, as a sentence
    Search where;
    QString pattern;  ///< a line that matches breaks the rule
    QString planted;  ///< a line that must be found, so that a broken pattern is seen
};

[[nodiscard]] std::vector<Rule> rules();

/// Hard limits, in lines. Tests may be twice as long: tables of cases are long by nature.
struct SizeLimit {
    QString suffix;
    int lines;
};
[[nodiscard]] std::vector<SizeLimit> sizeLimits();
inline constexpr int kFunctionLines = 60;

} // namespace zhike::house
