// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/desk/reception.h"
#include "ui/format/words.h"
#include "ui/preferences.h"

#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace zhike::ui {

/// The one bar at the foot of the window: the receipt of what was just done with its undo, or what went wrong. It never
/// blocks; the next notice replaces it. It speaks the language the screen has now. Emptied whenever the desk changes
/// hands. Threads: GUI thread. The count-down reads the house's clock.
class Notices : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by Services")
    Q_PROPERTY(bool shown READ isShown NOTIFY changed)
    Q_PROPERTY(bool problem READ isProblem NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)
    Q_PROPERTY(QString receiptNumber READ receiptNumber NOTIFY changed)
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY changed)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)
public:
    /// Both outlive it.
    Notices(Reception *reception, const Preferences *preferences, QObject *parent = nullptr);

    [[nodiscard]] bool isShown() const { return m_sentence != nullptr; }
    [[nodiscard]] bool isProblem() const { return m_problem; }
    [[nodiscard]] QString words() const;
    [[nodiscard]] QString receiptNumber() const { return m_receipt.number; }
    [[nodiscard]] int secondsLeft() const; ///< of the undo, rounded up
    [[nodiscard]] bool canUndo() const { return secondsLeft() > 0; }

    /// `what`: the deed in words, "已登记 免清洗滚筒洗衣机 10kg".
    void showReceipt(const Receipt &receipt, const Sentence &what);
    void showWords(const Sentence &words);
    void showProblem(const Sentence &problem);
    void showProblem(const Error &error);
    void showUndone(UndoOutcome outcome);
    Q_INVOKABLE void undo();
    Q_INVOKABLE void dismiss();

Q_SIGNALS:
    void changed();

private:
    void show(const Receipt &receipt, const Sentence &words);
    void tick();

    Reception *m_reception;
    const Preferences *m_preferences;
    QTimer m_timer;
    Receipt m_receipt;
    Sentence m_sentence; ///< empty: nothing is shown
    bool m_problem = false;
    int m_restTicks = 0; ///< quarter seconds a notice without undo stays
};

} // namespace zhike::ui
