// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls

/// A label and a few choices, wrapped where the room ends.
ColumnLayout {
    id: root
    required property string label
    required property string chosen
    required property var options
    signal picked(key: string)

    spacing: 2
    ZLabel {
        text: root.label
        muted: true
        font.pixelSize: Theme.small
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.unit
        Accessible.role: Accessible.Grouping
        Accessible.name: root.label
        Repeater {
            model: root.options
            ChipButton {
                required property var modelData
                objectName: "choice-" + modelData.key
                text: modelData.name
                chosen: root.chosen === modelData.key
                onClicked: root.picked(modelData.key)
            }
        }
    }
}
