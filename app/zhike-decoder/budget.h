// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <ctime>

namespace zhike {

/// Processor time of this process so far.
[[nodiscard]] inline qint64 processorNanoseconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

/// How long a picture may be looked at, in processor time: on a busy machine a reader that counts by the wall clock goes
/// blind, while the parent's time limit still ends what hangs.
class Budget {
public:
    explicit Budget(quint32 milliseconds)
        : m_end(processorNanoseconds() + qint64(milliseconds) * 1'000'000)
    {
    }
    [[nodiscard]] qint64 leftNanoseconds() const { return m_end - processorNanoseconds(); }
    [[nodiscard]] bool isSpent() const { return leftNanoseconds() <= 0; }

private:
    qint64 m_end;
};

} // namespace zhike
