// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// One of several filters: small to look at, a whole target to touch.
T.AbstractButton {
    id: root
    property bool chosen: false

    implicitHeight: Theme.target
    implicitWidth: Math.max(Theme.target, implicitContentWidth)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: root.text
    Accessible.checked: root.chosen
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    contentItem: ChipFace {
        text: root.text
        strong: root.chosen
        ringed: root.visualFocus
        ink: root.chosen ? Theme.accent : Theme.textMuted
        ground: root.chosen ? Theme.accentSoft : Theme.surfaceSunk
    }
}
