// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace zhike {

/// Whether a HID report descriptor is a code scanner's (USB usage page 0x8C) and nothing else besides what its maker
/// defined himself: with a keyboard, a mouse or a key pad behind the same node, reading it would be reading what people
/// type. Whatever isn't understood is no scanner. Pure; any bytes may come, also from a hostile device.
[[nodiscard]] bool isPosScanner(QByteArrayView reportDescriptor);

constexpr qsizetype kMostReportDescriptor = 4096; ///< what the kernel allows

} // namespace zhike
