// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Zhike.Controls
import Zhike.Ui

/// One advice: what, why in chips, what to say, three answers. Anchored, because chips and script wrap.
Item {
    id: root
    required property AdviceBoard board
    readonly property adviceFacts advice: root.board.advice
    signal whyNotWanted()

    RowLayout {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.unit + 2
        Chip {
            text: root.advice.kind
            filled: true
        }
        ZLabel {
            objectName: "adviceName"
            Layout.fillWidth: true
            text: root.advice.name
            strong: true
            font.pixelSize: Theme.lead + 2
            Accessible.role: Accessible.Heading
        }
        ZLabel {
            objectName: "adviceDemand"
            text: root.advice.demand
            strong: true
            color: Theme.accent
            font.pixelSize: Theme.lead
        }
        ZLabel {
            text: root.advice.trend
            muted: true
            font.pixelSize: Theme.tiny
        }
        StaleMark {
            objectName: "staleMark"
            text: root.board.freshness.words
            stale: true
            visible: root.board.freshness.stale
        }
    }
    Flow {
        id: reasons
        objectName: "adviceReasons"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.topMargin: Theme.unit
        spacing: 5
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Reasons")
        Repeater {
            model: root.advice.reasons
            Chip {
                required property string modelData
                text: modelData
            }
        }
    }
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: reasons.bottom
        anchors.topMargin: Theme.unit
        anchors.bottom: foot.top
        radius: Theme.radius
        color: Theme.surfaceSunk
        visible: root.advice.script.length > 0
        Flickable {
            anchors.fill: parent
            anchors.margins: Theme.unit - 1
            clip: true
            T.ScrollBar.vertical: ZScrollBar {}
            contentHeight: script.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            ZLabel {
                id: script
                objectName: "adviceScript"
                width: parent.width
                text: root.advice.script
                wrapMode: Text.Wrap
                lineHeight: 1.1
                font.pixelSize: Theme.body
            }
        }
    }
    RowLayout {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: answers.top
        spacing: Theme.unit
        ZLabel {
            objectName: "adviceAside"
            Layout.fillWidth: true
            text: root.board.freshness.words + " · " + (root.board.notice.length > 0 ? root.board.notice : root.advice.aside)
            muted: true
            font.pixelSize: Theme.tiny
        }
        AdvicePager { board: root.board }
        ZButton {
            objectName: "whyNotButton"
            visible: root.board.rejected.count > 0
            kind: "quiet"
            font.pixelSize: Theme.tiny
            text: qsTr("Why not others?")
            onClicked: root.whyNotWanted()
        }
    }
    RowLayout {
        id: answers
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: Theme.unit + 2
        ZButton {
            objectName: "adviceAccept"
            Layout.fillWidth: true
            kind: "primary"
            enabled: !root.board.acting
            text: root.advice.service ? qsTr("Accepted, book the service") : qsTr("Accepted, compare")
            onClicked: root.board.accept()
        }
        ZButton {
            objectName: "adviceNotNow"
            enabled: !root.board.acting
            text: qsTr("Not now")
            onClicked: root.board.notNow("")
        }
        ZButton {
            objectName: "adviceNever"
            enabled: !root.board.acting
            text: qsTr("Never")
            onClicked: root.board.never("")
        }
    }
}
