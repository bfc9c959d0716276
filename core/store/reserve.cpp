// SPDX-License-Identifier: Apache-2.0
#include "core/store/reserve.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#else
#include <algorithm>
#endif

namespace zhike {

namespace {

/// The file system sets the room aside where it can: nothing is written then, and the first start doesn't wait for the disk.
bool setAside(QFile &file, qint64 bytes)
{
#ifdef Q_OS_LINUX
    return posix_fallocate(file.handle(), 0, bytes) == 0; // writes block by block where the file system has no such call
#else
    const QByteArray block(1 << 20, '\0'); // written, not resized: a sparse file holds nothing
    qint64 left = bytes;
    for (qint64 wrote = 1; left > 0 && wrote > 0; left -= wrote)
        wrote = file.write(block.constData(), std::min<qint64>(left, block.size()));
    return left == 0 && file.flush();
#endif
}

} // namespace

bool Reserve::hold()
{
    if (m_bytes == 0 || QFileInfo(m_path).size() == m_bytes)
        return true;
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    if (setAside(file, m_bytes))
        return true;
    file.remove();
    return false;
}

void Reserve::release() { QFile::remove(m_path); }

} // namespace zhike
