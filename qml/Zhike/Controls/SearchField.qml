// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// The box on top of every page. Its key is shown while nobody types.
ZTextField {
    id: root
    property string keyHint: "/"

    labelled: false
    spare: 40
    font.pixelSize: Theme.body
    Rectangle {
        anchors.right: parent.right
        anchors.rightMargin: Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        width: 24
        height: 24
        radius: 4
        visible: !root.activeFocus && root.length === 0
        color: Theme.surface
        border.width: 1
        border.color: Theme.line
        ZLabel {
            anchors.centerIn: parent
            text: root.keyHint
            muted: true
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }
    }
}
