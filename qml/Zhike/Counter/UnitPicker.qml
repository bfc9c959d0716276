// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Zhike.Controls
import Zhike.Ui

/// Which machine is it about? Nothing is chosen beforehand.
Sheet {
    id: root
    required property RowList appliances
    property string what: ""
    signal picked(what: string, unitCode: string, modelId: string, name: string)
    function openFor(verb: string) {
        root.what = verb
        root.open()
    }

    title: qsTr("Which machine?")
    objectName: "unitPicker"
    EmptyState {
        anchors.centerIn: parent
        width: parent.width - 64
        visible: root.appliances.count === 0
        iconName: "scan"
        title: qsTr("No appliance known yet")
        advice: qsTr("Scan the label of a machine to register it.")
    }
    ZList {
        id: list
        objectName: "unitPickerList"
        anchors.fill: parent
        model: root.appliances
        spacing: Theme.unit
        Accessible.name: root.title
        delegate: ApplianceRow {
            objectName: "pick-" + unitCode
            width: list.rowWidth
            onClicked: {
                root.close()
                root.picked(root.what, unitCode, modelId, name)
            }
        }
    }
}
