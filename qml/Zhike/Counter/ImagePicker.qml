// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Choose a picture with a finger.
Sheet {
    id: root
    signal picked(path: string)

    title: qsTr("Choose a picture")
    objectName: "imagePicker"
    onAboutToShow: files.open(files.folder)
    ImageFolder { id: files }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.unit
        RowLayout {
            Layout.fillWidth: true
            IconButton {
                objectName: "folderUpButton"
                iconName: "up"
                spokenName: qsTr("Folder above")
                enabled: files.canGoUp
                onClicked: files.up()
            }
            ZLabel {
                Layout.fillWidth: true
                text: files.folder
                muted: true
                elide: Text.ElideLeft
            }
        }
        ZLabel {
            Layout.fillWidth: true
            visible: files.entries.count === 0
            text: qsTr("No picture in this folder. Go up, or drop a picture onto the window.")
            muted: true
            wrapMode: Text.Wrap
        }
        ZList {
            id: list
            objectName: "fileList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 4
            model: files.entries
            Accessible.name: root.title
            delegate: ZButton {
                id: entry
                required property string name
                required property string path
                required property bool isFolder
                width: list.rowWidth
                iconName: entry.isFolder ? "folder" : "image"
                text: entry.name
                onClicked: {
                    if (entry.isFolder)
                        return files.open(entry.path)
                    root.close()
                    root.picked(entry.path)
                }
            }
        }
    }
}
