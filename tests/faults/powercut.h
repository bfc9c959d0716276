// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/shimvfs.h"

#include <QString>

#include <map>
#include <random>
#include <vector>

namespace zhike::test {

/// Writes down everything that happens to the files under it.
class DiskLog final : public Witness {
public:
    struct Event {
        FileCall what;
        QByteArray path;
        qint64 at = 0; ///< Truncate: the length
        QByteArray bytes; ///< Write
        bool isDurable = true;
    };
    void after(const Call &call) override;
    [[nodiscard]] const std::vector<Event> &events() const { return m_events; }

private:
    std::vector<Event> m_events;
};

/// The disk as a power cut may leave it: what was synced is certain; what wasn't is there, absent or torn, in sectors
/// of 512 bytes, in any subset and order. Goes forward through a log only.
class PowerCut {
public:
    explicit PowerCut(const DiskLog &log)
        : m_log(log)
    {
    }
    /// The disk just before event number `event`.
    void advanceTo(size_t event);
    /// What is lost and what is kept of the un-synced writes.
    enum class Luck { NothingKept, AllKept, InOrder, AnyOrder, AllButOne, Torn };
    static constexpr int kLucks = 6;
    /// One possible disk: file → content.
    using Image = std::map<QByteArray, QByteArray>;
    [[nodiscard]] Image image(Luck luck, std::mt19937 &random) const;

private:
    struct File {
        bool exists = false; ///< for certain
        QByteArray durable;
        std::vector<DiskLog::Event> pending;
    };
    void syncFolder();
    static void keepSome(std::vector<DiskLog::Event> &sectors, Luck luck, std::mt19937 &random);

    const DiskLog &m_log;
    size_t m_at = 0;
    std::map<QByteArray, File> m_files;
};

} // namespace zhike::test
