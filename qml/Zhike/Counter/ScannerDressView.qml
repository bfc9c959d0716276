// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Zhike.Controls
import Zhike.Ui

/// What the hand scanner puts round a code: typed, or learnt from one scan.
Sheet {
    id: root
    required property Services services
    readonly property alias summary: dress.summary

    title: qsTr("Around a code")
    objectName: "scannerDressSheet"
    sheetWidth: 560
    onOpened: dress.begin()
    onClosed: dress.end()
    ScannerDressSheet {
        id: dress
        services: root.services
        onKept: root.close()
    }
    Flickable {
        T.ScrollBar.vertical: ZScrollBar {}
        anchors.fill: parent
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ColumnLayout {
            id: column
            width: parent.width - Theme.gap
            spacing: Theme.gap
            RowLayout {
                spacing: Theme.pad
                Rectangle {
                    Layout.preferredWidth: 160
                    Layout.preferredHeight: 160
                    color: "white"
                    Image {
                        objectName: "dressCode"
                        anchors.fill: parent
                        smooth: false
                        fillMode: Image.PreserveAspectFit
                        source: "qrc:/codes/dress.png"
                        Accessible.role: Accessible.Graphic
                        Accessible.name: qsTr("The code that shows what the scanner adds")
                    }
                }
                ColumnLayout {
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.gap
                    ZLabel {
                        objectName: "dressWords"
                        Layout.fillWidth: true
                        text: dress.lesson
                        wrapMode: Text.Wrap
                        font.pixelSize: Theme.lead
                        Accessible.role: Accessible.AlertMessage
                    }
                    ZLabel {
                        Layout.fillWidth: true
                        text: qsTr("Signs that can't be seen: by name <Tab> <STX> <ETX> <Space>, as a key with Ctrl ^B, or by number %02.")
                        muted: true
                        font.pixelSize: Theme.small
                        wrapMode: Text.Wrap
                    }
                }
            }
            CheckedField {
                Layout.fillWidth: true
                fieldName: "dressPrefix"
                label: qsTr("Before the code")
                value: dress.prefix
                problem: dress.prefixProblem
                placeholder: qsTr("nothing")
                onEdited: text => dress.prefix = text
            }
            CheckedField {
                Layout.fillWidth: true
                fieldName: "dressSuffix"
                label: qsTr("Behind the code (without Enter or Tab)")
                value: dress.suffix
                problem: dress.suffixProblem
                placeholder: qsTr("nothing")
                onEdited: text => dress.suffix = text
            }
            CheckedField {
                Layout.fillWidth: true
                fieldName: "dressSeparator"
                label: qsTr("In place of the sign between parts (GS)")
                value: dress.separator
                problem: dress.separatorProblem
                placeholder: qsTr("nothing: GS itself, Ctrl+] and Alt+029 are understood")
                onEdited: text => dress.separator = text
            }
            EditChoice {
                Layout.fillWidth: true
                label: qsTr("Says the kind of code first (AIM, such as ]Q1)")
                chosen: dress.sendsAim ? "yes" : "no"
                options: [{key: "no", name: qsTr("No")}, {key: "yes", name: qsTr("Yes")}]
                onPicked: key => dress.sendsAim = key === "yes"
            }
        }
    }
    footer: [
        ZButton {
            objectName: "clearDressButton"
            text: qsTr("Empty all")
            onClicked: dress.clear()
        },
        ZButton {
            objectName: "keepDressButton"
            Layout.fillWidth: true
            kind: "primary"
            enabled: dress.possible
            text: qsTr("Keep")
            onClicked: dress.keep()
        }
    ]
}
