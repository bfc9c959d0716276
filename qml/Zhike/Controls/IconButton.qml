// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Zhike.Ui

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
    Accessible.onPressAction: root.click()
    Keys.onReturnPressed: root.click()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            width: 22
            height: 22
            name: root.iconName
            color: root.ink
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.accentSoft : "transparent"
        FocusRing { control: root }
    }
}
