// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Scans of this shift, newest first.
ZList {
    id: root
    required property RowList history

    objectName: "scanHistory"
    model: root.history
    Accessible.name: qsTr("Scans of this shift")
    delegate: RowLayout {
        id: row
        required property string at
        required property string title
        required property string kind
        required property string tone
        width: root.rowWidth
        height: Math.max(30, implicitHeight)
        spacing: Theme.gap
        ZLabel {
            text: row.at
            muted: true
            font.pixelSize: Theme.tiny
            Layout.preferredWidth: 56 * Theme.textScale
        }
        Rectangle {
            Layout.preferredWidth: 8
            Layout.preferredHeight: 8
            radius: 4
            color: row.tone === "member" ? Theme.lane("online") : row.tone === "plain" ? Theme.lineStrong : Theme.ink(row.tone)
        }
        ZLabel {
            Layout.fillWidth: true
            text: row.title
            font.pixelSize: Theme.small
        }
        ZLabel {
            text: row.kind
            muted: true
            font.pixelSize: Theme.tiny
        }
    }
}
