// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Zhike.Ui

/// Nothing here, and what to do about it.
Column {
    id: root
    required property string title
    property string advice: ""
    property string iconName: ""

    spacing: Theme.unit
    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.iconName.length > 0
        width: 40
        height: 40
        name: root.iconName
        color: Theme.textMuted
    }
    ZLabel {
        width: root.width
        text: root.title
        strong: true
        font.pixelSize: Theme.lead
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
    ZLabel {
        width: root.width
        visible: text.length > 0
        text: root.advice
        muted: true
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
