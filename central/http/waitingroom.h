// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "central/http/message.h"

#include <deque>
#include <unordered_map>
#include <unordered_set>

namespace zhike::central {

/// Who waits for what, so that a commit wakes those it concerns and leaves the others asleep.
///
/// A guest is a number of the server's. Threads: one, the sockets'. Memory: about 50 bytes for each topic of each
/// guest; the last few wakes are remembered for those who were just being asked.
class WaitingRoom {
public:
    /// Number of wakes so far. Taken before a question is asked, it tells isTooLate() what the asker can't know.
    [[nodiscard]] quint64 now() const { return m_wakes; }
    /// Whether something on `topics` was woken after `since`: waiting for it now would be waiting for the past. True
    /// also when that is too long ago to remember.
    [[nodiscard]] bool isTooLate(const Topics &topics, quint64 since) const;

    void enter(quint64 guest, const Topics &topics);
    /// With the topics it entered with.
    void leave(quint64 guest, const Topics &topics);
    [[nodiscard]] qsizetype guests() const { return m_guests; }

    /// Guests that wait for one of these (all guests, when there are none), each once. They stay until they leave.
    [[nodiscard]] std::vector<quint64> wake(const Topics &topics);

private:
    using Guests = std::unordered_set<quint64>;
    struct Wake {
        quint64 number = 0;
        Topics topics; ///< empty: everybody
    };

    std::unordered_map<std::string, Guests> m_waiting; ///< by topic; "" holds those who hear every wake
    std::deque<Wake> m_recent;
    quint64 m_wakes = 0;
    qsizetype m_guests = 0;
};

} // namespace zhike::central
