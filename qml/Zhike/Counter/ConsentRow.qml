// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls

/// One question, what a yes brings, how it stands, and the other answer.
Rectangle {
    id: root
    required property string key
    required property string question
    required property string gain
    required property string answer
    required property bool open
    required property bool pending
    property bool acting: false
    signal answered(key: string)

    implicitHeight: row.implicitHeight + 2 * Theme.unit
    radius: Theme.radius
    color: Theme.surfaceSunk
    Accessible.role: Accessible.ListItem
    Accessible.name: root.question + " " + root.answer
    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        spacing: Theme.gap
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2
            ZLabel {
                Layout.fillWidth: true
                text: root.question
                strong: true
                wrapMode: Text.Wrap
            }
            ZLabel {
                Layout.fillWidth: true
                text: root.gain
                color: Theme.text
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }
            RowLayout {
                spacing: Theme.unit
                ZLabel {
                    objectName: "answer-" + root.key
                    text: root.answer
                    color: root.open ? Theme.positive : Theme.text
                    font.pixelSize: Theme.small
                }
                Chip {
                    text: root.pending ? qsTr("to be confirmed") : ""
                    tone: "caution"
                }
            }
        }
        ZButton {
            objectName: "consent-" + root.key
            enabled: !root.acting
            text: root.open ? qsTr("Withdraw") : qsTr("Agrees")
            spokenName: root.question + ": " + text
            onClicked: root.answered(root.key)
        }
    }
}
