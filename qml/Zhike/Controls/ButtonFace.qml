// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Zhike.Ui

/// What a button shows: a picture, a word, or both, in one ink.
Item {
    id: root
    required property string text
    required property string iconName
    required property color ink
    required property font face

    implicitWidth: label.implicitWidth + (root.iconName.length === 0 ? 0 : root.text.length === 0 ? 20 : 20 + Theme.unit)
    implicitHeight: row.implicitHeight
    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.unit
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.iconName.length > 0
            name: root.iconName
            width: 20
            height: 20
            color: root.ink
        }
        ZLabel {
            id: label
            anchors.verticalCenter: parent.verticalCenter
            visible: root.text.length > 0
            width: Math.min(implicitWidth, Math.max(0, root.width - (root.iconName.length > 0 ? 28 : 0)))
            text: root.text
            font: root.face
            color: root.ink
            Accessible.ignored: true
        }
    }
}
