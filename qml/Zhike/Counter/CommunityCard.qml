// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Zone 3: what the neighbours chose. Under k homes it says "few".
Card {
    id: root
    required property CommunityBoard board

    objectName: "communityCard"
    spokenName: qsTr("Neighbours")
    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: note.top
        spacing: 6
        BlockTitle {
            Layout.fillWidth: true
            title: root.board.facts.title.length > 0 ? root.board.facts.title : qsTr("Neighbours")
            note: root.board.freshness.stale ? "" : root.board.facts.window
            asOf: root.board.freshness.stale ? root.board.freshness.words : ""
            stale: root.board.freshness.stale
        }
        ZLabel {
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.board.facts.fallback.length > 0 ? root.board.facts.fallback : root.board.facts.summary
            muted: true
            font.pixelSize: Theme.tiny
        }
        EmptyState {
            Layout.fillWidth: true
            Layout.topMargin: 24
            visible: root.board.rows.count === 0
            title: qsTr("No ranking here yet")
            advice: qsTr("It comes with the next contact to central.")
        }
        Repeater {
            model: root.board.rows
            RankBar {
                id: bar
                required property bool doesNotFit
                required property int rank
                required property int index
                required property int bar
                required property string trend
                Layout.fillWidth: true
                Layout.preferredHeight: 28 * Theme.textScale
                objectName: "rank" + index
                percent: bar.bar
                nameWidth: root.width * 0.47
                countWidth: Math.round(60 * Theme.textScale)
                note: bar.doesNotFit ? qsTr("too large") : ""
            }
        }
        Item { Layout.fillHeight: true }
    }
    // Outside the layout: a wrapped text inside makes Qt 6.4's layouts forget to place their rows.
    ZLabel {
        id: note
        objectName: "communityNote"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: root.board.rows.count > 0
        text: root.board.freshness.words + " · " + root.board.facts.note
        muted: true
        font.pixelSize: Theme.tiny
        wrapMode: Text.Wrap
        maximumLineCount: 3
    }
}
