// SPDX-License-Identifier: Apache-2.0
#include "core/scan/camera.h"
#include "core/scan/framecolours.h"
#include "core/scan/v4l2source.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cerrno>
#include <deque>
#include <mutex>
#include <thread>

#include <linux/videodev2.h>

using namespace Qt::StringLiterals;
using namespace zhike;

namespace {

/// A video device that answers as a driver does: 64 × 48 at most, its pictures counted in their first byte.
struct FakeDevice {
    std::vector<quint32> formats{V4L2_PIX_FMT_MJPEG, V4L2_PIX_FMT_YUYV};
    quint32 caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    int openError = 0;
    int padding = 16; ///< bytes after each line
    bool hasTorch = false;

    bool isOpen = false;
    bool isStreaming = false;
    bool isGone = false;
    int torch = V4L2_FLASH_LED_MODE_NONE;
    int mapped = 0;
    std::vector<std::vector<uchar>> memory;
    std::deque<quint32> free; ///< buffers the driver may fill
    std::deque<quint32> filled;
    v4l2_pix_format set{};

    VideoCalls calls()
    {
        return {[this](const char *) { return openError ? (errno = openError, -1) : (isOpen = true, 7); },
                [this](int) { isOpen = false; },
                [this](int, unsigned long request, void *argument) { return control(request, argument); },
                [this](int, size_t, qint64 offset) -> void * { return ++mapped, memory[size_t(offset)].data(); },
                [this](void *, size_t) { --mapped; },
                [this](int, int) { return isGone ? -1 : filled.empty() ? 0 : 1; }};
    }
    /// The driver takes a picture.
    void shoot(uchar value)
    {
        if (free.empty())
            return;
        std::vector<uchar> &bytes = memory[free.front()];
        for (size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = i % 2 ? 128 : value;
        filled.push_back(free.front());
        free.pop_front();
    }

private:
    int fail(int error) { return errno = error, -1; }
    int control(unsigned long request, void *argument)
    {
        if (isGone)
            return fail(ENODEV);
        switch (request) {
        case VIDIOC_QUERYCAP:
            static_cast<v4l2_capability *>(argument)->capabilities = caps;
            return 0;
        case VIDIOC_ENUM_FMT: {
            auto *format = static_cast<v4l2_fmtdesc *>(argument);
            if (format->index >= formats.size())
                return fail(EINVAL);
            format->pixelformat = formats[format->index];
            return 0;
        }
        case VIDIOC_S_FMT: {
            auto &pix = static_cast<v4l2_format *>(argument)->fmt.pix;
            pix.width = std::min(pix.width, 64U);
            pix.height = std::min(pix.height, 48U);
            pix.bytesperline = (pix.pixelformat == V4L2_PIX_FMT_YUYV ? 2 : 1) * pix.width + quint32(padding);
            set = pix;
            return 0;
        }
        case VIDIOC_REQBUFS:
            memory.assign(static_cast<v4l2_requestbuffers *>(argument)->count, std::vector<uchar>(set.bytesperline * set.height * 3 / 2));
            return 0;
        default:
            return buffers(request, argument);
        }
    }
    int buffers(unsigned long request, void *argument)
    {
        auto *buffer = static_cast<v4l2_buffer *>(argument);
        switch (request) {
        case VIDIOC_QUERYBUF:
            buffer->length = quint32(memory[buffer->index].size());
            buffer->m.offset = buffer->index;
            return 0;
        case VIDIOC_QBUF:
            free.push_back(buffer->index);
            return 0;
        case VIDIOC_DQBUF:
            if (filled.empty())
                return fail(EAGAIN);
            buffer->index = filled.front();
            buffer->bytesused = quint32(memory[buffer->index].size());
            filled.pop_front();
            return 0;
        case VIDIOC_STREAMON:
        case VIDIOC_STREAMOFF:
            isStreaming = request == VIDIOC_STREAMON;
            return 0;
        case VIDIOC_QUERYCTRL:
            static_cast<v4l2_queryctrl *>(argument)->maximum = V4L2_FLASH_LED_MODE_TORCH;
            return hasTorch ? 0 : fail(EINVAL);
        case VIDIOC_S_CTRL:
            torch = static_cast<v4l2_control *>(argument)->value;
            return 0;
        default:
            return fail(ENOTTY);
        }
    }
};

/// What a camera's thread meets, said by the test: thread-safe.
struct Script {
    std::mutex mutex;
    std::atomic<int> opened = 0;
    std::atomic<int> closed = 0;
    std::atomic<int> reads = 0;
    std::atomic<bool> isPlugged = true;
    std::atomic<bool> isLit = false;
    std::deque<uchar> pictures;
    void show(std::initializer_list<uchar> values)
    {
        const std::lock_guard lock(mutex);
        pictures.insert(pictures.end(), values);
    }
    [[nodiscard]] bool isEmpty()
    {
        const std::lock_guard lock(mutex);
        return pictures.empty();
    }
};

class ScriptedSource final : public FrameSource {
public:
    explicit ScriptedSource(Script &script)
        : m_script(script)
    {
    }
    CameraState open() override
    {
        ++m_script.opened;
        return m_script.isPlugged ? CameraState::Running : CameraState::Missing;
    }
    void close() override { ++m_script.closed; }
    CameraState read(CameraFrame &frame) override
    {
        ++m_script.reads;
        frame = {};
        if (!m_script.isPlugged)
            return CameraState::Missing;
        const std::lock_guard lock(m_script.mutex);
        if (!m_script.pictures.empty()) {
            frame = CameraFrame{++m_number, 2, 2, QByteArray(4, char(m_script.pictures.front())), {}};
            m_script.pictures.pop_front();
        }
        return CameraState::Running;
    }
    bool hasTorch() const override { return true; }
    void setTorch(bool on) override { m_script.isLit = on; } // house-check: allow - a switch has two places

private:
    Script &m_script;
    quint64 m_number = 0;
};

} // namespace

class TestCamera : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRawPictureIsBrightnessAndColours_data();
    void aRawPictureIsBrightnessAndColours();
    void aPictureThatIsNotWholeIsNone();
    void theNewestPictureIsRead();
    void everythingIsGivenBack();
    void whyACameraCantBeOpenedIsSaid_data();
    void whyACameraCantBeOpenedIsSaid();
    void aCameraThatIsPulledOutIsGone();
    void camerasAreFoundWithoutOpeningThem();
    void nothingIsOpenedBeforeItIsAsked();
    void picturesAreDroppedNeverQueued();
    void anUnpluggedCameraComesBack();
    void theTorchIsSwitched();
};

void TestCamera::aRawPictureIsBrightnessAndColours_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("bytesPerLine");
    QTest::addColumn<QByteArray>("rgb");
    // A red of BT.601: Y 81, U 90, V 240; two lines of two points and two bytes of padding.
    QTest::newRow("YUYV, red") << QByteArray::fromHex("515a51f00000515a51f00000") << 0 << 6 << QByteArray::fromHex("ff0000");
    QTest::newRow("NV12, red") << QByteArray::fromHex("5151000051510000" "5af00000") << 1 << 4 << QByteArray::fromHex("ff0000");
    QTest::newRow("grey") << QByteArray::fromHex("51515151") << 2 << 2 << QByteArray();
}

void TestCamera::aRawPictureIsBrightnessAndColours()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, format);
    QFETCH(int, bytesPerLine);
    QFETCH(QByteArray, rgb);
    const RawPicture raw{reinterpret_cast<const uchar *>(bytes.constData()), size_t(bytes.size()), 2, 2, bytesPerLine};
    const CameraFrame frame = format == 0 ? fromYuyv(raw) : format == 1 ? fromNv12(raw) : fromGrey(raw);
    QCOMPARE(frame.luma, QByteArray(4, '\x51'));
    QCOMPARE(frame.rgb.size(), rgb.size());
    for (qsizetype i = 0; i < rgb.size(); ++i)
        QVERIFY2(std::abs(int(uchar(frame.rgb[i])) - int(uchar(rgb[i]))) <= 2, frame.rgb.toHex().constData());
}

void TestCamera::aPictureThatIsNotWholeIsNone()
{
    const QByteArray bytes(11, 'x');
    QVERIFY(fromYuyv({reinterpret_cast<const uchar *>(bytes.constData()), size_t(bytes.size()), 2, 2, 6}).isEmpty());
    QVERIFY(fromNv12({reinterpret_cast<const uchar *>(bytes.constData()), size_t(bytes.size()), 2, 2, 4}).isEmpty());
    QVERIFY(fromGrey({reinterpret_cast<const uchar *>(bytes.constData()), 3, 2, 2, 2}).isEmpty());
}

void TestCamera::theNewestPictureIsRead()
{
    FakeDevice device;
    V4l2Source source(u"/dev/video0"_s, device.calls());
    QCOMPARE(source.open(), CameraState::Running);
    QVERIFY(device.isStreaming);
    QCOMPARE(device.set.pixelformat, quint32(V4L2_PIX_FMT_YUYV)); // never the compressed one
    CameraFrame frame;
    QCOMPARE(source.read(frame), CameraState::Running);
    QVERIFY(frame.isEmpty());
    for (const int value : {10, 20, 30})
        device.shoot(uchar(value));
    QVERIFY(device.free.empty());
    QCOMPARE(source.read(frame), CameraState::Running);
    QCOMPARE(frame.width, 64);
    QCOMPARE(frame.height, 48);
    QCOMPARE(frame.luma, QByteArray(64 * 48, '\x1e'));
    QCOMPARE(frame.rgb.size(), qsizetype(32 * 24 * 3));
    QCOMPARE(device.free.size(), size_t(3)); // the driver has all of them back
    QVERIFY(!source.hasTorch());
}

void TestCamera::everythingIsGivenBack()
{
    FakeDevice device;
    device.hasTorch = true;
    {
        V4l2Source source(u"/dev/video0"_s, device.calls());
        QCOMPARE(source.open(), CameraState::Running);
        QVERIFY(source.hasTorch());
        source.setTorch(true);
        QCOMPARE(device.torch, int(V4L2_FLASH_LED_MODE_TORCH));
        QCOMPARE(device.mapped, 3);
    }
    QCOMPARE(device.torch, int(V4L2_FLASH_LED_MODE_NONE));
    QCOMPARE(device.mapped, 0);
    QVERIFY(!device.isStreaming);
    QVERIFY(!device.isOpen);
}

void TestCamera::whyACameraCantBeOpenedIsSaid_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<QList<quint32>>("formats");
    QTest::addColumn<uint>("caps");
    QTest::addColumn<CameraState>("state");
    const uint camera = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    const QList<quint32> raw{V4L2_PIX_FMT_YUYV};
    QTest::newRow("it isn't there") << ENOENT << raw << camera << CameraState::Missing;
    QTest::newRow("this user may not") << EACCES << raw << camera << CameraState::NotAllowed;
    QTest::newRow("another program has it") << EBUSY << raw << camera << CameraState::Busy;
    QTest::newRow("only compressed pictures") << 0 << QList<quint32>{V4L2_PIX_FMT_MJPEG, V4L2_PIX_FMT_H264} << camera << CameraState::Unsuitable;
    QTest::newRow("it only shows pictures") << 0 << raw << uint(V4L2_CAP_VIDEO_OUTPUT | V4L2_CAP_STREAMING) << CameraState::Unsuitable;
}

void TestCamera::whyACameraCantBeOpenedIsSaid()
{
    QFETCH(int, error);
    QFETCH(QList<quint32>, formats);
    QFETCH(uint, caps);
    QFETCH(CameraState, state);
    FakeDevice device;
    device.openError = error;
    device.formats = {formats.begin(), formats.end()};
    device.caps = caps;
    V4l2Source source(u"/dev/video0"_s, device.calls());
    QCOMPARE(source.open(), state);
    QVERIFY(!device.isOpen);
}

void TestCamera::aCameraThatIsPulledOutIsGone()
{
    FakeDevice device;
    V4l2Source source(u"/dev/video0"_s, device.calls());
    QCOMPARE(source.open(), CameraState::Running);
    device.isGone = true;
    CameraFrame frame;
    QCOMPARE(source.read(frame), CameraState::Missing);
    device.isGone = false;
    device.memory.clear();
    device.free.clear();
    QCOMPARE(source.open(), CameraState::Running);
}

void TestCamera::camerasAreFoundWithoutOpeningThem()
{
    const QTemporaryDir root;
    QVERIFY(findCameras(root.path()).empty());
    const auto write = [&](const QString &name, const QByteArray &text) {
        const QString path = root.path() + u"/sys/class/video4linux/"_s + name;
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
    };
    write(u"video0/index"_s, "0\n");
    write(u"video0/name"_s, "Integrated Camera\n");
    write(u"video1/index"_s, "1\n");
    write(u"video1/name"_s, "Integrated Camera\n");
    QCOMPARE(findCameras(root.path()), (std::vector<CameraAddress>{{root.path() + u"/dev/video0"_s, u"Integrated Camera"_s}}));
}

void TestCamera::nothingIsOpenedBeforeItIsAsked()
{
    Script script;
    {
        Camera camera(std::make_unique<ScriptedSource>(script));
        QCOMPARE(camera.state(), CameraState::Closed);
        QCOMPARE(script.opened.load(), 0);
        camera.open();
        QTRY_COMPARE(camera.state(), CameraState::Running);
        camera.open();
        camera.close();
        QCOMPARE(camera.state(), CameraState::Closed);
        QCOMPARE(script.opened.load(), 1);
        QVERIFY(camera.newest().isEmpty());
        const int reads = script.reads;
        camera.close();
        QCOMPARE(script.reads.load(), reads); // nobody reads any more
    }
    QVERIFY(script.closed > 0);
}

void TestCamera::picturesAreDroppedNeverQueued()
{
    Script script;
    Camera camera(std::make_unique<ScriptedSource>(script));
    QSignalSpy ready(&camera, &Camera::frameReady);
    camera.open();
    QTRY_COMPARE(camera.state(), CameraState::Running);
    script.show({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    while (!script.isEmpty()) // this thread sees nothing meanwhile
        std::this_thread::yield();
    QTRY_COMPARE(camera.newest().number, quint64(10));
    QTRY_VERIFY(ready.size() > 0);
    QCOMPARE(camera.newest().luma, QByteArray(4, '\x0a'));
    QVERIFY2(camera.dropped() >= 8, qPrintable(QString::number(camera.dropped()))); // the first may have been announced alone
    QVERIFY(ready.size() <= 2);
}

void TestCamera::anUnpluggedCameraComesBack()
{
    Script script;
    Camera camera(std::make_unique<ScriptedSource>(script));
    camera.open();
    QTRY_COMPARE(camera.state(), CameraState::Running);
    script.isPlugged = false;
    QTRY_COMPARE(camera.state(), CameraState::Missing);
    QTRY_VERIFY(script.opened > 1);
    script.isPlugged = true;
    QTRY_COMPARE(camera.state(), CameraState::Running);
    script.show({42});
    QTRY_COMPARE(camera.newest().luma, QByteArray(4, '\x2a'));
}

void TestCamera::theTorchIsSwitched()
{
    Script script;
    Camera camera(std::make_unique<ScriptedSource>(script));
    camera.open();
    QTRY_VERIFY(camera.hasTorch());
    camera.setTorch(true);
    QTRY_VERIFY(script.isLit);
    camera.setTorch(false);
    QTRY_VERIFY(!script.isLit);
}

QTEST_GUILESS_MAIN(TestCamera)
#include "tst_camera.moc"
