// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Zhike.Ui

/// A verb. `kind`: "primary" (one a page), "plain", "quiet" (words only).
T.Button {
    id: root
    property string kind: "plain"
    property string iconName: ""
    property string spokenName: ""
    readonly property bool primary: root.kind === "primary"
    readonly property bool quiet: root.kind === "quiet"
    readonly property color ink: !root.enabled ? Theme.textMuted : root.primary ? Theme.onAccent : root.quiet ? Theme.accent : Theme.text

    implicitHeight: Math.max(Theme.target, label.implicitHeight + Theme.unit * 2)
    implicitWidth: Math.max(Theme.target, content.implicitWidth + leftPadding + rightPadding)
    leftPadding: root.quiet ? Theme.unit : Theme.pad + 2
    rightPadding: leftPadding
    font.family: Theme.family
    font.pixelSize: root.quiet ? Theme.small : Theme.body + 1
    font.weight: root.primary ? Font.Bold : Font.Normal
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.spokenName.length > 0 ? root.spokenName : root.text
    Accessible.onPressAction: root.click()
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    contentItem: Item {
        implicitWidth: content.implicitWidth
        implicitHeight: content.implicitHeight
        Row {
            id: content
            anchors.centerIn: parent
            spacing: Theme.unit
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.iconName.length > 0
                name: root.iconName
                width: 20
                height: 20
                color: root.ink
            }
            ZLabel {
                id: label
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, Math.max(0, root.width - root.leftPadding - root.rightPadding - (root.iconName.length > 0 ? 28 : 0)))
                text: root.text
                font: root.font
                color: root.ink
                Accessible.ignored: true
            }
        }
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
