// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/camerapreview.h"

#include <QImage>
#include <QPainter>

namespace zhike::ui {
namespace {

constexpr auto kOutline = QRgb(0xFF39BFB5); // Theme.stageMark

QImage imageOf(const CameraFrame &frame)
{
    const int width = frame.width / 2;
    const int height = frame.height / 2;
    if (frame.rgb.size() == qsizetype(width) * height * 3)
        return QImage(reinterpret_cast<const uchar *>(frame.rgb.constData()), width, height, 3 * width, QImage::Format_RGB888);
    return QImage(reinterpret_cast<const uchar *>(frame.luma.constData()), frame.width, frame.height, frame.width, QImage::Format_Grayscale8);
}

} // namespace

CameraPreview::CameraPreview(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setOpaquePainting(true);
}

void CameraPreview::setCamera(LiveCamera *camera)
{
    if (camera == m_camera)
        return;
    if (m_camera)
        m_camera->disconnect(this);
    m_camera = camera;
    if (camera)
        connect(camera, &LiveCamera::painted, this, [this] { update(); });
    Q_EMIT cameraChanged();
    update();
}

void CameraPreview::paint(QPainter *painter)
{
    painter->fillRect(QRectF(0, 0, width(), height()), Qt::black);
    const CameraFrame frame = m_camera ? m_camera->frame() : CameraFrame();
    if (frame.isEmpty())
        return;
    const double scale = std::max(width() / frame.width, height() / frame.height);
    painter->translate((width() - frame.width * scale) / 2, (height() - frame.height * scale) / 2);
    painter->scale(scale, scale);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(QRectF(0, 0, frame.width, frame.height), imageOf(frame));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(QColor::fromRgba(kOutline), 4 / scale));
    for (const QPolygonF &outline : m_camera->outlines())
        painter->drawPolygon(outline);
}

} // namespace zhike::ui
