// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Scan: on the left where a picture goes in and what this shift has read, on the right what the code led to.
Item {
    id: root
    required property Services services
    required property Shell shell
    required property Visitor visitor
    required property ServiceSheets sheets
    readonly property PassportPage passport: page.passport
    signal newMemberWanted(referral: string)

    ScanPage {
        id: page
        services: root.services
        onMemberFound: (memberId, recognisedBy) => root.shell.openMember(memberId, recognisedBy)
        onNewMemberWanted: referral => root.newMemberWanted(referral)
        onUserWanted: badge => root.shell.handOver(badge)
        onSearchWanted: root.shell.searchWanted()
    }
    Connections {
        target: root.shell
        function onCodeWanted(typed: string) { page.type(typed) }
        function onScanWanted(code: var) { page.take(code) }
        function onFileWanted(file: url) { page.openUrl(file) }
        function onPasteWanted() { page.paste() }
    }
    ImagePicker {
        id: files
        onPicked: path => page.openFile(path)
    }
    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.pad
        spacing: Theme.gap
        ColumnLayout {
            Layout.preferredWidth: 430
            Layout.maximumWidth: 430 * Math.max(1, root.width / 1294)
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.gap
            ScanArea {
                id: area
                Layout.fillWidth: true
                Layout.preferredHeight: 322 + 100 * (Theme.textScale - 1)
                page: page
                onOpenWanted: files.open()
            }
            ScanHistory {
                Layout.fillWidth: true
                Layout.fillHeight: true
                history: page.history
                busy: page.state === PageState.Busy
                nearMisses: page.nearMisses
                onTyped: code => page.type(code)
                onNearMissTaken: row => page.takeNearMiss(row)
            }
        }
        Item {
            Layout.preferredWidth: 820
            Layout.fillWidth: true
            Layout.fillHeight: true
            ScanOutcome {
                anchors.fill: parent
                visible: page.shown !== ScanPage.Passport
                page: page
            }
            PassportPane {
                anchors.fill: parent
                visible: page.shown === ScanPage.Passport
                passport: root.passport
                visitor: root.visitor
                shell: root.shell
                sheets: root.sheets
                onNewMemberWanted: root.newMemberWanted("")
            }
        }
    }
    CameraPane {
        parent: area
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.unit
        page: page
        services: root.services
    }
    Connections {
        target: root.passport
        function onRegistered(unitCode: string) { page.refresh() }
    }
}
