// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// A new member in four fields, two of them needed. Works without a line.
Sheet {
    id: root
    required property Services services
    signal made(memberId: string)
    /// `referral`: the code of the member who recommended us, or nothing.
    function openFor(referral: string) {
        page.referral = referral
        root.open()
    }

    title: qsTr("New member")
    objectName: "newMemberSheet"
    onOpened: family.forceActiveFocus()
    NewMemberPage {
        id: page
        services: root.services
        onMade: memberId => {
            root.close()
            family.clear()
            given.clear()
            phone.clear()
            root.made(memberId)
        }
    }
    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.pad
        RowLayout {
            spacing: Theme.gap
            ZTextField {
                id: family
                objectName: "familyNameField"
                Layout.fillWidth: true
                label: qsTr("Family name")
                maximumLength: 40
            }
            ZTextField {
                id: given
                objectName: "givenNameField"
                Layout.fillWidth: true
                label: qsTr("Given name (optional)")
                maximumLength: 40
            }
        }
        ZTextField {
            id: phone
            objectName: "phoneField"
            Layout.fillWidth: true
            label: qsTr("Phone")
            inputMethodHints: Qt.ImhDialableCharactersOnly
            maximumLength: 24
        }
        ZLabel {
            text: qsTr("How may we address you? (optional)")
            muted: true
        }
        Segmented {
            id: salutation
            spokenName: qsTr("Salutation")
            options: [{key: "ms", name: qsTr("Ms")}, {key: "mr", name: qsTr("Mr")}]
            onPicked: key => salutation.chosen = salutation.chosen === key ? "" : key
        }
        RowLayout {
            visible: page.referral.length > 0
            spacing: Theme.gap
            ZLabel {
                objectName: "newMemberReferral"
                Layout.fillWidth: true
                text: qsTr("Recommended with the code %1. It is kept with the new member.").arg(page.referral)
                color: Theme.positive
                wrapMode: Text.Wrap
            }
            ZButton {
                objectName: "dropReferralButton"
                kind: "quiet"
                text: qsTr("Leave it out")
                onClicked: page.referral = ""
            }
        }
        Problem {
            objectName: "newMemberProblem"
            Layout.fillWidth: true
            sentence: page.hint
            retriable: false
        }
        ZLabel {
            Layout.fillWidth: true
            text: qsTr("With the phone number the member is found again next time. Nothing else is needed to be served.")
            muted: true
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
    }
    footer: ZButton {
        objectName: "confirmButton"
        Layout.fillWidth: true
        kind: "primary"
        enabled: !page.acting
        text: qsTr("Take in")
        onClicked: page.make(family.text, given.text, phone.text, salutation.chosen)
    }
}
