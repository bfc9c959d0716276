// SPDX-License-Identifier: Apache-2.0
#include "ui/board/outboxpage.h"

#include "ui/board/boardtables.h"
#include "ui/board/exportfile.h"
#include "ui/format/desklabels.h"

namespace zhike::ui {

using namespace Qt::StringLiterals;

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
        QStringList files;
        if (view.filesWaiting > 0)
            files << tr("Photos still on their way: %1").arg(view.filesWaiting);
        if (view.filesLost > 0)
            files << tr("Photos that can't be read on this disk any more: %1").arg(view.filesLost);
        m_files = joined(files);
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
        services()->notices()->showReceipt(receipt, [](const Words &) { return tr("Your value was sent again"); });
        refresh();
    });
}

/// 426 stands above what the line is like: nothing leaves over the best of lines.
QString OutboxPage::lineState() const
{
    if (!services())
        return {};
    const LineView line = services()->reception()->line();
    return line.isTooOld ? tooOldWords() : lineStateWords(line.state);
}

QString OutboxPage::lineAdvice() const
{
    if (!services())
        return {};
    const LineView line = services()->reception()->line();
    return line.isTooOld ? tooOldAdviceWords() : lineAdviceWords(line.state);
}

QString OutboxPage::lineTone() const
{
    const LineView line = services() ? services()->reception()->line() : LineView{};
    return line.state == LineState::Online && !line.isTooOld ? u"positive"_s : u"caution"_s;
}

QString OutboxPage::lastSuccess() const
{
    if (!services())
        return {};
    const QDateTime at = services()->reception()->line().lastSuccess;
    return at.isValid() ? tr("Central last answered: %1").arg(pastWords(at, words())) : asOfWords(at, words());
}

void OutboxPage::exportList()
{
    if (isActing() || !desk())
        return;
    perform(desk()->exportOutbox(ExportAs::Csv), [this](const QByteArray &bytes) {
        const Result<QString> kept = keepExport(services()->exportFolder(), bytes, services()->reception()->now());
        if (kept)
            services()->notices()->showWords([where = *kept](const Words &) {
                return tr("Exported without any customer's data, kept for a day: %1").arg(where);
            });
        else
            services()->notices()->showProblem(kept.error());
    });
}

void OutboxPage::sendNow() { services()->reception()->retryNow(); }

} // namespace zhike::ui
