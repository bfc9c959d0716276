// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Zhike.Controls

/// One thing to do: who, what, why, when. A touch opens the member.
T.AbstractButton {
    id: root
    required property string memberId
    required property string name
    required property string what
    required property string why
    required property string due
    required property string kind
    required property string tone

    implicitHeight: Math.max(64, implicitContentHeight + Theme.unit * 2)
    focusPolicy: Qt.StrongFocus
    text: root.what
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name + " " + root.what + " " + root.due + " " + root.why
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
            Layout.leftMargin: 4
            letter: root.name.charAt(0)
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2
            ZLabel {
                Layout.fillWidth: true
                text: root.name + " · " + root.what
                strong: true
            }
            ZLabel {
                Layout.fillWidth: true
                text: root.why
                muted: true
                font.pixelSize: Theme.small
            }
        }
        Chip {
            text: root.kind
            tone: root.tone
        }
        ZLabel {
            Layout.preferredWidth: 110 * Theme.textScale
            text: root.due
            muted: true
            horizontalAlignment: Text.AlignRight
        }
    }
}
