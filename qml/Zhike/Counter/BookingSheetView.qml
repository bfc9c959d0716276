// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Zhike.Controls
import Zhike.Ui

/// Books an installation or a repair in one sheet: what, when, words; the number comes at once.
Sheet {
    id: root
    required property Services services
    property alias model: booking

    title: booking.repair ? qsTr("Book repair") : qsTr("Book installation")
    objectName: "bookingSheet"
    sheetWidth: 560
    onAboutToShow: words.clear()
    BookingSheet {
        id: booking
        services: root.services
        onBooked: root.close()
    }
    ImagePicker {
        id: photos
        onPicked: path => booking.addPhoto(path)
    }
    Flickable {
        T.ScrollBar.vertical: ZScrollBar {}
        anchors.fill: parent
        clip: true
        contentHeight: column.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        ColumnLayout {
            id: column
            width: parent.width
            spacing: Theme.gap
            ZLabel {
                Layout.fillWidth: true
                text: booking.subject
                strong: true
                font.pixelSize: Theme.lead
                wrapMode: Text.Wrap
            }
            ZLabel {
                visible: booking.repair
                text: qsTr("What is wrong?")
                muted: true
            }
            Flow {
                Layout.fillWidth: true
                visible: booking.repair
                spacing: Theme.unit
                Repeater {
                    model: booking.symptoms
                    ZButton {
                        required property string key
                        required property string name
                        objectName: "symptom-" + key
                        text: name
                        kind: booking.symptom === key ? "primary" : "plain"
                        onClicked: booking.symptom = key
                    }
                }
            }
            ZLabel {
                text: booking.repair ? qsTr("When? Leave it open and we call back.") : qsTr("When?")
                muted: true
            }
            Skeleton {
                Layout.fillWidth: true
                loading: booking.state === PageState.Busy
            }
            Problem {
                Layout.fillWidth: true
                sentence: booking.problem
                onRetry: booking.refresh()
            }
            ZLabel {
                Layout.fillWidth: true
                visible: booking.state === PageState.Empty
                text: booking.repair ? qsTr("No window is free in the calendar of this desk. Book without a time: we call back.")
                                     : qsTr("No window is free in the calendar of this desk. Try again once the line is back.")
                wrapMode: Text.Wrap
                color: Theme.caution
            }
            SlotGrid {
                objectName: "slotList"
                Layout.fillWidth: true
                windows: booking.windows
                chosen: booking.slotId
                onPicked: slotId => booking.slotId = booking.slotId === slotId ? "" : slotId
            }
            ZTextArea {
                id: words
                objectName: "bookingWords"
                Layout.fillWidth: true
                label: booking.repair ? qsTr("What does the customer say?") : qsTr("Anything the engineer should know?")
            }
            RowLayout {
                visible: booking.repair
                spacing: Theme.gap
                ZButton {
                    objectName: "addPhotoButton"
                    iconName: "image"
                    text: qsTr("Add photo")
                    enabled: !booking.acting
                    onClicked: photos.open()
                }
                ZLabel {
                    objectName: "photoCount"
                    text: booking.photos > 0 ? qsTr("Photos: %1").arg(booking.photos) : ""
                    muted: true
                }
            }
            ZLabel {
                Layout.fillWidth: true
                text: qsTr("The time is kept at once and confirmed by central. If it is taken meanwhile, the outbox offers others.")
                muted: true
                font.pixelSize: Theme.tiny
                wrapMode: Text.Wrap
            }
        }
    }
    footer: ZButton {
        objectName: "confirmButton"
        Layout.fillWidth: true
        kind: "primary"
        enabled: booking.complete && !booking.acting
        text: booking.repair ? qsTr("Book repair") : qsTr("Book installation")
        onClicked: booking.confirm(words.text)
    }
}
