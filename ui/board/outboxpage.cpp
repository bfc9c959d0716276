// SPDX-License-Identifier: Apache-2.0
#include "ui/board/outboxpage.h"

#include "ui/board/boardtables.h"

namespace zhike::ui {

OutboxPage::OutboxPage(QObject *parent)
    : PageModel(parent)
    , m_rows(new RowList(outboxTable().roles(), this))
{
}

void OutboxPage::attach()
{
    connect(desk(), &Desk::outboxChanged, this, &OutboxPage::refresh);
    connect(services()->reception(), &Reception::lineChanged, this, &OutboxPage::refresh);
}

void OutboxPage::reread()
{
    read(desk()->outbox(), [this](const OutboxView &view) {
        m_rows->show(outboxTable().rows(view.rows, words()));
        QStringList parts;
        if (view.refused > 0)
            parts << tr("%1 refused").arg(view.refused);
        if (view.merged > 0)
            parts << tr("%1 to look at").arg(view.merged);
        parts << (view.waiting > 0 ? tr("%1 waiting").arg(view.waiting) : tr("nothing waits"));
        m_summary = joined(parts);
        setState(view.rows.empty() ? PageState::Empty : PageState::Ready);
        Q_EMIT changed();
    });
}

void OutboxPage::undo(const QString &opId)
{
    if (isActing() || !desk())
        return;
    perform(desk()->undo(OpId(opId)), [this](UndoOutcome outcome) { services()->notices()->showUndone(outcome); });
}

void OutboxPage::dismiss(const QString &opId)
{
    if (isActing() || !desk())
        return;
    perform(desk()->dismissRefusal(OpId(opId)), [this](bool) { refresh(); });
}

void OutboxPage::takeMine(const QString &opId)
{
    if (isActing() || !desk())
        return;
    perform(desk()->takeMine(OpId(opId)), [this](const Receipt &receipt) {
        services()->notices()->showReceipt(receipt, tr("Your value was sent again"));
        refresh();
    });
}

void OutboxPage::sendNow() { services()->reception()->retryNow(); }

} // namespace zhike::ui
