// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointF>
#include <QQuickItem>
#include <QQuickWindow>

namespace zhike {

/// A hand and an eye for the window: finds what a person would see, presses, types, takes pictures. For the demo's tour and for
/// the journeys. Handles are object names (listed in ui/README.md). Threads: GUI thread; never waits.
class Robot
{
public:
    explicit Robot(QQuickWindow *window) : m_window(window) {}

    /// The visible, enabled item with this object name; the first one when there are several. nullptr when there is none.
    [[nodiscard]] QQuickItem *find(const QString &objectName) const;
    [[nodiscard]] bool sees(const QString &objectName) const { return find(objectName) != nullptr; }
    /// Every visible text on the screen, joined by newlines, in painting order.
    [[nodiscard]] QString texts() const;
    [[nodiscard]] bool seesText(const QString &part) const { return texts().contains(part); }

    /// A press and a release in the item's middle. False when it can't be seen, or something else lies over it.
    bool press(const QString &objectName);
    /// Sets the focus by a press and types character by character.
    bool type(const QString &objectName, const QString &text);
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Drops a file on the window.
    void drop(const QString &path);
    bool save(const QString &path) const;

private:
    void mouse(QEvent::Type type, QPointF at) const;
    QQuickWindow *m_window;
};

} // namespace zhike
