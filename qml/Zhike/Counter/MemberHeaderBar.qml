// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Who this is: masked name, tier, how we know, what they agreed to; on the right what one must know.
RowLayout {
    id: root
    required property headerFacts header
    required property RowList mustKnow
    required property freshnessFacts freshness
    required property RowList merges
    signal revealWanted()
    signal editWanted()
    signal consentsWanted()
    signal samePersonWanted()
    signal mergeChosen(keepId: string, mergeId: string, done: bool)

    spacing: Theme.gap
    Avatar {
        Layout.preferredWidth: 52
        Layout.preferredHeight: 52
        letter: root.header.initial
        tone: root.header.gold ? "gold" : "plain"
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0
        RowLayout {
            spacing: Theme.unit
            ZLabel {
                objectName: "memberName"
                text: root.header.name
                strong: true
                font.pixelSize: Theme.title + 2
                Layout.maximumWidth: 260
                Accessible.role: Accessible.Heading
            }
            Chip {
                text: root.header.tier
                tone: root.header.gold ? "gold" : "plain"
            }
            Chip {
                text: root.header.recognised
                Layout.maximumWidth: 300
            }
            Chip {
                text: root.header.contact
                tone: "accent"
                Layout.maximumWidth: 280
            }
            Chip {
                text: root.header.pending ? qsTr("to be confirmed by central") : ""
                tone: "caution"
            }
            StaleMark {
                objectName: "staleMark"
                text: root.freshness.words
                stale: root.freshness.stale
                visible: root.freshness.stale
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.unit + 4
            ZButton {
                objectName: "revealPhoneButton"
                // A whole target to touch on a line of text: it reaches over its neighbours' margins.
                Layout.topMargin: -10
                Layout.bottomMargin: -10
                visible: root.header.phone.length > 0
                kind: "quiet"
                leftPadding: 0
                text: root.header.phone
                spokenName: qsTr("Phone %1, show it").arg(root.header.phone)
                iconName: "eye"
                onClicked: root.revealWanted()
            }
            ZLabel {
                objectName: "memberDetails"
                Layout.fillWidth: true
                text: root.header.details
                wrapMode: Text.Wrap
                muted: true
                font.pixelSize: Theme.small + 1
            }
            Repeater {
                model: [{key: "edit", name: qsTr("Change data")}, {key: "consents", name: qsTr("Consents")},
                        {key: "samePerson", name: qsTr("Same person?")}]
                ZButton {
                    required property var modelData
                    objectName: modelData.key + "Button"
                    Layout.topMargin: -10
                    Layout.bottomMargin: -10
                    kind: "quiet"
                    text: modelData.name
                    onClicked: modelData.key === "edit" ? root.editWanted()
                             : modelData.key === "consents" ? root.consentsWanted() : root.samePersonWanted()
                }
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit
            visible: root.merges.count > 0
            Repeater {
                model: root.merges
                ChipButton {
                    required property int index
                    required property string keepId
                    required property string mergeId
                    required property string words
                    required property bool done
                    objectName: "mergeNotice" + index
                    text: words
                    chosen: !done
                    onClicked: root.mergeChosen(keepId, mergeId, done)
                }
            }
        }
    }
    Rectangle {
        Layout.preferredWidth: 1
        Layout.fillHeight: true
        color: Theme.line
        visible: root.mustKnow.count > 0
    }
    ColumnLayout {
        Layout.maximumWidth: 320 * Theme.textScale
        spacing: 1
        visible: root.mustKnow.count > 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Must know")
        ZLabel {
            text: qsTr("Must know")
            muted: true
            font.pixelSize: Theme.tiny
        }
        Repeater {
            model: root.mustKnow
            ZLabel {
                required property string words
                required property int severity
                Layout.fillWidth: true
                text: words
                strong: severity > 0
                color: severity === 2 ? Theme.critical : severity === 1 ? Theme.caution : Theme.text
                font.pixelSize: severity > 0 ? Theme.body : Theme.small
            }
        }
    }
}
