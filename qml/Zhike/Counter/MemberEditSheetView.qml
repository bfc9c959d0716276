// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Zhike.Controls
import Zhike.Ui

/// A member's own data. What is left alone stays; names, number and address are typed anew, because they aren't shown.
Sheet {
    id: root
    required property Services services
    function openFor(memberId: string) {
        for (const field of [family, given, address, phone])
            field.clear()
        edit.open(memberId)
        root.open()
    }

    title: qsTr("Change data")
    objectName: "memberEditSheet"
    sheetWidth: 620
    MemberEditSheet {
        id: edit
        services: root.services
        onSaved: root.close()
    }
    Flickable {
        T.ScrollBar.vertical: ZScrollBar {}
        anchors.fill: parent
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ColumnLayout {
            id: column
            width: parent.width
            spacing: Theme.pad
            ZLabel {
                Layout.fillWidth: true
                text: qsTr("%1: what you leave empty stays as it is.").arg(edit.name)
                muted: true
                wrapMode: Text.Wrap
            }
            Problem {
                Layout.fillWidth: true
                sentence: edit.problem.length > 0 ? edit.problem : edit.hint
                retriable: false
            }
            RowLayout {
                spacing: Theme.gap
                ZTextField {
                    id: family
                    objectName: "editFamilyName"
                    Layout.fillWidth: true
                    label: qsTr("Family name")
                    maximumLength: 40
                }
                ZTextField {
                    id: given
                    objectName: "editGivenName"
                    Layout.fillWidth: true
                    label: qsTr("Given name")
                    maximumLength: 40
                }
            }
            EditChoice {
                Layout.fillWidth: true
                label: qsTr("Salutation")
                chosen: edit.salutation
                options: [{key: "ms", name: qsTr("Ms")}, {key: "mr", name: qsTr("Mr")}, {key: "none", name: qsTr("none")}]
                onPicked: key => edit.salutation = key
            }
            EditChoice {
                Layout.fillWidth: true
                label: qsTr("Preferred contact")
                chosen: edit.channel
                options: [{key: "any", name: qsTr("any")}, {key: "phone", name: qsTr("Phone")}, {key: "sms", name: qsTr("Text message")},
                          {key: "wechat", name: qsTr("WeChat")}, {key: "email", name: qsTr("E-mail")}]
                onPicked: key => edit.channel = key
            }
            EditChoice {
                Layout.fillWidth: true
                label: qsTr("Language")
                chosen: edit.locale
                options: [{key: "zh", name: "中文"}, {key: "en", name: "English"}]
                onPicked: key => edit.locale = key
            }
            EditRows {
                Layout.fillWidth: true
                label: qsTr("Community")
                chosen: edit.place
                rows: edit.places
                onPicked: key => edit.place = key
            }
            EditRows {
                Layout.fillWidth: true
                visible: edit.plans.count > 0
                label: qsTr("Floor plan")
                chosen: edit.plan
                rows: edit.plans
                onPicked: key => edit.plan = key
            }
            ZTextField {
                id: address
                objectName: "editAddress"
                Layout.fillWidth: true
                label: edit.address.length > 0 ? qsTr("Address (now %1)").arg(edit.address) : qsTr("Address")
                maximumLength: 120
            }
            RowLayout {
                spacing: Theme.gap
                ZTextField {
                    id: phone
                    objectName: "editNewPhone"
                    Layout.fillWidth: true
                    label: edit.phone.length > 0 ? qsTr("Another phone (now %1)").arg(edit.phone) : qsTr("Phone")
                    inputMethodHints: Qt.ImhDialableCharactersOnly
                    maximumLength: 24
                }
                ZButton {
                    objectName: "changePhoneButton"
                    Layout.alignment: Qt.AlignBottom
                    enabled: !edit.acting && phone.length > 0
                    text: qsTr("Change the number")
                    onClicked: edit.changePhone(phone.text)
                }
            }
        }
    }
    footer: ZButton {
        objectName: "confirmButton"
        Layout.fillWidth: true
        kind: "primary"
        enabled: !edit.acting && edit.state === PageState.Ready
        text: qsTr("Keep")
        onClicked: edit.save(family.text, given.text, address.text)
    }
}
