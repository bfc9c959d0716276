// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Zhike.Controls
import Zhike.Ui

/// The counter's window. `page` and `openMember` are its handles from outside (the tour, zhikectl).
T.ApplicationWindow {
    id: root
    objectName: "window"
    property alias page: frame.page
    readonly property bool signedIn: frame.signedIn
    function openMember(id: string) { frame.openMember(id) }

    width: 1366
    height: 768
    minimumWidth: 1024
    minimumHeight: 700
    visible: true
    title: qsTr("Zhike")
    color: Theme.ground

    Binding { target: Theme; property: "dark"; value: Services.preferences.dark }
    Binding { target: Theme; property: "textScale"; value: Services.preferences.textPercent / 100 }

    Shell {
        id: frame
        services: Services
    }
    Loader {
        anchors.fill: parent
        active: !frame.signedIn
        sourceComponent: Component {
            SignInView { services: Services }
        }
    }
    Loader {
        anchors.fill: parent
        active: frame.signedIn
        sourceComponent: Component {
            Desk {
                services: Services
                shell: frame
            }
        }
    }
}
