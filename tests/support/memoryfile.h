// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/reader.h"

#include <memory>

namespace zhike::test {

/// The client's file in memory, on the test's own thread: for tests of repositories and of the protocol's rules.
class MemoryFile {
public:
    MemoryFile();

    /// One write transaction; rolled back when `work` throws.
    template <typename F>
    auto write(F work)
    {
        ++m_writes;
        Transaction transaction(*m_connection, Transaction::Kind::Write);
        Writer writer(*m_connection, m_sealer);
        if constexpr (std::is_void_v<decltype(work(writer))>) {
            work(writer);
            transaction.commit();
        } else {
            auto result = work(writer);
            transaction.commit();
            return result;
        }
    }
    template <typename F>
    auto read(F work) const
    {
        const Reader reader(*m_connection, m_sealer);
        return work(reader);
    }
    /// Counts write transactions and restores: what was read at the same count is still true.
    [[nodiscard]] qint64 writes() const { return m_writes; }
    [[nodiscard]] Connection &connection() { return *m_connection; }
    [[nodiscard]] const Sealer &sealer() const { return m_sealer; }

    /// The whole file as bytes, and back: a backup of the disk.
    [[nodiscard]] QByteArray copy() const;
    void restore(const QByteArray &copy);

private:
    std::unique_ptr<Connection> m_connection;
    Sealer m_sealer;
    qint64 m_writes = 0;
};

} // namespace zhike::test
