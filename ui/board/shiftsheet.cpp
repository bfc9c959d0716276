// SPDX-License-Identifier: Apache-2.0
#include "ui/board/shiftsheet.h"

#include "ui/board/boardtables.h"

namespace zhike::ui {

ShiftSheet::ShiftSheet(QObject *parent)
    : PageModel(parent)
    , m_unsent(new RowList(outboxTable().roles(), this))
{
}

void ShiftSheet::attach() { connect(desk(), &Desk::outboxChanged, this, &ShiftSheet::refresh); }

void ShiftSheet::open()
{
    m_isOpen = true;
    refresh();
}

void ShiftSheet::reread()
{
    if (m_isOpen)
        read(desk()->shift(), [this](const ShiftView &view) { show(view); });
}

void ShiftSheet::show(const ShiftView &view)
{
    const Words say = words();
    m_unsent->show(outboxTable().rows(view.unsent, say));
    m_opened =
        view.openedAt.isValid() ? tr("Opened by %1, %2").arg(view.openedBy, pastWords(view.openedAt, say)) : QString();
    QStringList parts{tr("Receipts: %1").arg(view.done), tr("not confirmed yet: %1").arg(view.waiting)};
    if (view.refused > 0)
        parts << tr("refused: %1").arg(view.refused);
    m_counts = joined(parts);
    m_last.clear();
    if (view.lastClosedAt.isValid())
        m_last = tr("Last shift: closed by %1, %2. Left unconfirmed: %3, of these still: %4")
                     .arg(view.lastClosedBy, pastWords(view.lastClosedAt, say))
                     .arg(view.leftOpen)
                     .arg(view.leftStillOpen);
    m_advice = view.unsent.empty()
        ? tr("Everything is confirmed or undone. The shift can be closed.")
        : tr(
            "The shift can be closed all the same: this stays on the desk, the next shift sees it, and it is sent by itself.");
    setState(PageState::Ready);
    Q_EMIT changed();
}

void ShiftSheet::closeShift()
{
    if (isActing() || !desk())
        return;
    perform(services()->reception()->closeShift(), [this](const ShiftView &) {
        m_isOpen = false;
        Q_EMIT closed();
    });
}

} // namespace zhike::ui
