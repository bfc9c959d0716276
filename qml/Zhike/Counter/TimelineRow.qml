// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls

/// One line of the story: when, what, through which channel.
Item {
    id: root
    required property string at
    required property string lane
    required property string laneWords
    required property string title
    required property bool pending

    implicitHeight: Math.max(36, row.implicitHeight + 6)
    Accessible.role: Accessible.ListItem
    Accessible.name: root.at + " " + root.title + " " + root.laneWords
    RowLayout {
        id: row
        anchors.fill: parent
        spacing: Theme.gap
        ZLabel {
            Layout.preferredWidth: 80 * Theme.textScale
            text: root.at
            muted: true
            font.pixelSize: Theme.tiny
            Accessible.ignored: true
        }
        Rectangle {
            Layout.preferredWidth: 8
            Layout.preferredHeight: 8
            radius: 4
            color: Theme.lane(root.lane)
        }
        ZLabel {
            Layout.fillWidth: true
            text: root.title
            Accessible.ignored: true
        }
        Chip {
            text: root.pending ? qsTr("to be confirmed") : ""
            tone: "caution"
        }
        ZLabel {
            text: root.laneWords
            muted: true
            font.pixelSize: Theme.tiny
            Accessible.ignored: true
        }
    }
}
