// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// The manual: short steps for this product.
Sheet {
    id: root
    required property Services services
    property alias model: manual

    title: qsTr("Manual")
    objectName: "manualSheet"
    ManualSheet {
        id: manual
        services: root.services
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap
        Skeleton {
            Layout.fillWidth: true
            loading: manual.state === PageState.Busy
        }
        Problem {
            Layout.fillWidth: true
            sentence: manual.problem
            onRetry: manual.refresh()
        }
        ZLabel {
            objectName: "manualName"
            Layout.fillWidth: true
            text: manual.name
            strong: true
            font.pixelSize: Theme.lead
            wrapMode: Text.Wrap
        }
        StaleMark {
            objectName: "staleMark"
            text: manual.freshness.words
            stale: manual.freshness.stale
        }
        ZLabel {
            Layout.fillWidth: true
            visible: manual.state === PageState.Empty
            text: qsTr("This manual isn't on this desk yet. It comes with the next contact to central.")
            muted: true
            wrapMode: Text.Wrap
        }
        ZList {
            id: list
            objectName: "manualSteps"
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.unit
            model: manual.steps
            Accessible.name: root.title
            delegate: RowLayout {
                id: step
                required property int number
                required property string words
                required property bool hasClip
                width: list.rowWidth
                height: Math.max(56, implicitHeight)
                spacing: Theme.gap
                Avatar {
                    letter: step.number
                    tone: "accent"
                }
                ZLabel {
                    Layout.fillWidth: true
                    text: step.words
                    wrapMode: Text.Wrap
                }
                Chip { text: step.hasClip ? qsTr("clip") : "" }
            }
        }
    }
}
