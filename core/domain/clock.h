// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

namespace zhike {

/// The edge of the machine where time comes in. Threads: every implementation may be asked from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall time, UTC, milliseconds. It may jump: never use it for a lock-out, a lease or an order.
    [[nodiscard]] virtual QDateTime now() const = 0;
    /// Milliseconds since an arbitrary start that never goes back while the process lives.
    [[nodiscard]] virtual qint64 steadyMs() const = 0;
    /// The shop's calendar day, in the machine's time zone.
    [[nodiscard]] QDate today() const { return now().toLocalTime().date(); }
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] qint64 steadyMs() const override;
};

} // namespace zhike
