// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rowdigest.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

namespace zhike {
namespace {

constexpr qint64 kRowsInBucket = 128;
constexpr int kMostBuckets = 16'384;

QByteArray sha256(const QByteArray &bytes) { return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256); }

QString hex(quint64 number) { return QString::number(number, 16).rightJustified(16, u'0'); }

int bucketOfKey(const QByteArray &key, int buckets)
{
    return static_cast<int>(qFromBigEndian<quint32>(sha256(key).constData()) % static_cast<quint32>(buckets));
}

} // namespace

int bucketOf(const QString &kind, const QString &id, int buckets)
{
    return bucketOfKey(kind.toUtf8() + '/' + id.toUtf8(), buckets);
}

int bucketsFor(qint64 rows)
{
    int buckets = 1;
    while (buckets < kMostBuckets && buckets * kRowsInBucket < rows)
        buckets *= 2;
    return buckets;
}

void RowDigest::add(const QString &kind, const QString &id, qint64 ver)
{
    const QByteArray key = kind.toUtf8() + '/' + id.toUtf8();
    Lanes &lanes = m_lanes.at(static_cast<size_t>(bucketOfKey(key, static_cast<int>(m_lanes.size()))));
    const QByteArray hash = sha256(key + '/' + QByteArray::number(ver));
    ++lanes.count;
    lanes.high += qFromBigEndian<quint64>(hash.constData());
    lanes.low += qFromBigEndian<quint64>(hash.constData() + 8);
}

std::vector<BucketSum> RowDigest::sums() const
{
    std::vector<BucketSum> sums;
    std::transform(m_lanes.begin(), m_lanes.end(), std::back_inserter(sums), [](const Lanes &lanes) {
        return BucketSum{lanes.count, hex(lanes.high) + hex(lanes.low)};
    });
    return sums;
}

} // namespace zhike
