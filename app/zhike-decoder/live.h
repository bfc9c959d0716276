// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "budget.h"
#include "core/scan/symbol.h"
#include "luma.h"

#include <map>

namespace zhike {

/// What is known about the running cameras, each by the number its owner gave it.
class Streams {
public:
    /// What the budget allows of this frame, going on where the stream's last frame ended.
    [[nodiscard]] std::vector<Symbol> read(int stream, const Luma &frame, const Budget &budget);

private:
    struct Stream {
        std::size_t turn = 0;
    };
    std::map<int, Stream> m_streams;
};

} // namespace zhike
