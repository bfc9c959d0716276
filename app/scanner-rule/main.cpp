// SPDX-License-Identifier: Apache-2.0
#include "core/scan/hiddescriptor.h"

#include <QFile>

/// `zhike-is-pos-scanner FILE`: whether FILE, a HID report descriptor in /sys, is a code scanner's and nothing else.
/// The udev rule (installer/udev) asks it, as root, whenever a HID device is plugged in: it reads that one file and
/// says yes by its exit code.
int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    QFile file(QFile::decodeName(argv[1]));
    if (!file.open(QIODevice::ReadOnly))
        return 2;
    return zhike::isPosScanner(file.read(zhike::kMostReportDescriptor + 1)) ? 0 : 1;
}
