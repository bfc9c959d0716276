// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls

/// The verbs of the member page, at the foot where the hand is.
RowLayout {
    id: root
    readonly property var verbs: [
        {key: "register", name: qsTr("Register product")},
        {key: "install", name: qsTr("Install")},
        {key: "repair", name: qsTr("Repair")},
        {key: "warranty", name: qsTr("Warranty card")},
        {key: "manual", name: qsTr("Manual")},
        {key: "points", name: qsTr("Points")}
    ]
    signal acted(what: string)

    spacing: Theme.unit + 2
    Repeater {
        model: root.verbs
        ZButton {
            required property var modelData
            objectName: modelData.key + "Button"
            text: modelData.name
            onClicked: root.acted(modelData.key)
        }
    }
    Item { Layout.fillWidth: true }
    ZButton {
        objectName: "noteButton"
        text: qsTr("Note")
        onClicked: root.acted("note")
    }
    ZButton {
        objectName: "endVisitButton"
        kind: "primary"
        text: qsTr("End visit")
        onClicked: root.acted("end")
    }
}
