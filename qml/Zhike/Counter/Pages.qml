// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import Zhike.Controls
import Zhike.Ui

/// The pages, each made at its first visit and kept while the session lasts.
Item {
    id: root
    required property Services services
    required property Shell shell

    Visitor {
        id: visit
        services: root.services
    }
    ServiceSheets {
        id: serviceSheets
        services: root.services
    }
    NewMemberSheet {
        id: newMember
        services: root.services
        onMade: memberId => root.shell.openMember(memberId, 4)
    }

    PageSlot {
        name: "home"
        shell: root.shell
        HomeView {
            anchors.fill: parent
            services: root.services
            shell: root.shell
            onNewMemberWanted: newMember.openFor("")
        }
    }
    PageSlot {
        name: "scan"
        shell: root.shell
        ScanView {
            anchors.fill: parent
            services: root.services
            shell: root.shell
            visitor: visit
            sheets: serviceSheets
            onNewMemberWanted: referral => newMember.openFor(referral)
        }
    }
    PageSlot {
        name: "member"
        shell: root.shell
        MemberView {
            anchors.fill: parent
            services: root.services
            shell: root.shell
            sheets: serviceSheets
            onNewMemberWanted: newMember.openFor("")
        }
    }
    PageSlot {
        name: "worklist"
        shell: root.shell
        WorklistView {
            anchors.fill: parent
            services: root.services
            shell: root.shell
        }
    }
    PageSlot {
        name: "community"
        shell: root.shell
        CommunityView {
            anchors.fill: parent
            services: root.services
            shell: root.shell
            visitor: visit
        }
    }
    PageSlot {
        name: "outbox"
        shell: root.shell
        OutboxView {
            anchors.fill: parent
            services: root.services
        }
    }
    PageSlot {
        name: "settings"
        shell: root.shell
        SettingsView {
            anchors.fill: parent
            services: root.services
            shell: root.shell
        }
    }
    PageSlot {
        name: "devices"
        shell: root.shell
        DeviceCheckView {
            anchors.fill: parent
            services: root.services
            shell: root.shell
        }
    }
    PageSlot {
        name: "compare"
        shell: root.shell
        CompareView {
            anchors.fill: parent
            services: root.services
            shell: root.shell
            sheets: serviceSheets
        }
    }
    DropArea {
        objectName: "windowDropArea"
        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: drop => {
            root.shell.page = "scan"
            root.shell.fileWanted(drop.urls[0])
        }
    }
    Shortcut {
        sequences: ["Ctrl+V", "Shift+Ins"]
        onActivated: {
            root.shell.page = "scan"
            root.shell.pasteWanted()
        }
    }
}
