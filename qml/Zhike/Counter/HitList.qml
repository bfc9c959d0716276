// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Zhike.Controls
import Zhike.Ui

/// Who a key led to. Nothing is chosen beforehand: opening one is a person's decision.
Rectangle {
    id: root
    required property RowList hits
    property string emptyWords: ""
    signal taken(row: int)
    function focusFirst() {
        list.currentIndex = 0
        list.forceActiveFocus()
    }

    readonly property int rowHeight: Math.round(60 * Theme.textScale)
    implicitHeight: root.hits.count > 0 ? root.hits.count * root.rowHeight + 2 : none.implicitHeight + 2 * Theme.pad
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: 1
    border.color: Theme.lineStrong

    ZLabel {
        id: none
        anchors.fill: parent
        anchors.margins: Theme.pad
        visible: root.hits.count === 0 && text.length > 0
        text: root.emptyWords
        muted: true
        wrapMode: Text.Wrap
    }
    ZList {
        id: list
        objectName: "hitList"
        anchors.fill: parent
        anchors.margins: 1
        model: root.hits
        Accessible.name: qsTr("Found members")
        delegate: HitRow {
            width: list.rowWidth
            height: root.rowHeight
            onClicked: root.taken(index)
        }
    }
}
