// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls

/// A line about the visit.
Sheet {
    id: root
    signal noted(words: string)

    title: qsTr("Note")
    objectName: "noteSheet"
    onOpened: words.forceActiveFocus()
    ZTextArea {
        id: words
        objectName: "noteField"
        width: parent.width
        label: qsTr("What should a colleague know next time?")
    }
    footer: ZButton {
        objectName: "confirmButton"
        Layout.fillWidth: true
        kind: "primary"
        enabled: words.length > 0 && words.length <= 500
        text: qsTr("Keep")
        onClicked: {
            root.noted(words.text)
            words.clear()
            root.close()
        }
    }
}
