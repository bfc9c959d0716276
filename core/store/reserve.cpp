// SPDX-License-Identifier: Apache-2.0
#include "core/store/reserve.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace zhike {

bool Reserve::hold()
{
    if (m_bytes == 0 || QFileInfo(m_path).size() == m_bytes)
        return true;
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    // written, not resized: a sparse file holds nothing
    const QByteArray block(1 << 20, '\0');
    qint64 left = m_bytes;
    while (left > 0) {
        const qint64 wrote = file.write(block.constData(), std::min<qint64>(left, block.size()));
        if (wrote <= 0)
            break;
        left -= wrote;
    }
    if (left == 0 && file.flush())
        return true;
    file.remove();
    return false;
}

void Reserve::release() { QFile::remove(m_path); }

} // namespace zhike
