// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/// One line of a ranking: name, bar, homes. The advised model stands out.
RowLayout {
    id: root
    required property string name
    required property string households
    required property int percent
    required property bool advised
    property string note: ""
    property int nameWidth: 120
    property int barHeight: 10

    spacing: Theme.gap
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1: %2").arg(root.name).arg(root.households)
    ZLabel {
        Layout.preferredWidth: root.nameWidth
        Layout.maximumWidth: root.nameWidth
        text: root.name
        strong: root.advised
        font.pixelSize: Theme.small
        Accessible.ignored: true
    }
    ValueBar {
        Layout.fillWidth: true
        implicitHeight: root.barHeight
        percent: root.percent
        spokenName: root.Accessible.name
        ink: root.advised ? Theme.accent : Theme.accentQuiet
        Accessible.ignored: true
    }
    ZLabel {
        Layout.preferredWidth: Math.max(48, implicitWidth)
        text: root.note.length > 0 ? root.households + " " + root.note : root.households
        muted: true
        horizontalAlignment: Text.AlignRight
        font.pixelSize: Theme.tiny
        Accessible.ignored: true
    }
}
