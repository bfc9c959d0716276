// SPDX-License-Identifier: Apache-2.0
#include "core/scan/scannerport.h"
#include "tests/scan/keyboard.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <linux/input.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace zhike;

namespace {

const QByteArray kCode = "01069012345678922112345\x1d" "17271231";

QByteArray report(const QByteArray &aim, const QByteArray &part, bool hasMore)
{
    QByteArray bytes(64, '\0');
    bytes[0] = 2;
    bytes[1] = static_cast<char>(part.size());
    bytes.replace(2, 3, aim.leftJustified(3, '\0'));
    bytes.replace(5, part.size(), part);
    bytes[63] = hasMore ? 1 : 0;
    return bytes;
}

QByteArray inputEvent(quint16 type, quint16 code, int value, qint64 atMs)
{
    input_event each{};
    each.input_event_sec = atMs / 1000;
    each.input_event_usec = atMs % 1000 * 1000;
    each.type = type;
    each.code = code;
    each.value = value;
    return QByteArray(reinterpret_cast<const char *>(&each), sizeof(each));
}

QByteArray eventsOf(const QByteArray &text)
{
    QByteArray bytes;
    for (const KeyStroke &stroke : strokesOf(text, 4))
        bytes += inputEvent(EV_KEY, stroke.key, stroke.isPress ? 1 : 0, stroke.atMs) + inputEvent(EV_SYN, SYN_REPORT, 0, stroke.atMs);
    return bytes;
}

std::vector<QByteArray> bytesOf(const std::vector<ScannedBytes> &codes)
{
    std::vector<QByteArray> list;
    for (const ScannedBytes &code : codes)
        list.push_back(code.bytes);
    return list;
}

/// A serial line whose other end is this test, under a name that stays.
class Line {
public:
    explicit Line(QString path)
        : m_path(std::move(path))
    {
    }
    ~Line() { unplug(); }
    [[nodiscard]] bool plug()
    {
        m_master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
        return m_master >= 0 && ::grantpt(m_master) == 0 && ::unlockpt(m_master) == 0
            && QFile::link(QString::fromLocal8Bit(::ptsname(m_master)), m_path);
    }
    void unplug()
    {
        QFile::remove(m_path);
        if (m_master >= 0)
            ::close(m_master);
        m_master = -1;
    }
    [[nodiscard]] bool send(const QByteArray &bytes) const
    {
        return ::write(m_master, bytes.constData(), static_cast<size_t>(bytes.size())) == bytes.size();
    }

private:
    QString m_path;
    int m_master = -1;
};

void writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

const QByteArray kPosDescriptor = QByteArray::fromHex("058c0902a101850275089540"); // usage page bar code scanner

} // namespace

class TestScannerPorts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void serialBytesBecomeCodes_data();
    void serialBytesBecomeCodes();
    void aSerialCodeWithoutEndIsCutOff();
    void reportsArePutTogether();
    void halfACodeIsDropped();
    void reportsThatAreNoneAreNothing_data();
    void reportsThatAreNoneAreNothing();
    void keysReadPastTheDesktopAreTheSameCode();
    void keysThatTheKernelLostAreNoCode();
    void portsAreFoundWhereTheyLie();
    void aScannerOnALineIsReadUnpluggedAndReadAgain();
    void reportsAreReadFromADevice();
    void aDeviceThatCantBeGrabbedIsNeverRead();
    void openingAgainBecomesSeldom();
};

void TestScannerPorts::serialBytesBecomeCodes_data()
{
    QTest::addColumn<QList<QByteArray>>("reads");
    QTest::addColumn<QList<QByteArray>>("codes");
    QTest::newRow("one read") << QList<QByteArray>{kCode + "\r"} << QList<QByteArray>{kCode};
    QTest::newRow("byte by byte, CR LF") << QList<QByteArray>{"7C4", "1", "00", "9\r", "\n"} << QList<QByteArray>{"7C41009"};
    QTest::newRow("two in one read") << QList<QByteArray>{"AAA\r\nBBB\r\n"} << QList<QByteArray>{"AAA", "BBB"};
    QTest::newRow("silence ends it") << QList<QByteArray>{"7C41"} << QList<QByteArray>{"7C41"};
    QTest::newRow("only ends") << QList<QByteArray>{"\r\n\r\n"} << QList<QByteArray>{};
    QTest::newRow("any bytes") << QList<QByteArray>{QByteArray("\x00\xff\x1d", 3) + "\r"} << QList<QByteArray>{QByteArray("\x00\xff\x1d", 3)};
}

void TestScannerPorts::serialBytesBecomeCodes()
{
    QFETCH(QList<QByteArray>, reads);
    QFETCH(QList<QByteArray>, codes);
    SerialFrames frames({});
    std::vector<ScannedBytes> got;
    for (const QByteArray &read : reads)
        for (const ScannedBytes &code : frames.take(read))
            got.push_back(code);
    if (frames.silenceMs()) {
        QCOMPARE(*frames.silenceMs(), 30);
        for (const ScannedBytes &code : frames.settle())
            got.push_back(code);
    }
    QCOMPARE(bytesOf(got), std::vector<QByteArray>(codes.begin(), codes.end()));
    QVERIFY(!frames.silenceMs());
}

void TestScannerPorts::aSerialCodeWithoutEndIsCutOff()
{
    SerialFrames frames({{}, {}, {}, true});
    QVERIFY(frames.take("]Q3" + QByteArray(100000, '7')).empty());
    const std::vector<ScannedBytes> codes = frames.settle();
    QCOMPARE(codes.size(), size_t(1));
    QCOMPARE(codes[0].bytes.size(), kMostScannerBytes - 3);
    QCOMPARE(codes[0].symbology, QByteArray("]Q3"));
}

void TestScannerPorts::reportsArePutTogether()
{
    HidPosFrames frames;
    const QByteArray text = QByteArray("https://id.gs1.org/01/06901234567892/21/").repeated(4);
    QVERIFY(frames.take(report("]Q3", text.mid(0, 56), true)).empty());
    QCOMPARE(frames.silenceMs(), std::optional<int>(500));
    QVERIFY(frames.take(report("]Q3", text.mid(56, 56), true)).empty());
    const std::vector<ScannedBytes> codes = frames.take(report("]Q3", text.mid(112), false));
    QCOMPARE(bytesOf(codes), std::vector<QByteArray>{text});
    QCOMPARE(codes[0].symbology, QByteArray("]Q3"));
    QCOMPARE(codes[0].route, ScanRoute::HandScanner);
    QVERIFY(!frames.silenceMs());
}

void TestScannerPorts::halfACodeIsDropped()
{
    HidPosFrames frames;
    QVERIFY(frames.take(report("]E0", "690123", true)).empty());
    QVERIFY(frames.settle().empty());
    QCOMPARE(bytesOf(frames.take(report("]E0", "4567892", false))), std::vector<QByteArray>{"4567892"}); // a code of its own
}

void TestScannerPorts::reportsThatAreNoneAreNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another report") << QByteArray(report("]E0", "6901", false)).replace(0, 1, "\x03");
    QTest::newRow("too short") << QByteArray("\x02\x05]E0", 5);
    QTest::newRow("empty") << report("]E0", {}, false);
}

void TestScannerPorts::reportsThatAreNoneAreNothing()
{
    QFETCH(QByteArray, bytes);
    HidPosFrames frames;
    QVERIFY(frames.take(bytes).empty());
    // A length that lies stays inside the report.
    QByteArray lying = report("]E0", "6901234567892", false);
    lying[1] = '\xff';
    QCOMPARE(frames.take(lying)[0].bytes.size(), 56);
}

void TestScannerPorts::keysReadPastTheDesktopAreTheSameCode()
{
    const QByteArray bytes = eventsOf(kCode + "\r" + "7C\r");
    EvdevFrames frames({});
    std::vector<ScannedBytes> codes;
    for (qsizetype at = 0; at < bytes.size(); at += 41) // reads end anywhere
        for (const ScannedBytes &code : frames.take(QByteArrayView(bytes).sliced(at, std::min<qsizetype>(41, bytes.size() - at))))
            codes.push_back(code);
    QCOMPARE(bytesOf(codes), (std::vector<QByteArray>{kCode, "7C"}));
    QVERIFY(frames.take(eventsOf("7C410092118")).empty());
    QVERIFY(frames.silenceMs());
    QCOMPARE(bytesOf(frames.settle()), std::vector<QByteArray>{"7C410092118"});
}

void TestScannerPorts::keysThatTheKernelLostAreNoCode()
{
    EvdevFrames frames({});
    QVERIFY(frames.take(eventsOf("7C41") + inputEvent(EV_SYN, SYN_DROPPED, 0, 20) + eventsOf("118\r")).empty());
    QCOMPARE(bytesOf(frames.take(eventsOf("7C410092118\r"))), std::vector<QByteArray>{"7C410092118"});
}

void TestScannerPorts::portsAreFoundWhereTheyLie()
{
    const QTemporaryDir root;
    const QString top = root.path();
    QVERIFY(findScanners(top).empty());
    writeFile(top + u"/dev/serial/by-id/usb-Maker_Model_5_1234-if00"_s, {});
    writeFile(top + u"/sys/class/hidraw/hidraw0/device/report_descriptor"_s, QByteArray::fromHex("05010906a101"));
    writeFile(top + u"/sys/class/hidraw/hidraw1/device/report_descriptor"_s, kPosDescriptor);
    writeFile(top + u"/sys/class/hidraw/hidraw1/device/uevent"_s, "DRIVER=hid\nHID_NAME=Maker Scanner\n");
    writeFile(top + u"/dev/input/by-id/usb-Maker_Wedge-event-kbd"_s, {});
    writeFile(top + u"/dev/input/by-id/usb-Maker_Mouse-event-mouse"_s, {});
    const std::vector<ScannerAddress> wanted{{ScannerWay::Serial, top + u"/dev/serial/by-id/usb-Maker_Model_5_1234-if00"_s, u"Maker Model 5 1234"_s},
                                             {ScannerWay::HidPos, top + u"/dev/hidraw1"_s, u"Maker Scanner"_s},
                                             {ScannerWay::Evdev, top + u"/dev/input/by-id/usb-Maker_Wedge-event-kbd"_s, u"Maker Wedge"_s}};
    QCOMPARE(findScanners(top), wanted);
}

void TestScannerPorts::aScannerOnALineIsReadUnpluggedAndReadAgain()
{
    const QTemporaryDir folder;
    Line line(folder.filePath(u"scanner"_s));
    WedgeSettings settings;
    settings.dress.sendsAim = true;
    ScannerPort port({ScannerWay::Serial, folder.filePath(u"scanner"_s), {}}, settings);
    std::vector<ScannedBytes> codes;
    connect(&port, &ScannerPort::scanned, this, [&](const ScannedBytes &code) { codes.push_back(code); });
    port.open();
    QCOMPARE(port.state(), ScannerPort::State::Missing);
    QVERIFY(line.plug());
    QTRY_COMPARE(port.state(), ScannerPort::State::Open);
    QVERIFY(line.send("]d2" + kCode + "\r\n"));
    QTRY_COMPARE(codes.size(), size_t(1));
    QCOMPARE(codes[0].bytes, kCode);
    QCOMPARE(codes[0].symbology, QByteArray("]d2"));
    QVERIFY(line.send("]E06901234567892")); // no end: silence
    QTRY_COMPARE(codes.size(), size_t(2));

    QVERIFY(line.send("]E0690"));
    line.unplug();
    QTRY_COMPARE(port.state(), ScannerPort::State::Missing);
    QVERIFY(line.plug());
    QTRY_COMPARE(port.state(), ScannerPort::State::Open);
    QVERIFY(line.send("]E06901234567892\r"));
    QTRY_COMPARE(codes.size(), size_t(3));
    QCOMPARE(codes[2].bytes, QByteArray("6901234567892"));
    port.close();
    QCOMPARE(port.state(), ScannerPort::State::Closed);
}

void TestScannerPorts::reportsAreReadFromADevice()
{
    const QTemporaryDir folder;
    const QByteArray path = folder.filePath(u"hidraw"_s).toLocal8Bit();
    QCOMPARE(::mkfifo(path.constData(), 0600), 0);
    const int device = ::open(path.constData(), O_RDWR | O_CLOEXEC | O_NONBLOCK);
    QVERIFY(device >= 0);
    ScannerPort port({ScannerWay::HidPos, QString::fromLocal8Bit(path), {}}, {});
    std::vector<QByteArray> codes;
    connect(&port, &ScannerPort::scanned, this, [&](const ScannedBytes &code) { codes.push_back(code.bytes); });
    port.open();
    QCOMPARE(port.state(), ScannerPort::State::Open);
    const QByteArray all = report("]E0", "6901234567892", false) + report("]Q3", "7C41", true) + report("]Q3", "0092118", false);
    QCOMPARE(::write(device, all.constData(), static_cast<size_t>(all.size())), all.size());
    QTRY_COMPARE(codes, (std::vector<QByteArray>{"6901234567892", "7C410092118"}));
    ::close(device);
    QTRY_VERIFY(port.state() != ScannerPort::State::Open);
}

void TestScannerPorts::aDeviceThatCantBeGrabbedIsNeverRead()
{
    const QTemporaryDir folder;
    const QByteArray path = folder.filePath(u"event7"_s).toLocal8Bit();
    QCOMPARE(::mkfifo(path.constData(), 0600), 0);
    const int device = ::open(path.constData(), O_RDWR | O_CLOEXEC | O_NONBLOCK);
    ScannerPort port({ScannerWay::Evdev, QString::fromLocal8Bit(path), {}}, {});
    port.open();
    QVERIFY(port.state() != ScannerPort::State::Open);
    ::close(device);
}

void TestScannerPorts::openingAgainBecomesSeldom()
{
    QCOMPARE(ScannerPort::reopenAfterMs(0), 250);
    QCOMPARE(ScannerPort::reopenAfterMs(1), 500);
    QCOMPARE(ScannerPort::reopenAfterMs(4), 4000);
    QCOMPARE(ScannerPort::reopenAfterMs(5), 8000);
    QCOMPARE(ScannerPort::reopenAfterMs(1000000), 8000);
}

QTEST_GUILESS_MAIN(TestScannerPorts)
#include "tst_scannerports.moc"
