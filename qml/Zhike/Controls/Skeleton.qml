// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick

/// Where something will be: shown only when it takes longer than a moment.
Column {
    id: root
    property bool loading: false
    property int rows: 3

    spacing: Theme.gap
    visible: root.loading && wait.hasEnded
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Loading")
    Timer {
        id: wait
        property bool hasEnded: false
        interval: Theme.patience
        running: root.loading
        onTriggered: wait.hasEnded = true
        onRunningChanged: if (root.loading && running) wait.hasEnded = false
    }
    Repeater {
        model: root.rows
        Rectangle {
            required property int index
            width: root.width * (index % 2 === 0 ? 0.9 : 0.6)
            height: 14
            radius: 4
            color: Theme.surfaceSunk
        }
    }
}
