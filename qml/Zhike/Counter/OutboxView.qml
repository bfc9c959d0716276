// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// The sync panel: the truth about the line, what was done here and how far it has come; what was refused, why, and how to mend it.
Item {
    id: root
    required property Services services

    OutboxPage {
        id: page
        services: root.services
    }
    EditSheetView {
        id: edit
        services: root.services
    }
    MergeSheetView {
        id: merge
        services: root.services
    }
    ShiftSheetView {
        id: shift
        services: root.services
    }
    Card {
        anchors.fill: parent
        anchors.margins: Theme.pad
        spokenName: qsTr("Outbox")
        ColumnLayout {
            anchors.fill: parent
            spacing: Theme.gap
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap
                ZLabel {
                    text: qsTr("Outbox")
                    strong: true
                    font.pixelSize: Theme.title
                    Accessible.role: Accessible.Heading
                }
                ZLabel {
                    objectName: "outboxSummary"
                    Layout.fillWidth: true
                    text: page.summary
                    muted: true
                }
                ZButton {
                    objectName: "exportButton"
                    text: qsTr("Export list")
                    enabled: !page.acting
                    onClicked: page.exportList()
                }
                ZButton {
                    objectName: "shiftButton"
                    text: qsTr("End of shift")
                    onClicked: shift.open()
                }
                ZButton {
                    objectName: "sendNowButton"
                    kind: "primary"
                    text: qsTr("Try the line now")
                    onClicked: page.sendNow()
                }
            }
            LinePanel {
                Layout.fillWidth: true
                page: page
            }
            ZLabel {
                Layout.fillWidth: true
                text: qsTr("Everything here is kept on this desk until central has answered. Nothing is lost when the line goes or the machine restarts.")
                muted: true
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }
            Problem {
                Layout.fillWidth: true
                sentence: page.problem
                onRetry: page.refresh()
            }
            Skeleton {
                Layout.fillWidth: true
                loading: page.state === PageState.Busy
            }
            EmptyState {
                Layout.fillWidth: true
                Layout.topMargin: 60
                visible: page.state === PageState.Empty
                iconName: "outbox"
                title: qsTr("Nothing was sent yet")
                advice: qsTr("Registrations, bookings and notes will stand here with their number.")
            }
            ZList {
                id: list
                objectName: "outboxList"
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: Theme.unit
                model: page.rows
                Accessible.name: qsTr("Outbox")
                delegate: OutboxRow {
                    width: list.rowWidth
                    acting: page.acting
                    onUndone: page.undo(opId)
                    onDismissed: page.dismiss(opId)
                    onEdited: edit.openFor(opId)
                    onTaken: page.takeMine(opId)
                    onMergeWanted: merge.openPair(memberId, candidateId, false)
                }
            }
        }
    }
}
