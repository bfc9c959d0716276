// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// A bar of 0…100 with its number said in words: the age of an appliance, a place in a ranking.
Rectangle {
    id: root
    required property int percent
    required property string spokenName
    property color ink: Theme.accent

    implicitWidth: 120
    implicitHeight: 5
    radius: height / 2
    color: Theme.track
    Accessible.role: Accessible.ProgressBar
    Accessible.name: root.spokenName
    Rectangle {
        width: Math.max(root.height, root.width * Math.min(100, Math.max(0, root.percent)) / 100)
        height: parent.height
        radius: parent.radius
        color: root.ink
        visible: root.percent > 0
    }
}
