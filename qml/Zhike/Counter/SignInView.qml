// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// The door: badge, PIN, and nothing of anybody's data.
Item {
    id: root
    required property Services services
    required property Shell shell
    readonly property bool busy: page.state === PageState.Busy
    function enter() { page.signIn(badge.text, pin.text) }

    SignInPage {
        id: page
        services: root.services
        onRefused: pin.clear()
    }
    Connections {
        target: root.shell
        function onBadgeScanned(scanned: string) {
            if (scanned.length === 0)
                return
            badge.text = scanned
            pin.clear()
            pin.forceActiveFocus()
        }
    }
    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        height: Theme.bar
        ZButton {
            objectName: "languageButton"
            kind: "quiet"
            text: "中 / EN"
            spokenName: qsTr("Language")
            onClicked: root.services.preferences.toggleLanguage()
        }
    }
    Card {
        anchors.centerIn: parent
        width: 760
        height: Math.max(470, fields.implicitHeight + 2 * padding)
        padding: 32
        RowLayout {
            anchors.fill: parent
            spacing: 40
            ColumnLayout {
                id: fields
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: Theme.pad
                ZLabel {
                    text: qsTr("Zhike")
                    strong: true
                    font.pixelSize: Theme.head
                    color: Theme.accent
                }
                ZLabel {
                    Layout.fillWidth: true
                    text: qsTr("Scan your badge or type it, then your PIN.")
                    muted: true
                    wrapMode: Text.Wrap
                }
                ZTextField {
                    id: badge
                    objectName: "signInBadge"
                    Layout.fillWidth: true
                    label: qsTr("Badge")
                    text: page.lastBadge
                    focus: page.lastBadge.length === 0
                    onActiveFocusChanged: selectAll() // the next colleague types over the last one's badge
                    onReleased: selectAll()
                    onAccepted: pin.forceActiveFocus()
                }
                ZTextField {
                    id: pin
                    objectName: "signInPin"
                    Layout.fillWidth: true
                    label: qsTr("PIN")
                    focus: page.lastBadge.length > 0
                    echoMode: TextInput.Password
                    inputMethodHints: Qt.ImhDigitsOnly | Qt.ImhSensitiveData
                    maximumLength: 12
                    onAccepted: root.enter()
                }
                Problem {
                    objectName: "signInProblem"
                    Layout.fillWidth: true
                    sentence: page.problem
                    retriable: false
                }
                Item { Layout.fillHeight: true }
                ZButton {
                    objectName: "signInButton"
                    Layout.fillWidth: true
                    kind: "primary"
                    text: root.busy ? qsTr("Signing in …") : qsTr("Sign in")
                    spokenName: qsTr("Sign in")
                    enabled: !root.busy && badge.length > 0 && pin.length > 0
                    onClicked: root.enter()
                }
            }
            PinPad {
                Layout.alignment: Qt.AlignVCenter
                onPressed: digit => pin.insert(pin.length, digit)
                onErased: pin.remove(pin.length - 1, pin.length)
                onCleared: pin.clear()
            }
        }
    }
}
