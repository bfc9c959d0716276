// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Zhike.Controls
import Zhike.Ui

/// The worklist on a page of its own.
Item {
    id: root
    required property Services services
    required property Shell shell

    HomePage {
        id: page
        services: root.services
    }
    Problem {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.pad
        z: 1
        width: Math.min(760, parent.width - 64)
        sentence: page.problem
        onRetry: page.refresh()
    }
    WorklistCard {
        anchors.fill: parent
        anchors.margins: Theme.pad
        page: page
        onOpened: memberId => root.shell.openMember(memberId, 0)
    }
}
