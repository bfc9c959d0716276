// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/shimvfs.h"

#include <QString>

#include <atomic>

namespace zhike::test {

/// A disk of limited size under SQLite (ShimVfs): writes that would make the files on it grow by more than the quota
/// end in SQLITE_FULL. What `neighbour` (the reserve file) holds counts against the quota; temporary files don't. One
/// at a time.
class QuotaDisk final : public Witness {
public:
    /// `quota`: bytes.
    QuotaDisk(qint64 quota, const QString &neighbour);
    void setQuota(qint64 quota);
    [[nodiscard]] static QByteArray vfs() { return ShimVfs::name(); }

    int before(const Call &call) override;

private:
    std::atomic<qint64> m_quota;
    qint64 m_use = 0; ///< bytes that grew on it
    const QString m_neighbour;
    const ShimVfs m_vfs{*this, ShimVfs::Sleep::Really};
};

} // namespace zhike::test
