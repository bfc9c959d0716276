// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sync/timers.h"
#include "tests/support/manualclock.h"

#include <map>

namespace zhike::test {

/// Timers that end when the manual clock is moved through here. A wait that can't be meant, and timers without end in one
/// advance, end the test with words.
class ManualTimers final : public Timers
{
public:
    explicit ManualTimers(ManualClock &clock) : m_clock(clock) {}
    Id start(qint64 ms, std::function<void()> then) override;
    void cancel(Id id) override;

    /// Moves the clock, calling what becomes due in order of time.
    void advance(qint64 ms);
    /// Milliseconds until the next timer; −1 when none runs.
    [[nodiscard]] qint64 untilNext() const;

private:
    struct Waiting {
        qint64 at;
        std::function<void()> then;
    };
    [[nodiscard]] std::map<Id, Waiting>::const_iterator earliest() const;

    ManualClock &m_clock;
    std::map<Id, Waiting> m_waiting;
    Id m_last = 0;
};

} // namespace zhike::test
