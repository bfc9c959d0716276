// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// A verb that is a picture; its name is spoken.
T.Button {
    id: root
    required property string iconName
    required property string spokenName
    property color ink: Theme.textMuted

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.spokenName
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    contentItem: ButtonFace {
        text: ""
        iconName: root.iconName
        ink: root.ink
        face: root.font
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.accentSoft : "transparent"
        FocusRing { control: root }
    }
}
