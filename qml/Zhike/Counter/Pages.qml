// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Zhike.Controls
import Zhike.Ui

/// The pages, each made at its first visit and kept while the session lasts.
Item {
    id: root
    required property Services services
    required property Shell shell
}
