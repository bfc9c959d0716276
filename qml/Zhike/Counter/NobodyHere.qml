// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Nobody at the counter yet: what to do about it.
ColumnLayout {
    id: root
    required property Shell shell
    signal newMemberWanted()

    spacing: 24
    EmptyState {
        Layout.preferredWidth: 460
        Layout.alignment: Qt.AlignHCenter
        iconName: "member"
        title: qsTr("Nobody at the counter yet")
        advice: qsTr("Scan a label or a card, or type a phone number or a name in the box above.")
    }
    RowLayout {
        Layout.alignment: Qt.AlignHCenter
        spacing: Theme.gap
        ZButton {
            objectName: "goScanButton"
            kind: "primary"
            iconName: "scan"
            text: qsTr("Scan")
            onClicked: root.shell.page = "scan"
        }
        ZButton {
            objectName: "newMemberButton"
            iconName: "add"
            text: qsTr("New member")
            onClicked: root.newMemberWanted()
        }
    }
}
