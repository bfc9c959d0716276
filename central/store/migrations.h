// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace zhike::central {

class Transaction;

struct Migration {
    int version;
    const char *what;
    void (*apply)(Transaction &); ///< captureless: it can reach nothing but its transaction
};
/// Append only. Each runs in one transaction together with its version.
[[nodiscard]] std::span<const Migration> migrations();

} // namespace zhike::central
