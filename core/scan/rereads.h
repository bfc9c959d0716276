// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/symbol.h"

#include <map>

namespace zhike {

/// A camera sees the same code in every frame: that is one event. Another one follows when the code was away for a while
/// and the last event is long enough ago, so the same label can be scanned again on purpose. Pure: told the time.
class Rereads {
public:
    static constexpr qint64 kApartMs = 2500; ///< between two events of one code, at least
    static constexpr qint64 kAwayMs = 800; ///< out of sight this long: it was taken away and shown again

    /// The symbols of one frame; true when they are an event.
    [[nodiscard]] bool isEvent(const std::vector<Symbol> &symbols, qint64 nowMs)
    {
        bool isNew = false;
        for (const Symbol &symbol : symbols) {
            const auto found = m_seen.find(symbol.bytes);
            const bool again = found == m_seen.end() || (nowMs - found->second.seenMs >= kAwayMs && nowMs - found->second.eventMs >= kApartMs);
            isNew = isNew || again;
            m_seen[symbol.bytes] = {again ? nowMs : found->second.eventMs, nowMs};
        }
        std::erase_if(m_seen, [nowMs](const auto &each) { return nowMs - each.second.seenMs > 4 * kApartMs; });
        return isNew;
    }

private:
    struct Seen {
        qint64 eventMs = 0;
        qint64 seenMs = 0;
    };
    std::map<QByteArray, Seen> m_seen;
};

} // namespace zhike
