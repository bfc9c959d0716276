// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// A code that is neither a machine nor a person: what it is, what is known, what comes next.
ColumnLayout {
    id: root
    required property codeFacts facts
    signal wanted()

    spacing: Theme.gap
    BlockTitle {
        Layout.fillWidth: true
        title: root.facts.title
    }
    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(240, number.implicitHeight + 2 * Theme.pad)
        visible: root.facts.number.length > 0
        radius: Theme.radius
        color: Theme.surfaceSunk
        clip: true
        ZLabel {
            id: number
            objectName: "codeNumber"
            anchors.fill: parent
            anchors.margins: Theme.pad
            text: root.facts.number
            strong: true
            wrapMode: Text.WrapAnywhere
        }
    }
    ZLabel {
        objectName: "codeWords"
        Layout.fillWidth: true
        text: root.facts.words
        color: root.facts.tone.length > 0 ? Theme.ink(root.facts.tone) : Theme.text
        wrapMode: Text.Wrap
    }
    ZButton {
        objectName: "codeVerbButton"
        visible: root.facts.verb.length > 0
        kind: "primary"
        text: root.facts.verb
        onClicked: root.wanted()
    }
    Item { Layout.fillHeight: true }
}
