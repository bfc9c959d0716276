// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/error.h"
#include "core/sync/tuning.h"

#include <QRandomGenerator>

#include <algorithm>

namespace zhike::sync {

/// Doubling delay with full jitter (sync.md, "What travels").
class Backoff {
public:
    void reset() { m_failures = 0; }
    /// Milliseconds until the next try. `asked`: central's Retry-After, which is never undercut.
    [[nodiscard]] qint64 next(QRandomGenerator &random, const Error &error)
    {
        const qint64 bound = std::min(tuning::retryCapMs, tuning::retryFirstMs << std::min(m_failures, 16));
        ++m_failures;
        const qint64 asked = error.code == ErrorCode::CentralBusy ? error.detail.toLongLong() * 1000 : 0;
        return asked + 1 + static_cast<qint64>(random.bounded(static_cast<double>(bound)));
    }

private:
    int m_failures = 0;
};

[[nodiscard]] inline QRandomGenerator randomOf(quint64 seed)
{
    return seed != 0 ? QRandomGenerator(static_cast<quint32>(seed)) : QRandomGenerator::securelySeeded();
}

} // namespace zhike::sync
