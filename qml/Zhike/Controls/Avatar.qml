// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// One letter on a ground: a person or an appliance.
Rectangle {
    id: root
    required property string letter
    property string tone: "plain"
    property bool round: true
    property bool filled: false

    implicitWidth: 40
    implicitHeight: 40
    radius: root.round ? width / 2 : Theme.radius
    color: root.filled ? Theme.accent : Theme.soft(root.tone)
    Accessible.ignored: true
    ZLabel {
        anchors.centerIn: parent
        text: root.letter
        strong: true
        font.pixelSize: Math.round(root.height * 0.42)
        color: root.filled ? Theme.inkOnAccent : Theme.ink(root.tone)
        Accessible.ignored: true
    }
}
