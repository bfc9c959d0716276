// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// What can be done with the scanned machine: one great verb and five services.
ColumnLayout {
    id: root
    required property PassportPage passport
    required property Visitor visitor
    readonly property passportFacts facts: root.passport.facts
    readonly property bool hasMember: root.visitor.memberId.length > 0
    readonly property var services: [
        {key: "install", name: qsTr("Install"), can: root.hasMember && root.facts.modelId.length > 0 && !root.facts.ownerHidden},
        {key: "repair", name: qsTr("Repair"), can: root.hasMember && root.facts.mine},
        {key: "warranty", name: qsTr("Warranty card"), can: root.facts.unitCode.length > 0 && !root.facts.ownerHidden},
        {key: "manual", name: qsTr("Manual"), can: root.facts.modelId.length > 0},
        {key: "compare", name: qsTr("Compare"), can: root.facts.modelId.length > 0}
    ]
    signal served(what: string)
    signal newMemberWanted()

    spacing: Theme.unit
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.unit + 2
        ZButton {
            objectName: "registerButton"
            Layout.fillWidth: true
            Layout.minimumWidth: implicitWidth
            visible: root.facts.canRegister && root.hasMember
            kind: "primary"
            enabled: !root.passport.acting
            text: root.facts.registerVerb
            onClicked: root.passport.registerUnit()
        }
        ZButton {
            objectName: "newMemberButton"
            Layout.fillWidth: true
            visible: root.facts.canRegister && !root.hasMember
            kind: "primary"
            iconName: "add"
            text: qsTr("New member")
            onClicked: root.newMemberWanted()
        }
        ZButton {
            objectName: "findOwnerButton"
            Layout.fillWidth: true
            visible: root.facts.ownerHidden
            enabled: !root.passport.acting
            text: qsTr("The owner is here: find")
            onClicked: root.passport.findOwner()
        }
        Item {
            Layout.fillWidth: true
            visible: !root.facts.canRegister && !root.facts.ownerHidden
        }
        Repeater {
            model: root.services
            ZButton {
                required property var modelData
                objectName: modelData.key + "Button"
                text: modelData.name
                enabled: modelData.can
                onClicked: root.served(modelData.key)
            }
        }
    }
    Repeater {
        model: root.passport.owners
        HitRow {
            Layout.fillWidth: true
            objectName: "owner" + index
            onClicked: root.passport.openOwner(index)
        }
    }
}
