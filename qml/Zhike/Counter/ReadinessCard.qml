// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// How much of what a day without a line needs is on this desk.
Card {
    id: root
    required property HomePage page
    readonly property color ink: Theme.ink(root.page.readyTone)

    objectName: "readinessCard"
    spokenName: qsTr("Ready without a line: %1 %").arg(root.page.readyPercent)
    ColumnLayout {
        anchors.fill: parent
        spacing: 6
        BlockTitle {
            Layout.fillWidth: true
            title: qsTr("Ready without a line")
            asOf: root.page.freshness.words
            stale: root.page.freshness.stale
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            ZLabel {
                objectName: "readyPercent"
                text: root.page.readyPercent + " %"
                strong: true
                font.pixelSize: Theme.head
                color: root.ink
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 4
                ValueBar {
                    Layout.fillWidth: true
                    implicitHeight: 8
                    percent: root.page.readyPercent
                    spokenName: root.spokenName
                    ink: root.ink
                }
                ZLabel {
                    Layout.fillWidth: true
                    objectName: "readyMissing"
                    text: root.page.missing.length > 0 ? root.page.missing : root.page.readyTone === "positive" ? qsTr("Everything needed is here.")
                                                                            : qsTr("Everything is here, but older than a day: let the line in.")
                    muted: true
                    font.pixelSize: Theme.tiny
                }
            }
        }
        ZList {
            id: list
            objectName: "readinessList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            model: root.page.readiness
            Accessible.name: root.spokenName
            delegate: RowLayout {
                id: row
                required property string what
                required property bool there
                required property string count
                required property string asOf
                required property bool stale
                width: list.rowWidth
                height: Math.max(28, implicitHeight)
                spacing: Theme.unit
                Icon {
                    Layout.preferredWidth: 18
                    Layout.preferredHeight: 18
                    name: row.there ? "check" : "warning"
                    color: row.there ? Theme.positive : Theme.caution
                }
                ZLabel {
                    Layout.fillWidth: true
                    text: row.what
                    font.pixelSize: Theme.small
                }
                ZLabel {
                    text: row.count
                    font.pixelSize: Theme.small
                }
                ZLabel {
                    Layout.preferredWidth: 96 * Theme.textScale
                    text: row.asOf
                    color: row.stale ? Theme.caution : Theme.textMuted
                    horizontalAlignment: Text.AlignRight
                    font.pixelSize: Theme.tiny
                }
            }
        }
    }
}
