// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Zhike.Controls

/// One person a key led to, masked.
T.AbstractButton {
    id: root
    required property int index
    required property string name
    required property string phone
    required property string community
    required property string cue
    required property bool gold
    required property bool pending

    objectName: "hit" + root.index
    implicitHeight: Math.max(56, row.implicitHeight + Theme.unit)
    focusPolicy: Qt.StrongFocus
    text: root.name
    Accessible.role: Accessible.ListItem
    Accessible.name: [root.name, root.phone, root.community].join(" ")
    Accessible.onPressAction: root.click()
    Keys.onReturnPressed: root.click()

    background: Rectangle {
        radius: Theme.radius
        color: root.down || root.activeFocus ? Theme.accentSoft : "transparent"
    }
    contentItem: RowLayout {
        id: row
        spacing: Theme.gap
        Avatar {
            Layout.leftMargin: Theme.gap
            letter: root.name.charAt(0)
            tone: root.gold ? "gold" : "plain"
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            ZLabel {
                text: root.name
                strong: true
            }
            ZLabel {
                Layout.fillWidth: true
                text: [root.phone, root.community].filter(part => part.length > 0).join(" · ")
                muted: true
                font.pixelSize: Theme.small
            }
        }
        Chip {
            text: root.pending ? qsTr("to be confirmed") : ""
            tone: "caution"
        }
        Chip {
            Layout.rightMargin: Theme.gap
            text: root.cue
            tone: "accent"
        }
    }
}
