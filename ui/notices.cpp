// SPDX-License-Identifier: Apache-2.0
#include "ui/notices.h"

#include "ui/format/errorwords.h"

namespace zhike::ui {
namespace {

using namespace std::chrono_literals;

// A person reads about ten characters a second; sentences here have at most sixty.
constexpr int kRestTicks = 6 * 4;

} // namespace

Notices::Notices(Reception *reception, const Preferences *preferences, QObject *parent)
    : QObject(parent)
    , m_reception(reception)
    , m_preferences(preferences)
{
    m_timer.setInterval(250ms);
    connect(&m_timer, &QTimer::timeout, this, &Notices::tick);
    connect(reception, &Reception::deskChanged, this, &Notices::dismiss);
    connect(preferences, &Preferences::languageChanged, this, &Notices::changed);
}

QString Notices::words() const
{
    return m_sentence ? m_sentence({m_preferences->spoken(), m_reception->now()}) : QString();
}

int Notices::secondsLeft() const
{
    if (!m_receipt.undoUntil.isValid())
        return 0;
    const qint64 left = m_reception->now().msecsTo(m_receipt.undoUntil);
    return left <= 0 ? 0 : static_cast<int>((left + 999) / 1000);
}

void Notices::showReceipt(const Receipt &receipt, const Sentence &what)
{
    m_problem = false;
    show(receipt, what);
}

void Notices::showWords(const Sentence &words)
{
    m_problem = false;
    show({}, words);
}

void Notices::showProblem(const Sentence &problem)
{
    m_problem = true;
    show({}, problem);
}

void Notices::showProblem(const Error &error)
{
    showProblem([error](const Words &) { return errorWords(error); });
}

void Notices::undo()
{
    if (!canUndo() || !m_reception->desk())
        return;
    const OpId op = m_receipt.op;
    m_receipt.undoUntil = {};
    Q_EMIT changed();
    m_reception->desk()->undo(op).then(this, [this](const Result<UndoOutcome> &outcome) {
        if (outcome)
            showUndone(*outcome);
        else
            showProblem(outcome.error());
    });
}

void Notices::dismiss()
{
    m_timer.stop();
    m_receipt = {};
    m_sentence = nullptr;
    m_problem = false;
    Q_EMIT changed();
}

void Notices::show(const Receipt &receipt, const Sentence &words)
{
    m_receipt = receipt;
    m_sentence = words;
    m_restTicks = kRestTicks;
    m_timer.start();
    Q_EMIT changed();
}

void Notices::tick()
{
    // The count-down runs first; a problem stays until somebody has closed it.
    if (!canUndo() && !m_problem && --m_restTicks <= 0)
        return dismiss();
    Q_EMIT changed();
}

void Notices::showUndone(UndoOutcome outcome)
{
    switch (outcome) {
    case UndoOutcome::Removed:
        return showWords([](const Words &) { return tr("Undone. Nothing left this desk."); });
    case UndoOutcome::Cancelling:
        return showWords([](const Words &) {
            return tr("It had already left. The cancellation is on its way and waits in the outbox.");
        });
    case UndoOutcome::TooLate:
        return showProblem([](const Words &) { return tr("Too late to undo. Nothing was changed; see the outbox."); });
    }
}

} // namespace zhike::ui
