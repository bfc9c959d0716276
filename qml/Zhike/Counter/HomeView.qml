// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// The morning: what to do today, what was scanned, how ready this desk is for a day without a line.
Item {
    id: root
    required property Services services
    required property Shell shell
    signal newMemberWanted()

    HomePage {
        id: page
        services: root.services
    }
    Connections {
        target: root.shell
        function onPageChanged() { if (root.shell.page === "home") page.refresh() }
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.pad
        spacing: Theme.gap
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2
                ZLabel {
                    objectName: "greeting"
                    Layout.fillWidth: true
                    text: page.greeting
                    strong: true
                    font.pixelSize: Theme.title + 2
                    Accessible.role: Accessible.Heading
                }
                ZLabel {
                    text: page.holdings
                    muted: true
                }
            }
            ZButton {
                objectName: "newMemberButton"
                iconName: "add"
                text: qsTr("New member")
                onClicked: root.newMemberWanted()
            }
            ZButton {
                objectName: "goScanButton"
                kind: "primary"
                iconName: "scan"
                text: qsTr("Scan a machine")
                onClicked: root.shell.page = "scan"
            }
        }
        Problem {
            Layout.fillWidth: true
            sentence: page.problem
            onRetry: page.refresh()
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.gap
            WorklistCard {
                Layout.preferredWidth: 820
                Layout.fillWidth: true
                Layout.fillHeight: true
                page: page
                onOpened: memberId => root.shell.openMember(memberId, 0)
            }
            ColumnLayout {
                Layout.preferredWidth: 430
                Layout.maximumWidth: 430 * Math.max(1, root.width / 1294)
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: Theme.gap
                ReadinessCard {
                    Layout.fillWidth: true
                    Layout.preferredHeight: 340
                    page: page
                }
                Card {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    spokenName: qsTr("Last scans")
                    ColumnLayout {
                        anchors.fill: parent
                        spacing: Theme.unit
                        BlockTitle {
                            Layout.fillWidth: true
                            title: qsTr("Last scans")
                        }
                        ZLabel {
                            Layout.fillWidth: true
                            visible: page.scans.count === 0
                            text: qsTr("Nothing scanned in this shift yet.")
                            muted: true
                        }
                        HistoryList {
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            history: page.scans
                        }
                    }
                }
            }
        }
    }
}
