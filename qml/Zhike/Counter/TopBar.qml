// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Layouts
import Zhike.Controls
import Zhike.Ui

/// Store, the one search box, the line, language, clock.
Rectangle {
    id: root
    required property Services services
    required property Shell shell
    required property MemberSearch search
    readonly property Item searchBox: box
    signal hitsWanted()
    function focusSearch() {
        box.forceActiveFocus()
        box.selectAll()
    }

    implicitHeight: Math.max(Theme.bar, box.implicitHeight + 8)
    color: Theme.surface
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 20
        anchors.rightMargin: 20
        spacing: Theme.gap
        ZLabel {
            objectName: "storeName"
            text: root.shell.store
            strong: true
            font.pixelSize: Theme.lead
        }
        SearchField {
            id: box
            objectName: "searchField"
            Layout.fillWidth: true
            Layout.maximumWidth: 420 * Math.max(1, Theme.textScale * 0.8)
            label: qsTr("Search")
            placeholderText: qsTr("Phone / name / pinyin / card / order / unit code")
            inputMethodHints: Qt.ImhNoPredictiveText
            onTextEdited: root.search.typed = text
            onAccepted: root.search.accept()
            Keys.onEscapePressed: root.search.typed = ""
            Keys.onDownPressed: root.hitsWanted()
            Connections {
                target: root.search
                function onTypedChanged() { box.text = root.search.typed }
            }
        }
        Item { Layout.fillWidth: true }
        LineChip { shell: root.shell }
        ZButton {
            objectName: "languageButton"
            kind: "quiet"
            text: "中 / EN"
            spokenName: qsTr("Language")
            onClicked: root.services.preferences.toggleLanguage()
        }
        ZLabel {
            objectName: "clock"
            text: root.shell.clock
            strong: true
            font.pixelSize: Theme.lead
        }
    }
}
