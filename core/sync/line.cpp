// SPDX-License-Identifier: Apache-2.0
#include "core/sync/line.h"

#include "core/sync/tuning.h"

namespace zhike {
namespace {

using namespace sync;

LineQuality qualityOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::LineCaptive: return LineQuality::Captive;
    case ErrorCode::CentralBusy:
    case ErrorCode::CentralFailed:
    case ErrorCode::AnswerMalformed: return LineQuality::ServerDown;
    default: return LineQuality::Offline;
    }
}

} // namespace

void LineMonitor::succeeded(qint64 tookMs)
{
    m_lastSuccess = m_clock.now();
    m_suspected.reset();
    m_slowInARow = tookMs > tuning::slowMs ? m_slowInARow + 1 : 0;
    const bool isSlow = m_slowInARow >= tuning::slowInARow;
    // a first slow answer leaves "slow" as it is: going back and forth would only flicker
    if (m_slowInARow == 0 || isSlow || m_quality != LineQuality::Slow)
        m_quality = isSlow ? LineQuality::Slow : LineQuality::Online;
}

void LineMonitor::failed(const Error &error)
{
    const LineQuality now = qualityOf(error);
    const bool isProof = now == LineQuality::Captive || m_suspected == now;
    m_suspected = now;
    if (isProof)
        m_quality = now;
}

} // namespace zhike
