// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// What a scan led to when it isn't a machine: nothing yet, a choice, people, or plain text.
Card {
    id: root
    required property ScanPage page

    spokenName: qsTr("What was scanned")
    EmptyState {
        anchors.centerIn: parent
        width: 460
        visible: root.page.shown === ScanPage.Nothing
        iconName: "scan"
        title: qsTr("Scan a machine or a member card")
        advice: qsTr("The passport of the machine, or the member, opens by itself.")
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap
        visible: root.page.shown === ScanPage.Choice
        BlockTitle {
            Layout.fillWidth: true
            title: root.page.heard
        }
        ZList {
            id: list
            objectName: "choiceList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.unit
            model: root.page.choices
            Accessible.name: qsTr("Codes in the picture")
            delegate: ZButton {
                id: choice
                required property int index
                required property string title
                required property string kind
                width: list.rowWidth
                objectName: "choice" + choice.index
                text: choice.title + " · " + choice.kind
                onClicked: root.page.choose(choice.index)
            }
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap
        visible: root.page.shown === ScanPage.People
        BlockTitle {
            Layout.fillWidth: true
            title: qsTr("Who is it?")
        }
        ZList {
            id: people
            objectName: "peopleList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            model: root.page.people
            Accessible.name: qsTr("Found members")
            delegate: HitRow {
                width: people.rowWidth
                onClicked: root.page.openPerson(index)
            }
        }
    }
    CodeFactsView {
        anchors.fill: parent
        visible: root.page.shown === ScanPage.Code
        facts: root.page.facts
        onWanted: root.page.actOnCode()
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap
        visible: root.page.shown === ScanPage.PlainText
        BlockTitle {
            Layout.fillWidth: true
            title: root.page.heard
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(240, literal.implicitHeight + 2 * Theme.pad)
            radius: Theme.radius
            color: Theme.surfaceSunk
            clip: true
            ZLabel {
                id: literal
                objectName: "scanLiteral"
                anchors.fill: parent
                anchors.margins: Theme.pad
                text: root.page.literal
                wrapMode: Text.WrapAnywhere
            }
        }
        ZLabel {
            Layout.fillWidth: true
            text: qsTr("This code does nothing here; it is only shown. If it is on one of our machines, please scan the label with the unit code.")
            muted: true
            wrapMode: Text.Wrap
        }
        Item { Layout.fillHeight: true }
    }
}
