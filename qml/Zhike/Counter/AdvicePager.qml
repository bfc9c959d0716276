// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Zhike.Controls
import Zhike.Ui

/// At most three advices; one is on top.
Row {
    id: root
    required property AdviceBoard board

    visible: root.board.shown.count > 1
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Advice")
    Repeater {
        model: root.board.shown
        ChipButton {
            required property int index
            required property string kind
            required property string name
            objectName: "advice" + index
            text: kind
            chosen: root.board.current === index
            Accessible.name: kind + " " + name
            onClicked: root.board.current = index
        }
    }
}
