// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Two accounts side by side: are they one person? Proposed here, agreed by a lead, merged by central, and parted again.
Sheet {
    id: root
    required property Services services
    function openFor(memberId: string) {
        box.clear()
        merge.open(memberId)
        root.open()
    }
    function openPair(keepId: string, mergeId: string, done: bool) {
        merge.openPair(keepId, mergeId, done ? 1 : 0)
        root.open()
    }

    title: qsTr("The same person?")
    objectName: "mergeSheet"
    sheetWidth: 760
    MergeSheet {
        id: merge
        services: root.services
        onDone: root.close()
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap
        ZTextField {
            id: box
            objectName: "mergeSearch"
            Layout.fillWidth: true
            visible: !merge.hasBoth && !merge.mayPart
            label: qsTr("Find the other account: phone, name, card")
            onTextChanged: merge.search(text)
        }
        HitList {
            objectName: "mergeHits"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(implicitHeight, 320)
            visible: !merge.hasBoth && merge.hits.count > 0
            hits: merge.hits
            emptyWords: ""
            onTaken: row => merge.choose(merge.hits.at(row, "memberId"))
        }
        Chip {
            objectName: "mergeStage"
            Layout.maximumWidth: parent.width
            visible: text.length > 0 && !merge.mayPart
            text: merge.stage
            tone: "caution"
        }
        ZLabel {
            Layout.fillWidth: true
            visible: merge.mayPart
            text: merge.stage
            wrapMode: Text.Wrap
        }
        Problem {
            Layout.fillWidth: true
            sentence: merge.problem
            onRetry: merge.refresh()
        }
        MergeLine {
            Layout.fillWidth: true
            visible: merge.hasBoth
            heading: true
            label: ""
            keep: qsTr("This one stays")
            merge: qsTr("This one is merged")
            both: qsTr("Together (proposed)")
        }
        ZList {
            id: list
            objectName: "mergeLines"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: merge.hasBoth
            model: merge.lines
            Accessible.name: root.title
            delegate: MergeLine { width: list.rowWidth }
        }
        Item {
            Layout.fillHeight: true
            visible: !merge.hasBoth
        }
    }
    footer: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap
        ZButton {
            objectName: "mergeSwapButton"
            visible: merge.mayPropose
            text: qsTr("The other one stays")
            onClicked: merge.swap()
        }
        ZButton {
            objectName: "mergeProposeButton"
            Layout.fillWidth: true
            kind: "primary"
            visible: merge.mayPropose
            enabled: !merge.acting
            text: qsTr("Propose: one person")
            onClicked: merge.propose()
        }
        ZButton {
            objectName: "mergeDeclineButton"
            visible: merge.mayDecide
            enabled: !merge.acting
            text: qsTr("Two people")
            onClicked: merge.decline()
        }
        ZButton {
            objectName: "mergeConfirmButton"
            Layout.fillWidth: true
            kind: "primary"
            visible: merge.mayDecide
            enabled: !merge.acting
            text: qsTr("Agree: merge them")
            onClicked: merge.confirm()
        }
        ZButton {
            objectName: "mergePartButton"
            Layout.fillWidth: true
            visible: merge.mayPart
            enabled: !merge.acting
            text: qsTr("Part them again")
            onClicked: merge.part()
        }
    }
}
