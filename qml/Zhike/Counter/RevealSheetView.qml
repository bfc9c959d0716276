// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// The phone number in the clear: first a reason, then thirty seconds, marked with who looks.
Sheet {
    id: root
    required property Services services
    readonly property bool revealed: number.value.length > 0
    readonly property var reasons: [
        {key: "callBack", name: qsTr("To call back")},
        {key: "confirmIdentity", name: qsTr("To confirm who it is")},
        {key: "delivery", name: qsTr("For delivery or service")}
    ]
    property string memberId: ""
    function openFor(id: string) {
        root.memberId = id
        root.open()
    }

    title: qsTr("Show the phone number")
    objectName: "revealSheet"
    onClosed: number.hide()
    RevealSheet {
        id: number
        services: root.services
    }
    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.gap
        ZLabel {
            Layout.fillWidth: true
            visible: !root.revealed
            text: qsTr("Why do you need it? The reason, your name and the time are written down first.")
            muted: true
            wrapMode: Text.Wrap
        }
        Repeater {
            model: root.revealed ? [] : root.reasons
            ZButton {
                required property var modelData
                objectName: "reason-" + modelData.key
                Layout.fillWidth: true
                enabled: !number.acting
                text: modelData.name
                onClicked: number.revealPhone(root.memberId, modelData.key)
            }
        }
        Problem {
            Layout.fillWidth: true
            sentence: number.problem
            retriable: false
        }
        ZLabel {
            objectName: "revealedPhone"
            Layout.fillWidth: true
            visible: root.revealed
            text: number.value
            strong: true
            font.pixelSize: Theme.head
            horizontalAlignment: Text.AlignHCenter
        }
        ZLabel {
            objectName: "revealCountdown"
            Layout.fillWidth: true
            visible: root.revealed
            text: qsTr("Hidden again in %1 s · %2").arg(number.secondsLeft).arg(number.watermark)
            muted: true
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
