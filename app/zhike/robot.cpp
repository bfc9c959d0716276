// SPDX-License-Identifier: Apache-2.0
#include "app/zhike/robot.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QImage>
#include <QMimeData>
#include <QUrl>

#include <functional>

namespace zhike {

using namespace Qt::StringLiterals;

namespace {

bool isShown(const QQuickItem *item) { return item->isVisible() && item->opacity() > 0.01; }

/// Depth first, in painting order; stops where `visit` says true.
const QQuickItem *walk(const QQuickItem *item, const std::function<bool(const QQuickItem *)> &visit)
{
    if (!isShown(item))
        return nullptr;
    if (visit(item))
        return item;
    for (const QQuickItem *child : item->childItems())
        if (const QQuickItem *found = walk(child, visit))
            return found;
    return nullptr;
}

} // namespace

namespace {

/// Layouts place their children when a frame is made. A person sees frames; the robot makes sure it looks at one.
void settle(QQuickItem *item)
{
    if (QQuickItem *parent = item->parentItem())
        settle(parent);
    item->ensurePolished();
}

} // namespace

QQuickItem *Robot::find(const QString &objectName) const
{
    return const_cast<QQuickItem *>(walk(m_window->contentItem(), [&](const QQuickItem *item) {
        return item->objectName() == objectName && item->isEnabled() && item->width() > 0;
    }));
}

QString Robot::texts() const
{
    QString all;
    walk(m_window->contentItem(), [&all](const QQuickItem *item) {
        const QVariant text = item->inherits("QQuickText") || item->inherits("QQuickTextInput") ? item->property("text") : QVariant();
        if (const QString words = text.toString(); !words.isEmpty())
            all += words + u'\n';
        return false;
    });
    return all;
}

void Robot::mouse(QEvent::Type type, QPointF at) const
{
    const Qt::MouseButtons held = type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton;
    QMouseEvent event(type, at, at, m_window->mapToGlobal(at), Qt::LeftButton, held, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window, &event);
}

bool Robot::press(const QString &objectName)
{
    QQuickItem *item = find(objectName);
    if (!item)
        return false;
    settle(item);
    const QPointF middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    if (!QRectF(0, 0, m_window->width(), m_window->height()).contains(middle))
        return false;
    mouse(QEvent::MouseButtonPress, middle);
    mouse(QEvent::MouseButtonRelease, middle);
    return true;
}

bool Robot::type(const QString &objectName, const QString &text)
{
    if (!press(objectName))
        return false;
    find(objectName)->forceActiveFocus(Qt::MouseFocusReason);
    for (const QChar c : text) {
        QKeyEvent down(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
        QCoreApplication::sendEvent(m_window, &down);
        QKeyEvent up(QEvent::KeyRelease, 0, Qt::NoModifier, QString(c));
        QCoreApplication::sendEvent(m_window, &up);
    }
    return true;
}

void Robot::key(int key, Qt::KeyboardModifiers modifiers)
{
    QKeyEvent down(QEvent::KeyPress, key, modifiers);
    QCoreApplication::sendEvent(m_window, &down);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers);
    QCoreApplication::sendEvent(m_window, &up);
}

void Robot::drop(const QString &path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPoint middle(m_window->width() / 2, m_window->height() / 2);
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window, &enter);
    QDragMoveEvent move(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window, &move);
    QDropEvent dropped(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window, &dropped);
}

bool Robot::save(const QString &path) const { return m_window->grabWindow().save(path); }

} // namespace zhike
