// SPDX-License-Identifier: Apache-2.0
#include "tests/support/manualtimers.h"

#include <algorithm>

namespace zhike::test {

namespace {
constexpr qint64 kLongestWaitMs = 400LL * 24 * 60 * 60 * 1'000; ///< nothing here waits longer than a year
constexpr int kCallsInAdvance = 100'000; ///< a day of heartbeats, polls and watchdogs is far below it
} // namespace

Timers::Id ManualTimers::start(qint64 ms, std::function<void()> then)
{
    if (ms > kLongestWaitMs)
        qFatal("a timer of %lld ms was started: somebody has reckoned wrong", ms);
    m_waiting.emplace(++m_last, Waiting{m_clock.steadyMs() + std::max<qint64>(0, ms), std::move(then)});
    return m_last;
}

void ManualTimers::cancel(Id id) { m_waiting.erase(id); }

std::map<Timers::Id, ManualTimers::Waiting>::const_iterator ManualTimers::earliest() const
{
    return std::min_element(m_waiting.begin(), m_waiting.end(), [](const auto &a, const auto &b) { return a.second.at < b.second.at; });
}

void ManualTimers::advance(qint64 ms)
{
    const qint64 end = m_clock.steadyMs() + ms;
    int calls = 0;
    for (auto next = earliest(); next != m_waiting.end() && next->second.at <= end; next = earliest()) {
        if (++calls > kCallsInAdvance)
            qFatal("more than %d timers in %lld ms: one begins itself anew without a wait", kCallsInAdvance, ms);
        m_clock.advance(std::max<qint64>(0, next->second.at - m_clock.steadyMs()));
        const auto then = next->second.then;
        m_waiting.erase(next);
        then();
    }
    m_clock.advance(end - m_clock.steadyMs());
}

qint64 ManualTimers::untilNext() const
{
    const auto next = earliest();
    return next == m_waiting.end() ? -1 : std::max<qint64>(0, next->second.at - m_clock.steadyMs());
}

} // namespace zhike::test
