// SPDX-License-Identifier: Apache-2.0
#include "ui/scan/playedsource.h"

#include <QDir>
#include <QImage>
#include <QPainter>

#include <chrono>
#include <cmath>
#include <thread>

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kWidth = 1280;
constexpr int kHeight = 720;
constexpr int kSteps = 30; // of the wandering label
constexpr int kMostPictures = 120;

CameraFrame frameOf(const QImage &image)
{
    const QImage fitted = image.scaled(kWidth, kHeight, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    const QImage grey = fitted.convertToFormat(QImage::Format_Grayscale8);
    const QImage small = fitted.scaled(fitted.width() / 2, fitted.height() / 2).convertToFormat(QImage::Format_RGB888);
    CameraFrame frame;
    frame.width = grey.width();
    frame.height = grey.height();
    for (int y = 0; y < grey.height(); ++y)
        frame.luma.append(reinterpret_cast<const char *>(grey.constScanLine(y)), grey.width());
    for (int y = 0; y < small.height(); ++y)
        frame.rgb.append(reinterpret_cast<const char *>(small.constScanLine(y)), 3 * small.width());
    return frame;
}

/// A table, a label on it, a little further and turned at each step.
QImage tableAt(int step, const QImage &label)
{
    QImage image(kWidth, kHeight, QImage::Format_RGB32);
    image.fill(QColor(0xB9, 0xAE, 0x9C));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const double turn = 2 * M_PI * step / kSteps;
    painter.translate(kWidth / 2.0 + 160 * std::cos(turn), kHeight / 2.0 + 60 * std::sin(turn));
    painter.rotate(8 * std::sin(turn));
    painter.drawImage(QRectF(-130, -130, 260, 260), label);
    return image;
}

} // namespace

PlayedSource::PlayedSource(QString folder, int framesASecond)
    : m_folder(std::move(folder))
    , m_framesASecond(framesASecond)
{
}

CameraState PlayedSource::open()
{
    m_frames.clear();
    const QDir dir(m_folder);
    const QStringList names = m_folder.isEmpty() ? QStringList() : dir.entryList({u"*.png"_s, u"*.jpg"_s, u"*.pgm"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names.mid(0, kMostPictures))
        if (const QImage image(dir.filePath(name)); !image.isNull())
            m_frames.push_back(frameOf(image));
    const QImage label(u":/codes/unit.png"_s);
    for (int step = 0; step < kSteps && m_folder.isEmpty() && !label.isNull(); ++step)
        m_frames.push_back(frameOf(tableAt(step, label)));
    return m_frames.empty() ? CameraState::Missing : CameraState::Running;
}

CameraState PlayedSource::read(CameraFrame &frame)
{
    if (m_frames.empty())
        return CameraState::Missing;
    std::this_thread::sleep_for(std::chrono::milliseconds(1000 / m_framesASecond)); // the camera's own thread
    frame = m_frames[m_number % m_frames.size()];
    frame.number = ++m_number;
    return CameraState::Running;
}

} // namespace zhike::ui
