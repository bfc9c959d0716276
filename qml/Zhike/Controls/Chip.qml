// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// A small word with a ground of its own: a tier, a reason, a state. It shows; it is not pressed.
Rectangle {
    id: root
    required property string text
    property string tone: "plain"
    property bool filled: false

    implicitWidth: label.implicitWidth + 2 * Theme.unit + 2
    implicitHeight: label.implicitHeight + Theme.unit - 2
    radius: height / 2
    color: root.filled ? Theme.accent : Theme.soft(root.tone)
    visible: root.text.length > 0
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
    ZLabel {
        id: label
        anchors.centerIn: parent
        width: Math.min(implicitWidth, root.width - 2 * Theme.unit)
        text: root.text
        font.pixelSize: Theme.tiny
        font.weight: root.filled ? Font.Bold : Font.Normal
        color: root.filled ? Theme.inkOnAccent : Theme.ink(root.tone)
        Accessible.ignored: true
    }
}
