// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// What the member agreed to: what they get, how it stands, one tap to turn it round. A no costs nothing.
Sheet {
    id: root
    required property Services services
    function openFor(memberId: string) {
        panel.open(memberId)
        root.open()
    }

    title: qsTr("Consents")
    objectName: "consentSheet"
    sheetWidth: 600
    ConsentPanel {
        id: panel
        services: root.services
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap
        ZLabel {
            Layout.fillWidth: true
            text: qsTr("Ask, then press. Service goes on whatever the answer is; a no counts at once, also without a line.")
            muted: true
            wrapMode: Text.Wrap
        }
        Problem {
            Layout.fillWidth: true
            sentence: panel.problem
            onRetry: panel.refresh()
        }
        ZList {
            id: list
            objectName: "consentList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.unit
            model: panel.rows
            Accessible.name: root.title
            delegate: ConsentRow {
                width: list.rowWidth
                acting: panel.acting
                onAnswered: key => panel.answer(key)
            }
        }
    }
    footer: ZButton {
        objectName: "withdrawAllButton"
        Layout.fillWidth: true
        enabled: !panel.acting && panel.mayBeTold
        text: qsTr("No more offers at all")
        onClicked: panel.withdrawAllOffers()
    }
}
