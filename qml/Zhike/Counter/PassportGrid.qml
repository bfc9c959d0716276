// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// The facts of a passport in two columns.
GridLayout {
    id: root
    required property passportFacts facts
    readonly property var cells: [
        {name: qsTr("Unit code"), value: root.facts.unitDisplay},
        {name: qsTr("Made"), value: root.facts.manufactured},
        {name: qsTr("GTIN"), value: root.facts.gtin},
        {name: qsTr("Warranty"), value: root.facts.warranty},
        {name: qsTr("Faults"), value: root.facts.faults},
        {name: qsTr("Manual"), value: root.facts.manual}
    ]

    columns: 4
    columnSpacing: Theme.gap
    rowSpacing: 6
    Repeater {
        model: root.cells.length * 2
        ZLabel {
            required property int index
            readonly property var cell: root.cells[Math.floor(index / 2)]
            readonly property bool isName: index % 2 === 0
            Layout.fillWidth: !isName
            Layout.preferredWidth: isName ? implicitWidth : index % 4 === 1 ? 130 : 200
            text: isName ? cell.name : cell.value.length > 0 ? cell.value : "—"
            muted: isName
            color: index === 9 && root.facts.faulty ? Theme.critical : isName ? Theme.textMuted : Theme.text
            wrapMode: isName ? Text.NoWrap : Text.Wrap
            maximumLineCount: 2
            font.pixelSize: Theme.body
        }
    }
}
