// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Zhike.Controls

/// One product of a ranking with its way to the comparison.
Item {
    id: root
    required property string modelId
    required property string name
    required property string households
    required property string trend
    required property int rank
    required property int bar
    required property bool advised
    required property bool doesNotFit
    signal compared()

    implicitHeight: Math.max(Theme.target, line.implicitHeight)
    ZLabel {
        id: place
        anchors.verticalCenter: parent.verticalCenter
        width: 48 * Theme.textScale
        text: root.rank + " " + root.trend
        muted: true
        font.pixelSize: Theme.lead
    }
    RankBar {
        id: line
        anchors.left: place.right
        anchors.right: compare.left
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        name: root.name
        households: root.households
        percent: root.bar
        advised: root.advised
        note: root.doesNotFit ? qsTr("too large") : ""
        nameWidth: 300
        countWidth: Math.round(90 * Theme.textScale)
        barHeight: 14
    }
    ZButton {
        id: compare
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        objectName: "compare-" + root.modelId
        text: qsTr("Compare")
        spokenName: qsTr("Compare %1").arg(root.name)
        onClicked: root.compared()
    }
}
