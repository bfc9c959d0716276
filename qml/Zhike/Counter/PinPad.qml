// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Zhike.Controls

/// Digits for a finger.
Grid {
    id: root
    signal pressed(digit: string)
    signal erased()
    signal cleared()

    columns: 3
    spacing: Theme.gap
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Number pad")
    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
        ZButton {
            required property string modelData
            width: 88
            height: 72
            focusPolicy: Qt.NoFocus
            objectName: "pin" + text
            text: modelData
            font.pixelSize: Theme.title
            onClicked: root.pressed(text)
        }
    }
    ZButton {
        width: 88
        height: 72
        focusPolicy: Qt.NoFocus
        text: qsTr("Clear")
        onClicked: root.cleared()
    }
    ZButton {
        width: 88
        height: 72
        focusPolicy: Qt.NoFocus
        objectName: "pin0"
        text: "0"
        font.pixelSize: Theme.title
        onClicked: root.pressed(text)
    }
    IconButton {
        width: 88
        height: 72
        focusPolicy: Qt.NoFocus
        iconName: "erase"
        spokenName: qsTr("Erase one")
        onClicked: root.erased()
    }
}
