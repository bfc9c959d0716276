// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Eyes: the camera in a sheet, on only while that is open, and it says so; and what stands on the screen beside this window.
Item {
    id: root
    required property ScanPage page
    required property Services services
    readonly property LiveCamera eye: live

    objectName: "cameraPane"
    height: camera.height

    LiveCamera {
        id: live
        services: root.services
        onSeen: symbols => {
            sheet.close()
            root.page.takeSymbols(symbols)
        }
    }
    ZButton {
        id: camera
        objectName: "cameraButton"
        iconName: "camera"
        text: qsTr("Camera")
        onClicked: sheet.open()
    }
    ZButton {
        objectName: "snipButton"
        anchors.right: parent.right
        iconName: "image"
        text: qsTr("Screen")
        spokenName: qsTr("Read a code from the screen")
        onClicked: root.page.snip()
    }
    Sheet {
        id: sheet
        objectName: "cameraSheet"
        title: qsTr("Camera")
        sheetWidth: 620
        onOpened: live.start()
        onClosed: live.stop()
        ColumnLayout {
            width: parent.width
            spacing: Theme.gap
            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: width * 9 / 16
                radius: Theme.radius
                color: Theme.stage
                clip: true
                CameraPreview {
                    objectName: "cameraPreview"
                    anchors.fill: parent
                    visible: live.running
                    camera: live
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("What the camera sees")
                }
                Rectangle {
                    anchors.centerIn: parent
                    width: parent.height * 0.7
                    height: width
                    visible: live.running
                    radius: Theme.radiusCard
                    color: "transparent"
                    border.width: 2
                    border.color: Theme.stageMark
                }
                Rectangle {
                    objectName: "cameraOn"
                    anchors.left: parent.left
                    anchors.top: parent.top
                    anchors.margins: Theme.unit
                    width: onWords.implicitWidth + 40
                    height: onWords.implicitHeight + Theme.unit
                    visible: live.open
                    radius: height / 2
                    color: Theme.stage
                    Rectangle {
                        x: 12
                        anchors.verticalCenter: parent.verticalCenter
                        width: 10
                        height: 10
                        radius: 5
                        color: "#FF5A4F"
                    }
                    ZLabel {
                        id: onWords
                        x: 30
                        anchors.verticalCenter: parent.verticalCenter
                        text: qsTr("Camera on")
                        color: Theme.textOnStage
                        font.pixelSize: Theme.small
                    }
                }
            }
            ZLabel {
                objectName: "cameraWords"
                Layout.fillWidth: true
                text: live.words
                wrapMode: Text.Wrap
                Accessible.role: Accessible.AlertMessage
            }
            Segmented {
                Layout.fillWidth: true
                visible: live.choices.length > 1
                spokenName: qsTr("Camera")
                options: live.choices
                chosen: live.chosen
                onPicked: key => live.chosen = key
            }
        }
        footer: [
            ZButton {
                objectName: "cameraAgainButton"
                Layout.fillWidth: true
                visible: !live.open
                kind: "primary"
                iconName: "camera"
                text: qsTr("Switch the camera on")
                onClicked: live.start()
            },
            ZButton {
                objectName: "torchButton"
                Layout.fillWidth: true
                visible: live.hasTorch
                iconName: "sun"
                text: live.lit ? qsTr("Light off") : qsTr("Light on")
                onClicked: live.lit = !live.lit
            }
        ]
    }
}
