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
    required property string where
    required property string cue
    required property bool gold
    required property bool pending

    objectName: "hit" + root.index
    implicitHeight: Math.max(56, implicitContentHeight + Theme.unit)
    focusPolicy: Qt.StrongFocus
    text: root.name
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name + " " + root.where
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: root.down || root.activeFocus ? Theme.accentSoft : "transparent"
    }
    contentItem: RowLayout {
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
                text: root.where
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
