// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace zhike::test {

/// A disk of limited size under SQLite's own file system: writes that would make the files under it larger than the quota end
/// in SQLITE_FULL. What `neighbour` (the reserve file) holds counts against the quota.
class QuotaDisk
{
public:
    /// Registers the VFS "quota"; one at a time.
    QuotaDisk(qint64 quota, const QString &neighbour);
    ~QuotaDisk();
    void setQuota(qint64 quota);
    [[nodiscard]] static QByteArray name() { return "quota"; }
};

} // namespace zhike::test
