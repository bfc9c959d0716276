// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Why not others: each candidate that isn't shown, with the rule that hid it.
Sheet {
    id: root
    required property RowList rejected
    property string notice: ""

    title: qsTr("Why not others?")
    objectName: "rejectedSheet"
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap
        ZLabel {
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.notice
            color: Theme.caution
            wrapMode: Text.Wrap
        }
        ZList {
            id: list
            objectName: "rejectedList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.unit
            model: root.rejected
            Accessible.name: root.title
            delegate: Card {
                id: card
                required property string name
                required property string rule
                width: list.rowWidth
                height: words.implicitHeight + 2 * padding
                spokenName: card.name + ": " + card.rule
                Column {
                    id: words
                    width: parent.width
                    spacing: 4
                    ZLabel {
                        width: parent.width
                        text: card.name
                        strong: true
                    }
                    ZLabel {
                        width: parent.width
                        text: card.rule
                        muted: true
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
}
