// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/clock.h"

#include <atomic>

namespace zhike::test {

/// Time that moves only when a test says so. Starts at 2026-03-02 09:00 UTC, a Monday. Any thread.
class ManualClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC).addMSecs(m_wall); }
    [[nodiscard]] qint64 steadyMs() const override { return m_steady; }
    void advance(qint64 ms)
    {
        m_wall += ms;
        m_steady += ms;
    }
    /// Somebody sets the wall clock; the time since the start goes on as before.
    void setWrong(qint64 byMs) { m_wall += byMs; }

private:
    std::atomic<qint64> m_wall = 0;
    std::atomic<qint64> m_steady = 1'000;
};

} // namespace zhike::test
