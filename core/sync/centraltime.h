// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/clock.h"

#include <atomic>
#include <optional>

namespace zhike {

/// Central's clock as this terminal knows it, from the Date of central's answers. An answer that was `d` on its way
/// bounds the offset to `d` + 1 s (Date counts seconds); several answers bound it tighter. Kept against the time since
/// the start, so that nobody who sets the wall clock moves it. Pure; one thread.
class CentralTime {
public:
    /// `sentMs`, `gotMs`: Clock::steadyMs() around the request.
    void heard(const QDateTime &date, qint64 sentMs, qint64 gotMs);

    [[nodiscard]] bool isKnown() const { return m_bounds.has_value(); }
    /// Central's time at `steadyMs`. Only when known.
    [[nodiscard]] QDateTime at(qint64 steadyMs) const;
    /// How far central's time may be from what at() says.
    [[nodiscard]] qint64 boundMs() const;
    /// How far this wall clock is off, when that is beyond doubt and beyond tuning's `clockOffMs`; 0 otherwise.
    [[nodiscard]] qint64 offBy(const Clock &clock) const;

private:
    struct Bounds {
        qint64 low = 0, high = 0; ///< of central's time minus steadyMs
        qint64 learntAt = 0; ///< steadyMs
    };
    [[nodiscard]] static std::optional<Bounds> both(const Bounds &a, const Bounds &b);

    std::optional<Bounds> m_bounds;
    std::optional<Bounds>
        m_doubt; ///< one answer that contradicts: a proxy's old one, or the beginning of another truth
};

/// The clock of everything that is signed, leased or shown with a date: central's time where it is known, this
/// machine's otherwise. Any thread.
class CorrectedClock final : public Clock {
public:
    explicit CorrectedClock(const Clock &machine)
        : m_machine(machine)
    {
    }
    /// `aheadMs`: central's time minus steadyMs.
    void set(qint64 aheadMs)
    {
        m_aheadMs = aheadMs;
        m_isKnown = true;
    }
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] qint64 steadyMs() const override { return m_machine.steadyMs(); }

private:
    const Clock &m_machine;
    std::atomic<qint64> m_aheadMs = 0;
    std::atomic<bool> m_isKnown = false;
};

} // namespace zhike
