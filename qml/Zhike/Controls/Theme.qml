// SPDX-License-Identifier: Apache-2.0
pragma Singleton

import QtQuick

/// Every size and colour of the house, by role. Light for a bright shop, dark for seats at night; each text colour stands at
/// 4.5:1 or more on each ground it is used on (tests/qml computes it).
QtObject {
    id: root

    // Set by the window from the preferences.
    property bool dark: false
    property real textScale: 1
    property bool compact: false
    property bool still: false ///< no motion: the system asks for it

    readonly property string family: "Noto Sans CJK SC"

    // Grid, radius
    readonly property int unit: root.compact ? 4 : 8
    readonly property int gap: root.compact ? 8 : 12
    readonly property int pad: root.compact ? 12 : 16
    readonly property int target: root.compact ? 32 : 48
    readonly property int radiusCard: 12
    readonly property int radius: 8
    readonly property int rail: 72
    readonly property int bar: 56

    // Type
    readonly property int tiny: Math.round(12 * root.textScale)
    readonly property int small: Math.round(13 * root.textScale)
    readonly property int body: Math.round(14 * root.textScale)
    readonly property int lead: Math.round(16 * root.textScale)
    readonly property int title: Math.round(20 * root.textScale)
    readonly property int head: Math.round(28 * root.textScale)
    readonly property int display: Math.round(40 * root.textScale)

    // Motion
    readonly property int quick: root.still ? 0 : 120
    readonly property int patience: 200 ///< ms before a skeleton is shown

    // Grounds
    readonly property color ground: root.dark ? "#14171C" : "#F4F3F0"
    readonly property color surface: root.dark ? "#1D2128" : "#FFFFFF"
    readonly property color surfaceSunk: root.dark ? "#272C35" : "#F1F0EC"
    readonly property color line: root.dark ? "#363C47" : "#E2E0DB"
    readonly property color lineStrong: root.dark ? "#7B8594" : "#8A909A"
    readonly property color track: root.dark ? "#363C47" : "#E9E7E2"
    readonly property color stage: root.dark ? "#0E1014" : "#20242C"
    readonly property color veil: "#66000000"

    // Inks
    readonly property color text: root.dark ? "#EEF0F3" : "#1D2430"
    readonly property color textMuted: root.dark ? "#A9B2BF" : "#5E6875"
    readonly property color textOnStage: "#FFFFFF"
    readonly property color mutedOnStage: "#C3C8D0"
    readonly property color stageMark: "#39BFB5"

    // Roles
    readonly property color accent: root.dark ? "#5CC2BD" : "#0B6E6E"
    readonly property color accentPressed: root.dark ? "#7FD3CF" : "#085656"
    readonly property color accentSoft: root.dark ? "#16383A" : "#E3F0EF"
    readonly property color inkOnAccent: root.dark ? "#0B1F1F" : "#FFFFFF"
    readonly property color accentQuiet: root.dark ? "#4B7A79" : "#9FB9B8" ///< bars beside the accented one; never text
    readonly property color positive: root.dark ? "#6FCF97" : "#1B6B3A"
    readonly property color positiveSoft: root.dark ? "#173225" : "#E2F1E7"
    readonly property color caution: root.dark ? "#F0B45A" : "#8F5400"
    readonly property color cautionSoft: root.dark ? "#3A2C12" : "#FBF0DC"
    readonly property color critical: root.dark ? "#FF8F85" : "#B3261E"
    readonly property color criticalSoft: root.dark ? "#421C1A" : "#F9E4E2"
    readonly property color tierGold: root.dark ? "#E6C35C" : "#7D5F0E"
    readonly property color tierGoldSoft: root.dark ? "#352C10" : "#F6EDD3"
    readonly property color focus: root.accent

    /// Text and ground of a tone: "plain", "accent", "positive", "caution", "critical", "gold".
    function ink(tone: string): color {
        return tone === "accent" ? root.accent : tone === "positive" ? root.positive : tone === "caution" ? root.caution
             : tone === "critical" ? root.critical : tone === "gold" ? root.tierGold : root.textMuted
    }
    function soft(tone: string): color {
        return tone === "accent" ? root.accentSoft : tone === "positive" ? root.positiveSoft : tone === "caution" ? root.cautionSoft
             : tone === "critical" ? root.criticalSoft : tone === "gold" ? root.tierGoldSoft : root.surfaceSunk
    }
    /// The dot of a lane in a timeline.
    function lane(lane: string): color {
        return lane === "store" || lane === "purchase" ? root.accent : lane === "service" || lane === "call" ? root.caution
             : lane === "online" || lane === "social" ? (root.dark ? "#93A6DB" : "#6F86C2") : root.lineStrong
    }
}
