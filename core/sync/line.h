// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/clock.h"
#include "core/domain/error.h"

#include <QDateTime>

#include <optional>

namespace zhike {

/// What the line to central is like, as proven by requests.
enum class LineQuality { Offline, Online, Slow, Captive, ServerDown };

/// Turns the ends of requests into the truth about the line. One lost request proves nothing: a worse state needs two proofs in
/// a row (a captive portal's page counts at once for what it is); one answer from central proves
/// it works. Pure but for the clock; one thread.
class LineMonitor
{
public:
    explicit LineMonitor(const Clock &clock) : m_clock(clock) {}

    /// An answer came. `tookMs`: from sending to the last byte, without the wait that a long poll asked for.
    void succeeded(qint64 tookMs);
    /// Transport errors, captive pages, 5xx. Errors that central itself spoke (4xx) prove the line: see succeeded().
    void failed(const Error &error);

    [[nodiscard]] LineQuality quality() const { return m_quality; }
    /// When central last answered; invalid: never in this process.
    [[nodiscard]] QDateTime lastSuccess() const { return m_lastSuccess; }

private:
    const Clock &m_clock;
    LineQuality m_quality = LineQuality::Offline;
    QDateTime m_lastSuccess;
    std::optional<LineQuality> m_suspected;
    int m_slowInARow = 0;
};

} // namespace zhike
