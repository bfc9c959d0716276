// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// "as of 10:42". Quiet while fresh, marked once the block is older than its policy.
Chip {
    id: root
    property bool stale: false
    tone: root.stale ? "caution" : "plain"
    color: root.stale ? Theme.cautionSoft : "transparent"
}
