// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Zhike.Controls

/// One fact across the compared products.
Rectangle {
    id: root
    required property string name
    required property var values
    required property bool different
    required property int column

    implicitHeight: Math.max(40, cells.implicitHeight + 12)
    radius: Theme.radius
    color: root.different ? Theme.surface : "transparent"
    Accessible.role: Accessible.Row
    Accessible.name: root.name + ": " + root.values.join(" | ")
    ZLabel {
        x: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: 160
        text: root.name
        muted: true
        Accessible.ignored: true
    }
    Row {
        id: cells
        x: 180
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap
        Repeater {
            model: root.values
            ZLabel {
                required property string modelData
                width: root.column
                leftPadding: Theme.pad
                text: modelData
                strong: root.different
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
    }
}
