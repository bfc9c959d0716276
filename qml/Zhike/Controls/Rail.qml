// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// The places of the window, top to bottom, and a foot.
Rectangle {
    id: root
    default property alias places: top.data
    property alias foot: bottom.data

    implicitWidth: Theme.rail
    color: Theme.surface
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Places")
    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
    Column {
        id: top
        anchors.top: parent.top
        anchors.topMargin: 12
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: 4
    }
    Column {
        id: bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.unit
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.unit
    }
}
