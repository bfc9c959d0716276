// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Zhike.Controls
import Zhike.Ui

/// The places of the counter; at the foot who is signed in, and the lock.
Rail {
    id: root
    required property Shell shell
    readonly property var stops: [
        {page: "home", icon: "home", name: qsTr("Home")},
        {page: "scan", icon: "scan", name: qsTr("Scan")},
        {page: "member", icon: "member", name: qsTr("Member")},
        {page: "worklist", icon: "worklist", name: qsTr("To do")},
        {page: "community", icon: "community", name: qsTr("Area")},
        {page: "outbox", icon: "outbox", name: qsTr("Outbox")},
        {page: "settings", icon: "settings", name: qsTr("Settings")}
    ]
    Repeater {
        model: root.stops
        RailButton {
            required property var modelData
            objectName: "rail-" + modelData.page
            text: modelData.name
            iconName: modelData.icon
            current: root.shell.page === modelData.page
            badge: modelData.page === "outbox" ? root.shell.refused : 0
            onClicked: root.shell.page = modelData.page
        }
    }
    foot: [
        Avatar {
            anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
            letter: root.shell.associateInitial
            filled: true
        },
        RailButton {
            objectName: "lockButton"
            text: qsTr("Lock")
            iconName: "lock"
            onClicked: root.shell.lock()
        }
    ]
}
