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
    implicitWidth: implicitContentWidth
    objectName: "lineChip"
    text: root.shell.lineWords
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.onPressAction: root.clicked()
    onClicked: root.shell.page = "outbox"

    contentItem: ChipFace {
        text: root.text
        slack: 12
        ringed: root.visualFocus
        ink: Theme.ink(root.shell.lineTone)
        ground: Theme.soft(root.shell.lineTone)
    }
}
