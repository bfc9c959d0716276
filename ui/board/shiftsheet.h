// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// The end of a shift: what was done, what central has confirmed, what a close leaves on this desk. Closing is never
/// refused because something isn't sent.
class ShiftSheet : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString opened READ opened NOTIFY changed)
    Q_PROPERTY(QString counts READ counts NOTIFY changed)
    Q_PROPERTY(QString last READ last NOTIFY changed)
    Q_PROPERTY(QString advice READ advice NOTIFY changed)
    Q_PROPERTY(zhike::ui::RowList *unsent READ unsent CONSTANT)
public:
    explicit ShiftSheet(QObject *parent = nullptr);

    [[nodiscard]] QString opened() const { return m_opened; } ///< "林 今天 9:02 开班"
    [[nodiscard]] QString counts() const { return m_counts; } ///< "回执 12 · 未确认 3 · 被拒 1"
    [[nodiscard]] QString last() const { return m_last; } ///< what the last shift left here; empty when there was none
    [[nodiscard]] QString advice() const { return m_advice; } ///< what closing means now, in a sentence
    [[nodiscard]] RowList *unsent() const { return m_unsent; } ///< outboxTable

    Q_INVOKABLE void open();
    /// Closes and locks.
    Q_INVOKABLE void closeShift();

Q_SIGNALS:
    void changed();
    void closed();

protected:
    void attach() override;
    void reread() override;

private:
    void show(const ShiftView &view);

    bool m_isOpen = false;
    QString m_opened;
    QString m_counts;
    QString m_last;
    QString m_advice;
    RowList *m_unsent;
};

} // namespace zhike::ui
