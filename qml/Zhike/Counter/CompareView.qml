// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// At most three products side by side; where they differ stands out. Works without a line.
Item {
    id: root
    required property Services services
    required property Shell shell
    required property ServiceSheets sheets
    readonly property int column: Math.floor((width - 2 * Theme.pad - 180) / Math.max(1, page.products.count)) - Theme.gap

    ComparePage {
        id: page
        services: root.services
    }
    Connections {
        target: root.shell
        function onCompareWanted(modelId: string, category: string, communityId: string, memberId: string) {
            page.open(modelId, category, communityId, memberId)
        }
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.pad
        spacing: Theme.gap
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.unit
            IconButton {
                objectName: "backButton"
                iconName: "back"
                spokenName: qsTr("Back")
                onClicked: root.shell.page = page.memberId.length > 0 ? "member" : "scan"
            }
            ZLabel {
                Layout.fillWidth: true
                text: qsTr("Compare")
                strong: true
                font.pixelSize: Theme.title
                Accessible.role: Accessible.Heading
            }
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
            Layout.topMargin: 80
            visible: page.state === PageState.Empty || (page.state === PageState.Idle && page.leading.length === 0)
            title: qsTr("Nothing to compare yet")
            advice: qsTr("Accept an advice or scan a product; its nearest alternatives stand beside it here.")
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: 180
            spacing: Theme.gap
            visible: page.products.count > 0
            Repeater {
                model: page.products
                ProductHead {
                    Layout.preferredWidth: root.column
                    Layout.maximumWidth: root.column
                    leading: modelId === page.leading
                    fit: page.fits[index] ?? ""
                    canBook: page.memberId.length > 0
                    onBooked: root.sheets.install(page.memberId, "", modelId, name)
                }
            }
        }
        ZList {
            id: list
            objectName: "compareTable"
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 2
            model: page.rows
            Accessible.role: Accessible.Table
            Accessible.name: qsTr("Comparison")
            delegate: CompareLine {
                width: list.rowWidth
                column: root.column
            }
        }
    }
}
