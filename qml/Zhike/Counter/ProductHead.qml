// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// The head of one compared product, with the verb that books it.
Card {
    id: root
    required property int index
    required property string modelId
    required property string name
    required property string number
    required property string price
    required property string picture
    property bool leading: false
    property bool canBook: false
    property string fit: ""
    signal booked()

    objectName: "product" + root.index
    spokenName: root.name
    accented: root.leading
    implicitHeight: column.implicitHeight + 2 * padding
    ColumnLayout {
        id: column
        width: parent.width
        spacing: 6
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap
            ProductArt {
                Layout.preferredWidth: 72
                Layout.preferredHeight: 90
                picture: root.picture
                line: Theme.accentQuiet
                body: Theme.surface
                soft: Theme.track
                accent: Theme.accent
                Accessible.role: Accessible.Graphic
                Accessible.name: root.name
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 2
                ZLabel {
                    Layout.fillWidth: true
                    text: root.name
                    strong: true
                    font.pixelSize: Theme.lead
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                }
                ZLabel {
                    Layout.fillWidth: true
                    text: root.number
                    muted: true
                    font.pixelSize: Theme.small
                }
                ZLabel {
                    text: root.price
                    strong: true
                    color: Theme.accent
                    font.pixelSize: Theme.lead
                }
            }
        }
        ZLabel {
            Layout.fillWidth: true
            text: root.fit
            muted: true
            font.pixelSize: Theme.small
        }
        ZButton {
            objectName: "book" + root.index
            Layout.fillWidth: true
            kind: root.leading ? "primary" : "plain"
            enabled: root.canBook
            text: qsTr("Take it, book installation")
            spokenName: qsTr("Take %1, book installation").arg(root.name)
            onClicked: root.booked()
        }
    }
}
