// SPDX-License-Identifier: Apache-2.0
#include "ui/paint/productart.h"

#include "ui/paint/svg.h"

#include <QFile>

namespace zhike::ui {
namespace {

using namespace Qt::StringLiterals;

QString drawingOf(const QString &picture)
{
    const QString wanted = u":/icons/art/"_s + picture.mid(4) + u".svg"_s;
    return picture.startsWith("art:"_L1) && QFile::exists(wanted) ? wanted : u":/icons/art/box.svg"_s;
}

} // namespace

ProductArt::ProductArt(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &ProductArt::changed, this, [this] { update(); });
}

void ProductArt::paint(QPainter *painter)
{
    paintSvg(*painter, boundingRect(), drawingOf(m_picture),
             {{"#010101", m_line}, {"#020202", m_body}, {"#030303", m_soft}, {"#040404", m_accent}});
}

void ProductArt::setPicture(const QString &picture)
{
    if (picture == m_picture)
        return;
    m_picture = picture;
    Q_EMIT changed();
}

} // namespace zhike::ui
