// SPDX-License-Identifier: Apache-2.0
#include "ui/board/editsheet.h"

#include "ui/board/boardtables.h"
#include "ui/format/desklabels.h"

#include "core/domain/phone.h"

#include <algorithm>

namespace zhike::ui {

EditSheet::EditSheet(QObject *parent)
    : PageModel(parent)
    , m_choices(new RowList(slotTable().roles(), this))
{
}

void EditSheet::open(const QString &opId)
{
    m_op = OpId(opId);
    m_action.reset();
    m_slots.clear();
    m_choices->show({});
    m_field = Field::Nothing;
    m_value.clear();
    m_what.clear();
    Q_EMIT changed();
    if (!desk())
        return;
    setState(PageState::Busy);
    read(desk()->actionOf(m_op), [this](const Action &action) { take(action); });
}

void EditSheet::take(const Action &action)
{
    m_action = action;
    m_what = actionWords(typeName(action));
    if (std::holds_alternative<RegisterMember>(action) || std::holds_alternative<ChangePhone>(action))
        m_field = Field::Phone;
    else if (const auto *note = std::get_if<AddNote>(&action)) {
        m_field = Field::Words;
        m_value = note->words;
    } else if (const auto *install = std::get_if<BookInstall>(&action))
        askForWindows(WorkOrderKind::Install, install->member);
    else if (const auto *repair = std::get_if<BookRepair>(&action))
        askForWindows(WorkOrderKind::Repair, repair->member);
    setState(PageState::Ready);
    Q_EMIT changed();
}

void EditSheet::askForWindows(WorkOrderKind kind, const MemberId &member)
{
    m_field = Field::Window;
    read(desk()->slotsFor(kind, member), [this](const std::vector<Slot> &found) {
        m_slots = found;
        m_choices->show(slotTable().rows(found, words()));
        setState(found.empty() ? PageState::Empty : PageState::Ready);
    });
}

void EditSheet::resend(const QString &value)
{
    if (!m_action || !desk() || isActing())
        return;
    Action edited = *m_action;
    if (m_field == Field::Phone) {
        const Result<Phone> phone = Phone::parse(value);
        if (!phone)
            return setState(PageState::Failed, errorWords(phone.error()));
        if (auto *member = std::get_if<RegisterMember>(&edited))
            member->phone = phone->e164();
        else if (auto *change = std::get_if<ChangePhone>(&edited))
            change->to = phone->e164();
    } else if (auto *note = std::get_if<AddNote>(&edited))
        note->words = value.trimmed();
    const auto slot = std::find_if(m_slots.begin(), m_slots.end(), [&](const Slot &s) { return s.slotId == value; });
    const auto move = [&](auto &booking) {
        booking.slotId = slot->slotId;
        booking.startsAt = slot->startsAt;
        booking.minutes = slot->minutes;
    };
    if (auto *install = std::get_if<BookInstall>(&edited); install && slot != m_slots.end())
        move(*install);
    if (auto *repair = std::get_if<BookRepair>(&edited); repair && slot != m_slots.end())
        move(*repair);
    send(edited);
}

void EditSheet::send(const Action &edited)
{
    const auto what = [type = typeName(edited)](const Words &) { return tr("Sent again: %1").arg(actionWords(type)); };
    perform(desk()->resend(m_op, edited), [this, what](const Receipt &receipt) {
        services()->notices()->showReceipt(receipt, what);
        Q_EMIT resent();
    });
}

} // namespace zhike::ui
