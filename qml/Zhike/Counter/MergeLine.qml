// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls

/// One fact of two accounts, and what they have together.
RowLayout {
    id: root
    required property string label
    required property string keep
    required property string merge
    required property string both
    property bool heading: false

    spacing: Theme.gap
    height: Math.max(40, implicitHeight)
    Accessible.role: Accessible.ListItem
    Accessible.name: root.label + " " + root.keep + " " + root.merge + " " + root.both
    ZLabel {
        Layout.preferredWidth: 110 * Theme.textScale
        text: root.label
        muted: true
        font.pixelSize: Theme.small
    }
    ZLabel {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        text: root.keep.length > 0 ? root.keep : "—"
        strong: root.heading
        wrapMode: Text.Wrap
    }
    ZLabel {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        text: root.merge.length > 0 ? root.merge : "—"
        strong: root.heading
        wrapMode: Text.Wrap
    }
    ZLabel {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        text: root.both
        color: Theme.accent
        strong: root.heading
        wrapMode: Text.Wrap
    }
}
