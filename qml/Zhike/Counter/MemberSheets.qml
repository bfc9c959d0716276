// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Zhike.Controls
import Zhike.Ui

/// The sheets of the member page: one unit's services, why not others, tags and points, a note, the phone in the clear.
Item {
    id: root
    required property Services services
    required property MemberPage page
    required property ServiceSheets sheets
    function unit(unitCode: string, modelId: string, name: string) { serve("", unitCode, modelId, name) }
    function whyNot() { reasons.open() }
    function reveal() { phone.openFor(root.page.memberId) }
    function edit() { data.openFor(root.page.memberId) }
    function consents() { panel.openFor(root.page.memberId) }
    function samePerson() { merge.openFor(root.page.memberId) }
    function mergeNotice(keepId: string, mergeId: string, done: bool) { merge.openPair(keepId, mergeId, done) }
    function detail(what: string) { ledger.openFor(root.page.memberId, what) }
    function act(what: string, shell: Shell) {
        if (what === "register") shell.page = "scan"
        else if (what === "points") detail("points")
        else if (what === "note") note.open()
        else if (what === "end") root.page.endVisit()
        else picker.openFor(what)
    }
    function serve(what: string, unitCode: string, modelId: string, name: string) {
        if (what === "install") root.sheets.install(root.page.memberId, unitCode, modelId, name)
        else if (what === "repair") root.sheets.repair(root.page.memberId, unitCode, name)
        else if (what === "warranty") root.sheets.warranty(unitCode)
        else if (what === "manual") root.sheets.manual(modelId)
        else one.openFor(unitCode, modelId, name)
    }

    UnitPicker {
        id: picker
        appliances: root.page.appliances
        onPicked: (what, unitCode, modelId, name) => root.serve(what, unitCode, modelId, name)
    }
    UnitSheet {
        id: one
        onServed: what => root.serve(what, one.unitCode, one.modelId, one.name)
    }
    RejectedSheet {
        id: reasons
        rejected: root.page.advice.rejected
        notice: root.page.advice.notice
    }
    DetailSheet {
        id: ledger
        services: root.services
        onRedeemWanted: redeem.openFor(root.page.memberId)
    }
    RedeemSheetView {
        id: redeem
        services: root.services
    }
    MemberEditSheetView {
        id: data
        services: root.services
    }
    ConsentSheet {
        id: panel
        services: root.services
    }
    MergeSheetView {
        id: merge
        services: root.services
    }
    NoteSheet {
        id: note
        onNoted: words => root.page.note(words)
    }
    RevealSheetView {
        id: phone
        services: root.services
    }
}
