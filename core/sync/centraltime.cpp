// SPDX-License-Identifier: Apache-2.0
#include "core/sync/centraltime.h"

#include "core/sync/tuning.h"

#include <algorithm>

namespace zhike {
namespace {

constexpr qint64 kDriftPart = 10'000; // 100 ppm: what a cheap quartz gains or loses
constexpr qint64 kDateMs = 1'000; // Date counts whole seconds

} // namespace

std::optional<CentralTime::Bounds> CentralTime::both(const Bounds &a, const Bounds &b)
{
    const Bounds joint{std::max(a.low, b.low), std::min(a.high, b.high), std::max(a.learntAt, b.learntAt)};
    return joint.low <= joint.high ? std::optional(joint) : std::nullopt;
}

void CentralTime::heard(const QDateTime &date, qint64 sentMs, qint64 gotMs)
{
    if (!date.isValid() || gotMs < sentMs)
        return;
    const qint64 said = date.toMSecsSinceEpoch();
    const Bounds now{said - gotMs, said + kDateMs - sentMs, gotMs};
    if (!m_bounds) {
        m_bounds = now;
        return;
    }
    Bounds known = *m_bounds;
    const qint64 drift = std::max<qint64>(0, gotMs - known.learntAt) / kDriftPart;
    known.low -= drift;
    known.high += drift;
    if (const std::optional<Bounds> joint = both(known, now)) {
        m_bounds = joint;
        m_doubt.reset();
    } else if (m_doubt && both(*m_doubt, now)) { // said twice: this machine slept, or central's clock was set
        m_bounds = both(*m_doubt, now);
        m_doubt.reset();
    } else {
        m_doubt = now;
    }
}

QDateTime CentralTime::at(qint64 steadyMs) const
{
    return QDateTime::fromMSecsSinceEpoch((m_bounds->low + m_bounds->high) / 2 + steadyMs, Qt::UTC);
}

qint64 CentralTime::boundMs() const { return (m_bounds->high - m_bounds->low + 1) / 2; }

qint64 CentralTime::offBy(const Clock &clock) const
{
    if (!isKnown())
        return 0;
    const qint64 off = at(clock.steadyMs()).msecsTo(clock.now());
    return std::abs(off) - boundMs() > sync::tuning::clockOffMs ? off : 0;
}

QDateTime CorrectedClock::now() const
{
    return m_isKnown ? QDateTime::fromMSecsSinceEpoch(m_aheadMs + m_machine.steadyMs(), Qt::UTC) : m_machine.now();
}

} // namespace zhike
