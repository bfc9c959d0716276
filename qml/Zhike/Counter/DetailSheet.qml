// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Tags with their source, points with theirs.
Sheet {
    id: root
    required property Services services
    property string what: "tags"
    readonly property bool showsTags: root.what === "tags"
    signal redeemWanted()
    function openFor(memberId: string, which: string) {
        root.what = which
        detail.open(memberId)
        root.open()
    }

    title: root.showsTags ? qsTr("Tags") : qsTr("Points ledger")
    objectName: "detailSheet"
    MemberDetailSheet {
        id: detail
        services: root.services
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap
        Segmented {
            spokenName: root.title
            options: [{key: "tags", name: qsTr("Tags")}, {key: "points", name: qsTr("Points")}]
            chosen: root.what
            onPicked: key => root.what = key
        }
        ZLabel {
            objectName: "pointsBalance"
            Layout.fillWidth: true
            visible: !root.showsTags
            text: detail.balance
            strong: true
            font.pixelSize: Theme.title
            wrapMode: Text.Wrap
        }
        ZLabel {
            visible: !root.showsTags
            text: detail.worth
            muted: true
        }
        Problem {
            Layout.fillWidth: true
            sentence: detail.problem
            onRetry: detail.refresh()
        }
        Skeleton {
            Layout.fillWidth: true
            loading: detail.state === PageState.Busy
        }
        ZLabel {
            Layout.fillWidth: true
            visible: detail.state !== PageState.Busy && list.count === 0
            text: root.showsTags ? qsTr("No tag yet.") : qsTr("No points yet. Registering a product brings the first ones.")
            muted: true
            wrapMode: Text.Wrap
        }
        ZList {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            model: root.showsTags ? detail.tags : detail.points
            delegate: root.showsTags ? tag : line
            Accessible.role: Accessible.List
            Accessible.name: root.title
        }
    }
    footer: ZButton {
        objectName: "redeemButton"
        Layout.fillWidth: true
        visible: !root.showsTags
        text: qsTr("Redeem points")
        onClicked: {
            root.close()
            root.redeemWanted()
        }
    }
    Component {
        id: tag
        RowLayout {
            required property string label
            required property bool partner
            required property string note
            width: list.rowWidth
            height: Math.max(44, implicitHeight)
            spacing: Theme.unit
            ZLabel {
                Layout.fillWidth: true
                text: parent.label
            }
            Chip {
                text: parent.partner ? qsTr("from a partner") : ""
                tone: "caution"
            }
            ZLabel {
                text: parent.note
                muted: true
                font.pixelSize: Theme.tiny
            }
        }
    }
    Component {
        id: line
        RowLayout {
            required property string points
            required property string source
            required property string at
            required property bool provisional
            width: list.rowWidth
            height: Math.max(44, implicitHeight)
            spacing: Theme.unit
            ZLabel {
                Layout.fillWidth: true
                text: parent.source
            }
            Chip {
                text: parent.provisional ? qsTr("to be confirmed") : ""
                tone: "caution"
            }
            ZLabel {
                text: parent.at
                muted: true
                font.pixelSize: Theme.tiny
            }
            ZLabel {
                text: parent.points
                strong: true
            }
        }
    }
}
