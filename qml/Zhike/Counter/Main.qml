// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

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
        objectName: "shell"
        services: Services
    }
    // A Repeater of none or one: the Loader of Qt 6.4 can't make bound components. What it holds is destroyed at lock.
    Repeater {
        model: frame.signedIn ? 0 : 1
        SignInView {
            anchors.fill: parent
            services: Services
            shell: frame
        }
    }
    // By its address: the desk's seventy types aren't read before the first frame, but while the person types a PIN. And
    // what a Loader destroys loses its context first: no binding ever sees half a desk.
    Loader {
        id: desk
        readonly property bool isWanted: frame.signedIn
        anchors.fill: parent
        onIsWantedChanged: setSource(isWanted ? "Desk.qml" : "", {services: Services, shell: frame})
    }
    Timer {
        property Component ahead
        running: true
        interval: 100
        onTriggered: ahead = Qt.createComponent("Desk.qml", Component.Asynchronous)
    }
}
