// SPDX-License-Identifier: Apache-2.0
#include "core/domain/ids.h"

#include "core/domain/clock.h"

#include <QRandomGenerator>
#include <QUuid>

namespace zhike {

QString makeUuidV7(const Clock &clock)
{
    const auto ms = static_cast<quint64>(clock.now().toMSecsSinceEpoch());
    quint32 random[3];
    QRandomGenerator::system()->fillRange(random);
    const auto high = static_cast<uint>(ms >> 16);
    const auto middle = static_cast<ushort>(ms & 0xFFFF);
    const auto versioned = static_cast<ushort>(0x7000 | (random[0] & 0x0FFF));
    const auto variant = static_cast<uchar>(0x80 | ((random[0] >> 12) & 0x3F));
    const auto byte = [&](int word, int shift) { return static_cast<uchar>(random[word] >> shift); };
    const QUuid id(high, middle, versioned, variant, byte(0, 24), byte(1, 0), byte(1, 8), byte(1, 16), byte(1, 24), byte(2, 0), byte(2, 8));
    return id.toString(QUuid::WithoutBraces);
}

QString receiptNumber(const OpId &op)
{
    const QString tail = op.toString().right(8).toUpper();
    return tail.left(4) + u'-' + tail.mid(4);
}

} // namespace zhike
