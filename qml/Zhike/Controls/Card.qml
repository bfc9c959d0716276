// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// One block of a page on its own ground.
Rectangle {
    id: root
    property bool accented: false
    property string spokenName: ""
    default property alias content: body.data
    property int padding: Theme.pad

    radius: Theme.radiusCard
    color: Theme.surface
    border.width: 1
    border.color: root.accented ? Theme.accent : Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: root.spokenName

    Item {
        id: body
        anchors.fill: parent
        anchors.margins: root.padding
        clip: true
    }
}
