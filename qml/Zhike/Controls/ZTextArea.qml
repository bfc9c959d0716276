// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// Several lines of typing, plain text.
T.TextArea {
    id: root
    required property string label

    implicitHeight: Math.max(96, contentHeight + topPadding + Theme.pad)
    implicitWidth: 320
    topPadding: caption.implicitHeight + 4 + Theme.unit
    leftPadding: Theme.pad
    rightPadding: Theme.pad
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    font.family: Theme.family
    font.pixelSize: Theme.lead
    color: Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.inkOnAccent
    selectByMouse: true
    KeyNavigation.priority: KeyNavigation.BeforeItem
    KeyNavigation.tab: root.nextItemInFocusChain()
    Accessible.role: Accessible.EditableText
    Accessible.name: root.label

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.topMargin: root.topPadding - Theme.unit
            radius: Theme.radius
            color: Theme.surface
            border.width: root.activeFocus ? 2 : 1
            border.color: root.activeFocus ? Theme.focus : Theme.lineStrong
        }
    }
    ZLabel {
        id: caption
        text: root.label
        muted: true
        font.pixelSize: Theme.small
        Accessible.ignored: true
    }
}
