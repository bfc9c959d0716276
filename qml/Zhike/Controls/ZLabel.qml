// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Every word on the screen: plain text, whatever it holds. Markup in a member's name stays letters.
Text {
    id: root
    property bool strong: false
    property bool muted: false

    textFormat: Text.PlainText
    font.family: Theme.family
    font.pixelSize: Theme.body
    font.weight: root.strong ? Font.Bold : Font.Normal
    color: root.muted ? Theme.textMuted : Theme.text
    verticalAlignment: Text.AlignVCenter
    elide: Text.ElideRight
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
    Accessible.ignored: root.text.length === 0
}
