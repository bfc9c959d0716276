// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// What was done here and how far it has come: waiting, sent, confirmed, refused with the reason in words.
class OutboxPage : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::RowList *rows READ rows CONSTANT)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
public:
    explicit OutboxPage(QObject *parent = nullptr);

    [[nodiscard]] RowList *rows() const { return m_rows; }
    [[nodiscard]] QString summary() const { return m_summary; } ///< "2 条待发 · 1 条被拒"

    Q_INVOKABLE void undo(const QString &opId);
    /// The person has read the refusal; it leaves the tray and stays in the journal.
    Q_INVOKABLE void dismiss(const QString &opId);
    /// Where an edit met somebody else's: this person's value again.
    Q_INVOKABLE void takeMine(const QString &opId);
    Q_INVOKABLE void sendNow();

Q_SIGNALS:
    void changed();

protected:
    void attach() override;
    void reread() override;

private:
    RowList *m_rows;
    QString m_summary;
};

} // namespace zhike::ui
