// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// One place of the rail.
T.AbstractButton {
    id: root
    required property string iconName
    property bool current: false
    property int badge: 0

    implicitWidth: 60
    implicitHeight: Math.max(58, implicitContentHeight)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: root.text
    Accessible.selected: root.current
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: root.current || root.down ? Theme.accentSoft : "transparent"
        FocusRing { control: root }
    }
    contentItem: RailFace {
        text: root.text
        iconName: root.iconName
        current: root.current
        badge: root.badge
    }
}
