// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls

/// One device: whether it works, and what to do when it doesn't.
RowLayout {
    id: root
    required property string name
    required property string tone
    required property string verdict
    required property string words
    required property string verb
    signal tried()

    spacing: Theme.gap
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name + ", " + root.verdict + ". " + root.words
    ZLabel {
        Layout.preferredWidth: 150 * Theme.textScale
        Layout.alignment: Qt.AlignTop
        text: root.name
        strong: true
        font.pixelSize: Theme.lead
        wrapMode: Text.Wrap
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 4
        Chip {
            text: root.verdict
            tone: root.tone
        }
        ZLabel {
            Layout.fillWidth: true
            text: root.words
            wrapMode: Text.Wrap
            muted: root.tone === "positive"
        }
    }
    ZButton {
        visible: root.verb.length > 0
        text: root.verb
        spokenName: root.name + ": " + root.verb
        onClicked: root.tried()
    }
}
