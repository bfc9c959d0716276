// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/livecamera.h"

#include "core/scan/v4l2source.h"
#include "ui/scan/playedsource.h"

#include <algorithm>

namespace zhike::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kIdleMs = 2 * 60 * 1000; // a camera that nobody shows anything to is closed
constexpr auto kWatch = 1s;
constexpr auto kOutline = 600ms; // how long a code stays outlined after it was last seen

std::unique_ptr<FrameSource> sourceFor(const QString &path, const QString &folder)
{
    if (path == QLatin1StringView(PlayedSource::kPath))
        return std::make_unique<PlayedSource>(folder);
    return std::make_unique<V4l2Source>(path);
}

} // namespace

LiveCamera::LiveCamera(QObject *parent)
    : QObject(parent)
{
    m_watch.setInterval(kWatch);
    m_forget.setInterval(kOutline);
    m_forget.setSingleShot(true);
    connect(&m_watch, &QTimer::timeout, this, &LiveCamera::closeWhenIdle);
    connect(&m_forget, &QTimer::timeout, this, [this] {
        m_outlines.clear();
        Q_EMIT painted();
    });
}

LiveCamera::~LiveCamera() = default;

void LiveCamera::setServices(Services *services)
{
    m_services = services;
    connect(services->preferences(), &Preferences::languageChanged, this, [this] {
        look();
        Q_EMIT stateChanged();
    });
    Q_EMIT servicesChanged();
    look();
}

void LiveCamera::setEdges(Edges edges) { m_edges = std::move(edges); }

void LiveCamera::look()
{
    m_found = findCameras();
    if (m_services && m_services->preferences()->kept("devices/simulators", false).toBool())
        m_found.push_back({QLatin1StringView(PlayedSource::kPath), tr("Simulated camera")});
    Q_EMIT choicesChanged();
}

QVariantList LiveCamera::choices() const
{
    QVariantList list;
    for (const CameraAddress &camera : m_found)
        list.append(QVariantMap{{u"key"_s, camera.path}, {u"name"_s, camera.name}});
    return list;
}

QString LiveCamera::chosen() const
{
    const QString kept = m_services ? m_services->preferences()->kept("camera/path").toString() : QString();
    const bool isThere = std::any_of(m_found.begin(), m_found.end(), [&](const CameraAddress &camera) { return camera.path == kept; });
    return isThere || m_found.empty() ? kept : m_found.front().path;
}

void LiveCamera::setChosen(const QString &key)
{
    if (!m_services || key == chosen())
        return;
    m_services->preferences()->keep("camera/path", key);
    Q_EMIT choicesChanged();
    if (isOpen()) {
        stop();
        start();
    }
}

void LiveCamera::start()
{
    if (isOpen() || !m_services)
        return;
    look();
    const QString folder = m_services->preferences()->kept("camera/folder").toString();
    m_camera = std::make_unique<Camera>(m_edges.makeSource ? m_edges.makeSource(chosen()) : sourceFor(chosen(), folder));
    m_decoder = std::make_unique<LiveDecoder>();
    connect(m_decoder.get(), &LiveDecoder::answered, this, &LiveCamera::onAnswer);
    connect(m_camera.get(), &Camera::stateChanged, this, &LiveCamera::onState);
    connect(m_camera.get(), &Camera::frameReady, this, &LiveCamera::onFrame);
    m_repeats.forget();
    m_decoder->prepare();
    m_wasRunning = false;
    m_lastCodeMs = m_edges.clock->steadyMs();
    m_camera->open();
    m_watch.start();
    Q_EMIT stateChanged();
}

void LiveCamera::stop()
{
    m_ended = Ended::ByHand;
    end(Ended::ByHand);
}

void LiveCamera::end(Ended why)
{
    if (!isOpen())
        return;
    m_ended = why;
    m_watch.stop();
    m_forget.stop();
    m_outlines.clear();
    m_isLit = false;
    m_camera->disconnect(this);
    m_camera->close();
    // Perhaps called out of their own signals.
    m_camera.release()->deleteLater();
    m_decoder.release()->deleteLater();
    Q_EMIT stateChanged();
    Q_EMIT painted();
}

void LiveCamera::setLit(bool lit) // house-check: allow - a property's setter
{
    if (!m_camera || lit == m_isLit)
        return;
    m_isLit = lit;
    m_camera->setTorch(lit);
    Q_EMIT stateChanged();
}

/// A camera that was on and is gone has lost its light too: it isn't switched on again behind anybody's back.
void LiveCamera::onState()
{
    m_wasRunning = m_wasRunning || m_camera->state() == CameraState::Running;
    if (m_wasRunning && m_camera->state() == CameraState::Missing)
        return end(Ended::Unplugged);
    Q_EMIT stateChanged();
}

void LiveCamera::closeWhenIdle()
{
    if (isOpen() && m_edges.clock->steadyMs() - m_lastCodeMs >= kIdleMs)
        end(Ended::Idle);
}

void LiveCamera::onFrame()
{
    const CameraFrame frame = m_camera->newest();
    if (!frame.isEmpty())
        static_cast<void>(m_decoder->submit(0, frame.number, frame.view()));
    Q_EMIT painted();
    closeWhenIdle();
}

void LiveCamera::onAnswer(const LiveAnswer &answer)
{
    if (!isOpen() || !answer.symbols || answer.symbols->empty())
        return;
    m_outlines.clear();
    for (const Symbol &symbol : *answer.symbols) {
        QPolygonF outline;
        for (const QPoint &corner : symbol.corners)
            outline << corner;
        m_outlines.push_back(outline);
    }
    m_forget.start();
    m_lastCodeMs = m_edges.clock->steadyMs();
    Q_EMIT painted();
    bool isNew = false;
    for (const Symbol &symbol : *answer.symbols)
        isNew = m_repeats.isNew(symbol.bytes, m_lastCodeMs) || isNew;
    if (isNew)
        Q_EMIT seen(QVariant::fromValue(*answer.symbols));
}

QString LiveCamera::words() const
{
    if (!isOpen() && m_ended == Ended::Unplugged)
        return tr("The camera was unplugged. It is off. Plug it in again, then switch it on.");
    if (!isOpen() && m_ended == Ended::Idle)
        return tr("No code for two minutes: the camera is off. Switch it on when you need it.");
    if (m_found.empty() && !isOpen())
        return tr("No camera is connected. Plug one in, or use a hand scanner or a picture.");
    return wordsOf(m_camera ? m_camera->state() : CameraState::Closed);
}

QString LiveCamera::wordsOf(CameraState state)
{
    switch (state) {
    case CameraState::Closed:
        return tr("The camera is off.");
    case CameraState::Opening:
        return tr("The camera is being opened …");
    case CameraState::Running:
        return tr("The camera is on. Hold the code into the frame.");
    case CameraState::Missing:
        return tr("The camera isn't there. Check its plug; it is used again as soon as it is back.");
    case CameraState::NotAllowed:
        return tr("This desk may not use the camera. Ask support to add its user to the group \"video\".");
    case CameraState::Busy:
        return tr("Another program uses the camera. Close that program; the camera is then used by itself.");
    case CameraState::Unsuitable:
        return tr("This camera only sends compressed pictures, which this desk doesn't open. Choose another camera.");
    }
    return {};
}

} // namespace zhike::ui
