// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/cluster.h"

#include <QUrl>

/// A real zhike-central of its own: seeded once, killed and started again on the same data and port. Loopback only. Its
/// data is on the engine of this run (tests/support/cluster.h).
///
/// With ZHIKE_CENTRAL_PORT and ZHIKE_CENTRAL_VIA it listens on that port and is reached through that URL: something that reads
/// along stands between (tests/contract).
class CentralProcess
{
public:
    /// Extra words for its command line, e.g. {"--chen", "repairs=0"}.
    explicit CentralProcess(QStringList extra = {});
    ~CentralProcess();

    /// Starts and waits for the port file; false with its log printed when it doesn't come up.
    [[nodiscard]] bool start();
    /// As a power cut: SIGKILL.
    void kill();
    [[nodiscard]] QUrl url() const;
    /// What an operator does beside it: another process over the same data. False when it fails.
    [[nodiscard]] bool errand(const QStringList &words) const;
    /// The folder of its files by hash.
    [[nodiscard]] QString blobs() const { return m_place.files() + QStringLiteral("/blobs"); }
    /// Its SQLite file; none on PostgreSQL.
    [[nodiscard]] QString database() const { return m_place.files() + QStringLiteral("/central.sqlite"); }

private:
    zhike::test::TestDatabase m_place;
    QStringList m_extra;
    QProcess m_process;
    quint16 m_port; ///< 0: any free one
    bool m_isSeeded = false;
};
