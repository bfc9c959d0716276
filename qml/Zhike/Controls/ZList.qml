// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// Rows below each other; when there are more than fit, a bar says so. Needs a spoken name.
ListView {
    id: root
    /// Of a row: the bar has room of its own while there is one.
    readonly property real rowWidth: root.width - (root.visibleArea.heightRatio < 1 ? Theme.unit + 4 : 0)

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    T.ScrollBar.vertical: ZScrollBar {}
    Accessible.role: Accessible.List
}
