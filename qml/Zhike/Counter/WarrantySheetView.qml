// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// The warranty card: what is covered until when.
Sheet {
    id: root
    required property Services services
    property alias model: card

    title: qsTr("Warranty card")
    objectName: "warrantySheet"
    WarrantySheet {
        id: card
        services: root.services
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap
        Skeleton {
            Layout.fillWidth: true
            loading: card.state === PageState.Busy
        }
        Problem {
            Layout.fillWidth: true
            sentence: card.problem
            onRetry: card.refresh()
        }
        Card {
            Layout.fillWidth: true
            Layout.preferredHeight: facts.implicitHeight + 2 * padding
            accented: true
            visible: card.name.length > 0
            spokenName: root.title
            ColumnLayout {
                id: facts
                width: parent.width
                spacing: Theme.unit
                ZLabel {
                    objectName: "warrantyName"
                    Layout.fillWidth: true
                    text: card.name
                    strong: true
                    font.pixelSize: Theme.title
                    wrapMode: Text.Wrap
                }
                ZLabel {
                    Layout.fillWidth: true
                    text: card.number
                    muted: true
                }
                ZLabel {
                    visible: card.purchased.length > 0
                    text: qsTr("Bought %1").arg(card.purchased)
                }
                Chip {
                    text: card.provisional ? qsTr("registered here, to be confirmed by central") : ""
                    tone: "caution"
                }
                StaleMark {
                    objectName: "staleMark"
                    text: card.freshness.words
                    stale: card.freshness.stale
                }
            }
        }
        ZLabel {
            Layout.fillWidth: true
            visible: card.state === PageState.Empty
            text: qsTr("The warranty begins when the machine is registered.")
            muted: true
            wrapMode: Text.Wrap
        }
        ZList {
            id: list
            objectName: "warrantyList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            model: card.terms
            spacing: Theme.unit
            Accessible.name: root.title
            delegate: RowLayout {
                id: term
                required property string scope
                required property string period
                required property bool running
                width: list.rowWidth
                height: Math.max(44, implicitHeight)
                ZLabel {
                    text: term.scope
                    strong: true
                    Layout.preferredWidth: 120
                }
                ZLabel {
                    Layout.fillWidth: true
                    text: term.period
                }
                Chip {
                    text: term.running ? qsTr("covered") : qsTr("ended")
                    tone: term.running ? "positive" : "plain"
                }
            }
        }
    }
}
