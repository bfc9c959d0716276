// SPDX-License-Identifier: Apache-2.0
#include "ui/paint/svg.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace zhike::ui {

void paintSvg(QPainter &painter, const QRectF &target, const QString &resource, const Inks &inks)
{
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly))
        return;
    QByteArray drawing = file.readAll();
    for (const auto &[placeholder, colour] : inks)
        drawing.replace(placeholder, colour.name().toLatin1());
    QSvgRenderer renderer(drawing);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, target);
}

} // namespace zhike::ui
