// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// A community: grade, homes, what they chose, category by category. Of the member at the counter, else the city.
Item {
    id: root
    required property Services services
    required property Shell shell
    required property Visitor visitor
    readonly property string wanted: root.visitor.communityId + "/" + root.visitor.memberId
    onWantedChanged: board.open(root.visitor.communityId, root.visitor.memberId)
    Component.onCompleted: board.open(root.visitor.communityId, root.visitor.memberId)

    CommunityBoard {
        id: board
        services: root.services
    }
    Card {
        anchors.fill: parent
        anchors.margins: Theme.pad
        spokenName: qsTr("Community")
        ColumnLayout {
            anchors.fill: parent
            spacing: Theme.gap
            BlockTitle {
                Layout.fillWidth: true
                title: board.facts.title.length > 0 ? board.facts.title : qsTr("Community")
                note: board.facts.window
                asOf: board.freshness.words
                stale: board.freshness.stale
            }
            ZLabel {
                objectName: "communitySummary"
                Layout.fillWidth: true
                text: board.facts.summary
                muted: true
            }
            Chip {
                text: board.facts.fallback
                tone: "caution"
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.unit
                Accessible.role: Accessible.Grouping
                Accessible.name: qsTr("Categories")
                Repeater {
                    model: board.categories
                    ChipButton {
                        required property string key
                        required property string name
                        required property bool current
                        objectName: "category-" + key
                        text: name
                        chosen: current
                        onClicked: board.chooseCategory(key)
                    }
                }
            }
            Skeleton {
                Layout.fillWidth: true
                loading: board.state === PageState.Busy
            }
            Problem {
                Layout.fillWidth: true
                sentence: board.problem
                onRetry: board.refresh()
            }
            EmptyState {
                Layout.fillWidth: true
                Layout.topMargin: 60
                visible: board.state === PageState.Empty
                iconName: "community"
                title: qsTr("No ranking here yet")
                advice: qsTr("It comes with the next contact to central.")
            }
            ZList {
                id: list
                objectName: "communityRanking"
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: Theme.gap
                model: board.rows
                Accessible.name: board.facts.title
                delegate: RankRow {
                    width: list.rowWidth
                    onCompared: root.shell.openCompare(modelId, board.facts.category, root.visitor.communityId, root.visitor.memberId)
                }
            }
            ZLabel {
                Layout.fillWidth: true
                text: board.facts.note
                muted: true
                font.pixelSize: Theme.small
            }
        }
    }
}
