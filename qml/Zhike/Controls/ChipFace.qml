// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// A small word on its own ground, in the middle of a larger target.
Item {
    id: root
    required property string text
    required property color ink
    required property color ground
    property bool strong: false
    property bool ringed: false
    property int slack: Theme.unit - 2

    implicitWidth: label.implicitWidth + 2 * Theme.unit + 6
    implicitHeight: label.implicitHeight + root.slack
    Rectangle {
        anchors.centerIn: parent
        width: parent.width
        height: label.implicitHeight + root.slack
        radius: height / 2
        color: root.ground
        border.width: root.ringed ? 2 : 0
        border.color: Theme.focus
        ZLabel {
            id: label
            anchors.centerIn: parent
            width: Math.min(implicitWidth, root.width - Theme.unit)
            text: root.text
            font.pixelSize: Theme.tiny
            strong: root.strong
            color: root.ink
            Accessible.ignored: true
        }
    }
}
