// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Mends a refused entry and sends it again under a new number.
Sheet {
    id: root
    required property Services services
    property string slotId: ""
    readonly property string value: edit.field === EditSheet.Window ? root.slotId
                                  : edit.field === EditSheet.Phone ? phone.text : edit.field === EditSheet.Words ? words.text : ""
    function openFor(opId: string) {
        root.slotId = ""
        phone.clear()
        edit.open(opId)
        root.open()
    }

    title: qsTr("Mend and resend")
    objectName: "editSheet"
    sheetWidth: 560
    EditSheet {
        id: edit
        services: root.services
        onResent: root.close()
        onChanged: words.text = edit.value
    }
    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.gap
        ZLabel {
            Layout.fillWidth: true
            text: edit.what
            strong: true
            font.pixelSize: Theme.lead
        }
        Skeleton {
            Layout.fillWidth: true
            loading: edit.state === PageState.Busy
        }
        Problem {
            Layout.fillWidth: true
            sentence: edit.problem
            retriable: false
        }
        ZLabel {
            Layout.fillWidth: true
            text: edit.field === EditSheet.Window ? qsTr("Choose another window.")
                  : edit.field === EditSheet.Phone ? qsTr("Type the phone number again.")
                  : edit.field === EditSheet.Words ? qsTr("Change the words.")
                                                   : qsTr("There is nothing to change here; it can be sent again as it is.")
            muted: true
            wrapMode: Text.Wrap
        }
        SlotGrid {
            objectName: "editSlots"
            Layout.fillWidth: true
            visible: edit.field === EditSheet.Window
            windows: edit.choices
            chosen: root.slotId
            onPicked: id => root.slotId = id
        }
        ZTextField {
            id: phone
            objectName: "editPhone"
            Layout.fillWidth: true
            visible: edit.field === EditSheet.Phone
            label: qsTr("Phone")
            inputMethodHints: Qt.ImhDialableCharactersOnly
        }
        ZTextArea {
            id: words
            objectName: "editWords"
            Layout.fillWidth: true
            visible: edit.field === EditSheet.Words
            label: qsTr("Words")
        }
    }
    footer: ZButton {
        objectName: "confirmButton"
        Layout.fillWidth: true
        kind: "primary"
        enabled: !edit.acting && (edit.field === EditSheet.Nothing || root.value.length > 0)
        text: qsTr("Send again")
        onClicked: edit.resend(root.value)
    }
}
