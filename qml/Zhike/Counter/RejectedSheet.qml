// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
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
        ListView {
            T.ScrollBar.vertical: ZScrollBar {}
            objectName: "rejectedList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            spacing: Theme.unit
            model: root.rejected
            Accessible.role: Accessible.List
            Accessible.name: root.title
            delegate: Card {
                id: card
                required property string name
                required property string rule
                width: ListView.view.width
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
