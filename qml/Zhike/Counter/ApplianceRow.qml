// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Zhike.Controls

/// One appliance: age against its life, warranty, repairs, connected or not. A touch offers its services.
T.AbstractButton {
    id: root
    required property string unitCode
    required property string modelId
    required property string name
    required property string details
    required property string badge
    required property string badgeTone
    required property int usedPercent
    required property bool due
    required property bool pending

    objectName: "appliance-" + root.unitCode
    implicitHeight: Math.max(60, implicitContentHeight + Theme.unit)
    focusPolicy: Qt.StrongFocus
    text: root.name
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name + " " + root.badge + " " + root.details
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.accentSoft : "transparent"
        border.width: root.visualFocus ? 2 : 0
        border.color: Theme.focus
    }
    contentItem: RowLayout {
        spacing: Theme.gap
        Avatar {
            letter: root.name.charAt(0)
            round: false
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 3
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.unit
                ZLabel {
                    Layout.fillWidth: true
                    text: root.name
                    strong: true
                }
                Chip {
                    text: root.pending ? qsTr("to be confirmed") : ""
                    tone: "caution"
                }
                Chip {
                    text: root.pending ? "" : root.badge
                    tone: root.badgeTone
                }
            }
            AgeBar {
                Layout.fillWidth: true
                percent: root.usedPercent
                due: root.due
            }
            ZLabel {
                Layout.fillWidth: true
                text: root.details
                muted: true
                font.pixelSize: Theme.tiny
            }
        }
    }
}
