// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/json.h"

#include <QString>

#include <vector>

/// What central and a terminal compare to find rows that one of them lost or damaged (sync.md, "Digest and repair"). Pure;
/// the same on both sides, and part of the wire: another implementation must make the same numbers.
///
/// A row's bucket: the first four bytes (big endian) of SHA-256("kind/id"), modulo the number of buckets. A bucket's
/// sum: for each row the first sixteen bytes of SHA-256("kind/id/ver") as two big-endian 64-bit numbers, each added up
/// modulo 2^64 - so that order plays no part and a row counted twice shows.
namespace zhike {

struct BucketSum {
    qint64 count = 0;
    QString sum = QStringLiteral("00000000000000000000000000000000"); ///< 32 lower-case hex digits

    static void fields(auto &self, auto &&field)
    {
        field("count", self.count);
        field("sum", self.sum);
    }
    friend bool operator==(const BucketSum &, const BucketSum &) = default;
};

[[nodiscard]] int bucketOf(const QString &kind, const QString &id, int buckets);
/// How many buckets so many rows are spread over: a power of two, about 128 rows each, at most 16,384.
[[nodiscard]] int bucketsFor(qint64 rows);

/// Adds rows up, in any order.
class RowDigest {
public:
    explicit RowDigest(int buckets)
        : m_lanes(static_cast<size_t>(buckets))
    {
    }
    void add(const QString &kind, const QString &id, qint64 ver);
    [[nodiscard]] std::vector<BucketSum> sums() const;

private:
    struct Lanes {
        qint64 count = 0;
        quint64 high = 0, low = 0;
    };
    std::vector<Lanes> m_lanes;
};

} // namespace zhike
