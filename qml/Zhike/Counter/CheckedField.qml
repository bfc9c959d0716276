// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls

/// A line of typing that says at once why its content can't be.
ColumnLayout {
    id: root
    required property string label
    required property string value
    required property string problem
    property string fieldName: ""
    property string placeholder: ""
    signal edited(text: string)

    spacing: 4
    ZTextField {
        id: field
        objectName: root.fieldName
        Layout.fillWidth: true
        label: root.label
        placeholderText: root.placeholder
        text: root.value
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        maximumLength: 120
        onTextEdited: root.edited(field.text)
        Accessible.description: root.problem
    }
    Problem {
        objectName: root.fieldName + "Problem"
        Layout.fillWidth: true
        sentence: root.problem
        retriable: false
    }
}
