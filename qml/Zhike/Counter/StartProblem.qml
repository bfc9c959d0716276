// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Zhike.Controls

/// The window when the counter can't open: what happened, what was kept, what to do - and a button to try again.
T.ApplicationWindow {
    id: root
    objectName: "startProblem"
    required property string words
    signal retryAsked

    width: 1366
    height: 768
    visible: true
    title: qsTr("Zhike")
    color: Theme.ground

    Card {
        anchors.centerIn: parent
        width: 640
        height: column.implicitHeight + 2 * padding
        padding: 32

        ColumnLayout {
            id: column
            width: parent.width
            spacing: Theme.gap * 2

            ZLabel {
                Layout.fillWidth: true
                strong: true
                font.pixelSize: Theme.title
                text: qsTr("The counter can't open yet")
            }
            ZLabel {
                objectName: "problemWords"
                Layout.fillWidth: true
                text: root.words
                wrapMode: Text.Wrap
            }
            ZButton {
                objectName: "retryButton"
                kind: "primary"
                text: qsTr("Try again")
                onClicked: root.retryAsked()
            }
        }
    }
}
