// SPDX-License-Identifier: Apache-2.0
#include "tests/support/quotadisk.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace zhike::test {

QuotaDisk::QuotaDisk(qint64 quota, const QString &neighbour)
    : m_quota(quota)
    , m_neighbour(neighbour)
{
}

void QuotaDisk::setQuota(qint64 quota) { m_quota = quota; }

int QuotaDisk::before(const Call &call)
{
    if ((call.what != FileCall::Write && call.what != FileCall::Truncate) || call.path.isEmpty())
        return SQLITE_OK;
    const qint64 growth = call.at + call.amount - QFileInfo(QString::fromLocal8Bit(call.path)).size();
    if (call.what == FileCall::Truncate) {
        m_use += std::min<qint64>(0, growth);
        return SQLITE_OK;
    }
    if (growth > 0 && m_use + growth > m_quota - QFileInfo(m_neighbour).size())
        return SQLITE_FULL;
    m_use += std::max<qint64>(0, growth);
    return SQLITE_OK;
}

} // namespace zhike::test
