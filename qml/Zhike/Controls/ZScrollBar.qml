// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// Shows where one is in a list. Lists are moved by touch, wheel and keys; the bar itself is thin.
T.ScrollBar {
    id: root
    implicitWidth: 8
    padding: 2
    visible: root.size < 1
    interactive: false
    Accessible.ignored: true
    contentItem: Rectangle {
        implicitWidth: 4
        radius: 2
        color: Theme.lineStrong
        opacity: root.active ? 0.9 : 0.5
    }
}
