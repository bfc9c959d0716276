// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "budget.h"
#include "findings.h"
#include "luma.h"

#include <QElapsedTimer>

#include <map>
#include <optional>

namespace zhike {

/// What is known about the running cameras, each by the number its owner gave it.
class Streams {
public:
    /// What the budget allows of this frame, going on where the stream's last frame ended.
    [[nodiscard]] std::vector<Symbol> read(int stream, const Luma &frame, const Budget &budget);

private:
    struct Stream {
        std::size_t turn = 0; ///< of the stage that looks next
        std::optional<Area> lastHit;
        QElapsedTimer sinceHit;
        Votes votes;
        QElapsedTimer sinceVotes;
        quint64 lastUse = 0;
    };
    Stream &streamOf(int number);

    std::map<int, Stream> m_streams;
    quint64 m_uses = 0;
};

} // namespace zhike
