// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Ui

/// What was just done, with its number and its undo; or what went wrong. Stands over the page and blocks nothing.
Rectangle {
    id: root
    required property Notices notices
    readonly property string tone: root.notices.problem ? "critical" : "positive"

    implicitWidth: row.implicitWidth + 2 * Theme.pad
    implicitHeight: Math.max(64, row.implicitHeight + 2 * Theme.unit)
    visible: root.notices.shown
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: 2
    border.color: Theme.ink(root.tone)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.notices.words + " " + root.notices.receiptNumber

    RowLayout {
        id: row
        anchors.fill: parent
        anchors.leftMargin: Theme.pad
        anchors.rightMargin: Theme.unit
        spacing: Theme.gap
        Icon {
            name: root.notices.problem ? "warning" : "check"
            color: Theme.ink(root.tone)
            Layout.preferredWidth: 24
            Layout.preferredHeight: 24
        }
        ZLabel {
            objectName: "receiptWords"
            Layout.fillWidth: true
            Layout.maximumWidth: 640
            text: root.notices.words
            wrapMode: Text.Wrap
            maximumLineCount: 3
            strong: !root.notices.problem
        }
        ZLabel {
            objectName: "receiptNumber"
            visible: text.length > 0
            text: root.notices.receiptNumber
            font.pixelSize: Theme.lead
            strong: true
            Accessible.name: qsTr("Receipt %1").arg(root.notices.receiptNumber)
        }
        ZButton {
            objectName: "undoButton"
            visible: root.notices.canUndo
            iconName: "undo"
            text: qsTr("Undo (%1)").arg(root.notices.secondsLeft)
            spokenName: qsTr("Undo")
            onClicked: root.notices.undo()
        }
        IconButton {
            objectName: "closeNoticeButton"
            iconName: "close"
            spokenName: qsTr("Close notice")
            onClicked: root.notices.dismiss()
        }
    }
}
