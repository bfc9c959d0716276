// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Typing by hand, and what this shift has read.
Card {
    id: root
    required property RowList history
    property bool busy: false
    property var nearMisses: []
    signal typed(code: string)
    signal nearMissTaken(row: int)

    spokenName: qsTr("Scans of this shift")
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.unit
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.unit
            ZTextField {
                id: field
                objectName: "typedCodeField"
                Layout.fillWidth: true
                labelled: false
                label: qsTr("Type a code by hand")
                placeholderText: label
                maximumLength: 512
                inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
                onAccepted: root.typed(text)
            }
            ZButton {
                objectName: "typedCodeButton"
                text: qsTr("Look up")
                enabled: field.length > 0 && !root.busy
                onClicked: root.typed(field.text)
            }
        }
        Repeater {
            model: root.nearMisses
            ZButton {
                id: near
                required property int index
                required property string modelData
                objectName: "nearMiss" + near.index
                Layout.fillWidth: true
                text: near.modelData
                onClicked: root.nearMissTaken(near.index)
            }
        }
        BlockTitle {
            Layout.fillWidth: true
            title: root.spokenName
        }
        ZLabel {
            Layout.fillWidth: true
            visible: root.history.count === 0
            text: qsTr("Nothing scanned yet. A hand scanner works at any time, wherever the cursor is.")
            muted: true
            wrapMode: Text.Wrap
            font.pixelSize: Theme.small
        }
        HistoryList {
            Layout.fillWidth: true
            Layout.fillHeight: true
            history: root.history
        }
    }
}
