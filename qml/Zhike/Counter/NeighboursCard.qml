// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// How the neighbours chose in this category, and whether it fits at home.
Card {
    id: root
    required property CommunityBoard board
    property string fit: ""

    objectName: "neighboursCard"
    spokenName: qsTr("What neighbours chose")
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.unit
        BlockTitle {
            Layout.fillWidth: true
            title: root.board.facts.name.length > 0 ? qsTr("What neighbours chose · %1").arg(root.board.facts.name) : root.spokenName
            note: root.board.facts.window
            asOf: root.board.freshness.words
            stale: root.board.freshness.stale
        }
        ZLabel {
            Layout.fillWidth: true
            visible: root.board.rows.count === 0
            text: qsTr("No ranking here yet. It comes with the next contact to central.")
            muted: true
            wrapMode: Text.Wrap
        }
        ZLabel {
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.board.facts.fallback
            muted: true
            font.pixelSize: Theme.tiny
            wrapMode: Text.Wrap
        }
        Repeater {
            model: root.board.rows
            RankBar {
                id: row
                required property bool doesNotFit
                required property int bar
                required property int index
                Layout.fillWidth: true
                visible: row.index < 5
                Layout.preferredHeight: 28 * Theme.textScale
                nameWidth: 160
                percent: row.bar
                note: row.doesNotFit ? qsTr("too large") : ""
            }
        }
        Item { Layout.fillHeight: true }
        ZLabel {
            objectName: "fitWords"
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.fit
            muted: true
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
    }
}
