// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/// A sheet from the right for one small task. Esc, the cross or a touch beside it closes it; the page stays where it was.
T.Popup {
    id: root
    required property string title
    default property alias content: body.data
    property alias footer: foot.data
    property int sheetWidth: 480

    parent: T.Overlay.overlay
    x: parent ? parent.width - width : 0
    y: 0
    width: Math.min(root.sheetWidth * Math.max(1, Theme.textScale * 0.8), parent ? parent.width : root.sheetWidth)
    height: parent ? parent.height : 600
    modal: true
    focus: true
    padding: Theme.pad
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    T.Overlay.modal: Rectangle { color: Theme.veil }

    background: Rectangle {
        color: Theme.ground
        Rectangle {
            width: 1
            height: parent.height
            color: Theme.line
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title
        RowLayout {
            Layout.fillWidth: true
            ZLabel {
                Layout.fillWidth: true
                text: root.title
                strong: true
                font.pixelSize: Theme.title
            }
            IconButton {
                objectName: "closeSheetButton"
                iconName: "close"
                spokenName: qsTr("Close")
                onClicked: root.close()
            }
        }
        Item {
            id: body
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        RowLayout {
            id: foot
            Layout.fillWidth: true
            spacing: Theme.gap
        }
    }
}
