// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// What this machine is, and whose (never who).
Card {
    id: root
    required property PassportPage passport
    required property Visitor visitor
    readonly property passportFacts facts: root.passport.facts

    objectName: "passportCard"
    spokenName: qsTr("Passport")
    RowLayout {
        anchors.fill: parent
        anchors.margins: 4
        spacing: 20
        Rectangle {
            Layout.preferredWidth: 190
            Layout.fillHeight: true
            radius: Theme.radius
            color: Theme.surfaceSunk
            ProductArt {
                anchors.fill: parent
                anchors.margins: 20
                picture: root.facts.picture
                line: Theme.accentQuiet
                body: Theme.surface
                soft: Theme.track
                accent: Theme.accent
                Accessible.role: Accessible.Graphic
                Accessible.name: root.facts.name
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.unit
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.unit
                ZLabel {
                    objectName: "passportName"
                    Layout.fillWidth: true
                    text: root.facts.name
                    strong: true
                    font.pixelSize: Theme.title + 2
                    Accessible.role: Accessible.Heading
                }
                Chip {
                    text: root.facts.pending ? qsTr("to be confirmed") : ""
                    tone: "caution"
                }
                Chip {
                    objectName: "passportVerdict"
                    text: root.facts.verdict
                    tone: root.facts.verdictTone
                }
            }
            RowLayout {
                Layout.fillWidth: true
                ZLabel {
                    Layout.fillWidth: true
                    text: root.facts.subtitle
                    muted: true
                }
                StaleMark {
                    objectName: "staleMark"
                    visible: root.facts.unitCode.length > 0
                    text: root.passport.freshness.words
                    stale: root.passport.freshness.stale
                }
            }
            PassportGrid {
                Layout.fillWidth: true
                facts: root.facts
            }
            Problem {
                Layout.fillWidth: true
                sentence: root.passport.problem
                onRetry: root.passport.refresh()
            }
            ZLabel {
                Layout.fillWidth: true
                text: root.facts.verdictAdvice
                muted: true
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }
            Item { Layout.fillHeight: true }
            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(46, 46 * Theme.textScale)
                radius: Theme.radius
                visible: root.facts.canRegister
                color: root.visitor.memberId.length > 0 ? Theme.accentSoft : Theme.cautionSoft
                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.pad
                    anchors.rightMargin: Theme.pad
                    spacing: Theme.gap
                    ZLabel {
                        id: forWhom
                        objectName: "registerFor"
                        text: root.visitor.memberId.length === 0 ? qsTr("Who is it for? Search or scan the member first.")
                              : root.visitor.tier.length > 0 ? qsTr("For %1 (%2)").arg(root.visitor.name).arg(root.visitor.tier)
                                                             : qsTr("For %1").arg(root.visitor.name)
                        strong: true
                        color: root.visitor.memberId.length > 0 ? Theme.accent : Theme.caution
                    }
                    ZLabel {
                        Layout.fillWidth: true
                        text: root.facts.brings
                        color: forWhom.color
                        font.pixelSize: Theme.small
                        horizontalAlignment: Text.AlignRight
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                    }
                }
            }
        }
    }
}
