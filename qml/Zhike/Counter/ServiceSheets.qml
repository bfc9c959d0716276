// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Zhike.Ui

/// The service a unit can have, from any page: install, repair, warranty card, manual.
Item {
    id: root
    required property Services services
    function install(memberId: string, unitCode: string, modelId: string, subject: string) {
        booking.model.openInstall(memberId, unitCode, modelId, subject)
        booking.open()
    }
    function repair(memberId: string, unitCode: string, subject: string) {
        booking.model.openRepair(memberId, unitCode, subject)
        booking.open()
    }
    function warranty(unitCode: string) {
        card.model.open(unitCode)
        card.open()
    }
    function manual(modelId: string) {
        steps.model.open(modelId)
        steps.open()
    }

    BookingSheetView {
        id: booking
        services: root.services
    }
    WarrantySheetView {
        id: card
        services: root.services
    }
    ManualSheetView {
        id: steps
        services: root.services
    }
}
