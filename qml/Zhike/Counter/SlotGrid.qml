// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Zhike.Controls
import Zhike.Ui

/// Windows of the service calendar to choose from.
Flow {
    id: root
    required property RowList windows
    property string chosen: ""
    signal picked(slotId: string)

    spacing: Theme.unit
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Free windows")
    Repeater {
        model: root.windows
        ZButton {
            id: window
            required property string slotId
            required property string day
            required property string time
            required property bool gold
            objectName: "slot-" + window.slotId
            leftPadding: 4
            font.pixelSize: Theme.small
            width: 168 * Math.max(1, Theme.textScale * 0.8)
            text: window.day + " " + window.time
            kind: root.chosen === window.slotId ? "primary" : "plain"
            spokenName: window.gold ? qsTr("%1, for gold members").arg(window.text) : window.text
            onClicked: root.picked(window.slotId)
            Rectangle {
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: 6
                width: 8
                height: 8
                radius: 4
                visible: window.gold
                color: Theme.tierGold
            }
        }
    }
}
