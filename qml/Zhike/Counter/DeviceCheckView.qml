// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Zhike.Controls
import Zhike.Ui

/// Do the devices of this desk work? Each with its verdict, what to do, and a test by hand.
Item {
    id: root
    required property Services services
    required property Shell shell
    readonly property HandScanners scanners: root.services.handScanners

    DeviceCheck {
        id: check
        services: root.services
        active: root.shell.page === "devices"
    }
    Card {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.pad
        width: Math.min(1000, parent.width - 2 * Theme.pad)
        height: parent.height - 2 * Theme.pad
        padding: 28
        spokenName: qsTr("Devices")
        Flickable {
            objectName: "deviceScroll"
            T.ScrollBar.vertical: ZScrollBar {}
            anchors.fill: parent
            contentHeight: column.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ColumnLayout {
                id: column
                width: parent.width - Theme.gap
                spacing: 18
                RowLayout {
                    ZLabel {
                        Layout.fillWidth: true
                        text: qsTr("Devices")
                        strong: true
                        font.pixelSize: Theme.title
                        Accessible.role: Accessible.Heading
                    }
                    ZButton {
                        objectName: "checkAgainButton"
                        text: qsTr("Look again")
                        onClicked: check.refresh()
                    }
                    ZButton {
                        objectName: "backButton"
                        iconName: "back"
                        text: qsTr("Settings")
                        onClicked: root.shell.page = "settings"
                    }
                }
                Repeater {
                    model: check.rows
                    DeviceRow {
                        required property int index
                        required property string test
                        readonly property string device: ["scanner", "camera", "printer", "phone", "network"][index]
                        objectName: "device-" + device
                        Layout.fillWidth: true
                        verb: test
                        onTried: check.test(device)
                    }
                }
                Rectangle {
                    Layout.fillWidth: true
                    Layout.preferredHeight: 1
                    color: Theme.line
                }
                SettingRow {
                    Layout.fillWidth: true
                    title: qsTr("Scanner speaks")
                    options: root.scanners.ports
                    chosen: root.scanners.port
                    onPicked: key => root.scanners.port = key
                }
                SettingRow {
                    Layout.fillWidth: true
                    title: qsTr("Between two keys")
                    options: [{key: "20", name: "20 ms"}, {key: "35", name: "35 ms"}, {key: "50", name: "50 ms"}, {key: "80", name: "80 ms"}]
                    chosen: root.scanners.keyGap.toString()
                    onPicked: key => root.scanners.keyGap = parseInt(key)
                }
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.gap
                    ZLabel {
                        Layout.preferredWidth: 160 * Theme.textScale
                        text: qsTr("Scanner's layout")
                        font.pixelSize: Theme.lead
                    }
                    ZLabel {
                        Layout.fillWidth: true
                        text: root.scanners.taught ? qsTr("This scanner has been taught its layout.")
                              : qsTr("Letters or signs come out wrong? Teach the scanner with one code.")
                        wrapMode: Text.Wrap
                    }
                    ZButton {
                        objectName: "teachButton"
                        text: qsTr("Teach")
                        onClicked: lesson.open()
                    }
                    ZButton {
                        objectName: "forgetLessonButton"
                        visible: root.scanners.taught
                        kind: "quiet"
                        text: qsTr("Forget it")
                        onClicked: root.scanners.forgetLesson()
                    }
                }
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.gap
                    ZLabel {
                        Layout.preferredWidth: 160 * Theme.textScale
                        text: qsTr("Around a code")
                        font.pixelSize: Theme.lead
                    }
                    ZLabel {
                        objectName: "dressSummary"
                        Layout.fillWidth: true
                        text: qsTr("The scanner adds: %1").arg(dress.summary)
                        wrapMode: Text.Wrap
                    }
                    ZButton {
                        objectName: "dressButton"
                        text: qsTr("Set up")
                        spokenName: qsTr("Set what the scanner adds to a code")
                        onClicked: dress.open()
                    }
                }
                SettingRow {
                    Layout.fillWidth: true
                    title: qsTr("Simulators")
                    options: [{key: "on", name: qsTr("On")}, {key: "off", name: qsTr("Off")}]
                    chosen: check.simulators ? "on" : "off"
                    onPicked: key => check.simulators = key === "on"
                }
            }
        }
    }
    ScannerDressView {
        id: dress
        services: root.services
    }
    Sheet {
        id: lesson
        objectName: "lessonSheet"
        title: qsTr("Teach the scanner")
        onOpened: check.teach()
        onClosed: check.stopTeaching()
        ColumnLayout {
            width: parent.width
            spacing: Theme.pad
            ZLabel {
                objectName: "lessonWords"
                Layout.fillWidth: true
                text: check.lesson
                wrapMode: Text.Wrap
                font.pixelSize: Theme.lead
                Accessible.role: Accessible.AlertMessage
            }
            Rectangle {
                Layout.alignment: Qt.AlignHCenter
                Layout.preferredWidth: 400
                Layout.preferredHeight: 400
                color: "white"
                Image {
                    objectName: "lessonCode"
                    anchors.fill: parent
                    smooth: false
                    fillMode: Image.PreserveAspectFit
                    source: "qrc:/codes/lesson.png"
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("The code that teaches the scanner's layout")
                }
            }
        }
    }
}
