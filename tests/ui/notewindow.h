// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickView>

#include <memory>

namespace zhike::test {

/// A window in which a note is being written, the cursor behind its fifth letter, beside shortcuts that a scan's keys would set
/// off and a dialog of its own.
class NoteWindow {
public:
    /// False when its QML doesn't load. Becoming active takes turns of the event loop.
    [[nodiscard]] bool open()
    {
        m_view = std::make_unique<QQuickView>();
        QQmlComponent component(m_view->engine());
        component.setData(kQml, QUrl());
        auto *root = qobject_cast<QQuickItem *>(component.create());
        if (!root)
            return false;
        m_view->setContent(QUrl(), nullptr, root);
        m_view->show();
        m_view->requestActivate();
        notes()->setProperty("cursorPosition", 5);
        return true;
    }
    void close() { m_view.reset(); }

    [[nodiscard]] QQuickView *view() const { return m_view.get(); }
    [[nodiscard]] QQuickItem *notes() const
    {
        return m_view->rootObject()->findChild<QQuickItem *>(QStringLiteral("notes"));
    }
    [[nodiscard]] QString text() const { return notes()->property("text").toString(); }
    [[nodiscard]] int shortcuts() const { return m_view->rootObject()->property("shortcuts").toInt(); }

private:
    static constexpr auto kQml = R"(
import QtQuick
Item {
    id: root; width: 600; height: 400
    property int shortcuts: 0
    property alias dialog: second
    property alias inner: field
    Shortcut { sequences: ["/", "Ctrl+K", "Return"]; onActivated: root.shortcuts += 1 }
    TextEdit { id: notes; objectName: "notes"; focus: true; width: 600; height: 300; text: "call back on Monday" }
    Window { id: second; width: 300; height: 200; TextEdit { id: field; focus: true; anchors.fill: parent } }
})";
    std::unique_ptr<QQuickView> m_view;
};

} // namespace zhike::test
