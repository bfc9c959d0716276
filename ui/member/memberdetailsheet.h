// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/lists/rowlist.h"
#include "ui/pagemodel.h"

namespace zhike::ui {

/// One tap away from the member page: tags with their source, and the points ledger.
class MemberDetailSheet : public zhike::ui::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(zhike::ui::RowList *tags READ tags CONSTANT)
    Q_PROPERTY(zhike::ui::RowList *points READ points CONSTANT)
    Q_PROPERTY(QString balance READ balance NOTIFY changed)
    Q_PROPERTY(QString worth READ worth NOTIFY changed)
public:
    explicit MemberDetailSheet(QObject *parent = nullptr);

    [[nodiscard]] RowList *tags() const { return m_tags; }
    [[nodiscard]] RowList *points() const { return m_points; }
    [[nodiscard]] QString balance() const { return m_balance; } ///< "2,316 + 待确认 120"
    [[nodiscard]] QString worth() const { return m_worth; } ///< "1 分 = 1 元"

    Q_INVOKABLE void open(const QString &memberId);

Q_SIGNALS:
    void changed();

protected:
    void attach() override;
    void reread() override;

private:
    void show(const MemberDetail &detail);

    MemberId m_member;
    RowList *m_tags;
    RowList *m_points;
    QString m_balance;
    QString m_worth;
};

} // namespace zhike::ui
