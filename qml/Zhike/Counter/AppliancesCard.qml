// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Zone 1: what the household owns, by need.
Card {
    id: root
    required property RowList appliances
    required property string residents
    required property freshnessFacts freshness
    signal unitChosen(unitCode: string, modelId: string, name: string)

    objectName: "appliancesCard"
    spokenName: qsTr("Household")
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.unit
        BlockTitle {
            Layout.fillWidth: true
            title: qsTr("Household")
            note: root.appliances.count > 0 ? qsTr("%1 units").arg(root.appliances.count) : ""
            asOf: root.freshness.words
            stale: root.freshness.stale
        }
        EmptyState {
            Layout.fillWidth: true
            Layout.topMargin: 32
            visible: root.appliances.count === 0
            iconName: "scan"
            title: qsTr("No appliance known yet")
            advice: qsTr("Scan the label of a machine to register it.")
        }
        ZList {
            id: list
            objectName: "applianceList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.appliances.count > 0
            model: root.appliances
            spacing: 2
            Accessible.name: root.spokenName
            delegate: ApplianceRow {
                width: list.rowWidth
                onClicked: root.unitChosen(unitCode, modelId, name)
            }
        }
        Item {
            Layout.fillHeight: root.appliances.count === 0
        }
        ZLabel {
            Layout.fillWidth: true
            visible: root.residents.length > 0
            text: qsTr("Lives here: %1").arg(root.residents)
            muted: true
            font.pixelSize: Theme.tiny
        }
    }
}
