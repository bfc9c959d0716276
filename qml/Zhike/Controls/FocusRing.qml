// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// The ring around whatever has the keyboard. Place it inside the control it belongs to.
Rectangle {
    id: root
    required property Item control
    anchors.fill: parent
    anchors.margins: -3
    radius: Theme.radius + 3
    color: "transparent"
    border.width: 2
    border.color: Theme.focus
    visible: root.control.activeFocus
}
