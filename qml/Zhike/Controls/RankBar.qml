// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// One line of a ranking: name, bar, homes. The advised model stands out; one that doesn't fit at home says so.
Item {
    id: root
    required property string name
    required property string households
    required property int percent
    required property bool advised
    property string note: ""
    property int nameWidth: 124
    property int barHeight: 10
    property int countWidth: Math.round(56 * Theme.textScale)

    implicitHeight: Math.max(words.implicitHeight, Theme.small + 8)
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2").arg(root.name).arg(root.households) + " " + root.note
    Column {
        id: words
        anchors.verticalCenter: parent.verticalCenter
        width: root.nameWidth
        ZLabel {
            width: parent.width
            text: root.name
            strong: root.advised
            font.pixelSize: Theme.small
            Accessible.ignored: true
        }
        ZLabel {
            width: parent.width
            visible: text.length > 0
            text: root.note
            color: Theme.caution
            font.pixelSize: Theme.tiny - 1
            Accessible.ignored: true
        }
    }
    ValueBar {
        anchors.left: words.right
        anchors.leftMargin: Theme.gap
        anchors.right: count.left
        anchors.rightMargin: Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        implicitHeight: root.barHeight
        percent: root.percent
        spokenName: root.Accessible.name
        ink: root.advised ? Theme.accent : Theme.accentQuiet
        Accessible.ignored: true
    }
    ZLabel {
        id: count
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: root.countWidth
        text: root.households
        muted: true
        horizontalAlignment: Text.AlignRight
        font.pixelSize: Theme.tiny
        Accessible.ignored: true
    }
}
