// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T

/// One line of typing. Its label stands above it and is its name.
T.TextField {
    id: root
    required property string label
    property bool labelled: true
    property int spare: 0 ///< room on the right for what stands inside the field

    implicitHeight: Theme.target + (root.labelled ? caption.implicitHeight + 4 : 0)
    implicitWidth: 240
    topPadding: root.labelled ? caption.implicitHeight + 4 : 0
    leftPadding: Theme.pad
    rightPadding: Theme.pad + root.spare
    verticalAlignment: TextInput.AlignVCenter
    font.family: Theme.family
    font.pixelSize: Theme.lead
    color: Theme.text
    placeholderTextColor: Theme.textMuted
    selectionColor: Theme.accent
    selectedTextColor: Theme.inkOnAccent
    selectByMouse: true
    Accessible.role: Accessible.EditableText
    Accessible.name: root.label

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.topMargin: root.topPadding
            radius: Theme.radius
            color: Theme.surface
            border.width: root.activeFocus ? 2 : 1
            border.color: root.activeFocus ? Theme.focus : Theme.lineStrong
        }
    }
    ZLabel {
        id: caption
        visible: root.labelled
        text: root.label
        muted: true
        font.pixelSize: Theme.small
        Accessible.ignored: true
    }
    ZLabel {
        anchors.fill: parent
        anchors.topMargin: root.topPadding
        anchors.leftMargin: root.leftPadding
        anchors.rightMargin: root.rightPadding
        visible: root.length === 0 && root.preeditText.length === 0
        text: root.placeholderText
        muted: true
        font.pixelSize: root.font.pixelSize
        Accessible.ignored: true
    }
}
