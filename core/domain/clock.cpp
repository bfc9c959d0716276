// SPDX-License-Identifier: Apache-2.0
#include "core/domain/clock.h"

#include <chrono>

namespace zhike {

QDateTime SystemClock::now() const { return QDateTime::currentDateTimeUtc(); }

qint64 SystemClock::steadyMs() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace zhike
