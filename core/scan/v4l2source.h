// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scan/framesource.h"

#include <functional>

namespace zhike {

/// What a video device answers; tests put a device of their own here.
struct VideoCalls {
    std::function<int(const char *path)> open; ///< a descriptor, or -1 and errno
    std::function<void(int descriptor)> close;
    std::function<int(int descriptor, unsigned long request, void *argument)> control;
    std::function<void *(int descriptor, size_t length, qint64 offset)> map; ///< nullptr when it can't
    std::function<void(void *memory, size_t length)> unmap;
    std::function<int(int descriptor, int ms)> wait; ///< as poll(): 1 readable, 0 time is up, -1 gone

    [[nodiscard]] static VideoCalls system();
};

/// A camera through the kernel's own interface (V4L2). Raw pictures only (YUYV, NV12, grey): a compressed one would have to
/// be decoded outside the sandbox. Of what the camera offers, the largest up to 1280 × 720. The kernel's queue is drained:
/// an old picture is never handed out while a newer one waits.
class V4l2Source final : public FrameSource {
public:
    explicit V4l2Source(QString path, VideoCalls calls = VideoCalls::system());
    ~V4l2Source() override;

    [[nodiscard]] CameraState open() override;
    void close() override;
    [[nodiscard]] CameraState read(CameraFrame &frame) override;
    [[nodiscard]] bool hasTorch() const override { return m_hasTorch; }
    void setTorch(bool on) override; // house-check: allow - a switch has two places

private:
    struct Buffer {
        void *memory = nullptr;
        size_t length = 0;
    };
    [[nodiscard]] bool isCamera();
    [[nodiscard]] bool choose();
    [[nodiscard]] bool start();
    [[nodiscard]] CameraFrame convert(const uchar *bytes, size_t length) const;
    int call(unsigned long request, void *argument);

    QString m_path;
    VideoCalls m_calls;
    int m_descriptor = -1;
    std::vector<Buffer> m_buffers;
    quint32 m_format = 0;
    int m_width = 0;
    int m_height = 0;
    int m_bytesPerLine = 0;
    quint64 m_number = 0;
    bool m_hasTorch = false;
};

/// The cameras of this machine, by looking into /dev and /sys; none is opened. `root` is another place for tests.
[[nodiscard]] std::vector<CameraAddress> findCameras(const QString &root = QString());

} // namespace zhike
