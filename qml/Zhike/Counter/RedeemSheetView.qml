// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Points for something across the counter. Central decides.
Sheet {
    id: root
    required property Services services
    function openFor(memberId: string) {
        points.clear()
        sheet.open(memberId)
        root.open()
    }

    title: qsTr("Redeem points")
    objectName: "redeemSheet"
    onOpened: points.forceActiveFocus()
    RedeemSheet {
        id: sheet
        services: root.services
        onRedeemed: root.close()
    }
    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.pad
        ZLabel {
            objectName: "redeemBalance"
            Layout.fillWidth: true
            text: sheet.balance
            strong: true
            font.pixelSize: Theme.title
            wrapMode: Text.Wrap
        }
        ZLabel {
            objectName: "redeemLimit"
            Layout.fillWidth: true
            text: sheet.limit
            muted: true
            wrapMode: Text.Wrap
        }
        Problem {
            Layout.fillWidth: true
            sentence: sheet.problem
            onRetry: sheet.refresh()
        }
        ZTextField {
            id: points
            objectName: "redeemPoints"
            Layout.fillWidth: true
            label: qsTr("How many points")
            inputMethodHints: Qt.ImhDigitsOnly
            validator: IntValidator { bottom: 1; top: 9999999 }
        }
        EditChoice {
            Layout.fillWidth: true
            label: qsTr("For what")
            chosen: sheet.purpose
            options: [{key: "discount", name: qsTr("Discount")}, {key: "gift", name: qsTr("Gift")}, {key: "service", name: qsTr("Service")}]
            onPicked: key => sheet.purpose = key
        }
    }
    footer: ZButton {
        objectName: "confirmButton"
        Layout.fillWidth: true
        kind: "primary"
        enabled: !sheet.acting && points.acceptableInput
        text: qsTr("Redeem")
        onClicked: sheet.redeem(points.text)
    }
}
