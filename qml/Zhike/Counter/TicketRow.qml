// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls

/// One open order: what, when, at which step.
ColumnLayout {
    id: root
    required property string title
    required property string when
    required property string stage
    required property bool pending

    spacing: 2
    Accessible.role: Accessible.ListItem
    Accessible.name: root.title + " " + root.when + " " + root.stage
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.unit
        Rectangle {
            Layout.preferredWidth: 8
            Layout.preferredHeight: 8
            radius: 4
            color: Theme.caution
        }
        ZLabel {
            Layout.fillWidth: true
            text: root.when.length > 0 ? root.title + " · " + root.when : root.title
            wrapMode: Text.Wrap
            maximumLineCount: 2
            Accessible.ignored: true
        }
    }
    ZLabel {
        Layout.fillWidth: true
        Layout.leftMargin: 16
        text: root.pending ? root.stage + " · " + qsTr("not yet confirmed by central") : root.stage
        muted: true
        font.pixelSize: Theme.tiny
        Accessible.ignored: true
    }
}
