// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Zhike.Controls
import Zhike.Ui

/// The truth about the line, in colour and words. A touch opens the outbox.
T.AbstractButton {
    id: root
    required property Shell shell

    implicitHeight: Theme.target
    implicitWidth: label.implicitWidth + 2 * Theme.unit + 4
    objectName: "lineChip"
    text: root.shell.lineWords
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.onPressAction: root.click()
    onClicked: root.shell.page = "outbox"

    contentItem: Item {
        Rectangle {
            anchors.centerIn: parent
            width: parent.width
            height: Math.max(30, label.implicitHeight + 10)
            radius: height / 2
            color: Theme.soft(root.shell.lineTone)
            border.width: root.activeFocus ? 2 : 0
            border.color: Theme.focus
            ZLabel {
                id: label
                anchors.centerIn: parent
                text: root.text
                font.pixelSize: Theme.tiny
                color: Theme.ink(root.shell.lineTone)
                Accessible.ignored: true
            }
        }
    }
}
