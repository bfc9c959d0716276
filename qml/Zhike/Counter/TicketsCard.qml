// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// What is still open, with its next step; below it how willing, and the way to tags and points.
Card {
    id: root
    required property RowList tickets
    required property headerFacts header
    required property freshnessFacts freshness
    signal tagsWanted()
    signal pointsWanted()

    objectName: "ticketsCard"
    spokenName: qsTr("Open")
    ColumnLayout {
        anchors.fill: parent
        spacing: 4
        BlockTitle {
            Layout.fillWidth: true
            title: qsTr("Open")
            asOf: root.freshness.words
            stale: root.freshness.stale
        }
        ZLabel {
            Layout.fillWidth: true
            visible: root.tickets.count === 0
            text: qsTr("Nothing is open. A repair or an installation would stand here.")
            muted: true
            wrapMode: Text.Wrap
            font.pixelSize: Theme.small
        }
        ZList {
            id: list
            objectName: "ticketList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 6
            model: root.tickets
            Accessible.name: root.spokenName
            delegate: TicketRow { width: list.rowWidth }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: 0
            ZLabel {
                Layout.fillWidth: true
                text: root.header.activity
            }
            ZButton {
                objectName: "tagsButton"
                kind: "quiet"
                text: root.header.tags
                onClicked: root.tagsWanted()
            }
            ZButton {
                objectName: "pointsButton"
                kind: "quiet"
                text: qsTr("Points ledger")
                onClicked: root.pointsWanted()
            }
        }
    }
}
