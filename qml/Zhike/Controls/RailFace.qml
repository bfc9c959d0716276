// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Zhike.Ui

/// A picture over a word, with a number when something wants to be seen.
Item {
    id: root
    required property string text
    required property string iconName
    required property bool current
    required property int badge

    implicitWidth: 60
    implicitHeight: label.implicitHeight + 40
    Icon {
        id: picture
        anchors.horizontalCenter: parent.horizontalCenter
        y: 8
        width: 24
        height: 24
        name: root.iconName
        color: root.current ? Theme.accent : Theme.textMuted
    }
    ZLabel {
        id: label
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: picture.bottom
        anchors.topMargin: 2
        width: Math.min(implicitWidth, root.width)
        text: root.text
        strong: root.current
        font.pixelSize: Math.min(Theme.tiny, 16)
        color: root.current ? Theme.accent : Theme.textMuted
        Accessible.ignored: true
    }
    Rectangle {
        anchors.right: picture.right
        anchors.rightMargin: -10
        anchors.top: picture.top
        anchors.topMargin: -4
        width: Math.max(18, count.implicitWidth + 8)
        height: 18
        radius: 9
        visible: root.badge > 0
        color: Theme.critical
        ZLabel {
            id: count
            anchors.centerIn: parent
            text: root.badge
            strong: true
            font.pixelSize: 11
            color: Theme.dark ? "#2A0D0B" : "#FFFFFF"
            Accessible.ignored: true
        }
    }
}
