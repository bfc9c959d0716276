// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Zhike.Controls
import Zhike.Ui

/// The member, 360°: header, four zones, actions at the foot. One screen at 1366×768.
Item {
    id: root
    required property Services services
    required property Shell shell
    required property ServiceSheets sheets
    // Twice the text doesn't fit beside each other: the zones then stand below each other.
    readonly property bool wide: Theme.textScale < 1.45
    readonly property bool hasMember: page.memberId.length > 0
    readonly property bool hasValues: page.header.memberId.length > 0
    signal newMemberWanted()

    MemberPage {
        id: page
        services: root.services
        onVisitEnded: root.shell.page = "home"
    }
    Connections {
        target: root.shell
        function onMemberWanted(memberId: string, recognisedBy: int) { page.open(memberId, recognisedBy) }
    }
    Connections {
        target: page.advice
        function onCompareWanted(modelId: string, category: string) {
            root.shell.openCompare(modelId, category, page.header.communityId, page.memberId)
        }
        function onServiceWanted(unitCode: string) { root.sheets.repair(page.memberId, unitCode, page.advice.advice.name) }
    }
    MemberSheets {
        id: extras
        services: root.services
        page: page
        sheets: root.sheets
    }

    NobodyHere {
        anchors.centerIn: parent
        visible: !root.hasMember
        shell: root.shell
        onNewMemberWanted: root.newMemberWanted()
    }
    Skeleton {
        anchors.fill: parent
        anchors.margins: 32
        rows: 8
        loading: root.hasMember && !root.hasValues && page.state === PageState.Busy
    }
    Problem {
        objectName: "memberProblem"
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.hasValues ? 4 : 40
        z: 1
        width: Math.min(760, parent.width - 64)
        sentence: page.problem
        onRetry: page.refresh()
    }
    Flickable {
        T.ScrollBar.vertical: ZScrollBar {}
        anchors.fill: parent
        visible: root.hasValues
        contentWidth: width
        contentHeight: Math.max(height, (root.wide ? 712 : 1640) * Theme.textScale)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Theme.pad
            spacing: Theme.gap
            MemberHeaderBar {
                Layout.fillWidth: true
                header: page.header
                mustKnow: page.mustKnow
                freshness: page.freshness
                merges: page.merges
                onRevealWanted: extras.reveal()
                onEditWanted: extras.edit()
                onConsentsWanted: extras.consents()
                onSamePersonWanted: extras.samePerson()
                onMergeChosen: (keepId, mergeId, done) => extras.mergeNotice(keepId, mergeId, done)
            }
            GridLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                columns: root.wide ? 3 : 1
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                AppliancesCard {
                    Layout.preferredWidth: 330
                    Layout.fillWidth: true
                    Layout.maximumWidth: root.wide ? 330 * Math.max(1, root.width / 1294) : root.width
                    Layout.fillHeight: true
                    Layout.preferredHeight: root.wide ? 546 : 380
                    appliances: page.appliances
                    residents: page.residents
                    freshness: page.freshness
                    onUnitChosen: (unitCode, modelId, name) => extras.unit(unitCode, modelId, name)
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 546
                    spacing: Theme.gap
                    AdviceCard {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredHeight: 318
                        board: page.advice
                        onWhyNotWanted: extras.whyNot()
                    }
                    TimelineCard {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredHeight: 216
                        board: page.timeline
                    }
                }
                ColumnLayout {
                    Layout.preferredWidth: 300
                    Layout.fillWidth: true
                    Layout.maximumWidth: root.wide ? 300 * Math.max(1, root.width / 1294) : root.width
                    Layout.fillHeight: true
                    Layout.preferredHeight: 546
                    spacing: Theme.gap
                    CommunityCard {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredHeight: 318
                        board: page.community
                    }
                    TicketsCard {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredHeight: 216
                        tickets: page.tickets
                        header: page.header
                        freshness: page.freshness
                        onTagsWanted: extras.detail("tags")
                        onPointsWanted: extras.detail("points")
                    }
                }
            }
            MemberActions {
                Layout.fillWidth: true
                onActed: what => extras.act(what, root.shell)
            }
        }
    }
}
