// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls

/// One thing that was done: what, for whom, its number, how far it has come; and what can be done about a refusal.
Rectangle {
    id: root
    required property string opId
    required property string receipt
    required property string what
    required property string subject
    required property string at
    required property string status
    required property string meaning
    required property string tone
    required property string refusal
    required property bool canUndo
    required property bool canResend
    required property bool isRefused
    required property bool isMerged
    required property string memberId
    required property string candidateId
    readonly property bool wantsEyes: root.isRefused || root.isMerged
    property bool acting: false
    signal undone()
    signal edited()
    signal dismissed()
    signal taken()
    signal mergeWanted()

    objectName: "outbox-" + root.opId
    implicitHeight: Math.max(64, column.implicitHeight + 2 * Theme.unit)
    radius: Theme.radius
    color: root.isRefused ? Theme.criticalSoft : root.isMerged ? Theme.cautionSoft : Theme.surfaceSunk
    Accessible.role: Accessible.ListItem
    Accessible.name: root.what + " " + root.subject + " " + root.receipt + " " + root.status + ". " + root.meaning + " " + root.refusal
    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
        spacing: 4
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            ZLabel {
                Layout.preferredWidth: 96 * Theme.textScale
                text: root.receipt
                strong: true
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2
                ZLabel {
                    Layout.fillWidth: true
                    text: root.subject.length > 0 ? root.what + " · " + root.subject : root.what
                }
                ZLabel {
                    objectName: "meaning-" + root.opId
                    Layout.fillWidth: true
                    text: root.meaning
                    color: root.isRefused ? Theme.text : Theme.textMuted
                    font.pixelSize: Theme.tiny
                    wrapMode: Text.Wrap
                }
            }
            ZLabel {
                text: root.at
                color: root.wantsEyes ? Theme.text : Theme.textMuted
                font.pixelSize: Theme.small
            }
            Chip {
                text: root.status
                tone: root.tone
                color: Theme.surface
            }
            ZButton {
                objectName: "undo-" + root.opId
                visible: root.canUndo
                enabled: !root.acting
                iconName: "undo"
                text: qsTr("Undo")
                onClicked: root.undone()
            }
        }
        RowLayout {
            Layout.fillWidth: true
            visible: root.wantsEyes
            spacing: Theme.gap
            ZLabel {
                objectName: "refusal-" + root.opId
                Layout.fillWidth: true
                text: root.refusal
                color: root.isRefused ? Theme.critical : Theme.text
                wrapMode: Text.Wrap
            }
            ZButton {
                objectName: "samePerson-" + root.opId
                visible: root.isRefused && root.candidateId.length > 0
                text: qsTr("Same person?")
                onClicked: root.mergeWanted()
            }
            ZButton {
                objectName: "take-" + root.opId
                visible: root.isMerged
                enabled: !root.acting
                kind: "primary"
                text: qsTr("Mine again")
                onClicked: root.taken()
            }
            ZButton {
                objectName: "edit-" + root.opId
                visible: root.canResend
                enabled: !root.acting
                kind: "primary"
                text: qsTr("Mend and resend")
                onClicked: root.edited()
            }
            ZButton {
                objectName: "dismiss-" + root.opId
                enabled: !root.acting
                text: root.isMerged ? qsTr("Leave it so") : qsTr("Read, put away")
                onClicked: root.dismissed()
            }
        }
    }
}
