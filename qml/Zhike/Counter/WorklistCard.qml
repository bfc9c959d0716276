// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// What to do today, each with its reason and when it is due.
Card {
    id: root
    required property HomePage page
    signal opened(memberId: string)

    objectName: "worklistCard"
    spokenName: qsTr("To do today")
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.unit
        BlockTitle {
            Layout.fillWidth: true
            title: root.spokenName
            note: root.page.worklist.count > 0 ? qsTr("%1 open").arg(root.page.worklist.count) : ""
            asOf: root.page.freshness.words
            stale: root.page.freshness.stale
        }
        Skeleton {
            Layout.fillWidth: true
            loading: root.page.state === PageState.Busy
        }
        EmptyState {
            Layout.fillWidth: true
            Layout.topMargin: 60
            visible: root.page.state === PageState.Ready && root.page.worklist.count === 0
            iconName: "check"
            title: qsTr("Nothing waits today")
            advice: qsTr("Open services, confirmed faults and installations would stand here.")
        }
        ZList {
            id: list
            objectName: "worklist"
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 4
            model: root.page.worklist
            Accessible.name: root.spokenName
            delegate: WorklistRow {
                width: list.rowWidth
                onClicked: root.opened(memberId)
            }
        }
    }
}
