// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// A verb. `kind`: "primary" (one a page), "plain", "quiet" (words only).
T.Button {
    id: root
    property string kind: "plain"
    property string iconName: ""
    property string spokenName: ""
    readonly property bool primary: root.kind === "primary"
    readonly property bool quiet: root.kind === "quiet"
    readonly property color ink: !root.enabled ? Theme.textMuted : root.primary ? Theme.inkOnAccent : root.quiet ? Theme.accent : Theme.text

    implicitHeight: Math.max(Theme.target, implicitContentHeight + Theme.unit * 2)
    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    leftPadding: root.quiet ? Theme.unit : Theme.pad + 2
    rightPadding: leftPadding
    font.family: Theme.family
    font.pixelSize: root.quiet ? Theme.small : Theme.body + 1
    font.weight: root.primary ? Font.Bold : Font.Normal
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.spokenName.length > 0 ? root.spokenName : root.text
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    contentItem: ButtonFace {
        text: root.text
        iconName: root.iconName
        ink: root.ink
        face: root.font
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.primary ? (!root.enabled ? Theme.surfaceSunk : root.down ? Theme.accentPressed : Theme.accent)
             : root.down ? Theme.accentSoft : root.quiet ? "transparent" : Theme.surface
        border.width: root.quiet || (root.primary && root.enabled) ? 0 : 1
        border.color: Theme.line
        FocusRing { control: root }
    }
}
