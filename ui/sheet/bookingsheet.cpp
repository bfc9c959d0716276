// SPDX-License-Identifier: Apache-2.0
#include "ui/sheet/bookingsheet.h"

#include "core/scan/symbol.h"
#include "ui/board/boardtables.h"
#include "ui/format/unitlabels.h"

#include <QtConcurrent>

#include <algorithm>

namespace zhike::ui {

using namespace Qt::StringLiterals;

BookingSheet::BookingSheet(QObject *parent)
    : PageModel(parent)
    , m_windows(new RowList(slotTable().roles(), this))
    , m_symptoms(new RowList({"key", "name"}, this))
{
}

void BookingSheet::openInstall(const QString &memberId, const QString &unitCode, const QString &modelId,
                               const QString &subject)
{
    m_model = ModelId(modelId);
    open(false, memberId, unitCode, subject);
}

void BookingSheet::openRepair(const QString &memberId, const QString &unitCode, const QString &subject)
{
    m_model = {};
    open(true, memberId, unitCode, subject);
}

void BookingSheet::open(bool repair, const QString &memberId, const QString &unitCode, const QString &subject)
{
    m_repair = repair;
    m_member = MemberId(memberId);
    m_unit = UnitCode(unitCode);
    m_subject = subject;
    m_slotId.clear();
    m_symptom.clear();
    m_photos.clear();
    m_slots.clear();
    m_windows->show({});
    setState(PageState::Idle);
    Q_EMIT changed();
    refresh();
}

void BookingSheet::reread()
{
    if (m_member.isEmpty())
        return;
    std::vector<ShownRow> symptoms;
    for (const QString &key : {u"noise"_s, u"leak"_s, u"noPower"_s, u"notCooling"_s, u"notSpinning"_s, u"other"_s})
        symptoms.push_back({key, {key, symptomWords(key)}});
    m_symptoms->show(std::move(symptoms));
    const WorkOrderKind kind = m_repair ? WorkOrderKind::Repair : WorkOrderKind::Install;
    read(desk()->slotsFor(kind, m_member), [this](const std::vector<Slot> &found) {
        m_slots = found;
        m_windows->show(slotTable().rows(found, words()));
        setState(found.empty() ? PageState::Empty : PageState::Ready);
        Q_EMIT changed();
    });
}

void BookingSheet::setSlotId(const QString &slotId)
{
    m_slotId = slotId;
    Q_EMIT changed();
}

void BookingSheet::setSymptom(const QString &symptom)
{
    m_symptom = symptom;
    Q_EMIT changed();
}

bool BookingSheet::isComplete() const
{
    // A repair may leave the time to a call-back; an installation is a time.
    return m_repair ? !m_symptom.isEmpty() : chosen() != nullptr;
}

const Slot *BookingSheet::chosen() const
{
    const auto found =
        std::find_if(m_slots.begin(), m_slots.end(), [this](const Slot &s) { return s.slotId == m_slotId; });
    return found == m_slots.end() ? nullptr : &*found;
}

void BookingSheet::addPhoto(const QString &path)
{
    if (isActing() || !desk())
        return;
    perform(QtConcurrent::run([path] { return readImageFile(path); }), [this](const QByteArray &bytes) {
        if (!desk())
            return;
        perform(desk()->keepPhoto(bytes), [this](const QString &hash) {
            m_photos.push_back(hash);
            Q_EMIT changed();
        });
    });
}

Action BookingSheet::action(const QString &said) const
{
    const Slot *slot = chosen();
    const Slot time = slot ? *slot : Slot();
    if (m_repair)
        return BookRepair{m_member, m_unit, m_symptom, said, time.slotId, time.startsAt, time.minutes, m_photos};
    return BookInstall{m_member, m_unit, m_model, time.slotId, time.startsAt, time.minutes, said};
}

void BookingSheet::confirm(const QString &said)
{
    if (!isComplete())
        return;
    const auto what = [isRepair = m_repair, subject = m_subject](const Words &) {
        return (isRepair ? tr("Repair booked: %1") : tr("Installation booked: %1")).arg(subject);
    };
    act(action(said.trimmed()), what, [this](const Receipt &) { Q_EMIT booked(); });
}

} // namespace zhike::ui
