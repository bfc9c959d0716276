// SPDX-License-Identifier: Apache-2.0
#include "core/scan/camera.h"

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace zhike {
namespace {

constexpr int kFirstRetryMs = 250;
constexpr int kLastRetryMs = 8000;

} // namespace

struct Camera::Shared {
    std::unique_ptr<FrameSource> source; ///< the thread's while it runs
    std::thread thread;
    mutable std::mutex mutex;
    std::condition_variable wake;
    // under the mutex
    QObject *listener = nullptr;
    std::function<void()> news;
    CameraFrame newest;
    CameraState state = CameraState::Closed;
    quint64 dropped = 0;
    bool isWanted = false;
    bool isFresh = false; ///< newest hasn't been announced
    bool hasTorch = false;
    bool wantsTorch = false;
    bool isTold = false; ///< a takeNews() is on its way

    void tell()
    {
        if (std::exchange(isTold, true) || !listener)
            return;
        QMetaObject::invokeMethod(listener, news, Qt::QueuedConnection);
    }
    void say(CameraState now)
    {
        const std::lock_guard lock(mutex);
        state = now;
        hasTorch = now == CameraState::Running && source->hasTorch();
        tell();
    }
    /// False when nobody wants the camera any more.
    [[nodiscard]] bool rest(int ms)
    {
        std::unique_lock lock(mutex);
        wake.wait_for(lock, std::chrono::milliseconds(ms), [this] { return !isWanted; });
        return isWanted;
    }
    [[nodiscard]] bool goesOn() const
    {
        const std::lock_guard lock(mutex);
        return isWanted;
    }
    void stream();
};

/// Reads until it is gone or nobody wants it.
void Camera::Shared::stream()
{
    bool isLit = false;
    for (;;) {
        bool torch = false;
        {
            const std::lock_guard lock(mutex);
            if (!isWanted)
                return;
            torch = wantsTorch;
        }
        if (torch != isLit && source->hasTorch())
            source->setTorch(torch);
        isLit = torch;
        CameraFrame frame;
        const CameraState now = source->read(frame);
        if (now != CameraState::Running)
            return say(now);
        if (frame.isEmpty())
            continue;
        const std::lock_guard lock(mutex);
        dropped += isFresh ? 1 : 0;
        newest = std::move(frame);
        isFresh = true;
        tell();
    }
}

void Camera::run(const std::shared_ptr<Shared> &shared)
{
    int retryMs = kFirstRetryMs;
    while (shared->goesOn()) {
        const CameraState opened = shared->source->open();
        shared->say(opened);
        if (opened == CameraState::Running) {
            retryMs = kFirstRetryMs;
            shared->stream();
            shared->source->close();
        }
        if (!shared->rest(retryMs))
            break;
        retryMs = std::min(kLastRetryMs, 2 * retryMs);
    }
}

Camera::Camera(std::unique_ptr<FrameSource> source, QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>())
{
    m_shared->source = std::move(source);
}

Camera::~Camera() { close(); }

void Camera::open()
{
    if (m_shared->thread.joinable())
        return;
    m_shared->listener = this;
    m_shared->news = [this] { takeNews(); };
    m_shared->isWanted = true;
    m_shared->isTold = false;
    m_state = CameraState::Opening;
    m_shared->state = m_state;
    m_shared->thread = std::thread(&Camera::run, m_shared);
    Q_EMIT stateChanged();
}

void Camera::close()
{
    if (!m_shared->thread.joinable())
        return;
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->isWanted = false;
        m_shared->wantsTorch = false;
        m_shared->listener = nullptr;
    }
    m_shared->wake.notify_all();
    m_shared->thread.join();
    m_shared->source->close();
    m_shared->newest = {};
    m_shared->isFresh = false;
    m_hasTorch = false;
    m_state = CameraState::Closed;
    Q_EMIT stateChanged();
}

void Camera::setTorch(bool on) // house-check: allow - a switch has two places
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->wantsTorch = on;
}

CameraFrame Camera::newest() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->newest;
}

quint64 Camera::dropped() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->dropped;
}

void Camera::takeNews()
{
    bool hasFrame = false;
    CameraState now = CameraState::Closed;
    {
        const std::lock_guard lock(m_shared->mutex);
        if (!m_shared->isWanted)
            return;
        m_shared->isTold = false;
        hasFrame = std::exchange(m_shared->isFresh, false);
        now = m_shared->state;
        m_hasTorch = m_shared->hasTorch;
    }
    if (now != m_state) {
        m_state = now;
        Q_EMIT stateChanged();
    }
    if (hasFrame)
        Q_EMIT frameReady();
}

} // namespace zhike
