// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// The truth about the line: its state in a word, what to do about it in a sentence, when central last answered, files on their way.
Rectangle {
    id: root
    required property OutboxPage page

    objectName: "linePanel"
    implicitHeight: row.implicitHeight + 2 * Theme.gap
    radius: Theme.radius
    color: Theme.soft(root.page.lineTone)
    Accessible.role: Accessible.StaticText
    Accessible.name: root.page.lineState + ". " + root.page.lineAdvice + " " + root.page.lastSuccess + " " + root.page.files
    RowLayout {
        id: row
        anchors.fill: parent
        anchors.margins: Theme.gap
        spacing: Theme.gap
        Icon {
            Layout.preferredWidth: 24
            Layout.preferredHeight: 24
            Layout.alignment: Qt.AlignTop
            name: root.page.lineTone === "positive" ? "check" : "warning"
            color: Theme.ink(root.page.lineTone)
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2
            ZLabel {
                objectName: "lineState"
                Layout.fillWidth: true
                text: root.page.lineState
                color: Theme.ink(root.page.lineTone)
                strong: true
                font.pixelSize: Theme.lead
            }
            ZLabel {
                objectName: "lineAdvice"
                Layout.fillWidth: true
                text: root.page.lineAdvice
                wrapMode: Text.Wrap
            }
            ZLabel {
                objectName: "filesOnTheirWay"
                Layout.fillWidth: true
                visible: text.length > 0
                text: root.page.files
                wrapMode: Text.Wrap
            }
        }
        ZLabel {
            objectName: "lastSuccess"
            Layout.alignment: Qt.AlignTop
            text: root.page.lastSuccess
            color: Theme.text
            font.pixelSize: Theme.small
        }
    }
}
