// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Age against the years an appliance is safe to use.
ValueBar {
    id: root
    property bool due: false
    ink: root.due ? Theme.caution : Theme.accent
    spokenName: qsTr("Age: %1 % of the years it is made for").arg(root.percent)
}
