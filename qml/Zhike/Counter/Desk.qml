// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Zhike.Controls
import Zhike.Ui

/// Everything a signed-in person sees. Destroyed whole at lock, and with it every page and every value.
FocusScope {
    id: root
    required property Services services
    required property Shell shell
    focus: true

    MemberSearch {
        id: search
        services: root.services
        onMemberFound: (memberId, recognisedBy) => root.shell.openMember(memberId, recognisedBy)
        onCodeTyped: typed => root.shell.openCode(typed)
    }
    Shortcut {
        sequences: ["/", "Ctrl+K"]
        onActivated: top.focusSearch()
    }
    Connections {
        target: root.shell
        function onSearchWanted() { top.focusSearch() }
    }
    CounterRail {
        id: rail
        anchors.left: parent.left
        height: parent.height
        shell: root.shell
    }
    TopBar {
        id: top
        anchors.left: rail.right
        anchors.right: parent.right
        services: root.services
        shell: root.shell
        search: search
        onHitsWanted: hitList.focusFirst()
    }
    Rectangle {
        id: banner
        objectName: "banner"
        anchors.left: rail.right
        anchors.right: parent.right
        anchors.top: top.bottom
        height: visible ? bannerWords.implicitHeight + Theme.unit : 0
        visible: root.shell.banner.length > 0
        color: Theme.cautionSoft
        ZLabel {
            id: bannerWords
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter // its height makes the banner's: never the other way round
            anchors.leftMargin: 20
            anchors.rightMargin: 20
            text: root.shell.banner
            color: Theme.caution
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
    }
    Pages {
        anchors.left: rail.right
        anchors.right: parent.right
        anchors.top: banner.bottom
        anchors.bottom: parent.bottom
        services: root.services
        shell: root.shell
    }
    HitList {
        id: hitList
        x: top.x + (top.searchBox ? top.searchBox.mapToItem(top, 0, 0).x : 0)
        y: top.height - 4
        z: 2
        width: 460
        height: Math.min(implicitHeight, 8 * 64)
        visible: search.typed.length > 0
        hits: search.hits
        emptyWords: search.indexReady ? qsTr("Nobody found. Press Return to look it up as a code, or take in a new member.")
                                      : qsTr("The list of members is still being opened …")
        onTaken: row => search.take(row)
    }
    ReceiptBar {
        objectName: "receiptBar"
        z: 3
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.horizontalCenterOffset: Theme.rail / 2
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 76
        width: Math.min(implicitWidth, parent.width - 200)
        notices: root.services.notices
    }
}
