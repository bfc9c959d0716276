// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>

namespace zhike {

/// One event a code, however often a reader delivers it: five readings in two seconds are one, three seconds later it is
/// meant again. A code that stays before the camera stays the same reading. Pure; one thread; remembers
/// the codes of the last seconds only.
class Repeats {
public:
    static constexpr qint64 kQuietMs = 2'500; ///< after an event: longer than two seconds, shorter than three
    static constexpr qint64 kGoneMs = 1'000; ///< a code that wasn't seen for so long has been taken away

    /// Whether this reading is a new event. `steadyMs`: Clock::steadyMs().
    [[nodiscard]] bool isNew(const QByteArray &bytes, qint64 steadyMs)
    {
        m_seen.removeIf([&](const auto &entry) { return steadyMs - entry.value().lastMs > kQuietMs; });
        const auto known = m_seen.find(bytes);
        const bool isRepeat = known != m_seen.end()
            && (steadyMs - known->eventMs < kQuietMs || steadyMs - known->lastMs < kGoneMs);
        m_seen.insert(bytes, {isRepeat ? known->eventMs : steadyMs, steadyMs});
        return !isRepeat;
    }
    void forget() { m_seen.clear(); }

private:
    struct Seen {
        qint64 eventMs = 0;
        qint64 lastMs = 0;
    };
    QHash<QByteArray, Seen> m_seen;
};

} // namespace zhike
