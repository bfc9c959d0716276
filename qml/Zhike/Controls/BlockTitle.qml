// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// The head of a block: its name, and on the right what belongs to it and how fresh it is.
Item {
    id: root
    required property string title
    property string note: ""
    property string asOf: ""
    property bool stale: false

    implicitWidth: words.implicitWidth + side.width + Theme.unit
    implicitHeight: words.implicitHeight
    ZLabel {
        id: words
        width: parent.width - side.width - Theme.unit
        text: root.title
        strong: true
        font.pixelSize: Theme.lead
        Accessible.role: Accessible.Heading
    }
    Row {
        id: side
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2
        ZLabel {
            anchors.verticalCenter: parent.verticalCenter
            visible: text.length > 0
            text: root.note
            muted: true
            font.pixelSize: Theme.tiny
        }
        StaleMark {
            objectName: "staleMark"
            anchors.verticalCenter: parent.verticalCenter
            text: root.asOf
            stale: root.stale
        }
    }
}
