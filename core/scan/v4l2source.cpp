// SPDX-License-Identifier: Apache-2.0
#include "core/scan/v4l2source.h"

#include "core/scan/framecolours.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostWidth = 1280;
constexpr int kMostHeight = 720;
constexpr int kWaitMs = 200;
constexpr quint32 kBuffers = 3;
constexpr quint32 kMostListed = 64; // a broken driver must not list for ever
constexpr quint32 kRaw[] = {V4L2_PIX_FMT_NV12, V4L2_PIX_FMT_YUYV, V4L2_PIX_FMT_GREY}; // from the best on

CameraState stateOf(int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
        return CameraState::NotAllowed;
    case EBUSY:
        return CameraState::Busy;
    default:
        return CameraState::Missing;
    }
}

} // namespace

VideoCalls VideoCalls::system()
{
    return {[](const char *path) { return ::open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC); },
            [](int descriptor) { ::close(descriptor); },
            [](int descriptor, unsigned long request, void *argument) {
                int result = 0;
                do
                    result = ::ioctl(descriptor, request, argument);
                while (result < 0 && errno == EINTR);
                return result;
            },
            [](int descriptor, size_t length, qint64 offset) {
                void *memory = ::mmap(nullptr, length, PROT_READ, MAP_SHARED, descriptor, offset);
                return memory == MAP_FAILED ? nullptr : memory;
            },
            [](void *memory, size_t length) { ::munmap(memory, length); },
            [](int descriptor, int ms) {
                pollfd waited{descriptor, POLLIN, 0};
                const int ready = ::poll(&waited, 1, ms);
                return ready > 0 && waited.revents & (POLLERR | POLLHUP | POLLNVAL) ? -1 : ready < 0 && errno != EINTR ? -1 : std::max(ready, 0);
            }};
}

V4l2Source::V4l2Source(QString path, VideoCalls calls)
    : m_path(std::move(path))
    , m_calls(std::move(calls))
{
}

V4l2Source::~V4l2Source() { close(); }

int V4l2Source::call(unsigned long request, void *argument) { return m_calls.control(m_descriptor, request, argument); }

CameraState V4l2Source::open()
{
    close();
    m_descriptor = m_calls.open(m_path.toLocal8Bit().constData());
    if (m_descriptor < 0)
        return stateOf(errno);
    if (!isCamera() || !choose()) {
        close();
        return CameraState::Unsuitable;
    }
    if (!start()) {
        const CameraState why = stateOf(errno);
        close();
        return why;
    }
    v4l2_queryctrl torch{};
    torch.id = V4L2_CID_FLASH_LED_MODE;
    m_hasTorch = call(VIDIOC_QUERYCTRL, &torch) == 0 && !(torch.flags & V4L2_CTRL_FLAG_DISABLED) && torch.maximum >= V4L2_FLASH_LED_MODE_TORCH;
    return CameraState::Running;
}

void V4l2Source::close()
{
    if (m_descriptor < 0)
        return;
    if (m_hasTorch)
        setTorch(false);
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    static_cast<void>(call(VIDIOC_STREAMOFF, &type));
    for (const Buffer &buffer : m_buffers)
        m_calls.unmap(buffer.memory, buffer.length);
    m_buffers.clear();
    m_calls.close(m_descriptor);
    m_descriptor = -1;
    m_hasTorch = false;
}

bool V4l2Source::isCamera()
{
    v4l2_capability can{};
    if (call(VIDIOC_QUERYCAP, &can) != 0)
        return false;
    const quint32 caps = can.capabilities & V4L2_CAP_DEVICE_CAPS ? can.device_caps : can.capabilities;
    return (caps & V4L2_CAP_VIDEO_CAPTURE) && (caps & V4L2_CAP_STREAMING);
}

/// The best raw format, as large as it gets within the limit. What the driver makes of the wish counts.
bool V4l2Source::choose()
{
    m_format = 0;
    std::vector<quint32> offered;
    for (quint32 i = 0; i < kMostListed; ++i) {
        v4l2_fmtdesc format{};
        format.index = i;
        format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        if (call(VIDIOC_ENUM_FMT, &format) != 0)
            break;
        offered.push_back(format.pixelformat);
    }
    for (const quint32 raw : kRaw) {
        if (std::find(offered.begin(), offered.end(), raw) == offered.end())
            continue;
        v4l2_format wish{};
        wish.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        wish.fmt.pix.width = kMostWidth;
        wish.fmt.pix.height = kMostHeight;
        wish.fmt.pix.pixelformat = raw;
        wish.fmt.pix.field = V4L2_FIELD_NONE;
        if (call(VIDIOC_S_FMT, &wish) != 0 || wish.fmt.pix.pixelformat != raw)
            continue;
        m_format = raw;
        m_width = static_cast<int>(std::min<quint32>(wish.fmt.pix.width, kLargestFrameSide));
        m_height = static_cast<int>(std::min<quint32>(wish.fmt.pix.height, kLargestFrameSide));
        const int least = raw == V4L2_PIX_FMT_YUYV ? 2 * m_width : m_width;
        m_bytesPerLine = std::max(least, static_cast<int>(wish.fmt.pix.bytesperline));
        return m_width > 1 && m_height > 1;
    }
    return false;
}

bool V4l2Source::start()
{
    v4l2_requestbuffers request{};
    request.count = kBuffers;
    request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    request.memory = V4L2_MEMORY_MMAP;
    if (call(VIDIOC_REQBUFS, &request) != 0 || request.count == 0)
        return false;
    for (quint32 i = 0; i < std::min(request.count, kMostListed); ++i) {
        v4l2_buffer buffer{};
        buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        buffer.memory = V4L2_MEMORY_MMAP;
        buffer.index = i;
        if (call(VIDIOC_QUERYBUF, &buffer) != 0)
            return false;
        void *memory = m_calls.map(m_descriptor, buffer.length, buffer.m.offset);
        if (!memory)
            return false;
        m_buffers.push_back({memory, buffer.length});
        if (call(VIDIOC_QBUF, &buffer) != 0)
            return false;
    }
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    return call(VIDIOC_STREAMON, &type) == 0;
}

CameraState V4l2Source::read(CameraFrame &frame)
{
    frame = {};
    const int ready = m_descriptor < 0 ? -1 : m_calls.wait(m_descriptor, kWaitMs);
    if (ready <= 0)
        return ready < 0 ? CameraState::Missing : CameraState::Running;
    v4l2_buffer newest{};
    bool hasOne = false;
    for (;;) { // what waits is taken out to the newest; the older ones go back unread
        v4l2_buffer buffer{};
        buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        buffer.memory = V4L2_MEMORY_MMAP;
        if (call(VIDIOC_DQBUF, &buffer) != 0) {
            if (errno == EAGAIN)
                break;
            return CameraState::Missing;
        }
        if (hasOne && call(VIDIOC_QBUF, &newest) != 0)
            return CameraState::Missing;
        newest = buffer;
        hasOne = true;
    }
    if (!hasOne)
        return CameraState::Running;
    if (newest.index < m_buffers.size() && !(newest.flags & V4L2_BUF_FLAG_ERROR)) {
        const Buffer &buffer = m_buffers[newest.index];
        frame = convert(static_cast<const uchar *>(buffer.memory), std::min<size_t>(newest.bytesused, buffer.length));
        frame.number = ++m_number;
    }
    return call(VIDIOC_QBUF, &newest) == 0 ? CameraState::Running : CameraState::Missing;
}

CameraFrame V4l2Source::convert(const uchar *bytes, size_t length) const
{
    const RawPicture picture{bytes, length, m_width, m_height, m_bytesPerLine};
    switch (m_format) {
    case V4L2_PIX_FMT_YUYV:
        return fromYuyv(picture);
    case V4L2_PIX_FMT_NV12:
        return fromNv12(picture);
    default:
        return fromGrey(picture);
    }
}

void V4l2Source::setTorch(bool on) // house-check: allow - a switch has two places
{
    v4l2_control torch{V4L2_CID_FLASH_LED_MODE, on ? V4L2_FLASH_LED_MODE_TORCH : V4L2_FLASH_LED_MODE_NONE};
    static_cast<void>(call(VIDIOC_S_CTRL, &torch));
}

std::vector<CameraAddress> findCameras(const QString &root)
{
    std::vector<CameraAddress> found;
    const QDir dir(root + u"/sys/class/video4linux"_s);
    const QStringList entries = dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &entry : entries) {
        QFile index(dir.filePath(entry) + u"/index"_s);
        // One camera has several nodes; the first one has the pictures, the others data beside them.
        if (index.open(QIODevice::ReadOnly) && index.read(8).trimmed() != "0")
            continue;
        QFile name(dir.filePath(entry) + u"/name"_s);
        const QString words = name.open(QIODevice::ReadOnly) ? QString::fromUtf8(name.read(128)).trimmed() : QString();
        found.push_back({root + u"/dev/"_s + entry, words.isEmpty() ? entry : words});
    }
    return found;
}

} // namespace zhike
