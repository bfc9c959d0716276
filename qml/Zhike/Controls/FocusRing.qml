// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// The ring around whatever the keyboard has reached (a finger needs none). Place it inside the control it belongs to.
Rectangle {
    id: root
    required property T.Control control
    anchors.fill: parent
    anchors.margins: -3
    radius: Theme.radius + 3
    color: "transparent"
    border.width: 2
    border.color: Theme.focus
    visible: root.control.visualFocus
}
