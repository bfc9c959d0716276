// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick

/// One of a few: every choice is seen. `options`: [{key, name}].
Row {
    id: root
    required property var options
    property string chosen: ""
    property string spokenName: ""
    signal picked(key: string)

    spacing: Theme.unit
    Accessible.role: Accessible.Grouping
    Accessible.name: root.spokenName
    Repeater {
        model: root.options
        ZButton {
            id: option
            required property var modelData
            objectName: "option-" + option.modelData.key
            text: option.modelData.name
            checked: root.chosen === option.modelData.key
            kind: option.checked ? "primary" : "plain"
            Accessible.role: Accessible.RadioButton
            Accessible.checked: option.checked
            onClicked: root.picked(option.modelData.key)
        }
    }
}
