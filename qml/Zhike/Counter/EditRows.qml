// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// As EditChoice, over a list that the page knows: communities, floor plans.
ColumnLayout {
    id: root
    required property string label
    required property string chosen
    required property RowList rows
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
            model: root.rows
            ChipButton {
                required property string key
                required property string name
                objectName: "choice-" + key
                text: name
                chosen: root.chosen === key
                onClicked: root.picked(key)
            }
        }
    }
}
