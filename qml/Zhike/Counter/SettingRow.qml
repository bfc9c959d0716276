// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls

/// One setting: its name and its few values.
RowLayout {
    id: root
    required property string title
    required property var options
    required property string chosen
    signal picked(key: string)

    spacing: Theme.gap
    ZLabel {
        Layout.preferredWidth: 160 * Theme.textScale
        text: root.title
        font.pixelSize: Theme.lead
    }
    Segmented {
        Layout.fillWidth: true
        spokenName: root.title
        options: root.options
        chosen: root.chosen
        onPicked: key => root.picked(key)
    }
}
