// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/wedgefilter.h"

#include "ui/scan/qtwedgefilter.h"
#include "ui/scan/xcbwedgefilter.h"

#include <algorithm>

namespace zhike::ui {

std::unique_ptr<WedgeFilter> WedgeFilter::make(const WedgeSettings &settings)
{
    std::unique_ptr<WedgeFilter> filter;
    if (XcbWedgeFilter::isPossible())
        filter = std::make_unique<XcbWedgeFilter>(settings);
    else
        filter = std::make_unique<QtWedgeFilter>(settings);
    return filter;
}

void WedgeFilter::report(const std::optional<WedgeScan> &scan)
{
    if (scan)
        QMetaObject::invokeMethod(this, [this, scan = *scan] { Q_EMIT scanned(scan); }, Qt::QueuedConnection);
}

void WedgeFilter::waitFor(const WedgeBurst &burst, qint64 nowMs)
{
    const std::optional<qint64> at = burst.decideAt();
    if (!at)
        return m_timer.stop();
    if (m_timer.timerType() != Qt::PreciseTimer) {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &WedgeFilter::due);
    }
    m_timer.start(static_cast<int>(std::max<qint64>(0, *at - nowMs)));
}

} // namespace zhike::ui
