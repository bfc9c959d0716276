// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts

/// The head of a block: its name, and on the right what belongs to it.
RowLayout {
    id: root
    required property string title
    property string note: ""
    property string asOf: ""
    property bool stale: false
    default property alias extra: more.data

    spacing: Theme.unit
    ZLabel {
        text: root.title
        strong: true
        font.pixelSize: Theme.lead
        Layout.fillWidth: true
        Accessible.role: Accessible.Heading
    }
    RowLayout {
        id: more
        spacing: 0
    }
    ZLabel {
        visible: text.length > 0
        text: root.note
        muted: true
        font.pixelSize: Theme.tiny
    }
    StaleMark {
        objectName: "staleMark"
        text: root.asOf
        stale: root.stale
        visible: root.asOf.length > 0
    }
}
