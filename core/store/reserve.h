// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace zhike {

/// A file that holds disk space for the hour in which the disk is full: let go, it leaves room for some ten thousand ops.
/// Writer thread only.
class Reserve
{
public:
    Reserve(QString path, qint64 bytes) : m_path(std::move(path)), m_bytes(bytes) {}
    /// True when the space is held (already, or now). False: the disk has not enough; nothing is left behind.
    bool hold();
    void release();

private:
    QString m_path;
    qint64 m_bytes;
};

} // namespace zhike
