// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Zhike.Controls

/// The services of one machine.
Sheet {
    id: root
    property string unitCode: ""
    property string modelId: ""
    property string name: ""
    readonly property var verbs: [
        {key: "repair", name: qsTr("Book repair")},
        {key: "install", name: qsTr("Book installation")},
        {key: "warranty", name: qsTr("Warranty card")},
        {key: "manual", name: qsTr("Manual")}
    ]
    signal served(what: string)
    function openFor(code: string, model: string, words: string) {
        root.unitCode = code
        root.modelId = model
        root.name = words
        root.open()
    }

    title: root.name
    objectName: "unitSheet"
    Column {
        id: column
        anchors.fill: parent
        spacing: Theme.gap
        Repeater {
            model: root.verbs
            ZButton {
                required property var modelData
                objectName: "unit-" + modelData.key
                width: column.width
                text: modelData.name
                onClicked: {
                    root.close()
                    root.served(modelData.key)
                }
            }
        }
    }
}
