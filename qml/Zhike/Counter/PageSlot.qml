// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Zhike.Ui

/// The place of one page: empty until it is first visited, then kept. (A Repeater of none or one, see Main.qml.)
FocusScope {
    id: root
    required property string name
    required property Shell shell
    readonly property bool current: root.shell.page === root.name
    property bool visited: false
    default property alias page: holder.delegate

    objectName: "page-" + root.name
    anchors.fill: parent
    visible: root.current
    focus: root.current
    onCurrentChanged: if (root.current) root.visited = true
    Component.onCompleted: if (root.current) root.visited = true
    Repeater {
        id: holder
        model: root.visited ? 1 : 0
    }
}
