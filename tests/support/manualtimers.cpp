// SPDX-License-Identifier: Apache-2.0
#include "tests/support/manualtimers.h"

#include <algorithm>

namespace zhike::test {

Timers::Id ManualTimers::start(qint64 ms, std::function<void()> then)
{
    m_waiting.emplace(++m_last, Waiting{m_clock.steadyMs() + ms, std::move(then)});
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
    for (auto next = earliest(); next != m_waiting.end() && next->second.at <= end; next = earliest()) {
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
