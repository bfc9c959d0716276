// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// How this desk likes its window.
Item {
    id: root
    required property Services services
    required property Shell shell
    readonly property Preferences preferences: root.services.preferences

    Card {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.pad
        width: Math.min(860, parent.width - 2 * Theme.pad)
        height: Math.min(parent.height - 2 * Theme.pad, column.implicitHeight + 2 * padding)
        padding: 28
        spokenName: qsTr("Settings")
        Flickable {
            anchors.fill: parent
            contentHeight: column.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            ColumnLayout {
                id: column
                width: parent.width
                spacing: 20
                ZLabel {
                    text: qsTr("Settings")
                    strong: true
                    font.pixelSize: Theme.title
                    Accessible.role: Accessible.Heading
                }
                SettingRow {
                    Layout.fillWidth: true
                    title: qsTr("Language")
                    options: [{key: "zh", name: "中文"}, {key: "en", name: "English"}]
                    chosen: root.preferences.language
                    onPicked: key => root.preferences.language = key
                }
                RowLayout {
                    spacing: Theme.gap
                    ZLabel {
                        Layout.preferredWidth: 160 * Theme.textScale
                        text: qsTr("Light")
                        font.pixelSize: Theme.lead
                    }
                    ZButton {
                        objectName: "themeButton"
                        iconName: root.preferences.dark ? "sun" : "moon"
                        text: root.preferences.dark ? qsTr("Make it bright") : qsTr("Make it dark")
                        onClicked: root.preferences.dark = !root.preferences.dark
                    }
                }
                SettingRow {
                    Layout.fillWidth: true
                    title: qsTr("Size of text")
                    options: [{key: "100", name: "100 %"}, {key: "125", name: "125 %"}, {key: "150", name: "150 %"}, {key: "200", name: "200 %"}]
                    chosen: root.preferences.textPercent
                    onPicked: key => root.preferences.textPercent = parseInt(key)
                }
                SettingRow {
                    Layout.fillWidth: true
                    title: qsTr("Sound")
                    options: [{key: "on", name: qsTr("On")}, {key: "off", name: qsTr("Off")}]
                    chosen: root.preferences.muted ? "off" : "on"
                    onPicked: key => root.preferences.muted = key === "off"
                }
                RowLayout {
                    spacing: Theme.gap
                    ZLabel {
                        Layout.preferredWidth: 160 * Theme.textScale
                        text: qsTr("Devices")
                        font.pixelSize: Theme.lead
                    }
                    ZButton {
                        objectName: "devicesButton"
                        iconName: "scan"
                        text: qsTr("Check scanner, camera, network")
                        onClicked: root.shell.page = "devices"
                    }
                }
                Rectangle {
                    Layout.fillWidth: true
                    Layout.preferredHeight: demo.implicitHeight + 2 * Theme.gap
                    visible: root.services.hasDemoKeys
                    radius: Theme.radius
                    color: Theme.cautionSoft
                    ZLabel {
                        id: demo
                        objectName: "demoKeys"
                        anchors.fill: parent
                        anchors.margins: Theme.gap
                        text: qsTr("Demo: the keys of this desk lie in a file beside its data. That is for trying out only; a real desk keeps them in the key store of its machine.")
                        color: Theme.caution
                        wrapMode: Text.Wrap
                    }
                }
                ZLabel {
                    Layout.fillWidth: true
                    text: qsTr("Zhike receives the guest. All people and numbers of the demo are invented.")
                    muted: true
                    wrapMode: Text.Wrap
                    font.pixelSize: Theme.small
                }
            }
        }
    }
}
