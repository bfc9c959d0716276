// SPDX-License-Identifier: Apache-2.0
#include "core/scan/hiddescriptor.h"
#include "core/scan/scannerport.h"

#include <QDir>
#include <QFile>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostUevent = 4096; // a page, as sysfs gives it

/// "usb-Maker_Model_1234-if00" → "Maker Model 1234"
QString nameOf(QString entry)
{
    for (const auto &tail : {u"-event-kbd"_s, u"-if00"_s, u"-if01"_s})
        if (entry.endsWith(tail))
            entry.chop(tail.size());
    if (entry.startsWith(u"usb-"_s))
        entry.remove(0, 4);
    return entry.replace(u'_', u' ').trimmed();
}

void addFolder(std::vector<ScannerAddress> &found, ScannerWay way, const QString &folder, const QString &pattern)
{
    const QDir dir(folder);
    const QStringList entries = dir.entryList({pattern}, QDir::Files | QDir::System, QDir::Name);
    for (const QString &entry : entries)
        found.push_back({way, dir.filePath(entry), nameOf(entry)});
}

QString hidName(const QString &folder)
{
    QFile file(folder + u"/device/uevent"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArrayList lines = file.read(kMostUevent).split('\n');
    for (const QByteArray &line : lines)
        if (line.startsWith("HID_NAME="))
            return QString::fromUtf8(line.mid(9));
    return {};
}

void addHidPos(std::vector<ScannerAddress> &found, const QString &root)
{
    const QDir dir(root + u"/sys/class/hidraw"_s);
    const QStringList entries = dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &entry : entries) {
        QFile descriptor(dir.filePath(entry) + u"/device/report_descriptor"_s);
        if (!descriptor.open(QIODevice::ReadOnly) || !isPosScanner(descriptor.read(kMostReportDescriptor)))
            continue;
        const QString name = hidName(dir.filePath(entry));
        found.push_back({ScannerWay::HidPos, root + u"/dev/"_s + entry, name.isEmpty() ? entry : name});
    }
}

} // namespace

std::vector<ScannerAddress> findScanners(const QString &root)
{
    std::vector<ScannerAddress> found;
    addFolder(found, ScannerWay::Serial, root + u"/dev/serial/by-id"_s, u"*"_s);
    if (found.empty())
        addFolder(found, ScannerWay::Serial, root + u"/dev"_s, u"ttyACM*"_s);
    addHidPos(found, root);
    addFolder(found, ScannerWay::Evdev, root + u"/dev/input/by-id"_s, u"*-event-kbd"_s);
    return found;
}

} // namespace zhike
