// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store.h"

#include <QString>

#include <functional>
#include <random>
#include <vector>

namespace zhike::test {

/// One thing that happens to a client's file, as one transaction.
struct Deed {
    QString name;
    bool isCache = false; ///< pages and shards: writeCache
    std::function<Result<bool>(Writer &)> work;
};

/// A day of real calls: ops with their audit rows, numbering, answers, pages that settle, members that leave, an undo,
/// a bootstrap that is staged and swapped in. The same seed gives the same day.
[[nodiscard]] std::vector<Deed> aDay(std::mt19937 &random, int rounds);

/// Commits one deed and waits until the store said that it is saved.
[[nodiscard]] Result<bool> commit(Store &store, const Deed &deed);

} // namespace zhike::test
