// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// Two accounts side by side: whether they are one person. An associate proposes, a lead agrees or declines, central
/// merges; a merge can be parted again. Nothing is deleted here.
class MergeSheet : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::RowList *hits READ hits CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *lines READ lines CONSTANT)
    Q_PROPERTY(QString stage READ stage NOTIFY changed)
    Q_PROPERTY(bool hasBoth READ hasBoth NOTIFY changed)
    Q_PROPERTY(bool mayPropose READ mayPropose NOTIFY changed)
    Q_PROPERTY(bool mayDecide READ mayDecide NOTIFY changed)
    Q_PROPERTY(bool mayPart READ mayPart NOTIFY changed)
public:
    explicit MergeSheet(QObject *parent = nullptr);

    [[nodiscard]] RowList *hits() const { return m_hits; } ///< hitTable, without the member itself
    [[nodiscard]] RowList *lines() const { return m_lines; } ///< label, keep, merge, both
    [[nodiscard]] QString stage() const { return m_stage; } ///< where the proposal stands, in words
    [[nodiscard]] bool hasBoth() const { return m_hasBoth; }
    [[nodiscard]] bool mayPropose() const { return m_hasBoth && m_view.stage == MergeStage::None; }
    [[nodiscard]] bool mayDecide() const
    {
        return m_hasBoth && m_view.stage == MergeStage::Proposed && m_view.mayDecide;
    }
    [[nodiscard]] bool mayPart() const { return m_isDone; }

    /// Begins with one member; the other is looked for.
    Q_INVOKABLE void open(const QString &memberId);
    /// A proposal or a merge that is there already.
    Q_INVOKABLE void openPair(const QString &keepId, const QString &mergeId, int isDone);
    Q_INVOKABLE void search(const QString &typed);
    Q_INVOKABLE void choose(const QString &memberId);
    /// The other account stays.
    Q_INVOKABLE void swap();
    Q_INVOKABLE void propose();
    Q_INVOKABLE void confirm();
    Q_INVOKABLE void decline();
    Q_INVOKABLE void part();

Q_SIGNALS:
    void changed();
    void done();

protected:
    void attach() override;
    void reread() override;

private:
    void show(const MergeView &view);
    void forget();

    MemberId m_keep;
    MemberId m_merge;
    MergeView m_view;
    RowList *m_hits;
    RowList *m_lines;
    QString m_stage;
    bool m_hasBoth = false;
    bool m_isDone = false;
};

} // namespace zhike::ui
