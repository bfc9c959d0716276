// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Zone 2: what to do next, why, what to say, and the three answers.
Card {
    id: root
    required property AdviceBoard board
    readonly property adviceFacts advice: root.board.advice
    readonly property bool hasAdvice: root.advice.adviceId.length > 0
    signal whyNotWanted()

    objectName: "adviceCard"
    spokenName: qsTr("Do next")
    accented: root.hasAdvice
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.unit
        visible: !root.hasAdvice
        BlockTitle {
            Layout.fillWidth: true
            title: qsTr("Do next")
            asOf: root.board.freshness.words
            stale: root.board.freshness.stale
        }
        Item { Layout.fillHeight: true }
        EmptyState {
            objectName: "noAdvice"
            Layout.fillWidth: true
            title: qsTr("Nothing to offer right now")
            advice: root.board.notice.length > 0 ? root.board.notice : qsTr("Just help. What you hear can be noted below.")
        }
        ZButton {
            Layout.alignment: Qt.AlignHCenter
            visible: root.board.rejected.count > 0
            kind: "quiet"
            text: qsTr("Why not others?")
            onClicked: root.whyNotWanted()
        }
        Item { Layout.fillHeight: true }
    }
    AdviceFace {
        anchors.fill: parent
        visible: root.hasAdvice
        board: root.board
        onWhyNotWanted: root.whyNotWanted()
    }
}
