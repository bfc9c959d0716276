// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <memory>

namespace zhike::test {

/// Watches this process for what data must never make it do. Every thread's calls into the kernel that open, make or remove
/// files, that use the network or that start a program go through a watcher, which lets them pass and, while the canary is
/// armed, counts them. Once a process: the watch can't be taken off again, and children inherit it.
class Canary {
public:
    struct Touches {
        int files = 0;
        int network = 0;
        int programs = 0;
        QStringList calls; ///< the first of them, by name
        [[nodiscard]] int all() const { return files + network + programs; }
    };

    Canary();
    ~Canary();
    Canary(const Canary &) = delete;
    Canary &operator=(const Canary &) = delete;

    /// False when the kernel refuses the watch: nothing may be concluded then.
    [[nodiscard]] bool isWatching() const;
    void arm();
    /// What happened since arm().
    [[nodiscard]] Touches disarm();

private:
    struct Watch;
    std::shared_ptr<Watch> m_watch; ///< shared with the watcher's thread, which outlives us
};

} // namespace zhike::test
