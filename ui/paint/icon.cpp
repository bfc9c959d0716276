// SPDX-License-Identifier: Apache-2.0
#include "ui/paint/icon.h"

#include "ui/paint/svg.h"

namespace zhike::ui {

using namespace Qt::StringLiterals;

Icon::Icon(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setImplicitSize(24, 24);
    setAntialiasing(true);
}

void Icon::paint(QPainter *painter)
{
    paintSvg(*painter, boundingRect(), u":/icons/"_s + m_name + u".svg"_s, {{"#010101", m_color}});
}

void Icon::setName(const QString &name)
{
    if (name == m_name)
        return;
    m_name = name;
    update();
    Q_EMIT nameChanged();
}

void Icon::setColor(const QColor &color)
{
    if (color == m_color)
        return;
    m_color = color;
    update();
    Q_EMIT colorChanged();
}

} // namespace zhike::ui
