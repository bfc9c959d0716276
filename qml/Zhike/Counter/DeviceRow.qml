// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Zhike.Controls

/// One device: whether it works, and what to do when it doesn't.
Item {
    id: root
    required property string name
    required property string tone
    required property string verdict
    required property string words
    required property string verb
    signal tried()

    implicitHeight: Math.max(Theme.target, chip.height + 4 + words.implicitHeight)
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name + ", " + root.verdict + ". " + root.words
    ZLabel {
        id: title
        width: 160 * Theme.textScale
        text: root.name
        strong: true
        font.pixelSize: Theme.lead
        wrapMode: Text.Wrap
    }
    Chip {
        id: chip
        anchors.left: title.right
        anchors.leftMargin: Theme.gap
        text: root.verdict
        tone: root.tone
    }
    ZLabel {
        id: words
        anchors.left: chip.left
        anchors.right: button.visible ? button.left : parent.right
        anchors.rightMargin: Theme.gap
        anchors.top: chip.bottom
        anchors.topMargin: 4
        text: root.words
        wrapMode: Text.Wrap
        muted: root.tone === "positive"
    }
    ZButton {
        id: button
        anchors.right: parent.right
        visible: root.verb.length > 0
        text: root.verb
        spokenName: root.name + ": " + root.verb
        onClicked: root.tried()
    }
}
