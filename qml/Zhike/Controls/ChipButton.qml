// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// One of several filters: small to look at, a whole target to touch.
T.AbstractButton {
    id: root
    property bool chosen: false

    implicitHeight: Theme.target
    implicitWidth: Math.max(Theme.target, label.implicitWidth + 2 * Theme.unit + 6)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: root.text
    Accessible.checked: root.chosen
    Accessible.onPressAction: root.click()
    Keys.onReturnPressed: root.click()

    contentItem: Item {
        Rectangle {
            anchors.centerIn: parent
            width: parent.width
            height: label.implicitHeight + Theme.unit - 2
            radius: height / 2
            color: root.chosen ? Theme.accentSoft : Theme.surfaceSunk
            border.width: root.activeFocus ? 2 : 0
            border.color: Theme.focus
            ZLabel {
                id: label
                anchors.centerIn: parent
                text: root.text
                font.pixelSize: Theme.tiny
                font.weight: root.chosen ? Font.Bold : Font.Normal
                color: root.chosen ? Theme.accent : Theme.textMuted
                Accessible.ignored: true
            }
        }
    }
}
