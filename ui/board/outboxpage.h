// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// The sync panel: what was done here and how far it has come, each in words; the truth about the line and what to do about it.
class OutboxPage : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::RowList *rows READ rows CONSTANT)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString files READ files NOTIFY changed)
    Q_PROPERTY(QString lineState READ lineState NOTIFY changed)
    Q_PROPERTY(QString lineTone READ lineTone NOTIFY changed)
    Q_PROPERTY(QString lineAdvice READ lineAdvice NOTIFY changed)
    Q_PROPERTY(QString lastSuccess READ lastSuccess NOTIFY changed)
public:
    explicit OutboxPage(QObject *parent = nullptr);

    [[nodiscard]] RowList *rows() const { return m_rows; }
    [[nodiscard]] QString summary() const { return m_summary; } ///< "2 条待发 · 1 条被拒"
    [[nodiscard]] QString files() const { return m_files; }     ///< "照片还在路上：2", empty when none is
    [[nodiscard]] QString lineState() const;                     ///< one of the five, in a word or two
    [[nodiscard]] QString lineTone() const;
    [[nodiscard]] QString lineAdvice() const;
    [[nodiscard]] QString lastSuccess() const; ///< "总部最近应答：今天 10:42"

    Q_INVOKABLE void undo(const QString &opId);
    /// The person has read the refusal; it leaves the tray and stays in the journal.
    Q_INVOKABLE void dismiss(const QString &opId);
    /// Where an edit met somebody else's: this person's value again.
    Q_INVOKABLE void takeMine(const QString &opId);
    Q_INVOKABLE void sendNow();
    /// The list as a file without any person in it; the notice says where it lies.
    Q_INVOKABLE void exportList();

Q_SIGNALS:
    void changed();

protected:
    void attach() override;
    void reread() override;

private:
    RowList *m_rows;
    QString m_summary;
    QString m_files;
};

} // namespace zhike::ui
