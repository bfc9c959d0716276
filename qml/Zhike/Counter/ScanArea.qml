// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Where a picture goes in: dropped, pasted or opened. Says what was read, or why not.
Rectangle {
    id: root
    required property ScanPage page
    readonly property bool busy: root.page.state === PageState.Busy
    signal openWanted()

    objectName: "scanDropArea"
    radius: Theme.radiusCard
    color: Theme.stage
    clip: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Drop a picture with a code here")
    DropArea {
        id: drop
        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: event => root.page.openUrl(event.urls[0])
    }
    Item {
        id: frame
        anchors.horizontalCenter: parent.horizontalCenter
        y: 36
        width: 150
        height: 150
        Repeater {
            model: 4
            Item {
                required property int index
                width: 36
                height: 36
                rotation: index * 90
                x: index === 1 || index === 2 ? frame.width - width : 0
                y: index >= 2 ? frame.height - height : 0
                Rectangle {
                    width: parent.width
                    height: 4
                    radius: 2
                    color: drop.containsDrag ? Theme.textOnStage : Theme.stageMark
                }
                Rectangle {
                    width: 4
                    height: parent.height
                    radius: 2
                    color: drop.containsDrag ? Theme.textOnStage : Theme.stageMark
                }
            }
        }
        Icon {
            anchors.centerIn: parent
            width: 56
            height: 56
            name: "image"
            color: Theme.mutedOnStage
        }
    }
    ZLabel {
        anchors.top: frame.bottom
        anchors.topMargin: 14
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width - 48
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        text: qsTr("Drop a photo of the label here, or paste it with Ctrl+V")
        color: Theme.mutedOnStage
        font.pixelSize: Theme.small
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(64, words.implicitHeight + Theme.unit)
        color: Qt.darker(Theme.stage, 1.35)
        // The colour of the answer over the whole foot, at once; the words beside it say the same.
        Rectangle {
            id: glow
            objectName: "scanGlow"
            anchors.fill: parent
            visible: !root.busy
            opacity: 0
            color: root.page.tone === ScanPage.Refused ? "#7E1F18" : root.page.tone === ScanPage.Choice ? "#7A4A00" : "#0E5B3A"
            SequentialAnimation {
                id: flash
                PropertyAction { target: glow; property: "opacity"; value: 1 }
                PauseAnimation { duration: 450 }
                NumberAnimation { target: glow; property: "opacity"; to: 0; duration: Theme.quick }
            }
        }
        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Theme.gap
            anchors.rightMargin: Theme.unit
            spacing: Theme.unit
            Rectangle {
                Layout.preferredWidth: 10
                Layout.preferredHeight: 10
                radius: 5
                color: root.page.problem.length > 0 ? "#FF8F85" : root.busy ? "#F0B45A" : Theme.stageMark
            }
            Connections {
                target: root.page
                function onFeedback() { flash.restart() }
            }
            ZLabel {
                id: words
                objectName: "scanWords"
                Layout.fillWidth: true
                text: root.busy ? qsTr("Reading …") : root.page.problem.length > 0 ? root.page.problem
                      : root.page.heard.length > 0 ? root.page.heard : qsTr("Ready to read")
                strong: root.page.problem.length === 0
                color: Theme.textOnStage
                wrapMode: Text.Wrap
                maximumLineCount: 3
                font.pixelSize: root.page.problem.length > 0 ? Theme.small : Theme.body
                Accessible.role: Accessible.AlertMessage
            }
            ZButton {
                objectName: "openImageButton"
                iconName: "folder"
                text: qsTr("Open picture")
                onClicked: root.openWanted()
            }
        }
    }
}
