// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Zone 4: one story of all channels, by lane.
Card {
    id: root
    required property TimelineBoard board

    objectName: "timelineCard"
    spokenName: qsTr("Contacts")
    padding: 8
    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: 8
        anchors.rightMargin: 8
        spacing: 0
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.unit
            ZLabel {
                text: qsTr("Contacts")
                strong: true
                font.pixelSize: Theme.lead
                Accessible.role: Accessible.Heading
            }
            StaleMark {
                objectName: "staleMark"
                text: root.board.freshness.words
                stale: root.board.freshness.stale
            }
            Item { Layout.fillWidth: true }
            Row {
                spacing: 0
                Repeater {
                    model: root.board.lanes
                    ChipButton {
                        required property string key
                        required property string name
                        required property bool rare
                        visible: !rare || root.width > 720
                        objectName: "lane-" + key
                        text: name
                        chosen: root.board.lane === key
                        onClicked: root.board.lane = key
                    }
                }
            }
        }
        EmptyState {
            Layout.fillWidth: true
            visible: root.board.rows.count === 0
            title: qsTr("No contact of this kind yet")
            advice: qsTr("Visits, calls, orders and services will stand here.")
        }
        ZList {
            id: list
            objectName: "timelineList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.board.rows.count > 0
            model: root.board.rows
            Accessible.name: root.spokenName
            delegate: TimelineRow {
                width: list.rowWidth
            }
            onAtYEndChanged: if (atYEnd) root.board.more()
        }
    }
}
