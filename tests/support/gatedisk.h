// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/shimvfs.h"

#include <condition_variable>
#include <mutex>

namespace zhike::test {

/// A disk under SQLite (ShimVfs) that can make a commit wait, or fail, at the moment that makes it durable: the sync of
/// the write-ahead log. One at a time in a process; made before the file is opened, gone after it is closed. Any
/// thread.
class GateDisk final : public Witness {
public:
    enum class Gate { Open, Held, Failing };
    ~GateDisk() override { set(Gate::Open); }

    [[nodiscard]] static QByteArray vfs() { return ShimVfs::name(); }
    void set(Gate gate);
    /// A commit stands at the gate.
    [[nodiscard]] bool isSomebodyWaiting() const;
    /// Syncs of the log that were refused.
    [[nodiscard]] int refused() const;

    void stand(const Call &call) override;
    int before(const Call &call) override;

private:
    mutable std::mutex m_mutex; ///< over the next three
    Gate m_gate = Gate::Open;
    int m_waiting = 0;
    int m_refused = 0;
    std::condition_variable m_turn;
    const ShimVfs m_vfs{*this, ShimVfs::Sleep::Really};
};

} // namespace zhike::test
