// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Ui

/// What happened, what was kept, what to do; with the verb that tries again.
Rectangle {
    id: root
    required property string sentence
    property bool retriable: true
    signal retry()

    implicitHeight: row.implicitHeight + Theme.unit * 2
    radius: Theme.radius
    color: Theme.criticalSoft
    visible: root.sentence.length > 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.sentence
    RowLayout {
        id: row
        anchors.fill: parent
        anchors.margins: Theme.unit
        spacing: Theme.unit
        Icon {
            name: "warning"
            color: Theme.critical
            Layout.preferredWidth: 22
            Layout.preferredHeight: 22
        }
        ZLabel {
            Layout.fillWidth: true
            text: root.sentence
            color: Theme.critical
            wrapMode: Text.Wrap
            font.pixelSize: Theme.small
        }
        ZButton {
            visible: root.retriable
            objectName: "retryButton"
            text: qsTr("Try again")
            onClicked: root.retry()
        }
    }
}
