// SPDX-License-Identifier: Apache-2.0
#include "tests/support/gatedisk.h"

#include <sqlite3.h>

namespace zhike::test {
namespace {

bool isSyncOfLog(const Call &call) { return call.what == FileCall::Sync && call.path.endsWith("-wal"); }

} // namespace

void GateDisk::stand(const Call &call)
{
    if (!isSyncOfLog(call))
        return;
    std::unique_lock lock(m_mutex);
    ++m_waiting;
    m_turn.wait(lock, [this] { return m_gate != Gate::Held; });
    --m_waiting;
}

int GateDisk::before(const Call &call)
{
    const std::lock_guard lock(m_mutex);
    if (!isSyncOfLog(call) || m_gate != Gate::Failing)
        return SQLITE_OK;
    ++m_refused;
    return SQLITE_IOERR_FSYNC;
}

void GateDisk::set(Gate gate)
{
    {
        const std::lock_guard lock(m_mutex);
        m_gate = gate;
    }
    m_turn.notify_all();
}

bool GateDisk::isSomebodyWaiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting > 0;
}

int GateDisk::refused() const
{
    const std::lock_guard lock(m_mutex);
    return m_refused;
}

} // namespace zhike::test
