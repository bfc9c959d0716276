// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace zhike::test {

/// A disk under SQLite (VFS "gate") that can make a commit wait, or fail, at the moment that makes it durable: the sync
/// of the write-ahead log. One at a time in a process; made before the file is opened, gone after it is closed. Any
/// thread.
class GateDisk {
public:
    enum class Gate { Open, Held, Failing };
    GateDisk();
    ~GateDisk();
    GateDisk(const GateDisk &) = delete;
    GateDisk &operator=(const GateDisk &) = delete;

    [[nodiscard]] static QByteArray vfs() { return "gate"; }
    void set(Gate gate);
    /// A commit stands at the gate.
    [[nodiscard]] bool isSomebodyWaiting() const;
    /// Syncs of the log that were refused.
    [[nodiscard]] int refused() const;
};

} // namespace zhike::test
