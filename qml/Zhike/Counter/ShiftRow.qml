// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls

/// One thing a close leaves on this desk: its number, what it is, how far it has come.
Rectangle {
    id: root
    required property string receipt
    required property string what
    required property string subject
    required property string at
    required property string status
    required property string tone

    implicitHeight: Math.max(Theme.target, row.implicitHeight + 2 * Theme.unit)
    radius: Theme.radius
    color: Theme.surface
    Accessible.role: Accessible.ListItem
    Accessible.name: root.receipt + " " + root.what + " " + root.subject + " " + root.at + " " + root.status
    RowLayout {
        id: row
        anchors.fill: parent
        anchors.leftMargin: Theme.gap
        anchors.rightMargin: Theme.gap
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
                Layout.fillWidth: true
                text: root.at
                muted: true
                font.pixelSize: Theme.tiny
            }
        }
        Chip {
            text: root.status
            tone: root.tone
        }
    }
}
