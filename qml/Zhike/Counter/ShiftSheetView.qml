// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// The end of a shift: what was done, what a close leaves on this desk, and the close.
Sheet {
    id: root
    required property Services services

    title: qsTr("End of shift")
    objectName: "shiftSheet"
    sheetWidth: 620
    onAboutToShow: shift.open()
    ShiftSheet {
        id: shift
        services: root.services
        onClosed: root.close()
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap
        ZLabel {
            objectName: "shiftOpened"
            Layout.fillWidth: true
            text: shift.opened
            muted: true
            wrapMode: Text.Wrap
        }
        ZLabel {
            objectName: "shiftCounts"
            Layout.fillWidth: true
            text: shift.counts
            strong: true
            font.pixelSize: Theme.lead
            wrapMode: Text.Wrap
        }
        ZLabel {
            objectName: "shiftLast"
            Layout.fillWidth: true
            visible: text.length > 0
            text: shift.last
            muted: true
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
        Problem {
            Layout.fillWidth: true
            sentence: shift.problem
            onRetry: shift.refresh()
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: advice.implicitHeight + 2 * Theme.gap
            visible: shift.advice.length > 0
            radius: Theme.radius
            color: shift.unsent.count > 0 ? Theme.cautionSoft : Theme.positiveSoft
            ZLabel {
                id: advice
                objectName: "shiftAdvice"
                anchors.fill: parent
                anchors.margins: Theme.gap
                text: shift.advice
                color: shift.unsent.count > 0 ? Theme.caution : Theme.positive
                wrapMode: Text.Wrap
            }
        }
        ZList {
            id: list
            objectName: "shiftUnsent"
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.unit
            model: shift.unsent
            Accessible.name: qsTr("What a close leaves on this desk")
            delegate: ShiftRow { width: list.rowWidth }
        }
    }
    footer: ZButton {
        objectName: "closeShiftButton"
        Layout.fillWidth: true
        kind: "primary"
        iconName: "lock"
        enabled: !shift.acting
        text: qsTr("Close the shift and lock")
        onClicked: shift.closeShift()
    }
}
