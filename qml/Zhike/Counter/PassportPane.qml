// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// The unit passport with its services, and what the neighbours chose.
Item {
    id: root
    required property PassportPage passport
    required property Visitor visitor
    required property Shell shell
    required property ServiceSheets sheets
    readonly property passportFacts facts: root.passport.facts
    signal newMemberWanted()
    function serve(what: string) {
        if (what === "install") root.sheets.install(root.visitor.memberId, root.facts.unitCode, root.facts.modelId, root.facts.name)
        else if (what === "repair") root.sheets.repair(root.visitor.memberId, root.facts.unitCode, root.facts.name)
        else if (what === "warranty") root.sheets.warranty(root.facts.unitCode)
        else if (what === "manual") root.sheets.manual(root.facts.modelId)
        else root.shell.openCompare(root.facts.modelId, root.facts.category, root.visitor.communityId, root.visitor.memberId)
    }

    Flickable {
        anchors.fill: parent
        contentHeight: Math.max(height, 680 * Theme.textScale)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        ColumnLayout {
            anchors.fill: parent
            spacing: Theme.gap
            PassportCard {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: 322
                passport: root.passport
                visitor: root.visitor
            }
            PassportActions {
                Layout.fillWidth: true
                passport: root.passport
                visitor: root.visitor
                onServed: what => root.serve(what)
                onNewMemberWanted: root.newMemberWanted()
            }
            NeighboursCard {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: 286
                board: root.passport.neighbours
                fit: root.facts.fit
            }
        }
    }
}
